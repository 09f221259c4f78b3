//! How alike an entry is to what is known of another one: the words of its name, its title and its
//! text. Apart from the search, which ranks what is published for readers: this one looks for the
//! entry that an editor had in mind.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{EntryRef, Graph};
use crate::source::Sources;

/// Shorter words say nothing: `di`, `of`.
const SHORTEST: usize = 3;

/// Words that stand in any title.
const FREQUENT: [&str; 16] = [
    "atau", "bagi", "dalam", "dan", "dari", "dengan", "oleh", "pada", "untuk", "yang", "and",
    "for", "from", "the", "with", "www",
];

/// A word of so many entries tells none of them from the others.
const MOST_ENTRIES: usize = 64;

/// The entries of a kind by the words of their names and titles.
#[derive(Debug, Default)]
pub(super) struct WordIndex {
    entries: HashMap<String, Vec<EntryRef>>,
}

impl WordIndex {
    /// An index of entries with their words.
    pub(super) fn new(entries: impl Iterator<Item = (EntryRef, BTreeSet<String>)>) -> Self {
        let mut index = Self::default();
        for (entry, words) in entries {
            for word in words {
                index.entries.entry(word).or_default().push(entry);
            }
        }
        index
    }

    /// The only entry that has most of the words of a name: more than half of them.
    pub(super) fn find(&self, name: &str) -> Option<EntryRef> {
        let words = words(name);
        let mut counts: BTreeMap<EntryRef, usize> = BTreeMap::new();
        for word in &words {
            let entries = self.entries.get(word).filter(|all| all.len() <= MOST_ENTRIES);
            for entry in entries.into_iter().flatten() {
                *counts.entry(*entry).or_default() += 1;
            }
        }
        let (entry, count) = counts.iter().max_by_key(|(_, count)| **count)?;
        let is_only = counts.values().filter(|other| *other == count).count() == 1;
        (is_only && count * 2 > words.len()).then_some(*entry)
    }
}

impl Graph {
    /// The entry that most likely is a lost one under another name. `title` and `text` are what is
    /// known of the lost one; `candidates` are the entries that it can be.
    pub fn most_alike(
        &self,
        candidates: impl Iterator<Item = EntryRef>,
        name: &str,
        title: &str,
        text: &str,
        sources: &Sources,
    ) -> Option<EntryRef> {
        let (name, title, text) = (words(name), words(title), words(text));
        let scored = candidates.filter_map(|entry| {
            let own = self.name_words(entry);
            let source = &sources.get(self.entries.main(entry).source).text;
            let body = words(source);
            let score = shared_percent(&title, &own).max(shared_percent(&name, &own))
                + shared_percent(&title, &body).max(shared_percent(&name, &body)) / 2
                + shared_percent(&body, &text);
            (score >= LIKE_ENOUGH).then_some((score, entry))
        });
        // Of two that are equally alike, the first by name.
        scored.max_by_key(|(score, entry)| (*score, std::cmp::Reverse(*entry))).map(|(_, it)| it)
    }

    /// The words of an entry's name and titles.
    pub(super) fn name_words(&self, entry: EntryRef) -> BTreeSet<String> {
        let mut all = words(&self.entries.key(entry).name);
        for title in self.entries.titles(entry) {
            all.extend(words(title));
        }
        all
    }
}

/// The least likeness that is worth a suggestion, of 100 for all words.
const LIKE_ENOUGH: usize = 60;

/// How many of some words are among others, of 100.
fn shared_percent(some: &BTreeSet<String>, others: &BTreeSet<String>) -> usize {
    let common = some.iter().filter(|word| others.contains(*word)).count();
    (common * 100).checked_div(some.len()).unwrap_or(0)
}

/// The words of a text that say something, in small letters.
fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
    let says =
        |word: &String| word.chars().count() >= SHORTEST && !FREQUENT.contains(&word.as_str());
    words.filter(says).collect()
}
