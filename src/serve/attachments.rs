//! Checks of the files beside entries. A build makes them when it publishes the files; here each file
//! is checked once, and again when it has changed.
#![expect(clippy::disallowed_methods, reason = "it asks whether a file has changed")]

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    time::SystemTime,
};

use rayon::prelude::*;

use crate::{
    diagnostic::Diagnostic,
    pipeline::{self, Compilation},
    read::Attachment,
    rule,
};

/// What changes when a file does: its size and its time.
type FileVersion = (u64, Option<SystemTime>);

/// The version of no file.
const NO_VERSION: FileVersion = (u64::MAX, None);

/// How many files are checked in one go: a change of a text has to wait for no more than these.
const BATCH: usize = 16;

/// What a batch of checks gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct BatchResult {
    /// The diagnostics are others than before.
    pub(super) has_news: bool,
    /// There are files left to check.
    pub(super) has_more: bool,
}

/// The last check of each file beside an entry.
pub(super) struct Attachments {
    root: PathBuf,
    known: HashMap<String, (FileVersion, Option<Diagnostic>)>,
}

impl Attachments {
    /// Nothing is known yet.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), known: HashMap::new() }
    }

    /// The diagnostics about a site's files, as far as they are checked.
    pub(super) fn diagnostics(&self, compilation: &Compilation) -> Vec<Diagnostic> {
        let known = files(compilation).filter_map(|file| self.known.get(&file.path));
        known.filter_map(|(_, diagnostic)| diagnostic.clone()).collect()
    }

    /// Has files that could not be read checked again; whether there are any.
    pub(super) fn retry_unreadable(&mut self) -> bool {
        let is_unreadable = |diagnostic: &Diagnostic| diagnostic.rule == &rule::UNREADABLE_FILE;
        let checks = self.known.iter_mut().map(|(_, check)| check);
        let unreadable = checks.filter(|(_, known)| known.as_ref().is_some_and(is_unreadable));
        unreadable.map(|(version, _)| *version = NO_VERSION).count() > 0
    }

    /// Checks some of the files that have changed.
    pub(super) fn check_some(&mut self, compilation: &Compilation) -> BatchResult {
        let Some(config) = &compilation.config else { return BatchResult::default() };
        let changed = files(compilation).filter_map(|file| {
            let version = self.version(file);
            let known = self.known.get(&file.path).is_some_and(|(known, _)| *known == version);
            (!known).then_some((file, version))
        });
        let changed: Vec<(&Attachment, FileVersion)> = changed.take(BATCH + 1).collect();
        let more = changed.len() > BATCH;
        let checked: Vec<_> = changed
            .into_par_iter()
            .take(BATCH)
            .map(|(file, version)| {
                (file.path.clone(), (version, pipeline::check_file(file, config)))
            })
            .collect();
        let mut news = false;
        for (path, now) in checked {
            let diagnostic = now.1.clone();
            let before = self.known.insert(path, now).and_then(|(_, before)| before);
            news |= before != diagnostic;
        }
        BatchResult { has_news: news, has_more: more }
    }

    fn version(&self, file: &Attachment) -> FileVersion {
        let metadata = std::fs::symlink_metadata(self.root.join(&file.path)).ok();
        (file.binary.size, metadata.and_then(|metadata| metadata.modified().ok()))
    }
}

fn files(compilation: &Compilation) -> impl Iterator<Item = &Attachment> {
    compilation.site.iter().flat_map(|site| site.files.iter().map(|(_, file)| file))
}
