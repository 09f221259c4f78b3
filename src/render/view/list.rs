//! A page of the list of a kind.

use serde::Serialize;

use super::{
    brief::{BriefView, brief},
    facet::{factors, provinces_of, sectors},
    home::plural,
    layout::MenuView,
    page_context::PageContext,
    parts::{Card, LinkView, card},
};
use crate::{
    names::Kind,
    render::{locale, page::PageKind, plan::PER_PAGE},
};

/// A page of the list of a kind.
#[derive(Debug, Serialize)]
pub struct ListView {
    /// The kind's English name.
    pub kind: &'static str,
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// "120 cases".
    pub count: String,
    /// The orders in which they can be read.
    pub orders: Vec<MenuView>,
    /// The terms they can be narrowed to, on the first page.
    pub filters: Vec<BriefView>,
    /// The first page, where the filters are, if this is another.
    pub filters_url: Option<String>,
    /// The entries of this page.
    pub cards: Vec<Card>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

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

pub(super) fn list(page: &PageContext<'_>, kind: Kind, number: usize) -> ListView {
    let all = page.site.catalogue.listed(kind);
    let count = locale::count(all.len() as u64, page.strings);
    ListView {
        kind: kind.id(),
        title: page.word(&format!("kind.{}.other", kind.id())),
        intro: page.word(&format!("kind.{}.intro", kind.id())),
        count: page.strings.count(&format!("count.{}", plural(kind)), all.len(), &count),
        orders: orders(page, kind, number),
        filters: if number == 1 { filters(page, kind) } else { Vec::new() },
        filters_url: (number > 1 && has_filters(page, kind))
            .then(|| format!("{}#_narrow", page.url(&PageKind::List(kind, 1)))),
        cards: on_page(all, number).map(|entry| card(page, *entry)).collect(),
        pager: pager(page, number, all.len(), |number| PageKind::List(kind, number)),
    }
}

/// The newest first, as here, or by title, which is another page.
fn orders(page: &PageContext<'_>, kind: Kind, number: usize) -> Vec<MenuView> {
    let newest = MenuView {
        text: page.word("list.newest"),
        url: page.url(&PageKind::List(kind, number)),
        current: true,
    };
    let letter = page.site.catalogue.letters(page.language).next();
    let by_title = letter.map(|letter| MenuView {
        text: page.word("letter.plural"),
        url: page.url(&PageKind::Letter(letter.to_owned(), 1)),
        current: false,
    });
    std::iter::once(newest).chain(by_title).collect()
}

/// Terms that have pages of such entries. They stand on the first page alone, so that the others
/// stay as they are when a count changes.
fn filters(page: &PageContext<'_>, kind: Kind) -> Vec<BriefView> {
    let by_province = || brief(page, provinces_of(page, kind), "province", &PageKind::Provinces);
    let found = match kind {
        Kind::Case => vec![
            brief(page, sectors(page), "sector", &PageKind::Sectors),
            by_province(),
            brief(page, factors(page), "factor", &PageKind::Factors),
        ],
        Kind::Locus => vec![by_province()],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn has_filters(page: &PageContext<'_>, kind: Kind) -> bool {
    let facets = &page.site.graph.facets;
    match kind {
        Kind::Case => !(facets.sectors.is_empty() && facets.cases_by_province.is_empty()),
        Kind::Locus => !facets.loci_by_province.is_empty(),
        _ => false,
    }
}

/// The things on one page, counted from 1.
pub(super) fn on_page<T>(all: &[T], number: usize) -> impl Iterator<Item = &T> {
    all.iter().skip((number - 1) * PER_PAGE).take(PER_PAGE)
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
