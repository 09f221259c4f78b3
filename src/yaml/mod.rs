//! YAML as a tree that still knows its source: every value keeps its span, its style and the
//! comment behind it, and no value is typed yet. All YAML of the program is read through here:
//! front matter, `teladan.yaml`, terms, interface strings and the wording of messages.
//!
//! The reader is deliberately smaller than YAML: one document, no anchors, aliases or tags, and a
//! budget for size and depth. What is wrong is a [`Problem`], plain data; the stages turn it into
//! a diagnostic.

mod build;
mod node;
mod problem;

pub use build::{Limits, Parsed, parse};
pub use node::{Node, NodeValue, Pair, Scalar, Style, WrittenLines};
pub use problem::{Problem, ProblemKind, SyntaxError};
