//! Entries → graph: which of them are published, and how they hang together. What was linked before
//! is used again as far as it would be the same.

use std::{collections::BTreeSet, sync::Arc};

use super::{Options, entries::Made};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    graph::{self, Entries, EntryRef, Found, Graph, LeftOut, Linked},
    model::{EntryKey, Vocabularies},
    rule::Level,
    source::Sources,
    validate::AnyEntry,
};

/// With more changed entries than this all are linked again.
const MOST_CHANGED: usize = 64;

/// What is linked.
#[derive(Debug, Clone)]
pub(super) struct Input<'a> {
    pub(super) entries: &'a [Arc<Made>],
    pub(super) vocabularies: &'a Arc<Vocabularies>,
    pub(super) config: &'a Arc<Config>,
    pub(super) sources: &'a Sources,
}

/// The graph of what is published, and what it was linked from.
#[derive(Debug)]
pub(super) struct Linking {
    entries: Vec<Arc<Made>>,
    config: Arc<Config>,
    sources: Sources,
    pub(super) linked: Linked,
    /// What was said about entries that were left out for it.
    told: Vec<Diagnostic>,
}

impl Linking {
    /// Whether it is of as many entries, on the same ground.
    fn is_alike(&self, input: &Input<'_>) -> bool {
        Arc::ptr_eq(&self.config, input.config)
            && Arc::ptr_eq(&self.linked.graph.vocabularies, input.vocabularies)
            && self.entries.len() == input.entries.len()
    }

    /// The entries that have changed, each with what it was.
    fn changed<'a>(
        &'a self,
        input: &Input<'a>,
    ) -> impl Iterator<Item = (&'a Arc<Made>, &'a Arc<Made>)> {
        let pairs = self.entries.iter().zip(input.entries);
        pairs.filter(|(old, new)| !Arc::ptr_eq(old, new))
    }

    /// What is to be said about how entries hang together.
    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.told.iter().chain(&self.linked.of_entries).chain(self.linked.of_whole.iter())
    }
}

/// Links what is published.
pub(super) fn linking(
    input: &Input<'_>,
    options: Options,
    before: &[&Arc<Linking>],
) -> Arc<Linking> {
    let alike: Vec<_> = before.iter().filter(|linking| linking.is_alike(input)).collect();
    if let Some(same) = alike.iter().find(|linking| linking.changed(input).next().is_none()) {
        return Arc::clone(same);
    }
    for linking in alike {
        let changed: Vec<_> = linking.changed(input).take(MOST_CHANGED + 1).collect();
        if changed.len() <= MOST_CHANGED
            && !options.keep_going
            && let Some(changed) = unseen(linking, &changed, input)
        {
            let linked = graph::relink(&linking.linked, &changed, input.sources);
            return Arc::new(Linking::new(input, linked, Vec::new()));
        }
    }
    Arc::new(link(input, options))
}

/// The changed entries by their place in the graph, if it sees nothing of their change.
fn unseen(
    linking: &Linking,
    changed: &[(&Arc<Made>, &Arc<Made>)],
    input: &Input<'_>,
) -> Option<Vec<(EntryRef, AnyEntry)>> {
    let changed = changed.iter().map(|(old, new)| {
        let (old, new) = (&old.outcome.value, &new.outcome.value);
        let entry = old.entry.as_ref().zip(new.entry.as_ref());
        let (before, after) = entry?;
        let is_unseen = graph::is_unseen((before, &linking.sources), (after, input.sources));
        match linking.linked.graph.find(new.key.kind, &new.key.name) {
            Found::Entry(index) if is_unseen => {
                Some((EntryRef { kind: new.key.kind, index }, after.clone()))
            }
            _ => None,
        }
    });
    changed.collect()
}

impl Linking {
    fn new(input: &Input<'_>, linked: Linked, told: Vec<Diagnostic>) -> Self {
        Self {
            entries: input.entries.to_vec(),
            config: Arc::clone(input.config),
            sources: input.sources.clone(),
            linked,
            told,
        }
    }
}

/// The graph of what is published. Under `keep_going` entries with errors are left out, and the
/// rest is linked again until what is left is sound.
fn link(input: &Input<'_>, options: Options) -> Linking {
    let config = input.config;
    let menu: Vec<_> = config.menu.iter().map(|item| item.link.clone()).collect();
    let mut left_out = LeftOut::default();
    let mut entries: Vec<(&Made, &AnyEntry)> = Vec::with_capacity(input.entries.len());
    for made in input.entries {
        let (checked, found) = (&made.outcome.value, &made.outcome.diagnostics);
        let blocked = options.keep_going && blocks(found, config);
        match checked.entry.as_ref().filter(|_| !blocked) {
            None => left_out.add_broken(&checked.key, made.sources()),
            Some(entry) if !options.drafts && is_draft(entry) => {
                left_out.add_draft(&checked.key, made.sources());
            }
            Some(entry) => entries.push((made, entry)),
        }
    }
    let mut told = Vec::new();
    loop {
        let mut all = Entries::default();
        for (_, entry) in &entries {
            all.add(AnyEntry::clone(entry));
        }
        let shown = Arc::new(left_out.clone());
        let vocabularies = Arc::clone(input.vocabularies);
        let linked = graph::link(all, shown, vocabularies, &menu, input.sources);
        let faulty = if options.keep_going { faulty(&linked, config) } else { BTreeSet::new() };
        if faulty.is_empty() {
            return Linking::new(input, linked, told);
        }
        told.extend(linked.of_entries);
        told.extend(linked.of_whole.iter().cloned());
        entries.retain(|(made, _)| {
            let key = &made.outcome.value.key;
            let stays = !faulty.contains(key);
            if !stays {
                left_out.add_broken(key, made.sources());
            }
            stays
        });
    }
}

fn blocks(diagnostics: &[Diagnostic], config: &Config) -> bool {
    diagnostics.iter().any(|diagnostic| config.level(diagnostic.rule) == Some(Level::Error))
}

/// The entries that an error of the graph is about.
fn faulty(linked: &Linked, config: &Config) -> BTreeSet<EntryKey> {
    let all = linked.of_entries.iter().chain(linked.of_whole.iter());
    let errors = all.filter(|it| config.level(it.rule) == Some(Level::Error));
    let sources: BTreeSet<_> = errors.filter_map(Diagnostic::source).collect();
    let graph: &Graph = &linked.graph;
    let touched = graph.entries.all().filter(|entry| {
        graph.entries.versions(*entry).iter().any(|version| sources.contains(&version.source))
    });
    touched.map(|entry| graph.entries.key(entry).clone()).collect()
}

fn is_draft(entry: &AnyEntry) -> bool {
    let common = match entry {
        AnyEntry::Case(entry) => &entry.main().common,
        AnyEntry::Locus(entry) => &entry.main().common,
        AnyEntry::Visit(entry) => &entry.main().common,
        AnyEntry::Institute(entry) => &entry.main().common,
        AnyEntry::Adoption(entry) => &entry.main().common,
        AnyEntry::Page(entry) => &entry.main().common,
    };
    common.draft
}
