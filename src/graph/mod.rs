//! Entries → [`Graph`]: every reference looked up, every back-link known, immutable from then on.
//! It knows entries and how they hang together, and nothing of pages, addresses or languages of
//! the interface.

mod backlinks;
pub mod barometer;
mod belonging;
mod completeness;
mod entries;
mod entry_checks;
mod entry_map;
mod entry_reads;
mod facets;
mod institute_year;
mod likeness;
pub mod menu;
mod naming;
mod own_names;
mod relink;
mod same_links;
mod shared_factors;
mod similar;
mod site_checks;
mod spread;
pub mod target;
mod visit_chain;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, OnceLock},
};

use barometer::Barometer;

pub use backlinks::{Backlinks, CohortFindingAt, LessonAt};
pub use completeness::{Aspect, Completeness, CompletenessLevel};
pub use entries::{Entries, EntryRef};
pub use entry_map::EntryMap;
pub use entry_reads::EntryReads;
pub use facets::{Facets, FactorAt, ObstacleAt};
pub use institute_year::{InstituteYear, InstituteYears};
pub use naming::{EntryExists, entry_of_link, entry_of_menu_item, entry_of_name, path_in_content};
pub use relink::{is_same_for_graph, relink};
pub use same_links::has_same_links;
pub use similar::{CaseReason, LocusReason};
pub use spread::{Giver, Receiver, SpreadTree};
pub use visit_chain::{ChainCounts, VisitChain};

use likeness::WordIndex;

use crate::{
    diagnostic::Diagnostic,
    model::{
        CaseId, Entry, EntryKey, LocusId, TextOrEntry, Vocabularies, case::Case, locus::Locus,
    },
    names::{Kind, Reference, ReferenceField},
    source::{SourceId, Sources, Spanned},
    text::{fold::fold, suggestion_index::SuggestionIndex},
};

/// Everything that is published, linked. A clone is cheap: what was found out is kept once.
#[derive(Debug, Clone)]
pub struct Graph {
    /// The entries, each kind sorted by name.
    pub entries: Entries,
    /// The terms.
    pub vocabularies: Arc<Vocabularies>,
    /// Who points at whom.
    pub backlinks: Arc<Backlinks>,
    /// Which entries belong to which term.
    pub facets: Arc<Facets>,
    index: Arc<NameIndex>,
    /// What the whole says, once somebody asks.
    barometer: Arc<OnceLock<Barometer>>,
}

/// Finds entries by their names and titles.
#[derive(Debug)]
struct NameIndex {
    by_name: [HashMap<String, EntryRef>; Kind::ALL.len()],
    /// Made when somebody has written a title where a name should stand.
    by_title: OnceLock<HashMap<(Kind, String), EntryRef>>,
    /// The names of each kind, for "did you mean".
    names_by_kind: [OnceLock<SuggestionIndex>; Kind::ALL.len()],
    /// The words of their names and titles.
    words_by_kind: [OnceLock<WordIndex>; Kind::ALL.len()],
    excluded: Arc<ExcludedEntries>,
}

/// A graph, and the diagnostics of linking.
#[derive(Debug)]
pub struct LinkedGraph {
    /// The graph.
    pub graph: Graph,
    /// Those of single entries, such as a reference that leads nowhere.
    pub entry_diagnostics: Vec<Diagnostic>,
    /// Those of the whole site, such as two entries at one address.
    pub site_diagnostics: Arc<Vec<Diagnostic>>,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// An entry.
    Entry(EntryRef),
    /// An entry that is not published.
    Draft,
    /// An entry that could not be read; its own diagnostics say why.
    Broken,
    /// Nothing.
    Missing,
}

/// Entries that exist and are not in the graph, so that a link to one is no link to nothing.
#[derive(Debug, Clone, Default)]
pub struct ExcludedEntries {
    /// Entries that exist and are not published.
    drafts: HashSet<EntryKey>,
    /// Entries that exist and could not be read.
    broken: HashSet<EntryKey>,
    /// The files of both: what they name may be told of there.
    sources: Vec<SourceId>,
}

impl ExcludedEntries {
    /// Adds an entry that is not published.
    pub fn add_draft(&mut self, key: &EntryKey, files: impl Iterator<Item = SourceId>) {
        self.drafts.insert(key.clone());
        self.sources.extend(files);
    }

    /// Adds an entry that could not be read.
    pub fn add_broken(&mut self, key: &EntryKey, files: impl Iterator<Item = SourceId>) {
        self.broken.insert(key.clone());
        self.sources.extend(files);
    }
}

/// Links everything and checks what can only be checked together. `menu` are the links that the
/// settings put into the menu.
pub fn link(
    entries: Entries,
    excluded: Arc<ExcludedEntries>,
    vocabularies: Arc<Vocabularies>,
    menu: &[Spanned<String>],
    sources: &Sources,
) -> LinkedGraph {
    let by_name = Kind::ALL.map(|kind| {
        let all = entries.of_kind(kind);
        all.map(|entry| (entries.key(entry).name.clone(), entry)).collect()
    });
    let mut graph = Graph {
        entries,
        vocabularies,
        backlinks: Arc::default(),
        facets: Arc::default(),
        index: Arc::new(NameIndex {
            by_name,
            by_title: OnceLock::new(),
            names_by_kind: Default::default(),
            words_by_kind: Default::default(),
            excluded,
        }),
        barometer: Arc::default(),
    };
    let (backlinks, (facets, entry_diagnostics)) = rayon::join(
        || backlinks::collect_backlinks(&graph),
        || {
            rayon::join(
                || facets::collect_facets(&graph),
                || entry_checks::check_entries(&graph, sources),
            )
        },
    );
    graph.backlinks = Arc::new(backlinks);
    graph.facets = Arc::new(facets);
    let mut site_diagnostics = site_checks::check_slugs(&graph, sources);
    site_diagnostics.extend(menu::check_menu(&graph, menu));
    site_diagnostics.extend(site_checks::check_site(&graph, sources, menu));
    LinkedGraph { graph, entry_diagnostics, site_diagnostics: Arc::new(site_diagnostics) }
}

impl Graph {
    /// The same graph, and the notes of the entries that are looked at there. What was found out about
    /// all entries together, such as back-links and terms, is none of them.
    pub fn noting(&self) -> (Self, Arc<EntryReads>) {
        let (entries, reads) = self.entries.noting();
        (Self { entries, ..self.clone() }, reads)
    }

    /// Looks a reference up.
    pub fn find(&self, kind: Kind, name: &str) -> Resolution {
        if let Some(entry) = self.index.by_name[kind as usize].get(name) {
            return Resolution::Entry(*entry);
        }
        let key = EntryKey { kind, name: name.to_owned() };
        if self.index.excluded.drafts.contains(&key) {
            Resolution::Draft
        } else if self.index.excluded.broken.contains(&key) {
            Resolution::Broken
        } else {
            Resolution::Missing
        }
    }

    /// How many entries are left out because they are drafts.
    pub fn draft_count(&self) -> usize {
        self.index.excluded.drafts.len()
    }

    /// The entry that a reference leads to, if it is published.
    pub fn resolve(&self, reference: &Reference) -> Option<EntryRef> {
        match self.find(reference.kind, &reference.name) {
            Resolution::Entry(entry) => Some(entry),
            Resolution::Draft | Resolution::Broken | Resolution::Missing => None,
        }
    }

    /// The entry that a reference, or a text that is an entry's bare name, leads to. `field` is
    /// the key where it stands: the table says which kinds it may mean, and in which order.
    pub fn resolve_any(&self, named: &TextOrEntry, field: ReferenceField) -> Option<EntryRef> {
        match named {
            TextOrEntry::Entry(reference) => self.resolve(reference),
            TextOrEntry::Text(text) => {
                field.kinds().iter().find_map(|kind| match self.find(*kind, &text.value) {
                    Resolution::Entry(entry) => Some(entry),
                    Resolution::Draft | Resolution::Broken | Resolution::Missing => None,
                })
            }
        }
    }

    /// The locus of a case.
    pub fn locus_of(&self, case: &Case) -> Option<LocusId> {
        self.resolve_any(&case.locus, ReferenceField::CaseLocus).and_then(EntryRef::locus)
    }

    /// The body that a locus belongs to.
    pub fn parent_of(&self, locus: &Locus) -> Option<LocusId> {
        let parent = locus.parent.as_ref()?;
        self.resolve_any(parent, ReferenceField::LocusParent).and_then(EntryRef::locus)
    }

    /// The entry whose title or short name a text is.
    fn find_by_title(&self, kind: Kind, text: &str) -> Option<EntryRef> {
        let by_title = self.index.by_title.get_or_init(|| {
            let mut by_title = HashMap::new();
            for entry in self.entries.all() {
                for title in self.entries.titles(entry) {
                    let title = (entry.kind(), fold(title).into_owned());
                    by_title.entry(title).or_insert(entry);
                }
            }
            by_title
        });
        by_title.get(&(kind, fold(text).into_owned())).copied()
    }

    /// The name of an entry of a kind that is nearest to a text, with the number of slips.
    fn nearest_name(&self, kind: Kind, text: &str) -> Option<(usize, &str)> {
        let names = || self.entries.of_kind(kind).map(|entry| &*self.entries.key(entry).name);
        let index =
            self.index.names_by_kind[kind as usize].get_or_init(|| SuggestionIndex::new(names()));
        index.nearest(text).or_else(|| {
            // A file that has another name now may keep the words of the old one in its title.
            let words = self.index.words_by_kind[kind as usize].get_or_init(|| {
                WordIndex::new(
                    self.entries.of_kind(kind).map(|entry| (entry, self.name_words(entry))),
                )
            });
            words.find(text).map(|entry| (usize::MAX, &*self.entries.key(entry).name))
        })
    }

    /// A case.
    pub fn case(&self, id: CaseId) -> &Entry<Case> {
        &self.entries.cases[id]
    }

    /// A locus.
    pub fn locus(&self, id: LocusId) -> &Entry<Locus> {
        &self.entries.loci[id]
    }
}
