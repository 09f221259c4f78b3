//! Which folder stands at a path. A folder that was deleted and made anew, moved away and back, or
//! mounted again has the same path, but the system tells nothing of it any more.

use std::{fs::Metadata, path::Path, time::SystemTime};

/// What differs between two folders that stood at one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FolderIdentity {
    number: (u64, u64),
    /// A number is given away again as soon as its folder is deleted.
    made: Option<SystemTime>,
}

/// The folder at a path; nothing if there is none.
pub(super) fn folder_at(path: &Path) -> Option<FolderIdentity> {
    let metadata = std::fs::metadata(path).ok().filter(Metadata::is_dir)?;
    Some(FolderIdentity { number: number(&metadata), made: metadata.created().ok() })
}

#[cfg(unix)]
fn number(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn number(_: &Metadata) -> (u64, u64) {
    (0, 0)
}
