//! Teladan.
pub mod config;
pub mod diagnostic;
pub mod graph;
pub mod model;
pub mod names;
pub mod parse;
pub mod read;
pub mod rule;
pub mod source;
pub mod text;
pub mod validate;
pub mod yaml;
