//! The search index of a site that is shown: made when a reader first asks for it, all of it at
//! once, because its files name each other by their content. The one before stays at hand for pages
//! that were opened before a change.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use hyper::body::Bytes;

use crate::{
    config::Config,
    pipeline::Compilation,
    search::{TIER, is_index},
};

type Files = HashMap<String, Bytes>;

/// The index of one site.
#[derive(Debug, Default)]
pub(super) struct Index {
    files: OnceLock<Arc<Files>>,
    /// That of the last site that anybody searched.
    before: Option<Arc<Files>>,
}

impl Index {
    /// The index of the next site.
    pub(super) fn next(&self) -> Self {
        let before = self.files.get().or(self.before.as_ref()).cloned();
        Self { files: OnceLock::new(), before }
    }

    /// Whether a path may be one of its files; for certain once it is made.
    pub(super) fn may_have(&self, path: &str) -> bool {
        is_index(path)
            && self.files.get().is_none_or(|files| {
                files.contains_key(path)
                    || self.before.as_ref().is_some_and(|before| before.contains_key(path))
            })
    }

    /// A file of it.
    pub(super) fn file(&self, path: &str, site: &Compilation, config: &Config) -> Option<Bytes> {
        let files = self.files.get_or_init(|| Arc::new(made(site, config)));
        let before = self.before.as_ref();
        files.get(path).or_else(|| before?.get(path)).cloned()
    }
}

fn made(site: &Compilation, config: &Config) -> Files {
    let files = Mutex::new(Files::new());
    site.search(config, TIER, &|path, bytes| {
        let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
        files.insert(path.as_str().to_owned(), Bytes::from(bytes));
    });
    files.into_inner().unwrap_or_else(PoisonError::into_inner)
}
