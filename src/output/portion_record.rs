//! What the portions of files were made of that are joined of them, and how long each is in each file:
//! the next build makes those alone that are made of something else, and takes the others out of the
//! files that stand in their places. Kept in the cache.

use super::{
    OutputFolder, OutputPath,
    record::{take, take_part},
};
use crate::cache::{CacheArea, CacheKey};

/// What is known of a portion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PortionRecord {
    /// The key of what it was made of.
    pub key: CacheKey,
    /// What its maker has noted, without which the key cannot be known.
    pub notes: Vec<u8>,
    /// Its bytes in each file.
    pub lengths: Vec<u64>,
}

impl OutputFolder<'_> {
    /// The portions of files as the last build made them, if the cache has them.
    pub fn known_portions<'p>(
        &self,
        files: impl IntoIterator<Item = &'p OutputPath>,
    ) -> Vec<PortionRecord> {
        let bytes = self.cache.get(CacheArea::Outputs, self.portions_key(files));
        bytes.and_then(|bytes| parse(&bytes)).unwrap_or_default()
    }

    /// Keeps the portions of files for the next build.
    pub fn keep_portions<'p>(
        &self,
        files: impl IntoIterator<Item = &'p OutputPath>,
        portions: &[PortionRecord],
    ) {
        self.cache.put(CacheArea::Outputs, self.portions_key(files), &to_bytes(portions));
    }

    fn portions_key<'p>(&self, files: impl IntoIterator<Item = &'p OutputPath>) -> CacheKey {
        let root = self.root.as_os_str().as_encoded_bytes();
        let files = files.into_iter().map(|path| path.as_str().as_bytes());
        let parts: Vec<&[u8]> = [&b"portions"[..], root].into_iter().chain(files).collect();
        CacheKey::of(&parts)
    }
}

fn to_bytes(portions: &[PortionRecord]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for portion in portions {
        bytes.extend(portion.key.bytes());
        bytes.extend((portion.notes.len() as u32).to_le_bytes());
        bytes.extend(&portion.notes);
        bytes.extend((portion.lengths.len() as u32).to_le_bytes());
        bytes.extend(portion.lengths.iter().flat_map(|length| length.to_le_bytes()));
    }
    bytes
}

fn parse(mut bytes: &[u8]) -> Option<Vec<PortionRecord>> {
    let mut portions = Vec::new();
    while !bytes.is_empty() {
        let key = CacheKey::from_bytes(take(&mut bytes)?);
        let notes = take_part(&mut bytes)?.to_vec();
        let count = u32::from_le_bytes(take(&mut bytes)?);
        let lengths = (0..count).map(|_| take(&mut bytes).map(u64::from_le_bytes));
        portions.push(PortionRecord { key, notes, lengths: lengths.collect::<Option<_>>()? });
    }
    Some(portions)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_are_read_as_they_were_written() {
        let portion = |name: &[u8], lengths: &[u64]| PortionRecord {
            key: CacheKey::of(&[name]),
            notes: name.to_vec(),
            lengths: lengths.to_vec(),
        };
        let portions = vec![portion(b"a", &[7, 0, u64::MAX]), portion(b"", &[])];
        let bytes = to_bytes(&portions);
        assert_eq!(parse(&bytes), Some(portions));
        assert_eq!(parse(&bytes[..bytes.len() - 1]), None);
    }
}
