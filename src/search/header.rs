//! The headers of documents and their order: which version of which entry has which number. Apart
//! from the texts of documents, because everything else goes by these numbers.

use std::cmp::Reverse;

use crate::{
    config::Config,
    graph::{Completeness, EntryRef, Graph},
    text::date::PartialDate,
};

/// What is known of a document before its texts are read. A document is one version of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentHeader {
    /// The entry.
    pub entry: EntryRef,
    /// The position of its language in the settings.
    pub language: usize,
    /// Bit i: it is the version that readers of language i see of the entry.
    pub shown: u32,
    /// In percent; nothing where it is not worked out.
    pub completeness: Option<u32>,
    /// The day or year that it is sorted by.
    pub date: Option<PartialDate>,
}

/// The headers of all documents; the position of each is its document's number.
pub(super) fn order_documents(graph: &Graph, config: &Config) -> Vec<DocumentHeader> {
    let mut all = Vec::new();
    for entry in graph.entries.all().filter(|entry| !graph.entries.is_withdrawn(*entry)) {
        let speaks = |language: &String| graph.entries.speaks(entry, language);
        for (language, code) in config.languages.iter().enumerate() {
            if !speaks(code) {
                continue;
            }
            // What is not translated is shown to everybody in the main language.
            let others = config.languages.iter().enumerate().filter(|(_, it)| !speaks(it));
            let others = others.fold(0, |bits, (at, _)| bits | 1_u32 << at.min(31));
            let shown = 1 << language.min(31) | if language == 0 { others } else { 0 };
            all.push(DocumentHeader {
                entry,
                language,
                shown,
                completeness: completeness(graph, entry, code),
                date: date(graph, entry),
            });
        }
    }
    all.sort_by_cached_key(|it| {
        let range = (it.language, it.entry.kind(), Reverse(it.shown.count_ones()), it.shown);
        (range, Reverse(it.completeness), Reverse(it.date), graph.entries.key(it.entry).clone())
    });
    all
}

fn completeness(graph: &Graph, entry: EntryRef, language: &str) -> Option<u32> {
    let completeness = Completeness::of(graph.case(entry.case()?).version(language));
    Some((completeness.told_count() * 100 / crate::graph::Aspect::ALL.len()) as u32)
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
