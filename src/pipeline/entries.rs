//! Every entry, parsed and checked; those that nothing has changed for are taken from before.

use std::sync::Arc;

use rayon::prelude::*;

use crate::{
    diagnostic::Outcome,
    model::Vocabularies,
    read::EntryFiles,
    source::{Source, SourceId, Sources},
    validate::{self, Checked},
};

/// What entries are checked against, beside their own files.
#[derive(Debug, Clone)]
pub(super) struct Ground {
    pub(super) vocabularies: Arc<Vocabularies>,
    pub(super) languages: Vec<String>,
}

/// An entry, and what it was made from.
#[derive(Debug)]
pub(super) struct Made {
    files: EntryFiles,
    texts: Vec<Arc<Source>>,
    ground: Ground,
    pub(super) outcome: Outcome<Checked>,
}

/// Every entry, in the order of their files, which is that of kinds and names; so are those made
/// `before`.
pub(super) fn entries(
    all: &[EntryFiles],
    ground: &Ground,
    sources: &Sources,
    before: &[&[Arc<Made>]],
) -> Vec<Arc<Made>> {
    let made = all.par_iter().enumerate().map(|(position, files)| {
        let known = before.iter().filter_map(|list| made_of(files, position, list));
        let mut known = known.filter(|made| made.is_of(files, ground, sources));
        known.next().cloned().unwrap_or_else(|| Arc::new(Made::new(files, ground, sources)))
    });
    made.collect()
}

/// What was made of an entry before: mostly it stands where it stood.
fn made_of<'a>(
    files: &EntryFiles,
    position: usize,
    list: &'a [Arc<Made>],
) -> Option<&'a Arc<Made>> {
    if let Some(made) = list.get(position).filter(|made| made.files.key == files.key) {
        return Some(made);
    }
    let found = list.binary_search_by(|made| made.files.key.cmp(&files.key)).ok()?;
    list.get(found)
}

impl Made {
    fn new(files: &EntryFiles, ground: &Ground, sources: &Sources) -> Self {
        let languages = &ground.languages;
        let site =
            validate::ValidationContext { languages, vocabularies: &ground.vocabularies, sources };
        Self {
            files: files.clone(),
            texts: numbers(files).map(|id| Arc::clone(sources.get(id))).collect(),
            ground: ground.clone(),
            outcome: validate::entry(files, site),
        }
    }

    /// Its files.
    pub(super) fn sources(&self) -> impl Iterator<Item = SourceId> {
        numbers(&self.files)
    }

    /// Whether making it anew would make the same.
    fn is_of(&self, files: &EntryFiles, ground: &Ground, sources: &Sources) -> bool {
        let texts = || self.texts.iter().zip(numbers(files));
        self.files == *files
            && Arc::ptr_eq(&self.ground.vocabularies, &ground.vocabularies)
            && self.ground.languages == ground.languages
            && texts().all(|(text, id)| Arc::ptr_eq(text, sources.get(id)))
    }
}

fn numbers(files: &EntryFiles) -> impl Iterator<Item = SourceId> {
    files.main.into_iter().chain(files.translations.iter().map(|(_, id)| *id))
}
