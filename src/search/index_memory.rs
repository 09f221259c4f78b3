//! What is known of an index that was made before. If nothing that a portion was made of has changed
//! and its files are still there, its documents are neither read nor written again; if that holds for
//! everything, nothing is.

use super::{
    byte_reader::ByteReader,
    header::DocumentHeader,
    noting_sink::{IndexFile, NotingSink, keep_files},
    stored_portion::{self, MadePortion, read_files, write_files},
    write::{IndexSink, ShardHash, ShardWriter},
};
use crate::cache::{Cache, CacheArea, CacheKey};

/// Tells what documents are made of.
pub trait DocumentKeys: Sync {
    /// The key of everything that the whole index is made of.
    fn whole(&self) -> CacheKey;

    /// The key of all that entries say but for the prose of their own pages.
    fn facts(&self) -> CacheKey;

    /// The key of what some documents are made of, but for what they say of other entries.
    fn begin(&self, headers: &[DocumentHeader]) -> CacheKey;

    /// The key of what has begun so, and says something of these entries.
    fn complete(&self, begun: CacheKey, reads: &[u8]) -> CacheKey;
}

/// What is known of an index that was made before.
pub struct IndexMemory<'a> {
    /// Where it is kept.
    pub cache: &'a Cache,
    /// What it was made of.
    pub keys: &'a dyn DocumentKeys,
}

impl IndexMemory<'_> {
    /// Keeps all files of the index, if it was made of just this and they are there; whether they are.
    pub(super) fn keep_whole(&self, sink: &dyn IndexSink) -> bool {
        let files = self.cache.get(CacheArea::Index, self.key_of_whole());
        let files = files.and_then(|bytes| {
            let mut reader = ByteReader::new(&bytes);
            read_files(&mut reader).filter(|_| reader.is_at_end())
        });
        files.is_some_and(|files| keep_files(&files, sink))
    }

    /// Notes which files the index has.
    pub(super) fn note_whole(&self, files: &[IndexFile]) {
        if self.cache.is_on() {
            let mut bytes = Vec::new();
            write_files(files, &mut bytes);
            self.cache.put(CacheArea::Index, self.key_of_whole(), &bytes);
        }
    }

    fn key_of_whole(&self) -> CacheKey {
        CacheKey::of(&[b"whole", self.keys.whole().bytes()])
    }

    /// Writes a part of the index that has no prose, unless it is known and its files are there; gives
    /// the hash that leads to it, if there is any.
    pub(super) fn update_part(
        &self,
        name: &str,
        sink: &dyn IndexSink,
        write: impl FnOnce(&ShardWriter<'_>) -> Option<ShardHash>,
    ) -> Option<ShardHash> {
        let key = CacheKey::of(&[name.as_bytes(), self.keys.facts().bytes()]);
        let known = self.cache.get(CacheArea::Index, key).and_then(|bytes| read_part(&bytes));
        if let Some((hash, _)) = known.filter(|(_, files)| keep_files(files, sink)) {
            return Some(hash);
        }
        let noting = NotingSink::new(sink);
        let hash = write(&ShardWriter::new(&noting))?;
        if self.cache.is_on() {
            let mut bytes = hash.bytes().to_vec();
            write_files(&noting.into_files(), &mut bytes);
            self.cache.put(CacheArea::Index, key, &bytes);
        }
        Some(hash)
    }

    /// The key of a portion, but for what its documents say of other entries.
    pub(super) fn begin_portion(&self, number: usize, headers: &[DocumentHeader]) -> CacheKey {
        let number = (number as u64).to_le_bytes();
        CacheKey::of(&[&number, self.keys.begin(headers).bytes()])
    }

    /// The portion that has begun so, if it is known and all its files are there.
    pub(super) fn find_portion(
        &self,
        begun: CacheKey,
        sink: &dyn IndexSink,
    ) -> Option<MadePortion> {
        let bytes = self.cache.get(CacheArea::Index, begun)?;
        let mut reader = ByteReader::new(&bytes);
        let key = CacheKey::from_bytes(reader.array()?);
        let reads = reader.count().and_then(|count| reader.take(count))?;
        if self.keys.complete(begun, &reads) != key {
            return None;
        }
        let portion = stored_portion::read_portion(reader)?;
        keep_files(&portion.files, sink).then_some(portion)
    }

    /// Keeps a portion that says something of these entries.
    pub(super) fn keep_portion(&self, begun: CacheKey, reads: &[u8], portion: &MadePortion) {
        if self.cache.is_on() {
            let mut bytes = self.keys.complete(begun, reads).bytes().to_vec();
            stored_portion::write_part(reads, &mut bytes);
            stored_portion::write_portion(portion, &mut bytes);
            self.cache.put(CacheArea::Index, begun, &bytes);
        }
    }
}

/// The hash and the files of a part, from what was kept of it.
fn read_part(bytes: &[u8]) -> Option<(ShardHash, Vec<IndexFile>)> {
    let mut reader = ByteReader::new(bytes);
    let hash = ShardHash::from_bytes(reader.array()?);
    let files = read_files(&mut reader)?;
    reader.is_at_end().then_some((hash, files))
}
