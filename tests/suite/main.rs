//! The whole program as its users meet it: small knowledge bases in folders of their own, the real
//! binary run on them, and what it says and writes. One binary, so that it is linked once.
#![expect(clippy::disallowed_methods, reason = "the tests look at what is on the disk")]

mod build;
mod bundles;
mod determinism;
mod explain;
mod formats;
mod graph;
mod hostile;
mod html;
mod layers;
mod links;
mod lists;
mod markdown;
mod markdown_bombs;
mod names;
mod project;
mod publisher;
mod publishing;
mod reading;
mod reading_advice;
mod reading_cases;
mod readme;
mod run;
mod safety;
mod samples;
mod scaffold;
mod search_page;
mod serve_clients;
mod serve_events;
mod serve_guard;
mod serve_mistakes;
mod serve_pages;
mod serve_requests;
mod serve_start;
mod serving;
mod shortforms;
mod slips;
mod theme;
mod theme_contract;
mod theming;
mod tidy;
mod told;
mod translations;
mod watching;
mod wording;
