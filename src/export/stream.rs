//! A file that is made while it is read, so that none is held whole, however many records it has.

use std::{fmt, io};

/// How many bytes are made at once, at least.
const PORTION: usize = 64 * 1024;

/// The pieces of a file, one after the other.
pub struct RecordStream<'a> {
    pieces: Box<dyn Iterator<Item = Vec<u8>> + Send + 'a>,
    portion: Vec<u8>,
    /// How much of the portion has been read.
    read: usize,
}

impl<'a> RecordStream<'a> {
    /// A file of these pieces.
    pub(super) fn new(pieces: impl Iterator<Item = Vec<u8>> + Send + 'a) -> Self {
        Self { pieces: Box::new(pieces), portion: Vec::new(), read: 0 }
    }
}

impl io::Read for RecordStream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.read == self.portion.len() {
            self.portion.clear();
            self.read = 0;
            while self.portion.len() < PORTION
                && let Some(piece) = self.pieces.next()
            {
                self.portion.extend_from_slice(&piece);
            }
        }
        let rest = &self.portion[self.read..];
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        self.read += count;
        Ok(count)
    }
}

impl fmt::Debug for RecordStream<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordStream").field("read", &self.read).finish_non_exhaustive()
    }
}
