//! Teladan turns a folder of Markdown case studies into a searchable static site, checks them like
//! a compiler, and makes new ones easy to begin.
//!
//! # The flow
//!
//! Data goes one way. Every stage is a function from one finished value to the next, and returns an
//! [`Outcome`](diagnostic::Outcome): a value, and what is to be said about its input.
//!
//! ```text
//! disk ─ read ─► Snapshot      every input byte; the only reading door
//!       parse ─► Document      one file: front matter as a spanned tree, headings, links
//!    validate ─► Entry         case, locus, visit, institute, adoption, page: never half-filled
//!       graph ─► Graph         references resolved, back-links, facets; immutable
//!      render ─► HTML          one page at a time: view structs into templates
//!      images ─► bytes         photos without what a camera wrote beside them
//!      output ─► disk          staged, then put in place together
//! ```
//!
//! [`pipeline`] is the only module that names all stages, and [`cli`] the only one that talks.
//! [`serve`] shows what the pipeline makes in a browser; nothing above it knows that it exists.
//!
//! # What holds everywhere
//!
//! - Only [`read`], [`output`], [`watch`], [`serve`] and [`cli`] touch files, clock, environment or network; `.clippy.toml` says
//!   so, and each of them carries the reason.
//! - Parsing, validating and linking never fail as a whole: an author's mistake is a
//!   [`Diagnostic`](diagnostic::Diagnostic), never an error that stops the run.
//! - Templates never see the graph, only the structs of [`render::view`]; no domain type
//!   implements `Serialize`.
//! - Whatever reaches the output comes from ordered collections: the same input gives the same
//!   bytes, whatever the thread count, the day or the path.
//! - Every diagnostic names a [`rule`], and its place if it is about a file. Its sentences stand in
//!   `rule/messages/`, in both languages.
//! - Content is data: it is never evaluated as a template, and its HTML is shown as text.
//! - Files that Teladan did not write are never changed or deleted, and an error leaves the old
//!   site as it was.
//!
//! # Where things are, in reading order

pub mod text;

pub mod source;

pub mod yaml;

pub mod rule;

pub mod diagnostic;

pub mod names;

pub mod config;

pub mod model;

pub mod read;

pub mod parse;

pub mod validate;

pub mod graph;

pub mod images;

pub mod theme;

pub mod render;

pub mod search;

pub mod output;

pub mod scaffold;

pub mod pipeline;

pub mod watch;

pub mod serve;

pub mod cli;
