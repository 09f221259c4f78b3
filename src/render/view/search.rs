//! The search page: what it shows without a query and without script, and what its script must
//! know about this site.

use serde::Serialize;

use super::{
    facet_terms::{FacetGroup, factor_terms, province_terms, sector_terms},
    kind_counts::kind_counts,
    link::LinkView,
    page_context::PageContext,
};
use crate::render::page::PageKind;

/// The search page. Its lists are what readers can browse without a query.
#[derive(Debug, Serialize)]
pub struct SearchView {
    /// The title.
    pub title: String,
    /// What can be searched.
    pub intro: String,
    /// "12 cases", each with its list.
    pub kinds: Vec<LinkView>,
    /// Sectors with counts.
    pub sectors: Vec<FacetGroup>,
    /// Provinces with counts.
    pub provinces: Vec<FacetGroup>,
    /// Factors with counts.
    pub factors: Vec<FacetGroup>,
    /// The first letters of all titles.
    pub letters: Vec<LinkView>,
    /// The filters, in the order in which they are shown.
    pub filters: Vec<FilterView>,
}

/// A filter of the search page or of a list.
#[derive(Debug, Serialize)]
pub struct FilterView {
    /// The facet's English name.
    pub id: &'static str,
    /// Its label.
    pub label: String,
}

pub(super) fn search(page: &PageContext<'_>) -> SearchView {
    let letters = page.site.catalogue.letters(page.language).map(|letter| LinkView {
        text: letter.to_uppercase(),
        url: Some(page.url(&PageKind::Letter(letter.to_owned(), 1))),
    });
    let facets = page.site.config.facets.iter();
    SearchView {
        title: page.word("search.title"),
        intro: page.word("search.intro"),
        kinds: kind_counts(page),
        sectors: sector_terms(page).groups,
        provinces: province_terms(page).groups,
        factors: factor_terms(page).groups,
        letters: letters.collect(),
        filters: facets.map(|facet| filter(page, facet)).collect(),
    }
}

/// A filter by its facet's English name.
pub(super) fn filter(page: &PageContext<'_>, facet: &'static str) -> FilterView {
    FilterView { id: facet, label: page.word(&format!("search.filter.{facet}")) }
}
