//! The index as files, after `format.md`.

mod binary;
mod briefs;
mod buckets;
mod cards;
mod columns;
mod facts;
mod families;
mod fnv;
mod named_files;
mod pairs;
mod positions;
mod root;
mod shard;
mod split;
mod words;

pub(super) use briefs::write_briefs;
pub(super) use cards::{CARDS_PER_HASH, write_cards};
pub(super) use columns::write_columns;
pub(super) use facts::write_facts;
pub(super) use families::write_families;
pub(super) use root::{RootFile, write_root};
pub use shard::FOLDER;
pub use shard::{DESK_ROOT, Emit, IndexSink, NewIndex, ROOT};
pub(super) use shard::{ShardHash, ShardWriter};
pub(super) use words::write_words;
