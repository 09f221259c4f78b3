//! Teladan.
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod graph;
pub mod model;
pub mod names;
pub mod output;
pub mod parse;
pub mod pipeline;
pub mod read;
pub mod render;
pub mod rule;
pub mod source;
pub mod text;
pub mod theme;
pub mod validate;
pub mod yaml;
