//! Entries → graph: which entries are published, and how they refer to each other. A graph of an
//! earlier pass is used again as far as it would be the same.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    Options,
    entries::EntryStage,
    isolation::{Task, isolate, isolate_items},
};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    graph::{self, Entries, EntryRef, ExcludedEntries, Graph, LinkedGraph, Resolution},
    model::{AnyEntry, EntryKey, Vocabularies},
    rule::Level,
    source::Sources,
};

/// With more changed entries than this, everything is linked again. One edit changes one entry, a
/// checkout of another branch hundreds.
const MOST_CHANGED: usize = 64;

/// What is linked.
#[derive(Debug, Clone)]
pub(super) struct LinkingInput<'a> {
    pub(super) entries: &'a [Arc<EntryStage>],
    pub(super) vocabularies: &'a Arc<Vocabularies>,
    pub(super) config: &'a Arc<Config>,
    pub(super) sources: &'a Sources,
    pub(super) options: Options,
    /// Whether somebody waits for what has changed, and the rest may follow.
    pub(super) may_lag: bool,
}

/// The graph of what is published, and what it was linked from.
#[derive(Debug)]
pub(super) struct Linking {
    entries: Vec<Arc<EntryStage>>,
    config: Arc<Config>,
    options: Options,
    sources: Sources,
    pub(super) linked: LinkedGraph,
    /// The diagnostics about entries that were left out because of them.
    excluded_diagnostics: Vec<Diagnostic>,
    /// Whether an entry has other words than those that lists and the diagnostics of others go by.
    pub(super) lags: bool,
}

/// How a change of some entries bears on the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChangeReach {
    /// The graph shows nothing of it.
    Body,
    /// The graph shows their words; who points at whom is the same.
    Words,
}

impl Linking {
    /// Whether it has as many entries, the same settings, options and terms.
    fn is_comparable(&self, input: &LinkingInput<'_>) -> bool {
        Arc::ptr_eq(&self.config, input.config)
            && self.options == input.options
            && Arc::ptr_eq(&self.linked.graph.vocabularies, input.vocabularies)
            && self.entries.len() == input.entries.len()
    }

    /// The entries that have changed, each with what it was.
    fn changed_entries<'a>(
        &'a self,
        input: &LinkingInput<'a>,
    ) -> impl Iterator<Item = (&'a Arc<EntryStage>, &'a Arc<EntryStage>)> {
        let pairs = self.entries.iter().zip(input.entries);
        pairs.filter(|(old, new)| !Arc::ptr_eq(old, new))
    }

    /// The diagnostics about how entries refer to each other.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.excluded_diagnostics
            .iter()
            .chain(&self.linked.entry_diagnostics)
            .chain(self.linked.site_diagnostics.iter())
    }
}

/// Links what is published.
pub(super) fn link_entries(input: &LinkingInput<'_>, before: &[&Arc<Linking>]) -> Arc<Linking> {
    let up_to_date = before.iter().filter(|linking| input.may_lag || !linking.lags);
    let comparable: Vec<_> = up_to_date.filter(|linking| linking.is_comparable(input)).collect();
    if let Some(same) =
        comparable.iter().find(|linking| linking.changed_entries(input).next().is_none())
    {
        return Arc::clone(same);
    }
    for linking in comparable {
        let changed: Vec<_> = linking.changed_entries(input).take(MOST_CHANGED + 1).collect();
        if changed.len() <= MOST_CHANGED
            && !input.options.keep_going
            && let Some((changed, reach)) = find_small_changes(linking, &changed, input)
            && (reach == ChangeReach::Body || input.may_lag)
        {
            // If it fails, everything is linked again, which finds the entry that is to blame.
            let relink = || graph::relink(&linking.linked, &changed, input.sources);
            if let Ok(mut linked) = isolate(Task::Links, "", relink) {
                if reach == ChangeReach::Words {
                    drop_site_diagnostics(&mut linked, &changed);
                }
                let lags = linking.lags || reach == ChangeReach::Words;
                return Arc::new(Linking { lags, ..Linking::new(input, linked, Vec::new()) });
            }
        }
    }
    Arc::new(link_isolated(input))
}

/// Links all published entries but those at which the program fails.
fn link_isolated(input: &LinkingInput<'_>) -> Linking {
    let paths: Vec<&str> = input.entries.iter().map(|entry| entry.path()).collect();
    let (linking, faults) = isolate_items(Task::Links, &paths, |takes| link_all(input, takes));
    let mut linking = linking.unwrap_or_else(|| link_all(input, &|_| false));
    linking.excluded_diagnostics.extend(faults);
    linking
}

/// The changed entries by their place in the graph, and how far the change reaches; nothing if who
/// points at whom may be another one.
fn find_small_changes(
    linking: &Linking,
    changed: &[(&Arc<EntryStage>, &Arc<EntryStage>)],
    input: &LinkingInput<'_>,
) -> Option<(Vec<(EntryRef, AnyEntry)>, ChangeReach)> {
    let mut reach = ChangeReach::Body;
    let mut found = Vec::new();
    for (old, new) in changed {
        let (old, new) = (&old.outcome.value, &new.outcome.value);
        let (before, after) = old.entry.as_ref().zip(new.entry.as_ref())?;
        if !graph::is_same_for_graph((before, &linking.sources), (after, input.sources)) {
            graph::has_same_links(before, after).then_some(())?;
            reach = ChangeReach::Words;
        }
        match linking.linked.graph.find(new.key.kind, &new.key.name) {
            Resolution::Entry(entry) => found.push((entry, after.clone())),
            _ => return None,
        }
    }
    Some((found, reach))
}

/// Drops the diagnostics of the whole site that are about changed entries: their places have moved.
fn drop_site_diagnostics(linked: &mut LinkedGraph, changed: &[(EntryRef, AnyEntry)]) {
    let versions = changed.iter().flat_map(|(entry, _)| linked.graph.entries.versions(*entry));
    let texts: Vec<_> = versions.map(|version| Some(version.source)).collect();
    let kept = linked.site_diagnostics.iter().filter(|it| !texts.contains(&it.source()));
    linked.site_diagnostics = Arc::new(kept.cloned().collect());
}

impl Linking {
    fn new(
        input: &LinkingInput<'_>,
        linked: LinkedGraph,
        excluded_diagnostics: Vec<Diagnostic>,
    ) -> Self {
        Self {
            entries: input.entries.to_vec(),
            config: Arc::clone(input.config),
            options: input.options,
            sources: input.sources.clone(),
            linked,
            excluded_diagnostics,
            lags: false,
        }
    }
}

/// Links all published entries that `takes` takes, by position. Under `keep_going`, entries with
/// errors are left out; the rest is linked again until no error is left.
fn link_all(input: &LinkingInput<'_>, takes: &dyn Fn(usize) -> bool) -> Linking {
    let (config, options) = (input.config, input.options);
    let menu: Vec<_> = config.menu.iter().map(|item| item.link.clone()).collect();
    let mut excluded = ExcludedEntries::default();
    let mut entries: Vec<(&EntryStage, &AnyEntry)> = Vec::with_capacity(input.entries.len());
    for (at, made) in input.entries.iter().enumerate() {
        let (checked, diagnostics) = (&made.outcome.value, &made.outcome.diagnostics);
        let blocked = !takes(at) || options.keep_going && has_errors(diagnostics, config);
        match checked.entry.as_ref().filter(|_| !blocked) {
            None => excluded.add_broken(&checked.key, made.sources()),
            Some(entry) if !options.drafts && entry.common().draft => {
                excluded.add_draft(&checked.key, made.sources());
            }
            Some(entry) => entries.push((made, entry)),
        }
    }
    let mut excluded_diagnostics = Vec::new();
    loop {
        let mut all = Entries::default();
        for (_, entry) in &entries {
            all.add(AnyEntry::clone(entry));
        }
        let excluded_so_far = Arc::new(excluded.clone());
        let vocabularies = Arc::clone(input.vocabularies);
        let linked = graph::link(all, excluded_so_far, vocabularies, &menu, input.sources);
        let broken =
            if options.keep_going { entries_with_errors(&linked, config) } else { BTreeSet::new() };
        if broken.is_empty() {
            return Linking::new(input, linked, excluded_diagnostics);
        }
        excluded_diagnostics.extend(linked.entry_diagnostics);
        excluded_diagnostics.extend(linked.site_diagnostics.iter().cloned());
        entries.retain(|(made, _)| {
            let key = &made.outcome.value.key;
            let stays = !broken.contains(key);
            if !stays {
                excluded.add_broken(key, made.sources());
            }
            stays
        });
    }
}

fn has_errors(diagnostics: &[Diagnostic], config: &Config) -> bool {
    diagnostics.iter().any(|diagnostic| config.level(diagnostic.rule) == Some(Level::Error))
}

/// The entries that an error of the graph is about.
fn entries_with_errors(linked: &LinkedGraph, config: &Config) -> BTreeSet<EntryKey> {
    let all = linked.entry_diagnostics.iter().chain(linked.site_diagnostics.iter());
    let errors = all.filter(|it| config.level(it.rule) == Some(Level::Error));
    let sources: BTreeSet<_> = errors.filter_map(Diagnostic::source).collect();
    let graph: &Graph = &linked.graph;
    let broken = graph.entries.all().filter(|entry| {
        graph.entries.versions(*entry).iter().any(|version| sources.contains(&version.source))
    });
    broken.map(|entry| graph.entries.key(entry).clone()).collect()
}
