//! What is published: files by their path in the site, checked against each other, and written.

mod collision;
mod manifest;
mod path;
mod write;

pub use collision::{Claim, collisions};
pub use path::OutputPath;
pub use write::{Made, Refusal, Summary, Writer};
