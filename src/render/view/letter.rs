//! Titles by their first letter.

use serde::Serialize;

use super::{
    list::{Pager, on_page, pager},
    parts::{Card, LinkView, card},
    scope::PageContext,
};
use crate::render::page::Job;

/// The titles that start with one letter.
#[derive(Debug, Serialize)]
pub struct LetterView {
    /// The letter.
    pub title: String,
    /// All letters; this one without an address.
    pub letters: Vec<LinkView>,
    /// The entries.
    pub cards: Vec<Card>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

pub(super) fn letter(scope: &PageContext<'_>, letter: &str, number: usize) -> LetterView {
    let all = scope.catalogue.letters(scope.language).map(|other| LinkView {
        text: other.to_uppercase(),
        url: (other != letter).then(|| scope.url(&Job::Letter(other.to_owned(), 1))),
    });
    let entries = scope.catalogue.with_letter(scope.language, letter);
    LetterView {
        title: letter.to_uppercase(),
        letters: all.collect(),
        cards: on_page(entries, number).map(|entry| card(scope, *entry)).collect(),
        pager: pager(scope, number, entries.len(), |number| Job::Letter(letter.to_owned(), number)),
    }
}
