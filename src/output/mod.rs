//! What is published: files by their path in the site, checked against each other, and written.

mod collision;
mod folder;
mod manifest;
mod path;

pub use collision::{PathClaim, find_collisions};
pub use folder::{OutputError, OutputFolder, PublishSummary, StagedFile};
pub use path::OutputPath;
