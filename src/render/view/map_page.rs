//! The pages of maps: Indonesia by province, a group of islands or the world by locus. Each has a list
//! beside the drawing that says the same.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    link::LinkView,
    map_drawing::{DrawingView, draw},
    map_filters::{MapFilterView, map_filters},
    map_points::{MapPlace, locus_places, province_places},
    page_context::PageContext,
    page_title::page_title,
};
use crate::{
    graph::EntryRef,
    model::LocusId,
    render::{map::MapArea, page::PageKind},
};

/// How many items a list has at most that is not folded.
const MOST_UNFOLDED: usize = 40;

/// A map with its list.
#[derive(Debug, Serialize)]
pub struct MapPageView {
    /// The title.
    pub title: String,
    /// What the page shows.
    pub intro: String,
    /// "12 loci", "30 cases".
    pub counts: Vec<String>,
    /// The drawing.
    pub drawing: DrawingView,
    /// The maps of the site.
    pub areas: Vec<MapAreaLink>,
    /// Whether a locus stands at the centre of its province, because its own place is not known.
    pub has_centres: bool,
    /// Whether the list is short enough to stand there unfolded.
    pub is_short: bool,
    /// What the drawing shows, as a list.
    pub groups: Vec<MapGroupView>,
    /// Loci that are on no map.
    pub without_place: Vec<LinkView>,
    /// What readers can narrow the map to by script.
    pub filters: Vec<MapFilterView>,
    /// Which column of the search index tells what an item of the list is: `province` or `locus`.
    pub column: &'static str,
    /// "{n} case", for the script.
    pub one_case: String,
    /// "{n} cases", for the script.
    pub other_cases: String,
}

/// A way to a map.
#[derive(Debug, Serialize)]
pub struct MapAreaLink {
    /// The area's name.
    pub text: String,
    /// The way to its map.
    pub url: String,
    /// How many cases it shows.
    pub count: String,
    /// Whether this is the page.
    pub current: bool,
}

/// Items of the list that belong together: the provinces of a group of islands, the loci of a province
/// or of a country.
#[derive(Debug, Serialize)]
pub struct MapGroupView {
    /// Its anchor on the page.
    pub id: String,
    /// Its name, with its page.
    pub link: LinkView,
    /// "12 loci", "30 cases".
    pub counts: Vec<String>,
    /// What the way to its page says.
    pub more: String,
    /// Its items, those with most cases first.
    pub items: Vec<MapItemView>,
}

/// An item of the list: a province or a locus.
#[derive(Debug, Serialize)]
pub struct MapItemView {
    /// Its position in the whole list, by which the drawing names it.
    pub position: usize,
    /// Its id in the column of the search index.
    pub key: String,
    /// Its name, with the way on.
    pub link: LinkView,
    /// How many cases it has.
    pub case_count: usize,
    /// "3 cases".
    pub cases: String,
    /// Whether it stands at the centre of its province.
    pub is_centre: bool,
}

pub(super) fn map_page(page: &PageContext<'_>, area: MapArea) -> MapPageView {
    let places = match area {
        MapArea::Indonesia => province_places(page),
        area => locus_places(page, area),
    };
    let words = |form: &str| {
        let path = format!("count.cases.{form}");
        page.strings.find(&path).unwrap_or(page.strings.get("count.cases.other")).to_owned()
    };
    MapPageView {
        title: page_title(page, &PageKind::Map(area)),
        intro: page.word(match area {
            MapArea::Indonesia => "map.intro",
            MapArea::World => "map.intro_world",
            _ => "map.intro_islands",
        }),
        counts: count_words(page, &places.iter().collect::<Vec<_>>()),
        drawing: draw(page, area, &places),
        areas: area_links(page, area),
        has_centres: places.iter().any(|place| place.is_centre),
        is_short: places.len() <= MOST_UNFOLDED,
        groups: groups(page, area, &places),
        without_place: without_place(page, area),
        filters: map_filters(page),
        column: if area == MapArea::Indonesia { "province" } else { "locus" },
        one_case: words("one"),
        other_cases: words("other"),
    }
}

/// "12 loci", "30 cases".
fn count_words(page: &PageContext<'_>, places: &[&MapPlace]) -> Vec<String> {
    let loci = places.iter().map(|place| place.loci).sum();
    let cases = places.iter().map(|place| place.cases).sum();
    vec![page.count("count.loci", loci), page.count("count.cases", cases)]
}

/// The maps that the site has.
fn area_links(page: &PageContext<'_>, current: MapArea) -> Vec<MapAreaLink> {
    let places = page.site.catalogue.places();
    let cases = |locus: LocusId| page.site.graph.backlinks.cases_of_locus[locus].len();
    let count = |area| places.of_area(area).iter().map(|place| cases(place.locus)).sum::<usize>();
    let link = |area: MapArea| MapAreaLink {
        text: page.word(&format!("map.area.{}", area.id())),
        url: page.url(&PageKind::Map(area)),
        count: page.count(
            "count.cases",
            match area {
                MapArea::Indonesia => places.island_groups().map(count).sum(),
                area => count(area),
            },
        ),
        current: area == current,
    };
    places.maps().map(link).collect()
}

/// The list: groups in their order, the items of each by the number of their cases.
fn groups(page: &PageContext<'_>, area: MapArea, places: &[MapPlace]) -> Vec<MapGroupView> {
    let mut by_group: BTreeMap<(usize, &str), Vec<(usize, &MapPlace)>> = BTreeMap::new();
    for (position, place) in places.iter().enumerate() {
        let group = (place.group.order, place.group.id.as_str());
        by_group.entry(group).or_default().push((position, place));
    }
    let groups = by_group.into_iter().map(|((_, id), mut items)| {
        // A stable sort: items with as many cases keep their order.
        items.sort_by_key(|(_, place)| std::cmp::Reverse(place.cases));
        let all: Vec<&MapPlace> = items.iter().map(|(_, place)| *place).collect();
        let link = all.first().map_or_else(|| LinkView::text(""), |it| it.group.link.clone());
        let more = if area == MapArea::Indonesia { "map.of" } else { "map.province" };
        MapGroupView {
            id: id.to_owned(),
            more: page.strings.fill(more, &[("name", &link.text)]),
            link,
            counts: count_words(page, &all),
            items: items.iter().map(|(position, place)| item(page, *position, place)).collect(),
        }
    });
    groups.collect()
}

fn item(page: &PageContext<'_>, position: usize, place: &MapPlace) -> MapItemView {
    MapItemView {
        position,
        key: place.key.clone(),
        link: LinkView { text: place.name.clone(), url: Some(place.url.clone()) },
        case_count: place.cases,
        cases: page.count("count.cases", place.cases),
        is_centre: place.is_centre,
    }
}

/// Loci on no map: all of them on the overview, on other maps none.
fn without_place(page: &PageContext<'_>, area: MapArea) -> Vec<LinkView> {
    let loci = page.site.catalogue.places().without_place().iter();
    let loci = loci.filter(|_| area == MapArea::Indonesia);
    loci.map(|locus| page.entry_link(EntryRef::Locus(*locus))).collect()
}
