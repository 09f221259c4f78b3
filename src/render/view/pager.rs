//! The way through a list that takes several pages. A page does not link to all others: at ten
//! thousand entries they are five hundred. It links to its neighbours and to pages ten and a hundred
//! away, so that each is a few steps from each.

use std::collections::BTreeSet;

use serde::Serialize;

use super::page_context::PageContext;
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
    /// Pages to go to, in their order; this one without an address.
    pub pages: Vec<PagerLink>,
}

/// A page to go to.
#[derive(Debug, Serialize)]
pub struct PagerLink {
    /// Its number.
    pub text: String,
    /// Its address; nothing for this page.
    pub url: Option<String>,
    /// Whether pages before it are left out.
    pub gap: bool,
}

/// How far away the pages are that a page links to, beside the first and the last.
const STEPS: [usize; 4] = [1, 2, 10, 100];
/// Up to so many pages, none is left out.
const FEW: usize = 9;

/// The way through `count` things, [`PER_PAGE`] on a page; nothing if one page holds them.
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
        pages: links(number, last, |other| (shown(other), url(other))),
    })
}

/// The pages that page `number` of `last` links to, and itself.
fn links(
    number: usize,
    last: usize,
    text_and_url: impl Fn(usize) -> (String, String),
) -> Vec<PagerLink> {
    let mut before = 0;
    let links = linked_pages(number, last).into_iter().map(|other| {
        let gap = other > before + 1;
        before = other;
        let (text, url) = text_and_url(other);
        PagerLink { text, url: (other != number).then_some(url), gap }
    });
    links.collect()
}

fn linked_pages(number: usize, last: usize) -> BTreeSet<usize> {
    if last <= FEW {
        return (1..=last).collect();
    }
    let near = STEPS.into_iter().flat_map(|step| [number.saturating_sub(step), number + step]);
    near.chain([1, number, last]).filter(|other| (1..=last).contains(other)).collect()
}

/// The things on one page, counted from 1.
pub(super) fn on_page<T>(all: &[T], number: usize) -> impl Iterator<Item = &T> {
    all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::linked_pages;

    #[test]
    fn few_pages_are_all_linked_and_of_many_those_near_and_those_ten_and_a_hundred_away() {
        assert_eq!(linked_pages(4, 9), (1..=9).collect());
        assert_eq!(linked_pages(1, 12), BTreeSet::from([1, 2, 3, 11, 12]));
        let far = BTreeSet::from([1, 150, 240, 248, 249, 250, 251, 252, 260, 350, 500]);
        assert_eq!(linked_pages(250, 500), far);
    }
}
