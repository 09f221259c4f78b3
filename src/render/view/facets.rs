//! Pages of all sectors, all provinces or all factors, with their counts.

use serde::Serialize;

use super::{
    facet_terms::{FacetGroup, factor_terms, province_terms, sector_terms},
    map::{MapView, map},
    page_context::PageContext,
};

/// All terms of one vocabulary that something belongs to.
#[derive(Debug, Serialize)]
pub struct FacetsView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The terms, in the vocabulary's groups.
    pub groups: Vec<FacetGroup>,
    /// The map, if these are provinces.
    pub map: Option<MapView>,
}

pub(super) fn sectors(page: &PageContext<'_>) -> FacetsView {
    let terms = sector_terms(page);
    FacetsView { title: terms.title, intro: terms.intro, groups: terms.groups, map: None }
}

pub(super) fn provinces(page: &PageContext<'_>) -> FacetsView {
    let terms = province_terms(page);
    let map = map(page, &terms.groups);
    FacetsView { title: terms.title, intro: terms.intro, groups: terms.groups, map }
}

pub(super) fn factors(page: &PageContext<'_>) -> FacetsView {
    let terms = factor_terms(page);
    FacetsView { title: terms.title, intro: terms.intro, groups: terms.groups, map: None }
}
