//! What one entry can be linked to: the headings of a page, the files beside it. Apart from the checks
//! because a page with thousands of dead links asks thousands of times, so each list is put into
//! an index once.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
};

use super::{EntryRef, Graph};
use crate::text::suggestion_index::SuggestionIndex;

/// The headings and files of the entries that were asked for.
#[derive(Debug, Default)]
pub(super) struct OwnNames {
    headings: HashMap<(EntryRef, String), Headings>,
    files: HashMap<EntryRef, Files>,
}

/// The anchors of a page.
#[derive(Debug)]
pub(super) struct Headings {
    ids: HashSet<String>,
    in_order: Vec<String>,
    index: OnceCell<SuggestionIndex>,
}

/// The files beside an entry.
#[derive(Debug)]
pub(super) struct Files {
    names: Vec<String>,
    by_folded: HashMap<String, usize>,
    index: OnceCell<SuggestionIndex>,
}

impl OwnNames {
    /// The anchors of an entry in a language.
    pub(super) fn headings(&mut self, graph: &Graph, entry: EntryRef, language: &str) -> &Headings {
        self.headings.entry((entry, language.to_owned())).or_insert_with(|| {
            let headings = &graph.entries.version(entry, language).body.headings;
            let in_order: Vec<String> = headings.iter().map(|heading| heading.id.clone()).collect();
            Headings { ids: in_order.iter().cloned().collect(), in_order, index: OnceCell::new() }
        })
    }

    /// The files beside an entry.
    pub(super) fn files(&mut self, graph: &Graph, entry: EntryRef) -> &Files {
        self.files.entry(entry).or_insert_with(|| {
            let names = graph.entries.attachments(entry).to_vec();
            let folded = names.iter().enumerate().rev();
            let by_folded = folded.map(|(at, name)| (name.to_lowercase(), at)).collect();
            Files { names, by_folded, index: OnceCell::new() }
        })
    }
}

impl Headings {
    pub(super) fn has(&self, anchor: &str) -> bool {
        self.ids.contains(anchor)
    }

    /// The anchor that was most likely meant.
    pub(super) fn nearest(&self, anchor: &str) -> Option<&str> {
        let index =
            self.index.get_or_init(|| SuggestionIndex::new(self.in_order.iter().map(|id| &**id)));
        index.nearest(anchor).map(|(_, id)| id)
    }
}

impl Files {
    /// The file of that name in another case.
    pub(super) fn in_other_case(&self, name: &str) -> Option<&str> {
        self.by_folded.get(&name.to_lowercase()).map(|at| &*self.names[*at])
    }

    /// The file that was most likely meant.
    pub(super) fn nearest(&self, name: &str) -> Option<&str> {
        let index =
            self.index.get_or_init(|| SuggestionIndex::new(self.names.iter().map(|it| &**it)));
        index.nearest(name).map(|(_, name)| name)
    }
}
