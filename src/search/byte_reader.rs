//! Reads what is kept of an index, from the front. Each thing is there or not: what was kept may be
//! anything.

use super::varint::read_varint;

/// Reads what a portion was written as, from the front.
pub(super) struct ByteReader<'a> {
    bytes: &'a [u8],
}

impl<'a> ByteReader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// Whether all has been read.
    pub(super) fn is_at_end(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Bytes of a fixed number.
    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*taken)
    }

    /// So many bytes.
    pub(super) fn take(&mut self, count: usize) -> Option<Vec<u8>> {
        let (taken, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(taken.to_vec())
    }

    /// A number that says how many of something follow.
    pub(super) fn count(&mut self) -> Option<usize> {
        if self.bytes.iter().take(5).all(|byte| *byte >= 0x80) {
            return None;
        }
        let (count, length) = read_varint(self.bytes);
        self.bytes = self.bytes.get(length..)?;
        Some(count as usize)
    }

    /// So many numbers of a fixed size.
    pub(super) fn numbers<const N: usize, T>(
        &mut self,
        count: usize,
        read: impl Fn([u8; N]) -> T,
    ) -> Option<Vec<T>> {
        let (taken, rest) = self.bytes.split_at_checked(count.checked_mul(N)?)?;
        self.bytes = rest;
        let chunks = taken.as_chunks::<N>().0.iter();
        Some(chunks.map(|chunk| read(*chunk)).collect())
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        let count = self.count()?;
        String::from_utf8(self.take(count)?).ok()
    }

    /// A list.
    pub(super) fn list<T>(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count()?;
        (0..count).map(|_| item(self)).collect()
    }

    /// A list of texts.
    pub(super) fn texts(&mut self) -> Option<Vec<String>> {
        self.list(Self::text)
    }
}
