//! A page of the list of a kind.

use serde::Serialize;

use super::{
    card::{Card, card},
    facet_terms::{factor_terms, province_terms_of, sector_terms},
    kind_counts::count_of_kind,
    link::LinkView,
    list_filters::list_filters,
    map::map_link,
    menu::MenuView,
    page_context::PageContext,
    pager::{Pager, on_page, pager},
    search::FilterView,
    top_terms::{TopTermsView, top_terms},
};
use crate::{names::Kind, render::page::PageKind};

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
    /// The map of the loci.
    pub map: Option<LinkView>,
    /// The orders in which they can be read.
    pub orders: Vec<MenuView>,
    /// The terms they can be narrowed to, on the first page.
    pub filters: Vec<TopTermsView>,
    /// The first page, where the filters are, if this is another.
    pub filters_url: Option<String>,
    /// What all of them can be filtered by where they stand, on the first page.
    pub facets: Vec<FilterView>,
    /// The search, on the first page.
    pub search_url: Option<String>,
    /// The entries of this page.
    pub cards: Vec<Card>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

pub(super) fn list(page: &PageContext<'_>, kind: Kind, number: usize) -> ListView {
    let all = page.site.catalogue.entries(kind);
    let facets = list_filters(page, kind);
    let is_first = number == 1;
    ListView {
        kind: kind.id(),
        title: page.word(&format!("kind.{}.other", kind.id())),
        intro: page.word(&format!("kind.{}.intro", kind.id())),
        count: count_of_kind(page, kind, all.len()),
        map: map_link(page).filter(|_| kind == Kind::Locus),
        orders: orders(page, kind, number),
        filters: if is_first { filters(page, kind) } else { Vec::new() },
        filters_url: (!is_first && !facets.is_empty())
            .then(|| format!("{}#_narrow", page.url(&PageKind::List(kind, 1)))),
        search_url: (is_first && !facets.is_empty()).then(|| page.url(&PageKind::Search)),
        facets: if is_first { facets } else { Vec::new() },
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
fn filters(page: &PageContext<'_>, kind: Kind) -> Vec<TopTermsView> {
    let by_province =
        || top_terms(page, province_terms_of(page, kind), "province", &PageKind::Provinces);
    let filters = match kind {
        Kind::Case => vec![
            top_terms(page, sector_terms(page), "sector", &PageKind::Sectors),
            by_province(),
            top_terms(page, factor_terms(page), "factor", &PageKind::Factors),
        ],
        Kind::Locus => vec![by_province()],
        _ => Vec::new(),
    };
    filters.into_iter().flatten().collect()
}
