//! A page of the list of a kind.

use serde::Serialize;

use super::{
    brief::{BriefView, brief},
    facet::{factors, provinces_of, sectors},
    home::plural,
    layout::MenuView,
    parts::{Card, LinkView, card},
    scope::PageContext,
};
use crate::{
    names::Kind,
    render::{locale, page::Job, plan::PER_PAGE},
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

pub(super) fn list(scope: &PageContext<'_>, kind: Kind, number: usize) -> ListView {
    let all = scope.catalogue.listed(kind);
    let count = locale::count(all.len() as u64, scope.strings);
    ListView {
        kind: kind.id(),
        title: scope.word(&format!("kind.{}.other", kind.id())),
        intro: scope.word(&format!("kind.{}.intro", kind.id())),
        count: scope.strings.count(&format!("count.{}", plural(kind)), all.len(), &count),
        orders: orders(scope, kind, number),
        filters: if number == 1 { filters(scope, kind) } else { Vec::new() },
        filters_url: (number > 1 && has_filters(scope, kind))
            .then(|| format!("{}#_narrow", scope.url(&Job::List(kind, 1)))),
        cards: on_page(all, number).map(|entry| card(scope, *entry)).collect(),
        pager: pager(scope, number, all.len(), |number| Job::List(kind, number)),
    }
}

/// The newest first, as here, or by title, which is another page.
fn orders(scope: &PageContext<'_>, kind: Kind, number: usize) -> Vec<MenuView> {
    let newest = MenuView {
        text: scope.word("list.newest"),
        url: scope.url(&Job::List(kind, number)),
        current: true,
    };
    let letter = scope.catalogue.letters(scope.language).next();
    let by_title = letter.map(|letter| MenuView {
        text: scope.word("letter.plural"),
        url: scope.url(&Job::Letter(letter.to_owned(), 1)),
        current: false,
    });
    std::iter::once(newest).chain(by_title).collect()
}

/// Terms that have pages of such entries. They stand on the first page alone, so that the others
/// stay as they are when a count changes.
fn filters(scope: &PageContext<'_>, kind: Kind) -> Vec<BriefView> {
    let by_province = || brief(scope, provinces_of(scope, kind), "province", &Job::Provinces);
    let found = match kind {
        Kind::Case => vec![
            brief(scope, sectors(scope), "sector", &Job::Sectors),
            by_province(),
            brief(scope, factors(scope), "factor", &Job::Factors),
        ],
        Kind::Locus => vec![by_province()],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn has_filters(scope: &PageContext<'_>, kind: Kind) -> bool {
    let facets = &scope.graph.facets;
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
    scope: &PageContext<'_>,
    number: usize,
    count: usize,
    job: impl Fn(usize) -> Job,
) -> Option<Pager> {
    let last = count.div_ceil(PER_PAGE);
    let url = |number: usize| scope.url(&job(number));
    let shown = |number: usize| locale::count(number as u64, scope.strings);
    (last > 1).then(|| Pager {
        label: scope
            .strings
            .fill("pager.label", &[("page", &shown(number)), ("pages", &shown(last))]),
        previous: (number > 1).then(|| url(number - 1)),
        next: (number < last).then(|| url(number + 1)),
        pages: (1..=last)
            .map(|page| LinkView { text: shown(page), url: (page != number).then(|| url(page)) })
            .collect(),
    })
}
