//! The first page: it asks for a problem and a field before it counts, and shows what is most useful,
//! not what is most frequent.

use serde::Serialize;

use super::{
    barometer_page::barometer_link,
    card::{Card, card},
    facet_terms::{factor_terms, province_terms, sector_terms},
    kind_counts::kind_counts,
    link::LinkView,
    map::{MapView, map},
    obstacles::{ObstacleSummary, obstacle_summaries},
    page_context::PageContext,
    top_terms::{TopTermsView, top_terms},
};
use crate::{
    graph::{EntryRef, barometer::BarometerScope},
    model::{
        CaseId,
        case::{Figure, Measure},
    },
    names::Kind,
    render::{entry_date::sort_date, locale, page::PageKind},
};

/// How many obstacles the first page shows.
const OBSTACLES: usize = 6;
/// How many of the newest entries.
const NEWEST: usize = 6;
/// How many of the cases that were adopted most.
const ADOPTED: usize = 3;

/// The first page.
#[derive(Debug, Serialize)]
pub struct HomeView {
    /// The site's name.
    pub title: String,
    /// A sentence about the site.
    pub description: Option<String>,
    /// The obstacles with most ways round them.
    pub obstacles: Vec<ObstacleSummary>,
    /// The page of all obstacles, if there are more.
    pub all_obstacles: Option<LinkView>,
    /// The page that finds a place to go, if there is one.
    pub finder: Option<LinkView>,
    /// The top sectors with counts.
    pub sectors: Option<TopTermsView>,
    /// Whether the newest are cases with figures; else they are cases and visits.
    pub has_figures: bool,
    /// The newest.
    pub newest: Vec<Card>,
    /// The cases that were adopted most.
    pub adopted: Vec<AdoptedCase>,
    /// The page of who learnt from whom, if there is one.
    pub spread: Option<LinkView>,
    /// "12 cases", each with its list.
    pub counts: Vec<LinkView>,
    /// The way to the barometer of the base, if there are cases.
    pub barometer: Option<LinkView>,
    /// The top factors with counts.
    pub factors: Option<TopTermsView>,
    /// The top provinces with counts.
    pub provinces: Option<TopTermsView>,
    /// All provinces on a map.
    pub map: Option<MapView>,
}

/// A case that others adopted.
#[derive(Debug, Serialize)]
pub struct AdoptedCase {
    pub card: Card,
    /// "adopted 3 times".
    pub note: String,
}

pub(super) fn home(page: &PageContext<'_>) -> HomeView {
    let provinces = province_terms(page);
    let map = map(page, &provinces.groups);
    let (obstacles, all_obstacles) = top_obstacles(page);
    let with_figures = newest_with_figures(page);
    let has_figures = !with_figures.is_empty();
    HomeView {
        title: page.site.config.title.get(page.language).to_owned(),
        description: page
            .site
            .config
            .description
            .as_ref()
            .map(|it| it.get(page.language).to_owned()),
        obstacles,
        all_obstacles,
        finder: finder_link(page),
        sectors: top_terms(page, sector_terms(page), "sector", &PageKind::Sectors),
        has_figures,
        newest: if has_figures { with_figures } else { newest_entries(page) },
        adopted: most_adopted(page),
        spread: page.site.catalogue.has_spread().then(|| LinkView {
            text: page.word("spread.all"),
            url: Some(page.url(&PageKind::Spread(1))),
        }),
        counts: kind_counts(page),
        barometer: barometer_link(page, BarometerScope::Whole),
        factors: top_terms(page, factor_terms(page), "factor", &PageKind::Factors),
        provinces: top_terms(page, provinces, "province", &PageKind::Provinces),
        map,
    }
}

fn finder_link(page: &PageContext<'_>) -> Option<LinkView> {
    let has_places = !page.site.catalogue.entries(Kind::Locus).is_empty();
    has_places.then(|| LinkView {
        text: page.word("finder.title"),
        url: Some(page.url(&PageKind::Finder)),
    })
}

/// The obstacles with most ways round them, and the page of all, if there are more.
fn top_obstacles(page: &PageContext<'_>) -> (Vec<ObstacleSummary>, Option<LinkView>) {
    let mut obstacles = obstacle_summaries(page);
    let count = obstacles.len();
    obstacles.sort_by_key(|obstacle| std::cmp::Reverse((obstacle.way_count, obstacle.met_count)));
    obstacles.truncate(OBSTACLES);
    let shown = locale::count(count as u64, page.strings);
    let all = (count > 0).then(|| LinkView {
        text: page.strings.fill("obstacle.all", &[("n", &shown)]),
        url: Some(page.url(&PageKind::Obstacles)),
    });
    (obstacles, all)
}

/// The newest cases that tell a figure before and after.
fn newest_with_figures(page: &PageContext<'_>) -> Vec<Card> {
    let is_number = |figure: &Option<Figure>| matches!(figure, Some(Figure::Number(_)));
    let is_measured = |measure: &Measure| is_number(&measure.before) && is_number(&measure.after);
    let has_figures = |id: CaseId| {
        let results = &page.site.graph.case(id).main().data.results;
        results.items.iter().any(is_measured)
    };
    let mut cases: Vec<EntryRef> = page.site.catalogue.entries(Kind::Case).to_vec();
    // A stable sort: entries of the same day keep their order.
    cases.sort_by_key(|entry| std::cmp::Reverse(sort_date(page.site.graph, *entry)));
    let cases =
        cases.into_iter().filter(|entry| matches!(entry, EntryRef::Case(id) if has_figures(*id)));
    cases.take(NEWEST).map(|entry| card(page, entry)).collect()
}

/// The cases that most others adopted.
fn most_adopted(page: &PageContext<'_>) -> Vec<AdoptedCase> {
    let adoptions = |entry: &EntryRef| match entry {
        EntryRef::Case(id) => page.site.graph.backlinks.adoptions_of_case[*id].len(),
        _ => 0,
    };
    let cases = page.site.catalogue.entries(Kind::Case).iter();
    let mut cases: Vec<(usize, EntryRef)> =
        cases.map(|entry| (adoptions(entry), *entry)).filter(|(count, _)| *count > 0).collect();
    // A stable sort: cases adopted as often keep the order of their list.
    cases.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let cases = cases.into_iter().take(ADOPTED);
    let cases = cases.map(|(count, entry)| AdoptedCase {
        card: card(page, entry),
        note: page.count("count.adopted", count),
    });
    cases.collect()
}

fn newest_entries(page: &PageContext<'_>) -> Vec<Card> {
    let cases = page.site.catalogue.entries(Kind::Case).iter().take(NEWEST);
    let visits = page.site.catalogue.entries(Kind::Visit).iter().take(NEWEST);
    let mut entries: Vec<_> = cases.chain(visits).copied().collect();
    // A stable sort: entries without a date keep their order, behind those with one.
    entries.sort_by_key(|entry| std::cmp::Reverse(sort_date(page.site.graph, *entry)));
    entries.into_iter().take(NEWEST).map(|entry| card(page, entry)).collect()
}
