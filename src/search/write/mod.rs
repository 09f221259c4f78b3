//! The index as files, after `format.md`.

mod binary;
mod cards;
mod columns;
mod root;
mod shard;
mod split;
mod terms;
mod words;

pub(super) use cards::GROUP;
pub(super) use cards::cards;
pub(super) use columns::columns;
pub(super) use root::{Root, root};
pub use shard::{Emit, ROOT};
pub(super) use shard::{FOLDER, Hash};
pub(super) use terms::terms;
pub(super) use words::lists;

/// The version of the format.
pub(super) const VERSION: u32 = 1;
