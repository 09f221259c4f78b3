//! Finds that most entries are gone at once. The cause is more often a drive that is not connected, or a
//! folder that was moved, than an editor's wish. Apart because a build asks it about what was published, and a preview
//! about what it shows.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    diagnostic::Diagnostic,
    graph::{Graph, Resolution},
    model::EntryKey,
    names::{Kind, names},
    read::CONTENT,
    rule,
    text::language::Language,
};

/// Fewer entries than this may go at once, unless they are all there are.
const FEWEST: usize = 5;

/// As many of them are named.
const NAMED: usize = 3;

/// A diagnostic if most of what was published is not in a graph. `published` are the pages of entries
/// as [`Site::entry_pages`](super::Site::entry_pages) tells them. Drafts are not lost: an editor has
/// said that they are not to be seen.
pub fn find_sudden_loss(published: &BTreeMap<String, String>, graph: &Graph) -> Option<Diagnostic> {
    // Of an entry that has a page in several languages, one is enough.
    let pages: BTreeMap<&str, &str> =
        published.iter().rev().map(|(page, entry)| (entry.as_str(), page.as_str())).collect();
    let is_lost = |entry: &str| {
        let resolution = entry
            .split_once('/')
            .and_then(|(kind, name)| Kind::from_id(kind).map(|kind| graph.find(kind, name)));
        !matches!(resolution, Some(Resolution::Entry(_) | Resolution::Draft))
    };
    let lost = pages.iter().filter(|(entry, _)| is_lost(entry));
    let lost: Vec<String> = lost.map(|(_, page)| (*page).to_owned()).collect();
    report_loss(&lost, pages.len())
}

/// A diagnostic if most of the entries that a preview shows have no file any more.
pub(super) fn find_loss_of_files(
    shown: &BTreeSet<EntryKey>,
    now: &BTreeSet<EntryKey>,
) -> Option<Diagnostic> {
    let name =
        |key: &EntryKey| format!("{}/{}", names().folder(key.kind, Language::default()), key.name);
    let lost: Vec<String> = shown.difference(now).map(name).collect();
    report_loss(&lost, shown.len()).map(|diagnostic| diagnostic.variant("preview"))
}

fn report_loss(lost: &[String], before: usize) -> Option<Diagnostic> {
    let is_sudden = lost.len() == before || lost.len() >= FEWEST && lost.len() * 2 > before;
    let diagnostic = Diagnostic::about(&rule::SUDDEN_LOSS, CONTENT)
        .number("gone", lost.len())
        .number("published", before)
        .names("names", lost.iter().take(NAMED).cloned());
    (is_sudden && !lost.is_empty()).then_some(diagnostic)
}
