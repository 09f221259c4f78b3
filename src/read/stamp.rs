//! How a file is recognized as unchanged without reading it, and when that cannot be relied on.

use std::{
    fs::Metadata,
    path::Path,
    time::{Duration, SystemTime},
};

use super::open_regular;

/// The coarsest clock of a file system in use, that of FAT. Two changes within it leave the same time.
const COARSEST_CLOCK: Duration = Duration::from_secs(2);

/// What changes with a file: its size, its times and its number on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    pub(super) size: u64,
    modified: Option<SystemTime>,
    /// The number on the disk, and the time of its last change. Programs can set the time of the
    /// content back, but not this one.
    inode: (u64, i64, i64),
}

impl Stamp {
    /// How many bytes a stamp is written in.
    pub const BYTES: usize = 48;

    /// The stamp of a file now.
    pub fn of(metadata: &Metadata) -> Self {
        Self { size: metadata.len(), modified: metadata.modified().ok(), inode: inode(metadata) }
    }

    /// The stamp as bytes: the same for the same stamp alone.
    pub fn bytes(self) -> [u8; Self::BYTES] {
        let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).ok();
        let modified = self.modified.and_then(since).map_or(u128::MAX, |since| since.as_nanos());
        let mut bytes = [0; Self::BYTES];
        bytes[..8].copy_from_slice(&self.size.to_le_bytes());
        bytes[8..24].copy_from_slice(&modified.to_le_bytes());
        bytes[24..32].copy_from_slice(&self.inode.0.to_le_bytes());
        bytes[32..40].copy_from_slice(&self.inode.1.to_le_bytes());
        bytes[40..].copy_from_slice(&self.inode.2.to_le_bytes());
        bytes
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

/// The state of a file when it was last looked at.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileState {
    pub(super) stamp: Stamp,
    /// The hash of its bytes, if the stamp is not reliable.
    pub(super) hash: Option<[u8; 32]>,
    at: SystemTime,
}

impl FileState {
    pub(super) fn new(stamp: Stamp) -> Self {
        Self { stamp, hash: None, at: SystemTime::now() }
    }

    /// Whether the stamp shows every later change: only if the last change was long enough ago for the
    /// next one to have another time.
    pub(super) fn has_reliable_stamp(self) -> bool {
        self.stamp.modified.is_some_and(|modified| modified + COARSEST_CLOCK < self.at)
    }
}

/// The hash of a file's bytes, if they can be read.
pub(super) fn hash_file(disk: &Path) -> Option<[u8; 32]> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(open_regular(disk).ok()?).ok()?;
    Some(hasher.finalize().into())
}
