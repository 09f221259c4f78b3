//! The entries of a kind, by id. Whoever makes a page may have noted which of them are looked at.

use std::{
    ops::{Index, Range},
    sync::Arc,
};

use super::entry_reads::EntryReads;
use crate::model::{Entry, Id, IdMap};

/// The entries of a kind, sorted by name. A clone is cheap.
#[derive(Debug)]
pub struct EntryMap<T> {
    entries: Arc<Vec<Arc<Entry<T>>>>,
    notes: Option<ReadNotes>,
}

/// Where it is noted who is looked at.
#[derive(Debug, Clone)]
struct ReadNotes {
    reads: Arc<EntryReads>,
    /// The number of the first entry among those of all kinds.
    first: usize,
}

// Derived ones would want the same of `T`.
impl<T> Clone for EntryMap<T> {
    fn clone(&self) -> Self {
        Self { entries: Arc::clone(&self.entries), notes: self.notes.clone() }
    }
}

impl<T> Default for EntryMap<T> {
    fn default() -> Self {
        Self { entries: Arc::default(), notes: None }
    }
}

impl<T> EntryMap<T> {
    /// Adds the entry of the next id.
    pub(super) fn push(&mut self, entry: Arc<Entry<T>>) {
        Arc::make_mut(&mut self.entries).push(entry);
    }

    /// Puts an entry in the place of another.
    pub(super) fn replace(&mut self, id: Id<T>, entry: Arc<Entry<T>>) {
        Arc::make_mut(&mut self.entries)[id.position()] = entry;
    }

    /// The same entries, with a note of each that is looked at. `first` is the number of the first one
    /// among those of all kinds.
    pub(super) fn noting(&self, reads: &Arc<EntryReads>, first: usize) -> Self {
        let notes = ReadNotes { reads: Arc::clone(reads), first };
        Self { entries: Arc::clone(&self.entries), notes: Some(notes) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Every entry with its id.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &Arc<Entry<T>>)> {
        self.values().iter().enumerate().map(|(position, entry)| (Id::at(position), entry))
    }

    /// Every entry, in the order of ids.
    pub fn values(&self) -> &[Arc<Entry<T>>] {
        self.note_all();
        &self.entries
    }

    /// Notes every entry.
    pub(super) fn note_all(&self) {
        self.note(0..self.len());
    }

    /// The same value for each entry.
    pub(super) fn with_each<W: Clone>(&self, value: &W) -> IdMap<T, W> {
        IdMap::from(vec![value.clone(); self.len()])
    }

    fn note(&self, positions: Range<usize>) {
        if let Some(ReadNotes { reads, first }) = &self.notes {
            reads.add(positions.start + first..positions.end + first);
        }
    }
}

impl<T> Index<Id<T>> for EntryMap<T> {
    type Output = Arc<Entry<T>>;

    fn index(&self, id: Id<T>) -> &Arc<Entry<T>> {
        let position = id.position();
        self.note(position..position + 1);
        &self.entries[position]
    }
}
