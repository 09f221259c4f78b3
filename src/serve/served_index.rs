//! The search index of one served site. All its files are made when the first is asked for. Those of
//! the index before are kept: a page that was opened before a change still asks for them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{content_type, served_file::ServedFile};
use crate::{
    diagnostic::Diagnostic,
    pipeline::Compilation,
    search::{TIER, is_index_root},
};

/// Files by their path in the site.
type IndexFiles = HashMap<String, ServedFile>;

/// The index of one site.
#[derive(Debug, Default)]
pub(super) struct ServedIndex {
    files: OnceLock<Arc<IndexFiles>>,
    /// The files of the last index that was made.
    previous: Option<Arc<IndexFiles>>,
}

impl ServedIndex {
    /// An index of which no file is made yet, which replaces another one.
    pub(super) fn after(before: Option<&Self>) -> Self {
        let previous = before.and_then(|before| before.files.get().or(before.previous.as_ref()));
        Self { files: OnceLock::new(), previous: previous.cloned() }
    }

    /// A file that has been made. Names of files contain the hash of their content, so that one of
    /// the index before is right too; only the roots have one name each, and have to be the present ones.
    pub(super) fn get(&self, path: &str) -> Option<&ServedFile> {
        let own = self.files.get().and_then(|files| files.get(path));
        own.or_else(|| self.previous.as_ref().filter(|_| !is_index_root(path))?.get(path))
    }

    /// Whether the files have been made.
    pub(super) fn is_made(&self) -> bool {
        self.files.get().is_some()
    }

    /// Makes all files. If that fails there are none, and the error comes back.
    pub(super) fn make(&self, compilation: &Compilation) -> Result<(), Box<Diagnostic>> {
        let mut result = Ok(());
        self.files.get_or_init(|| {
            let made = Mutex::new(IndexFiles::new());
            if let (Some(site), Some(config)) = (&compilation.site, &compilation.config) {
                let written = site.search(config, TIER, &|path, bytes| {
                    let file = ServedFile::file(bytes, content_type::of_path(path.as_str()));
                    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                    made.insert(path.as_str().to_owned(), file);
                });
                result = written.map(|_| ());
            }
            let made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
            Arc::new(if result.is_ok() { made } else { IndexFiles::new() })
        });
        result
    }
}
