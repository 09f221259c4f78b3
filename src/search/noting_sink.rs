//! Where files of the index go while it is noted which they are: what is kept of a part of the index
//! names them, so that they need not be made again.

use std::sync::{Mutex, PoisonError};

use super::write::IndexSink;
use crate::{cache::CacheKey, output::OutputPath};

/// A file of the index, and what it was made of.
pub(super) type IndexFile = (OutputPath, CacheKey);

/// Keeps files that are there, if all of them are; whether they are.
pub(super) fn keep_files(files: &[IndexFile], sink: &dyn IndexSink) -> bool {
    let are_there = files.iter().all(|(path, made_of)| sink.has(path, *made_of));
    if are_there {
        for (path, made_of) in files {
            sink.keep(path, *made_of);
        }
    }
    are_there
}

/// Notes which files are written, and hands them on.
pub(super) struct NotingSink<'a> {
    sink: &'a dyn IndexSink,
    files: Mutex<Vec<IndexFile>>,
}

impl<'a> NotingSink<'a> {
    pub(super) fn new(sink: &'a dyn IndexSink) -> Self {
        Self { sink, files: Mutex::default() }
    }

    /// The files, with what each was made of.
    pub(super) fn into_files(self) -> Vec<IndexFile> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, path: &OutputPath, made_of: CacheKey) {
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push((path.clone(), made_of));
    }
}

impl IndexSink for NotingSink<'_> {
    fn has(&self, path: &OutputPath, made_of: CacheKey) -> bool {
        self.sink.has(path, made_of)
    }

    fn keep(&self, path: &OutputPath, made_of: CacheKey) {
        self.note(path, made_of);
        self.sink.keep(path, made_of);
    }

    fn put(&self, path: OutputPath, made_of: CacheKey, bytes: Vec<u8>) {
        self.note(&path, made_of);
        self.sink.put(path, made_of, bytes);
    }
}
