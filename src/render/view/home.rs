//! The first page.

use serde::Serialize;

use super::{
    brief::{BriefView, brief},
    facet::{factors, provinces, sectors},
    map::MapView,
    page_context::PageContext,
    parts::{Card, LinkView, card},
};
use crate::{
    names::Kind,
    render::{catalogue::newest, locale, page::PageKind},
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
    /// The foremost sectors with counts.
    pub sectors: Option<BriefView>,
    /// The foremost factors with counts.
    pub factors: Option<BriefView>,
    /// The foremost provinces with counts.
    pub provinces: Option<BriefView>,
    /// All provinces on a map.
    pub map: Option<MapView>,
}

/// The kinds that there is something of, counted, each with its list.
pub(super) fn kinds(page: &PageContext<'_>) -> Vec<LinkView> {
    let mut counts = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page) {
        let count = page.site.catalogue.listed(kind).len();
        if count > 0 {
            let shown = locale::count(count as u64, page.strings);
            let text = page.strings.count(&format!("count.{}", plural(kind)), count, &shown);
            counts.push(LinkView { text, url: Some(page.url(&PageKind::List(kind, 1))) });
        }
    }
    counts
}

pub(super) fn home(page: &PageContext<'_>) -> HomeView {
    let mut places = provinces(page);
    let map = places.map.take();
    HomeView {
        title: page.site.config.title.get(page.language).to_owned(),
        description: page
            .site
            .config
            .description
            .as_ref()
            .map(|it| it.get(page.language).to_owned()),
        counts: kinds(page),
        newest: newest_entries(page),
        sectors: brief(page, sectors(page), "sector", &PageKind::Sectors),
        factors: brief(page, factors(page), "factor", &PageKind::Factors),
        provinces: brief(page, places, "province", &PageKind::Provinces),
        map,
    }
}

/// The name of a kind's count among the strings.
pub(super) fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "cases",
        Kind::Locus => "loci",
        Kind::Visit => "visits",
        Kind::Institute => "institutes",
        Kind::Adoption => "adoptions",
        Kind::Page => "pages",
    }
}

fn newest_entries(page: &PageContext<'_>) -> Vec<Card> {
    let cases = page.site.catalogue.listed(Kind::Case).iter().take(NEWEST);
    let visits = page.site.catalogue.listed(Kind::Visit).iter().take(NEWEST);
    let mut entries: Vec<_> = cases.chain(visits).copied().collect();
    // A stable sort: entries without a date keep their order, behind those with one.
    entries.sort_by_key(|entry| std::cmp::Reverse(newest(page.site.graph, *entry)));
    entries.into_iter().take(NEWEST).map(|entry| card(page, entry)).collect()
}
