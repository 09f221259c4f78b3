//! Titles by their first letter.

use serde::Serialize;

use super::{
    parts::{Card, LinkView, card},
    scope::Scope,
};
use crate::{
    render::{
        page::Job,
        plan::{letter as letter_of, letters},
    },
    text::slug::slugify,
};

/// The titles that start with one letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// The letter.
    pub title: String,
    /// All letters; this one without an address.
    pub letters: Vec<LinkView>,
    /// The entries.
    pub cards: Vec<Card>,
}

pub(super) fn letter(scope: &Scope<'_>, letter: &str) -> LetterView {
    let all = letters(scope.graph, scope.language).into_iter().map(|other| LinkView {
        text: other.to_uppercase(),
        url: (other != letter).then(|| scope.url(&Job::Letter(other.clone()))),
    });
    let shown = scope.graph.entries.all().filter(|entry| {
        !scope.graph.entries.is_withdrawn(*entry) && letter_of(scope.title(*entry)) == letter
    });
    let mut entries: Vec<_> = shown.map(|entry| (slugify(scope.title(entry)), entry)).collect();
    entries.sort();
    LetterView {
        title: letter.to_uppercase(),
        letters: all.collect(),
        cards: entries.into_iter().map(|(_, entry)| card(scope, entry)).collect(),
    }
}
