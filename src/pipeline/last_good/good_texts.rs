//! The text that each file had when it was last sound.

use std::{collections::HashMap, sync::Arc};

use super::errors::ErrorsByFile;
use crate::{
    read::{Content, InputFile, Snapshot},
    source::Source,
};

/// The last good text of each file, by path.
#[derive(Debug, Default)]
pub(super) struct GoodTexts {
    by_path: HashMap<Arc<str>, Arc<Source>>,
}

impl GoodTexts {
    /// The last good text of a file; nothing if the file never was sound.
    pub(super) fn get(&self, path: &str) -> Option<&Arc<Source>> {
        self.by_path.get(path)
    }

    /// The files that have a last good text.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Arc<str>> {
        self.by_path.keys()
    }

    /// Keeps the texts of all files without an error. A file that is not in the snapshot any more is
    /// forgotten.
    pub(super) fn remember(&mut self, snapshot: &Snapshot, errors: &ErrorsByFile) {
        self.by_path.retain(|path, _| snapshot.file(path).is_some());
        for file in snapshot.files.iter() {
            let Content::Text(id) = file.content else { continue };
            let now = snapshot.sources.get(id);
            let is_kept = self.get(&file.path).is_some_and(|kept| Arc::ptr_eq(kept, now));
            if is_kept || errors.contains_key(&*file.path) {
                continue;
            }
            self.by_path.insert(Arc::clone(&file.path), Arc::clone(now));
        }
    }
}

/// The text of a file, if it has one.
pub(super) fn text_of<'a>(snapshot: &'a Snapshot, file: &InputFile) -> Option<&'a Arc<str>> {
    match file.content {
        Content::Text(id) => Some(&snapshot.sources.get(id).text),
        Content::Unreadable | Content::Binary(_) => None,
    }
}
