//! The first page.

use serde::Serialize;

use super::{
    card::{Card, card},
    facet_terms::{factor_terms, province_terms, sector_terms},
    kind_counts::kind_counts,
    link::LinkView,
    map::{MapView, map},
    page_context::PageContext,
    top_terms::{TopTermsView, top_terms},
};
use crate::{
    names::Kind,
    render::{catalogue::sort_date, page::PageKind},
};

/// How many of the newest entries the first page shows.
const NEWEST: usize = 6;

/// The first page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The site's name.
    pub title: String,
    /// A sentence about the site.
    pub description: Option<String>,
    /// "12 cases", each with its list.
    pub counts: Vec<LinkView>,
    /// The newest cases and visits.
    pub newest: Vec<Card>,
    /// The top sectors with counts.
    pub sectors: Option<TopTermsView>,
    /// The top factors with counts.
    pub factors: Option<TopTermsView>,
    /// The top provinces with counts.
    pub provinces: Option<TopTermsView>,
    /// All provinces on a map.
    pub map: Option<MapView>,
}

pub(super) fn home(page: &PageContext<'_>) -> HomeView {
    let provinces = province_terms(page);
    let map = map(page, &provinces.groups);
    HomeView {
        title: page.site.config.title.get(page.language).to_owned(),
        description: page
            .site
            .config
            .description
            .as_ref()
            .map(|it| it.get(page.language).to_owned()),
        counts: kind_counts(page),
        newest: newest_entries(page),
        sectors: top_terms(page, sector_terms(page), "sector", &PageKind::Sectors),
        factors: top_terms(page, factor_terms(page), "factor", &PageKind::Factors),
        provinces: top_terms(page, provinces, "province", &PageKind::Provinces),
        map,
    }
}

fn newest_entries(page: &PageContext<'_>) -> Vec<Card> {
    let cases = page.site.catalogue.entries(Kind::Case).iter().take(NEWEST);
    let visits = page.site.catalogue.entries(Kind::Visit).iter().take(NEWEST);
    let mut entries: Vec<_> = cases.chain(visits).copied().collect();
    // A stable sort: entries without a date keep their order, behind those with one.
    entries.sort_by_key(|entry| std::cmp::Reverse(sort_date(page.site.graph, *entry)));
    entries.into_iter().take(NEWEST).map(|entry| card(page, entry)).collect()
}
