//! Entries → [`Graph`]: every reference looked up, every back-link known, immutable from then on.
//! It knows entries and how they hang together, and nothing of pages, addresses or languages of
//! the interface.

mod advice;
mod backlinks;
mod check;
mod complete;
mod entries;
mod facets;
mod similar;
pub mod target;

use std::collections::{BTreeSet, HashMap, HashSet};

pub use backlinks::{Backlinks, FindingAt, LessonAt};
pub use complete::{Aspect, Completeness, Level};
pub use entries::{Entries, EntryRef};
pub use facets::{Facets, FactorUse};
pub use similar::{CaseReason, LocusReason};

use crate::{
    diagnostic::Outcome,
    model::{Entry, EntryKey, TextOrEntry, Vocabularies, case::Case, locus::Locus},
    names::{Kind, Reference},
    source::Sources,
    text::fold::fold,
    validate::AnyEntry,
};

/// Everything that is published, linked.
#[derive(Debug)]
pub struct Graph {
    /// The entries, each kind sorted by name.
    pub entries: Entries,
    /// The terms.
    pub vocabularies: Vocabularies,
    /// Who points at whom.
    pub backlinks: Backlinks,
    /// Which entries belong to which term.
    pub facets: Facets,
    by_key: HashMap<EntryKey, usize>,
    by_title: HashMap<(Kind, String), usize>,
    /// Entries that exist and are not published: drafts.
    drafts: HashSet<EntryKey>,
    /// Entries that exist and could not be read.
    broken: HashSet<EntryKey>,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An entry, by its position among its kind.
    Entry(usize),
    /// An entry that is not published.
    Draft,
    /// An entry that could not be read; its own findings say why.
    Broken,
    /// Nothing.
    Missing,
}

/// What is put into the graph beside the entries.
#[derive(Debug, Default)]
pub struct LeftOut {
    /// Entries that exist and are not published.
    pub drafts: HashSet<EntryKey>,
    /// Entries that exist and could not be read.
    pub broken: HashSet<EntryKey>,
}

/// Links everything and checks what can only be checked together. `menu` are the links that the
/// settings put into the menu.
pub fn link(
    entries: Entries,
    left_out: LeftOut,
    vocabularies: Vocabularies,
    menu: &[String],
    sources: &Sources,
) -> Outcome<Graph> {
    let mut by_key = HashMap::new();
    let mut by_title = HashMap::new();
    for entry in entries.all() {
        let key = entries.key(entry).clone();
        for title in entries.titles(entry) {
            by_title.entry((key.kind, fold(title).into_owned())).or_insert(entry.index);
        }
        by_key.insert(key, entry.index);
    }
    let mut graph = Graph {
        entries,
        vocabularies,
        backlinks: Backlinks::default(),
        facets: Facets::default(),
        by_key,
        by_title,
        drafts: left_out.drafts,
        broken: left_out.broken,
    };
    graph.backlinks = backlinks::backlinks(&graph);
    graph.facets = facets::facets(&graph);
    let mut diagnostics = check::check(&graph, sources);
    diagnostics.extend(advice::advice(&graph, sources, menu));
    Outcome { value: graph, diagnostics }
}

impl Graph {
    /// Looks a reference up.
    pub fn find(&self, kind: Kind, name: &str) -> Found {
        let key = EntryKey { kind, name: name.to_owned() };
        match self.by_key.get(&key) {
            Some(index) => Found::Entry(*index),
            None if self.drafts.contains(&key) => Found::Draft,
            None if self.broken.contains(&key) => Found::Broken,
            None => Found::Missing,
        }
    }

    /// The entry that a reference leads to, if it is published.
    pub fn resolve(&self, reference: &Reference) -> Option<usize> {
        match self.find(reference.kind, &reference.name) {
            Found::Entry(index) => Some(index),
            Found::Draft | Found::Broken | Found::Missing => None,
        }
    }

    /// The entry that a reference, or a text that is an entry's bare name, leads to. `kinds` are
    /// those that the key allows, in order.
    pub fn resolve_any(&self, named: &TextOrEntry, kinds: &[Kind]) -> Option<EntryRef> {
        match named {
            TextOrEntry::Entry(reference) => {
                self.resolve(reference).map(|index| EntryRef { kind: reference.kind, index })
            }
            TextOrEntry::Text(text) => {
                kinds.iter().find_map(|kind| match self.find(*kind, &text.value) {
                    Found::Entry(index) => Some(EntryRef { kind: *kind, index }),
                    Found::Draft | Found::Broken | Found::Missing => None,
                })
            }
        }
    }

    /// The locus of a case.
    pub fn locus_of(&self, case: &Case) -> Option<usize> {
        self.resolve_any(&case.locus, &[Kind::Locus]).map(|entry| entry.index)
    }

    /// The body that a locus belongs to.
    pub fn parent_of(&self, locus: &Locus) -> Option<usize> {
        let parent = locus.parent.as_ref()?;
        self.resolve_any(parent, &[Kind::Locus]).map(|entry| entry.index)
    }

    /// The entry whose title or short name a text is.
    fn titled(&self, kind: Kind, text: &str) -> Option<usize> {
        self.by_title.get(&(kind, fold(text).into_owned())).copied()
    }

    /// The names of all entries of a kind, for "did you mean".
    fn names_of(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let entries = self.entries.all().filter(move |entry| entry.kind == kind);
        entries.map(|entry| self.entries.key(entry).name.as_str())
    }

    /// A case by its position.
    pub fn case(&self, index: usize) -> &Entry<Case> {
        &self.entries.cases[index]
    }

    /// A locus by its position.
    pub fn locus(&self, index: usize) -> &Entry<Locus> {
        &self.entries.loci[index]
    }
}

impl Graph {
    /// Takes the graph apart again, without some entries: they count as broken from then on.
    pub fn without(self, faulty: &BTreeSet<EntryKey>) -> (Vec<AnyEntry>, LeftOut) {
        let mut left_out = LeftOut { drafts: self.drafts, broken: self.broken };
        left_out.broken.extend(faulty.iter().cloned());
        let entries = self.entries.into_entries().into_iter();
        let sound = entries.filter(|(key, _)| !faulty.contains(key)).map(|(_, entry)| entry);
        (sound.collect(), left_out)
    }
}
