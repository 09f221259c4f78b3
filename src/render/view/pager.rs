//! The way through a list that takes several pages.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};
use crate::render::{locale, page::PageKind, plan::PER_PAGE};

/// The way through a list of several pages.
#[derive(Debug, Serialize)]
pub struct Pager {
    /// "Page 2 of 5".
    pub label: String,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// All pages; this one without an address.
    pub pages: Vec<LinkView>,
}

/// The way through `count` things, fifty on a page; nothing if one page holds them.
pub(super) fn pager(
    page: &PageContext<'_>,
    number: usize,
    count: usize,
    kind: impl Fn(usize) -> PageKind,
) -> Option<Pager> {
    let last = count.div_ceil(PER_PAGE);
    let url = |number: usize| page.url(&kind(number));
    let shown = |number: usize| locale::count(number as u64, page.strings);
    (last > 1).then(|| Pager {
        label: page
            .strings
            .fill("pager.label", &[("page", &shown(number)), ("pages", &shown(last))]),
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < last).then(|| url(number + 1)),
        pages: (1..=last)
            .map(|other| LinkView {
                text: shown(other),
                url: (other != number).then(|| url(other)),
            })
            .collect(),
    })
}

/// The things on one page, counted from 1.
pub(super) fn on_page<T>(all: &[T], number: usize) -> impl Iterator<Item = &T> {
    all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE)
}
