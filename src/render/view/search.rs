//! The search page: what it shows without a query and without script, and what its script must
//! know about this site.

use serde::Serialize;

use super::{
    facet::{FacetGroup, factors, provinces, sectors},
    home::kinds,
    parts::LinkView,
    scope::PageContext,
};
use crate::render::page::Job;

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

/// A filter of the search page.
#[derive(Debug, Serialize)]
pub struct FilterView {
    /// The facet's English name.
    pub id: &'static str,
    /// Its label.
    pub label: String,
}

pub(super) fn search(scope: &PageContext<'_>) -> SearchView {
    let letters = scope.catalogue.letters(scope.language).map(|letter| LinkView {
        text: letter.to_uppercase(),
        url: Some(scope.url(&Job::Letter(letter.to_owned(), 1))),
    });
    let filters = scope.config.facets.iter().map(|facet| FilterView {
        id: facet,
        label: scope.word(&format!("search.filter.{facet}")),
    });
    SearchView {
        title: scope.word("search.title"),
        intro: scope.word("search.intro"),
        kinds: kinds(scope),
        sectors: sectors(scope).groups,
        provinces: provinces(scope).groups,
        factors: factors(scope).groups,
        letters: letters.collect(),
        filters: filters.collect(),
    }
}
