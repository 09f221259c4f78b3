//! Titles by their first letter.

use serde::Serialize;

use super::{
    card::{Card, card},
    link::LinkView,
    page_context::PageContext,
    pager::{Pager, on_page, pager},
};
use crate::render::page::PageKind;

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

pub(super) fn letter(page: &PageContext<'_>, letter: &str, number: usize) -> LetterView {
    let all = page.site.catalogue.letters(page.language).map(|other| LinkView {
        text: other.to_uppercase(),
        url: (other != letter).then(|| page.url(&PageKind::Letter(other.to_owned(), 1))),
    });
    let entries = page.site.catalogue.with_letter(page.language, letter);
    LetterView {
        title: letter.to_uppercase(),
        letters: all.collect(),
        cards: on_page(entries, number).map(|entry| card(page, *entry)).collect(),
        pager: pager(page, number, entries.len(), |number| {
            PageKind::Letter(letter.to_owned(), number)
        }),
    }
}
