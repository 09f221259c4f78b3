//! What is wrong with the files beside entries. A build finds it out when it publishes them; here
//! each is looked at once, and again when it has changed.
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
};

/// By what a changed file is known.
type Stamp = (u64, Option<SystemTime>);

/// How many files are looked at in one go: a change of a text does not wait for longer.
const AT_ONCE: usize = 16;

/// What came of looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Looked {
    /// Something else is wrong than before.
    pub(super) news: bool,
    /// There are files left to look at.
    pub(super) more: bool,
}

/// What is known of the files beside entries.
pub(super) struct Attachments {
    root: PathBuf,
    known: HashMap<String, (Stamp, Option<Diagnostic>)>,
}

impl Attachments {
    /// Nothing is known yet.
    pub(super) fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), known: HashMap::new() }
    }

    /// What is known to be wrong with a site's files.
    pub(super) fn known(&self, compilation: &Compilation) -> Vec<Diagnostic> {
        let known = files(compilation).filter_map(|file| self.known.get(&file.path));
        known.filter_map(|(_, diagnostic)| diagnostic.clone()).collect()
    }

    /// Looks at some of what has changed.
    pub(super) fn look(&mut self, compilation: &Compilation) -> Looked {
        let changed = files(compilation).filter_map(|file| {
            let stamp = self.stamp(file);
            let known = self.known.get(&file.path).is_some_and(|(known, _)| *known == stamp);
            (!known).then_some((file, stamp))
        });
        let changed: Vec<(&Attachment, Stamp)> = changed.take(AT_ONCE + 1).collect();
        let more = changed.len() > AT_ONCE;
        let looked: Vec<_> = changed
            .into_par_iter()
            .take(AT_ONCE)
            .map(|(file, stamp)| {
                let diagnostic =
                    pipeline::published_bytes(file).err().map(|diagnostic| *diagnostic);
                (file.path.clone(), (stamp, diagnostic))
            })
            .collect();
        let mut news = false;
        for (path, now) in looked {
            let wrong = now.1.is_some();
            let before = self.known.insert(path, now);
            news |= wrong || before.is_some_and(|(_, diagnostic)| diagnostic.is_some());
        }
        Looked { news, more }
    }

    fn stamp(&self, file: &Attachment) -> Stamp {
        let metadata = std::fs::symlink_metadata(self.root.join(&file.path)).ok();
        (file.binary.size, metadata.and_then(|metadata| metadata.modified().ok()))
    }
}

fn files(compilation: &Compilation) -> impl Iterator<Item = &Attachment> {
    compilation.site.iter().flat_map(|site| site.files.iter().map(|(_, file)| file))
}
