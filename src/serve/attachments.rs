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
    pipeline::{self, Compiled},
    read::Attachment,
};

/// By what a changed file is known.
type Stamp = (u64, Option<SystemTime>);

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
    pub(super) fn known(&self, compiled: &Compiled) -> Vec<Diagnostic> {
        let known = files(compiled).filter_map(|file| self.known.get(&file.path));
        known.filter_map(|(_, finding)| finding.clone()).collect()
    }

    /// Looks at what has changed; whether that changes what is known to be wrong.
    pub(super) fn look(&mut self, compiled: &Compiled) -> bool {
        let files: Vec<&Attachment> = files(compiled).collect();
        let looked: Vec<_> = files
            .par_iter()
            .filter_map(|file| {
                let stamp = self.stamp(file);
                let before = self.known.get(&file.path);
                if before.is_some_and(|(known, _)| *known == stamp) {
                    return None;
                }
                let finding = pipeline::published(file).err().map(|finding| *finding);
                Some((file.path.clone(), (stamp, finding)))
            })
            .collect();
        let mut changed = false;
        for (path, now) in looked {
            let wrong = now.1.is_some();
            let before = self.known.insert(path, now);
            changed |= wrong || before.is_some_and(|(_, finding)| finding.is_some());
        }
        changed
    }

    fn stamp(&self, file: &Attachment) -> Stamp {
        let metadata = std::fs::symlink_metadata(self.root.join(&file.path)).ok();
        (file.binary.size, metadata.and_then(|metadata| metadata.modified().ok()))
    }
}

fn files(compiled: &Compiled) -> impl Iterator<Item = &Attachment> {
    compiled.site.iter().flat_map(|site| site.files.iter().map(|(_, file)| file))
}
