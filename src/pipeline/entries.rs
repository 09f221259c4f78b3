//! Every entry, parsed and checked. An entry whose files and context are unchanged is taken from an
//! earlier pass.

use std::sync::Arc;

use rayon::prelude::*;

use super::{
    isolation::{Task, isolate},
    progress::{BuildStep, Progress},
};
use crate::{
    diagnostic::Outcome,
    model::Vocabularies,
    read::EntryFiles,
    source::{Source, SourceId, Sources},
    validate::{self, ValidatedEntry},
};

/// What entries are checked against, beside their own files.
#[derive(Debug, Clone)]
pub(super) struct EntryContext {
    pub(super) vocabularies: Arc<Vocabularies>,
    pub(super) languages: Vec<String>,
}

/// One checked entry, and what it was made from.
#[derive(Debug)]
pub(super) struct EntryStage {
    files: EntryFiles,
    texts: Vec<Arc<Source>>,
    context: EntryContext,
    pub(super) outcome: Outcome<ValidatedEntry>,
}

/// Checks every entry. `all` is sorted by kind and name; so is each list of an earlier pass in
/// `before`.
pub(super) fn check_entries(
    all: &[EntryFiles],
    context: &EntryContext,
    sources: &Sources,
    before: &[&[Arc<EntryStage>]],
    progress: &dyn Progress,
) -> Vec<Arc<EntryStage>> {
    let stages = all.par_iter().enumerate().map(|(position, files)| {
        let known = before.iter().filter_map(|list| find_by_key(files, position, list));
        let mut known = known.filter(|stage| stage.has_same_input(files, context, sources));
        let stage = known.next().cloned();
        let stage = stage.unwrap_or_else(|| Arc::new(EntryStage::new(files, context, sources)));
        progress.advance(BuildStep::Check);
        stage
    });
    stages.collect()
}

/// The stage of the same entry in an earlier pass. Most entries stand where they stood.
fn find_by_key<'a>(
    files: &EntryFiles,
    position: usize,
    list: &'a [Arc<EntryStage>],
) -> Option<&'a Arc<EntryStage>> {
    if let Some(stage) = list.get(position).filter(|stage| stage.files.key == files.key) {
        return Some(stage);
    }
    let position = list.binary_search_by(|stage| stage.files.key.cmp(&files.key)).ok()?;
    list.get(position)
}

impl EntryStage {
    fn new(files: &EntryFiles, context: &EntryContext, sources: &Sources) -> Self {
        let languages = &context.languages;
        let site =
            validate::ValidationContext { languages, vocabularies: &context.vocabularies, sources };
        Self {
            files: files.clone(),
            texts: source_ids(files).map(|id| Arc::clone(sources.get(id))).collect(),
            context: context.clone(),
            outcome: validate_alone(files, site),
        }
    }

    /// The texts of its files.
    pub(super) fn sources(&self) -> impl Iterator<Item = SourceId> {
        source_ids(&self.files)
    }

    /// The path of its main file, or of the translation that has none.
    pub(super) fn path(&self) -> &str {
        self.texts.first().map_or(self.files.key.name.as_str(), |text| &text.path)
    }

    /// Whether checking it again would give the same.
    fn has_same_input(
        &self,
        files: &EntryFiles,
        context: &EntryContext,
        sources: &Sources,
    ) -> bool {
        let texts = || self.texts.iter().zip(source_ids(files));
        self.files == *files
            && Arc::ptr_eq(&self.context.vocabularies, &context.vocabularies)
            && self.context.languages == context.languages
            && texts().all(|(text, id)| Arc::ptr_eq(text, sources.get(id)))
    }
}

/// Checks an entry. A panic costs this entry alone.
fn validate_alone(
    files: &EntryFiles,
    site: validate::ValidationContext<'_>,
) -> Outcome<ValidatedEntry> {
    let path = source_ids(files).next().map_or("", |id| &site.sources.get(id).path);
    isolate(Task::Entry, path, || validate::validate_entry(files, site)).unwrap_or_else(|fault| {
        let value = ValidatedEntry { key: files.key.clone(), entry: None };
        Outcome { value, diagnostics: vec![*fault] }
    })
}

fn source_ids(files: &EntryFiles) -> impl Iterator<Item = SourceId> {
    files.main.into_iter().chain(files.translations.iter().map(|(_, id)| *id))
}
