//! What each file of an output folder was made of when it was put in its place, and its state on the
//! disk then. A file of which both are the same is neither made nor read again. Kept in the cache:
//! without it every file is made and compared.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{collections::BTreeMap, fs, path::Path};

use super::{OutputPath, StagedFile, manifest::FileHash, staged_file::MadeOf};
use crate::{
    cache::{Cache, CacheArea, CacheKey},
    read::Stamp,
};

/// What is known of a file that stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OutputRecord {
    made_of: MadeOf,
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

    /// The file at a path, if it was made of what has this key now, and is still there.
    pub(super) fn find(
        &self,
        root: &Path,
        path: &OutputPath,
        key: impl FnOnce(&[u8]) -> CacheKey,
    ) -> Option<StagedFile> {
        let OutputRecord { made_of, hash, size, stamp } = self.files.get(path.as_str())?;
        let is_same =
            key(&made_of.notes) == made_of.key && stamp_of(&root.join(path.as_str()))? == *stamp;
        is_same.then(|| StagedFile {
            path: path.clone(),
            hash: *hash,
            size: *size,
            staged: None,
            made_of: Some(made_of.clone()),
        })
    }

    /// Keeps the records of the files that are in their places now.
    pub(super) fn save(&self, root: &Path, made: &[StagedFile], cache: &Cache) {
        if !cache.is_on() {
            return;
        }
        let mut next = Self::default();
        for file in made {
            let (Some(made_of), path) = (&file.made_of, file.path.as_str()) else { continue };
            let known = self.files.get(path);
            let known = known.filter(|known| file.staged.is_none() && known.made_of == *made_of);
            let record = known.cloned().or_else(|| {
                let stamp = stamp_of(&root.join(path))?;
                let made_of = made_of.clone();
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
            for part in [path.as_bytes(), &record.made_of.notes] {
                bytes.extend((part.len() as u32).to_le_bytes());
                bytes.extend(part);
            }
            bytes.extend(record.made_of.key.bytes());
            bytes.extend(record.hash.bytes());
            bytes.extend(record.size.to_le_bytes());
            bytes.extend(record.stamp);
        }
        bytes
    }

    fn parse(mut bytes: &[u8]) -> Option<Self> {
        let mut records = Self::default();
        while !bytes.is_empty() {
            let path = take_part(&mut bytes)?;
            let notes = take_part(&mut bytes)?.into();
            let record = OutputRecord {
                made_of: MadeOf { key: CacheKey::from_bytes(take(&mut bytes)?), notes },
                hash: FileHash::from_bytes(take(&mut bytes)?),
                size: u64::from_le_bytes(take(&mut bytes)?),
                stamp: take(&mut bytes)?,
            };
            records.files.insert(std::str::from_utf8(path).ok()?.to_owned(), record);
        }
        Some(records)
    }
}

/// Takes a part off the front that begins with its length.
pub(super) fn take_part<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = u32::from_le_bytes(take(bytes)?) as usize;
    let (part, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(part)
}

/// Takes bytes off the front.
pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
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
                made_of: MadeOf {
                    key: CacheKey::of(&[path.as_bytes()]),
                    notes: path.as_bytes().into(),
                },
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
