//! The whole program as its users meet it: small knowledge bases in folders of their own, the real
//! binary run on them, and what it says and writes. One binary, so that it is linked once.
#![expect(clippy::disallowed_methods, reason = "the tests look at what is on the disk")]

#[path = "../harness/mod.rs"]
mod harness;

#[allow(dead_code, unreachable_pub, reason = "benches use the rest")]
#[expect(clippy::cast_precision_loss, reason = "nobody has so many words")]
#[path = "../../benches/corpus/mod.rs"]
mod generated;

mod absence;
mod attachments;
mod barometer;
mod build;
mod bundles;
mod cache;
mod changes;
mod circles;
mod command_line;
mod content;
mod corpus;
mod cures;
mod determinism;
mod docs;
mod endless_templates;
mod engines;
mod explain;
mod finder;
mod formats;
mod forms;
mod graph;
mod guides;
mod hostile;
mod hosts;
mod internal_faults;
mod json_schema;
mod last_good;
mod layers;
mod licences;
mod links;
mod list_filters;
mod lists;
mod lookalikes;
mod lost_text;
mod many_mistakes;
mod map;
mod markdown;
mod markdown_bombs;
mod markdown_html;
mod memo;
mod mending;
mod names;
mod obstacles;
mod one_meaning;
mod open_data;
mod open_data_keys;
mod oracle;
mod packs;
mod personal;
mod photo_bombs;
mod photo_privacy;
mod photos;
mod portability;
mod progress;
mod published;
mod publisher;
mod publishing;
mod reading;
mod reading_advice;
mod reading_cases;
mod readme;
mod recipes;
mod refusals;
mod refused;
mod removal;
mod renaming;
mod renaming_files;
mod safety;
mod sample;
mod saving;
mod scaffold;
mod scripts;
mod search_answers;
mod search_briefs;
mod search_client;
mod search_engines;
mod search_facts;
mod search_page;
mod search_parity;
mod search_words;
mod serve_clients;
mod serve_crowd;
mod serve_events;
mod serve_guard;
mod serve_mistakes;
mod serve_pages;
mod serve_requests;
mod serve_start;
mod shortforms;
mod slips;
mod spread;
mod stdout;
mod theme;
mod theme_contract;
mod theme_strings;
mod theming;
mod tidy;
mod timelines;
mod translations;
mod upgrade;
mod watched;
mod watching;
mod word_lists;
mod wording;
mod workbooks;

use harness::{html, photo, project, run, samples, serving};
