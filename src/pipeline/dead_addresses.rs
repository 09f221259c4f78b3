//! Addresses that were published and that the site no longer has: a warning for each entry, with the
//! way to keep them, and the entry that may be the lost one under another name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Compilation, Site};
use crate::{
    diagnostic::Diagnostic,
    graph::{EntryRef, Resolution},
    model::EntryKey,
    names::split_reference,
    output::{PUBLISHED_LIST, PublishedPage},
    rename::as_old_address,
    render::PageKind,
    rule,
};

/// What was published, and what more is known of it.
#[derive(Clone, Copy)]
pub struct PublishedBefore<'a> {
    /// Each page by its address.
    pub pages: &'a BTreeMap<String, PublishedPage>,
    /// Whether the editors keep a list of them.
    pub is_listed: bool,
    /// The text of a page that was published, if it is still there.
    pub text: &'a dyn Fn(&str) -> Option<String>,
}

impl Compilation {
    /// Adds a warning for each entry of which an address dies. Drafts count as published only
    /// `with_drafts`.
    pub fn check_addresses(&mut self, before: PublishedBefore<'_>, with_drafts: bool) {
        let Some(site) = &self.site else { return };
        let diagnostics = site.dead_addresses(before, with_drafts);
        self.add(diagnostics);
    }
}

impl Site {
    /// The addresses of entries, old ones included, with what the list of them tells.
    pub fn published_pages(
        &self,
        language: crate::text::language::Language,
    ) -> BTreeMap<String, PublishedPage> {
        let pages = self.pages.iter().filter_map(|page| {
            let entry = self.published_entry(&page.kind, false)?;
            let key = self.graph.entries.key(entry);
            let folder = crate::names::names().folder(key.kind, language);
            let title = self.graph.entries.main(entry).common.title.value.clone();
            let page_of = PublishedPage { entry: format!("{folder}/{}", key.name), title };
            Some((page.path.as_str().to_owned(), page_of))
        });
        pages.collect()
    }

    /// The entry that a page belongs to, unless it is a draft.
    fn published_entry(&self, kind: &PageKind, with_drafts: bool) -> Option<EntryRef> {
        let (PageKind::Entry(entry) | PageKind::Redirect(entry, _)) = kind else { return None };
        (with_drafts || !self.is_draft(*entry)).then_some(*entry)
    }

    fn is_draft(&self, entry: EntryRef) -> bool {
        self.graph.entries.main(entry).common.draft
    }

    fn dead_addresses(&self, before: PublishedBefore<'_>, with_drafts: bool) -> Vec<Diagnostic> {
        let pages = self.pages.iter();
        let alive: BTreeMap<&str, Option<EntryRef>> = pages
            .filter(|page| match page.kind {
                PageKind::Entry(_) | PageKind::Redirect(..) => {
                    self.published_entry(&page.kind, with_drafts).is_some()
                }
                _ => true,
            })
            .map(|page| (page.path.as_str(), self.published_entry(&page.kind, with_drafts)))
            .collect();
        let mut dead: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (path, page) in before.pages {
            if !alive.contains_key(path.as_str()) {
                dead.entry(&page.entry).or_default().push(path);
            }
        }
        // An entry that was published before is not a lost one under another name.
        let known: BTreeSet<EntryRef> = before
            .pages
            .keys()
            .filter_map(|path| alive.get(path.as_str()).copied().flatten())
            .collect();
        let reports = dead.iter().filter_map(|(entry, paths)| {
            self.report_dead(entry, paths, before, &known, with_drafts)
        });
        reports.collect()
    }

    fn report_dead(
        &self,
        entry: &str,
        paths: &[&str],
        before: PublishedBefore<'_>,
        known: &BTreeSet<EntryRef>,
        with_drafts: bool,
    ) -> Option<Diagnostic> {
        let (kind, name) = split_reference(entry)?;
        let key = EntryKey { kind, name: name.to_owned() };
        let file = |entry: EntryRef| &self.sources.get(self.graph.entries.main(entry).source).path;
        let (place, variant) = match self.graph.find(kind, name) {
            // Its own errors are told, and stand in the way.
            Resolution::Broken => return None,
            Resolution::Draft => (self.file_of(&key), Some("draft")),
            Resolution::Entry(entry) if self.is_draft(entry) && !with_drafts => {
                (Some(file(entry).clone()), Some("draft"))
            }
            Resolution::Entry(entry) => (Some(file(entry).clone()), Some("moved")),
            Resolution::Missing => {
                let candidates = self.graph.entries.of_kind(kind);
                let candidates = candidates.filter(|entry| {
                    !known.contains(entry) && (with_drafts || !self.is_draft(*entry))
                });
                let first = paths.first()?;
                let title = before.pages.get(*first).map_or("", |page| page.title.as_str());
                let text = (before.text)(first).unwrap_or_default();
                let alike = self.graph.most_alike(candidates, name, title, &text, &self.sources);
                let renamed = alike.map(|entry| (Some(file(entry).clone()), Some("renamed")));
                renamed.unwrap_or((None, before.is_listed.then_some("listed")))
            }
        };
        let lost = if before.is_listed { PUBLISHED_LIST } else { paths.first()? };
        let place = place.unwrap_or_else(|| lost.to_owned());
        let diagnostic = Diagnostic::about(&rule::DEAD_ADDRESS, place)
            .text("addresses", paths.join("`, `"))
            .text("old", paths.iter().map(|it| as_old_address(it)).collect::<Vec<_>>().join(", "))
            .text("entry", entry);
        Some(match variant {
            Some(variant) => diagnostic.variant(variant),
            None => diagnostic,
        })
    }

    /// The main file of an entry that is not in the graph.
    fn file_of(&self, key: &EntryKey) -> Option<String> {
        let is_of_entry = |path: &str| {
            path.strip_prefix("content/").and_then(split_reference)
                == Some((key.kind, key.name.as_str()))
        };
        let mut paths = self.sources.iter().map(|(_, file)| &file.path);
        paths.find(|path| is_of_entry(path)).cloned()
    }
}
