//! The search index of one served site. All its files are made when the first is asked for, but for
//! those that the index before had, and the texts that it was made of. The files of the index before
//! are kept: a page that was opened before a change still asks for them.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use rustc_hash::FxHashMap;

use super::served_file::ServedFile;
use crate::{
    cache::{Cache, CacheArea, CacheKey},
    config::Config,
    diagnostic::Diagnostic,
    output::OutputPath,
    pipeline::{Compilation, PageKeys, Site},
    search::{IndexMemory, IndexSink, is_index_root},
    text::content_type,
};

/// Files by their path in the site, and what each was made of.
type IndexFiles = FxHashMap<String, (CacheKey, ServedFile)>;

/// The index of one site.
#[derive(Debug, Default)]
pub(super) struct ServedIndex {
    files: OnceLock<Arc<IndexFiles>>,
    /// The files of the last index that was made.
    previous: Option<Arc<IndexFiles>>,
    /// The knowledge base in whose cache the parts of indexes are kept.
    root: Option<PathBuf>,
}

impl ServedIndex {
    /// An index of which no file is made yet, which replaces another one.
    pub(super) fn after(before: Option<&Self>, root: Option<&Path>) -> Self {
        let previous = before.and_then(|before| before.files.get().or(before.previous.as_ref()));
        let root = root.map(Path::to_owned);
        Self { files: OnceLock::new(), previous: previous.cloned(), root }
    }

    /// A file that has been made. Names of files contain the hash of their content, so that one of
    /// the index before is right too; only the roots have one name each, and have to be the present ones.
    pub(super) fn get(&self, path: &str) -> Option<&ServedFile> {
        let own = self.files.get().and_then(|files| files.get(path));
        let previous = || self.previous.as_ref().filter(|_| !is_index_root(path))?.get(path);
        let file = own.or_else(previous);
        file.map(|(_, file)| file)
    }

    /// Whether the files have been made.
    pub(super) fn is_made(&self) -> bool {
        self.files.get().is_some()
    }

    /// Makes all files. If that fails there are none, and the error comes back.
    pub(super) fn make(&self, compilation: &Compilation) -> Result<(), Box<Diagnostic>> {
        let mut result = Ok(());
        self.files.get_or_init(|| {
            let made = match (&compilation.site, &compilation.config) {
                (Some(site), Some(config)) => self.make_files(site, config),
                _ => Ok(IndexFiles::default()),
            };
            Arc::new(made.unwrap_or_else(|fault| {
                result = Err(fault);
                IndexFiles::default()
            }))
        });
        result
    }

    fn make_files(&self, site: &Site, config: &Config) -> Result<IndexFiles, Box<Diagnostic>> {
        let cache = self.root.as_deref().map_or_else(Cache::off, Cache::open);
        let keys = PageKeys::new(site, config);
        let memory = IndexMemory { cache: &cache, keys: &keys };
        let sink = ServedFiles { previous: self.previous.as_deref(), made: Mutex::default() };
        site.update_search(config, &sink, &memory)?;
        cache.prune(&[CacheArea::Index]);
        Ok(sink.made.into_inner().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The files of an index that is being made, beside those of the one before.
struct ServedFiles<'a> {
    previous: Option<&'a IndexFiles>,
    made: Mutex<IndexFiles>,
}

impl ServedFiles<'_> {
    fn find(&self, path: &OutputPath, made_of: CacheKey) -> Option<&ServedFile> {
        let (known, file) = self.previous?.get(path.as_str())?;
        (*known == made_of).then_some(file)
    }

    fn add(&self, path: &OutputPath, made_of: CacheKey, file: ServedFile) {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.insert(path.as_str().to_owned(), (made_of, file));
    }
}

impl IndexSink for ServedFiles<'_> {
    fn has(&self, path: &OutputPath, made_of: CacheKey) -> bool {
        self.find(path, made_of).is_some()
    }

    fn keep(&self, path: &OutputPath, made_of: CacheKey) {
        if let Some(file) = self.find(path, made_of) {
            self.add(path, made_of, file.clone());
        }
    }

    fn put(&self, path: OutputPath, made_of: CacheKey, bytes: Vec<u8>) {
        let file = ServedFile::file(bytes, content_type::of_path(path.as_str()));
        self.add(&path, made_of, file);
    }
}
