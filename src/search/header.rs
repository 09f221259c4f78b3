//! The headers of documents and their order: which version of which entry has which number. Apart
//! from the texts of documents, because everything else goes by these numbers.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    config::Config,
    graph::{Completeness, EntryRef, Graph},
    model::{TermId, VocabularyId},
    text::date::PartialDate,
};

/// What a document is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentSubject {
    /// An entry.
    Entry(EntryRef),
    /// A factor, a sector or a province that has a page.
    Term(VocabularyId, TermId),
}

impl DocumentSubject {
    /// The name of its kind in the index.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Entry(entry) => entry.kind().id(),
            Self::Term(VocabularyId::Factors, _) => "factor",
            Self::Term(VocabularyId::Sectors, _) => "sector",
            Self::Term(..) => "province",
        }
    }

    /// The entry, if it is one.
    pub fn entry(&self) -> Option<EntryRef> {
        match self {
            Self::Entry(entry) => Some(*entry),
            Self::Term(..) => None,
        }
    }
}

/// What is known of a document before its texts are read. A document is one version of an entry, or
/// the page of a term in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentHeader {
    /// What it is about.
    pub subject: DocumentSubject,
    /// The position of its language in the settings.
    pub language: usize,
    /// Bit i: it is the version that readers of language i see of the entry.
    pub shown: u32,
    /// In percent; nothing where it is not worked out.
    pub completeness: Option<u32>,
    /// The day or year that it is sorted by.
    pub date: Option<PartialDate>,
}

/// The headers of all documents; the position of each is its document's number. Pages of terms come
/// first in their language: what has a page of its own stands above what mentions it as often.
pub(super) fn order_documents(graph: &Graph, config: &Config) -> Vec<DocumentHeader> {
    let terms = list_terms(graph);
    let mut all = Vec::new();
    for language in 0..config.languages.len() {
        all.extend(terms.iter().map(|(vocabulary, term)| DocumentHeader {
            subject: DocumentSubject::Term(*vocabulary, (*term).clone()),
            language,
            shown: 1 << language.min(31),
            completeness: None,
            date: None,
        }));
        all.extend(order_entries(graph, config, language));
    }
    all
}

/// The terms that have pages.
fn list_terms(graph: &Graph) -> Vec<(VocabularyId, &TermId)> {
    let facets = &graph.facets;
    let factors: BTreeSet<&TermId> = facets.helped.keys().chain(facets.hindered.keys()).collect();
    let factors = factors.into_iter().map(|term| (VocabularyId::Factors, term));
    let sectors = facets.sectors.keys().map(|term| (VocabularyId::Sectors, term));
    let provinces = facets.loci_by_province.keys().map(|term| (VocabularyId::Provinces, term));
    factors.chain(sectors).chain(provinces).collect()
}

/// The versions of entries in a language, the better kept first.
fn order_entries(graph: &Graph, config: &Config, language: usize) -> Vec<DocumentHeader> {
    let code = &config.languages[language];
    let mut all = Vec::new();
    for entry in graph.entries.all().filter(|entry| !graph.entries.is_withdrawn(*entry)) {
        let speaks = |language: &String| graph.entries.speaks(entry, language);
        if !speaks(code) {
            continue;
        }
        // What is not translated is shown to everybody in the main language.
        let others = config.languages.iter().enumerate().filter(|(_, it)| !speaks(it));
        let others = others.fold(0, |bits, (at, _)| bits | 1_u32 << at.min(31));
        let shown = 1 << language.min(31) | if language == 0 { others } else { 0 };
        let header = DocumentHeader {
            subject: DocumentSubject::Entry(entry),
            language,
            shown,
            completeness: completeness(graph, entry, code),
            date: date(graph, entry),
        };
        all.push((entry, header));
    }
    all.sort_by_cached_key(|(entry, it)| {
        let range = (entry.kind(), Reverse(it.shown.count_ones()), it.shown);
        (range, Reverse(it.completeness), Reverse(it.date), graph.entries.key(*entry).clone())
    });
    all.into_iter().map(|(_, header)| header).collect()
}

fn completeness(graph: &Graph, entry: EntryRef, language: &str) -> Option<u32> {
    let completeness = Completeness::of(graph.case(entry.case()?).version(language));
    Some((completeness.count_told() * 100 / crate::graph::Aspect::ALL.len()) as u32)
}

/// When a visit was, when an adoption began, when anything else was last brought up to date.
fn date(graph: &Graph, entry: EntryRef) -> Option<PartialDate> {
    let written = || {
        let common = graph.entries.main(entry).common;
        common.updated.or(common.date).map(PartialDate::from)
    };
    match entry {
        EntryRef::Visit(id) => Some(graph.entries.visits[id].main().data.start.value),
        EntryRef::Adoption(id) => graph.entries.adoptions[id].main().data.started.or_else(written),
        EntryRef::Case(id) => written().or(graph.case(id).main().data.since),
        EntryRef::Locus(_) | EntryRef::Institute(_) | EntryRef::Page(_) => written(),
    }
}
