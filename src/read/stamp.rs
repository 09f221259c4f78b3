//! How a file is known to be the same without reading it, and when that cannot be relied on.

use std::{
    fs::{File, Metadata},
    path::Path,
    time::{Duration, SystemTime},
};

/// The coarsest clock of a file system in use: a change within it leaves no other time behind.
const COARSEST: Duration = Duration::from_secs(2);

/// What changes with a file: its size, its times and its number on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub(super) size: u64,
    modified: Option<SystemTime>,
    /// The number on the disk, and when that was last touched: other than the time of the text,
    /// no program sets it back.
    inode: (u64, i64, i64),
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), modified: metadata.modified().ok(), inode: inode(metadata) }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> (u64, i64, i64) {
    (0, 0, 0)
}

/// What was seen of a file when it was last looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) stamp: Stamp,
    /// The bytes, if the stamp alone cannot tell them from others.
    pub(super) hash: Option<[u8; 32]>,
    at: SystemTime,
}

impl Seen {
    pub(super) fn new(stamp: Stamp) -> Self {
        Self { stamp, hash: None, at: SystemTime::now() }
    }

    /// Whether the file had been left alone long enough for its next change to have another time.
    pub(super) fn is_settled(self) -> bool {
        self.stamp.modified.is_some_and(|modified| modified + COARSEST < self.at)
    }
}

/// The hash of a file's bytes, if they can be read.
pub(super) fn hash(disk: &Path) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(disk).ok()?).ok()?;
    Some(hasher.finalize().into())
}
