//! The files that readers search in. They are made all at once, when the first of them is asked for;
//! a page that was opened before a change still finds those it knows.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use super::{kind, site::Made};
use crate::{
    pipeline::Compilation,
    search::{ROOT, TIER},
};

type Files = HashMap<String, Made>;

/// The index of one site.
#[derive(Debug, Default)]
pub(super) struct Shards {
    files: OnceLock<Arc<Files>>,
    /// Those that were last made for another site.
    former: Option<Arc<Files>>,
}

impl Shards {
    /// An index that nobody has asked for, after another one.
    pub(super) fn after(before: Option<&Self>) -> Self {
        let former = before.and_then(|before| before.files.get().or(before.former.as_ref()));
        Self { files: OnceLock::new(), former: former.cloned() }
    }

    /// A file that is there already. What is named by its content is the same in every index; the
    /// root alone has to be the present one.
    pub(super) fn get(&self, path: &str) -> Option<&Made> {
        let own = self.files.get().and_then(|files| files.get(path));
        own.or_else(|| self.former.as_ref().filter(|_| path != ROOT)?.get(path))
    }

    /// Whether all files are there that will ever be.
    pub(super) fn is_made(&self) -> bool {
        self.files.get().is_some()
    }

    /// Makes all files.
    pub(super) fn make(&self, compilation: &Compilation) {
        self.files.get_or_init(|| {
            let made = Mutex::new(Files::new());
            if let (Some(site), Some(config)) = (&compilation.site, &compilation.config) {
                site.search(config, TIER, &|path, bytes| {
                    let file = Made::file(bytes, kind::of(path.as_str()));
                    let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                    made.insert(path.as_str().to_owned(), file);
                });
            }
            Arc::new(made.into_inner().unwrap_or_else(PoisonError::into_inner))
        });
    }
}
