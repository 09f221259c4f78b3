//! Exchanges entries of a graph after an edit that changes prose alone. Everything that the graph looks
//! at is the same then, so only the links of these entries are checked again.

use super::{EntryRef, LinkedGraph, entries::Entries, entry_checks};
use crate::{model::AnyEntry, source::Sources};

/// Whether the graph, its diagnostics in the front matter and all addresses are the same with another
/// reading of an entry: of its files only the prose below the front matter differs.
pub fn is_same_for_graph(old: (&AnyEntry, &Sources), new: (&AnyEntry, &Sources)) -> bool {
    let (old_sources, new_sources) = (old.1, new.1);
    let (old, new) = (Entries::of(old.0), Entries::of(new.0));
    let Some((old_entry, new_entry)) = old.all().next().zip(new.all().next()) else { return false };
    let slugs = (old.slug(old_entry), new.slug(new_entry));
    let (before, after) = (old.versions(old_entry), new.versions(new_entry));
    old.key(old_entry) == new.key(new_entry)
        && slugs.0 == slugs.1
        && slugs.0.span == slugs.1.span
        && old.attachments(old_entry) == new.attachments(new_entry)
        && before.len() == after.len()
        && before.iter().zip(&after).all(|(old, new)| {
            let start = old.body.range.start;
            let old_text = &old_sources.get(old.source).text;
            let new_text = &new_sources.get(new.source).text;
            old.language == new.language
                && old.source == new.source
                && start == new.body.range.start
                && old_text.get(..start) == new_text.get(..start)
                && lists_agree(&old.body.headings, &new.body.headings, |heading| {
                    (heading.level, &heading.id, &heading.text)
                })
                && lists_agree(old.links, new.links, |link| (&link.target, link.kind))
                && lists_agree(old.key_sections, new.key_sections, |part| part.key)
        })
}

/// Whether two lists are the same in what `look` sees of their items.
fn lists_agree<'a, T, U: PartialEq>(old: &'a [T], new: &'a [T], look: impl Fn(&'a T) -> U) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(old, new)| look(old) == look(new))
}

/// The graph with other readings of some entries, each of which is [the same for the graph](is_same_for_graph).
pub fn relink(
    before: &LinkedGraph,
    changed: &[(EntryRef, AnyEntry)],
    sources: &Sources,
) -> LinkedGraph {
    let mut graph = before.graph.clone();
    for (at, entry) in changed {
        graph.entries.replace(*at, entry.clone());
    }
    let changed = || changed.iter().map(|(at, _)| *at);
    let texts: Vec<_> = changed()
        .flat_map(|at| graph.entries.versions(at))
        .map(|version| Some(version.source))
        .collect();
    let kept =
        before.entry_diagnostics.iter().filter(|diagnostic| !texts.contains(&diagnostic.source()));
    let mut entry_diagnostics: Vec<_> = kept.cloned().collect();
    entry_diagnostics
        .extend(changed().flat_map(|at| entry_checks::check_entry(&graph, sources, at)));
    LinkedGraph { graph, entry_diagnostics, site_diagnostics: before.site_diagnostics.clone() }
}
