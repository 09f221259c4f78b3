//! What each file of an output folder was made of when it was put in its place, and its state on the
//! disk then. A file of which both are the same is neither made nor read again. Kept in the cache:
//! without it every file is made and compared.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{collections::BTreeMap, fs, path::Path};

use super::{StagedFile, manifest::FileHash};
use crate::{
    cache::{Cache, CacheArea, CacheKey},
    read::Stamp,
};

/// What is known of a file that stands in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OutputRecord {
    /// What it was made of.
    made_of: CacheKey,
    hash: FileHash,
    size: u64,
    /// Its state on the disk.
    stamp: [u8; Stamp::BYTES],
}

/// The records of an output folder, by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct OutputRecords {
    files: BTreeMap<String, OutputRecord>,
}

/// The entry of the cache that has the records of a folder.
fn key(root: &Path) -> CacheKey {
    CacheKey::of(&[root.as_os_str().as_encoded_bytes()])
}

/// The state of a regular file.
fn stamp_of(path: &Path) -> Option<[u8; Stamp::BYTES]> {
    let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some(Stamp::of(&metadata).bytes())
}

impl OutputRecords {
    /// The records of the last build into a folder, if the cache has them.
    pub(super) fn load(root: &Path, cache: &Cache) -> Self {
        let bytes = cache.get(CacheArea::Outputs, key(root));
        bytes.and_then(|bytes| Self::parse(&bytes)).unwrap_or_default()
    }

    /// The hash and the size of the file at a path, if it is still there as it was made of this.
    pub(super) fn find(
        &self,
        root: &Path,
        path: &str,
        made_of: CacheKey,
    ) -> Option<(FileHash, u64)> {
        let record = self.files.get(path).filter(|record| record.made_of == made_of)?;
        let is_same = stamp_of(&root.join(path))? == record.stamp;
        is_same.then_some((record.hash, record.size))
    }

    /// Keeps the records of the files that are in their places now.
    pub(super) fn save(&self, root: &Path, made: &[StagedFile], cache: &Cache) {
        if !cache.is_on() {
            return;
        }
        let mut next = Self::default();
        for file in made {
            let (Some(made_of), path) = (file.made_of, file.path.as_str()) else { continue };
            let known = self.files.get(path);
            let known = known.filter(|known| file.staged.is_none() && known.made_of == made_of);
            let record = known.copied().or_else(|| {
                let stamp = stamp_of(&root.join(path))?;
                Some(OutputRecord { made_of, hash: file.hash, size: file.size, stamp })
            });
            next.files.extend(record.map(|record| (path.to_owned(), record)));
        }
        if next != *self {
            cache.put(CacheArea::Outputs, key(root), &next.to_bytes());
        }
    }

    fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.files.len() * 160);
        for (path, record) in &self.files {
            bytes.extend((path.len() as u32).to_le_bytes());
            bytes.extend(path.as_bytes());
            bytes.extend(record.made_of.bytes());
            bytes.extend(record.hash.bytes());
            bytes.extend(record.size.to_le_bytes());
            bytes.extend(record.stamp);
        }
        bytes
    }

    fn parse(mut bytes: &[u8]) -> Option<Self> {
        let mut records = Self::default();
        while !bytes.is_empty() {
            let length = u32::from_le_bytes(take(&mut bytes)?) as usize;
            let (path, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            let record = OutputRecord {
                made_of: CacheKey::from_bytes(take(&mut bytes)?),
                hash: FileHash::from_bytes(take(&mut bytes)?),
                size: u64::from_le_bytes(take(&mut bytes)?),
                stamp: take(&mut bytes)?,
            };
            records.files.insert(std::str::from_utf8(path).ok()?.to_owned(), record);
        }
        Some(records)
    }
}

/// Takes bytes off the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read_as_they_were_written() {
        let mut records = OutputRecords::default();
        for (path, size) in [("praktik/é.html", 7), ("index.html", u64::MAX)] {
            let record = OutputRecord {
                made_of: CacheKey::of(&[path.as_bytes()]),
                hash: FileHash::of(path.as_bytes()),
                size,
                stamp: [size as u8; Stamp::BYTES],
            };
            records.files.insert(path.to_owned(), record);
        }
        let bytes = records.to_bytes();
        assert_eq!(OutputRecords::parse(&bytes), Some(records));
        assert_eq!(OutputRecords::parse(&bytes[1..]), None);
        assert_eq!(OutputRecords::parse(&bytes[..bytes.len() - 1]), None);
    }
}
