//! Pages of all sectors, all provinces or all factors, those with most entries first.

use serde::Serialize;

use super::{
    count_bar::{CountMeaning, count_bar},
    facet_terms::{FacetTerm, FacetTerms, factor_terms, province_terms, sector_terms},
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
    /// The terms, those with most entries first.
    pub terms: Vec<FacetTerm>,
    /// What the colours of the bars mean, if there are several.
    pub legend: Vec<CountMeaning>,
    /// The map, if these are provinces.
    pub map: Option<MapView>,
}

pub(super) fn sectors(page: &PageContext<'_>) -> FacetsView {
    facets(sector_terms(page), Vec::new(), None)
}

pub(super) fn provinces(page: &PageContext<'_>) -> FacetsView {
    let terms = province_terms(page);
    let map = map(page, &terms.groups);
    let legend = [("loci", "kind.locus.other"), ("cases", "kind.case.other")];
    facets(terms, legend.map(|(id, word)| meaning(page, id, word)).into(), map)
}

pub(super) fn factors(page: &PageContext<'_>) -> FacetsView {
    let legend = [("helped", "factor.helped"), ("hindered", "factor.hindered")];
    let legend = legend.map(|(id, word)| meaning(page, id, word)).into();
    facets(factor_terms(page), legend, None)
}

fn meaning(page: &PageContext<'_>, id: &'static str, word: &str) -> CountMeaning {
    CountMeaning { id, text: page.word(word) }
}

fn facets(all: FacetTerms, legend: Vec<CountMeaning>, map: Option<MapView>) -> FacetsView {
    let mut terms: Vec<FacetTerm> = all.groups.into_iter().flat_map(|group| group.terms).collect();
    // A stable sort: terms with as many entries keep the vocabulary's order.
    terms.sort_by_key(|term| std::cmp::Reverse(term.total));
    let most = terms.first().map_or(0, |term| term.total);
    for term in &mut terms {
        term.bar = count_bar(&term.parts, most);
    }
    FacetsView { title: all.title, intro: all.intro, terms, legend, map }
}
