//! Substitutes: what the pipeline reads instead of what some files hold.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{errors::ErrorsByFile, good_texts::GoodTexts};
use crate::{
    diagnostic::{Diagnostic, Place},
    read::{Content, InputFile, Snapshot},
};

/// What is read instead of what a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Substitute {
    /// Its last good text.
    LastGood,
    /// Nothing, as if it could not be read.
    Nothing,
}

/// Substitutes by the path of their file.
pub(super) type Substitutes = BTreeMap<Arc<str>, Substitute>;

/// The folder with substitutes in the place of some files.
pub(super) fn apply(substitutes: &Substitutes, snapshot: &Snapshot, texts: &GoodTexts) -> Snapshot {
    let mut altered = snapshot.clone();
    let mut files = snapshot.files.to_vec();
    for (path, substitute) in substitutes {
        let position = files.binary_search_by(|file| file.path.cmp(path));
        let now = position.ok().map(|at| files[at].content.clone());
        let content = match (substitute, texts.get(path), now) {
            (Substitute::LastGood, Some(good), Some(Content::Text(id))) => {
                altered.sources.replace_shared(id, Arc::clone(good));
                Content::Text(id)
            }
            (Substitute::LastGood, Some(good), _) => {
                Content::Text(altered.sources.add_shared(Arc::clone(good)))
            }
            _ => Content::Unreadable,
        };
        match position {
            Ok(at) => files[at].content = content,
            Err(at) => files.insert(at, InputFile { path: Arc::clone(path), content }),
        }
    }
    // Why a file could not be read does not concern the text that is read instead.
    let concerns_substitute = |diagnostic: &Diagnostic| matches!(&diagnostic.place, Place::Path(path) if substitutes.contains_key(path.as_str()));
    if altered.diagnostics.iter().any(concerns_substitute) {
        let others = altered.diagnostics.iter().filter(|it| !concerns_substitute(it));
        altered.diagnostics = Arc::new(others.cloned().collect());
    }
    // Stages compare the list by identity: an equal list has to be the same one.
    if files != *snapshot.files {
        altered.files = Arc::new(files);
    }
    altered
}

/// The files whose last good text takes away none of the errors that they have `before`.
pub(super) fn find_useless(
    substitutes: &Substitutes,
    before: &ErrorsByFile,
    after: &ErrorsByFile,
) -> BTreeSet<Arc<str>> {
    let good = substitutes.iter().filter(|(_, it)| **it == Substitute::LastGood);
    let useless = good.filter(|(path, _)| match (before.get(&***path), after.get(&***path)) {
        (Some(before), Some(after)) => before.iter().all(|error| after.contains(error)),
        _ => false,
    });
    useless.map(|(path, _)| Arc::clone(path)).collect()
}
