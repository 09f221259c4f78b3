//! What is asked for: which entry, by which new name, and what the site knows of it.

use crate::{config::Config, model::EntryKey, source::Sources};

/// A wish to rename an entry.
#[derive(Debug, Clone, Copy)]
pub struct RenameRequest<'a> {
    /// The entry.
    pub old: &'a EntryKey,
    /// Its new name.
    pub new: &'a str,
    /// Every text of the site.
    pub sources: &'a Sources,
    /// Its settings.
    pub config: &'a Config,
    /// The addresses of its pages that nobody else will have: old addresses from then on.
    pub leaves: &'a [String],
    /// The addresses that its pages will have.
    pub arrives: &'a [String],
}

impl RenameRequest<'_> {
    /// The identity that the entry will have.
    pub(super) fn new_key(&self) -> EntryKey {
        EntryKey { kind: self.old.kind, name: self.new.to_owned() }
    }

    /// What an entry is called afterwards.
    pub(super) fn rename_key(&self, key: EntryKey) -> EntryKey {
        if key == *self.old { self.new_key() } else { key }
    }
}
