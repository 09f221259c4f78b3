//! Which files may get a substitute: those with errors, then those that may have caused the errors
//! of others.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    errors::ErrorsByFile,
    good_texts::{GoodTexts, text_of},
    substitutes::{Substitute, Substitutes},
};
use crate::read::{CONTENT, InputFile, SETTINGS, Snapshot, THEMES};

/// How many changed entries are suspected of having caused an error elsewhere: each costs a run.
const MOST_SUSPECTS: usize = 4;

/// A sort of files on which all entries depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SharedFiles {
    Settings,
    Terms,
    Theme,
}

impl SharedFiles {
    /// In the order in which they are suspected.
    pub(super) const ALL: [Self; 3] = [Self::Settings, Self::Terms, Self::Theme];

    /// The sort that a file is of; nothing for an entry.
    pub(super) fn of(path: &str) -> Option<Self> {
        let is_below =
            |folder: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        if path == SETTINGS {
            Some(Self::Settings)
        } else if is_below(THEMES) {
            Some(Self::Theme)
        } else if is_below(CONTENT) && !path.ends_with(".md") {
            Some(Self::Terms)
        } else {
            None
        }
    }
}

/// A file, and what may be read instead of it.
pub(super) type Candidate = (Arc<str>, Substitute);

/// Looks for candidates among files that have no substitute yet.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidates<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) texts: &'a GoodTexts,
    pub(super) substitutes: &'a Substitutes,
}

impl Candidates<'_> {
    /// The files with errors. One that reads as it did when it was sound is not to blame.
    pub(super) fn with_errors(&self, errors: &ErrorsByFile) -> Vec<Candidate> {
        let files = errors.keys().filter_map(|path| self.snapshot.file(path));
        self.find_changed(files).collect()
    }

    /// The shared files of a sort that have changed, also those that were deleted.
    pub(super) fn shared_files(&self, sort: SharedFiles) -> Vec<Candidate> {
        let there = self.snapshot.files.iter().map(|file| &file.path);
        let all: BTreeSet<&Arc<str>> = there.chain(self.texts.paths()).collect();
        let of_sort = all.into_iter().filter(|path| SharedFiles::of(path) == Some(sort));
        let changed = of_sort.filter(|path| !self.substitutes.contains_key(*path));
        let changed = changed.filter_map(|path| {
            let now = self.snapshot.file(path).and_then(|file| text_of(self.snapshot, file));
            let substitute = match self.texts.get(path) {
                Some(good) => (now != Some(&good.text)).then_some(Substitute::LastGood),
                None => now.map(|_| Substitute::Nothing),
            };
            Some((Arc::clone(path), substitute?))
        });
        changed.collect()
    }

    /// Some changed entries without errors: one may have taken the address of another.
    pub(super) fn entries(&self) -> Vec<Candidate> {
        let entries = self.snapshot.files.iter().filter(|file| {
            SharedFiles::of(&file.path).is_none() && text_of(self.snapshot, file).is_some()
        });
        self.find_changed(entries).take(MOST_SUSPECTS).collect()
    }

    /// Those of the files whose text is not their last good one.
    fn find_changed<'f>(
        &self,
        files: impl Iterator<Item = &'f InputFile>,
    ) -> impl Iterator<Item = Candidate> {
        let changed = files.filter(|file| !self.substitutes.contains_key(&file.path));
        changed.filter_map(move |file| {
            let substitute = match self.texts.get(&file.path) {
                Some(good) if text_of(self.snapshot, file) == Some(&good.text) => return None,
                Some(_) => Substitute::LastGood,
                None => Substitute::Nothing,
            };
            Some((Arc::clone(&file.path), substitute))
        })
    }
}
