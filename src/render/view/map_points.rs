//! What stands on a map: the provinces on that of Indonesia, the loci on all others.

use std::collections::BTreeMap;

use super::{link::LinkView, page_context::PageContext};
use crate::{
    graph::EntryRef,
    model::{Coordinates, LocusId, TermId, VocabularyId},
    render::{
        map::{MapArea, Place},
        page::PageKind,
    },
};

/// A province or a locus on a map.
pub(super) struct MapPlace {
    /// Its id in the search index.
    pub(super) key: String,
    pub(super) name: String,
    /// Its page, or its part of another map.
    pub(super) url: String,
    pub(super) at: Coordinates,
    /// Whether that is the centre of its province, because its own place is not known.
    pub(super) is_centre: bool,
    /// Which group of islands it lies in.
    pub(super) area: MapArea,
    pub(super) loci: usize,
    pub(super) cases: usize,
    pub(super) group: MapGroup,
}

/// What an item of the list stands under.
pub(super) struct MapGroup {
    /// Its place among the groups.
    pub(super) order: usize,
    pub(super) id: String,
    pub(super) link: LinkView,
}

/// The provinces that have loci, by group of islands, in the order of their vocabulary.
pub(super) fn province_places(page: &PageContext<'_>) -> Vec<MapPlace> {
    let places = page.site.catalogue.places();
    let mut found = Vec::new();
    for area in places.island_groups() {
        let mut by_province: BTreeMap<(usize, Option<&TermId>), Vec<&Place>> = BTreeMap::new();
        for place in places.of_area(area) {
            let province = page.site.graph.locus(place.locus).main().data.province.as_ref();
            by_province.entry((order_of(page, province), province)).or_default().push(place);
        }
        for ((_, province), places) in by_province {
            let map = page.url(&PageKind::Map(area));
            found.push(MapPlace {
                key: province.map(|it| it.0.clone()).unwrap_or_default(),
                name: province_name(page, province),
                url: format!("{map}#{}", province_anchor(province)),
                at: middle(&places),
                is_centre: places.iter().all(|place| place.is_centre),
                area,
                loci: places.len(),
                cases: places.iter().map(|place| count_cases(page, place.locus)).sum(),
                group: MapGroup {
                    order: area as usize,
                    id: format!("_{}", area.id()),
                    link: LinkView {
                        text: page.word(&format!("map.area.{}", area.id())),
                        url: Some(map),
                    },
                },
            });
        }
    }
    found
}

/// The loci of a group of islands, or those abroad.
pub(super) fn locus_places(page: &PageContext<'_>, area: MapArea) -> Vec<MapPlace> {
    let places = page.site.catalogue.places().of_area(area).iter();
    let of_place = |place: &Place| {
        let locus = &page.site.graph.locus(place.locus).main().data;
        let province = locus.province.as_ref();
        let entry = EntryRef::Locus(place.locus);
        MapPlace {
            key: page.site.graph.entries.key(entry).name.clone(),
            name: page.title(entry).to_owned(),
            url: page.url(&PageKind::Entry(entry)),
            at: place.at,
            is_centre: place.is_centre,
            area,
            loci: 1,
            cases: count_cases(page, place.locus),
            group: match area {
                MapArea::World => MapGroup {
                    order: 0,
                    id: format!("_{}", locus.country.to_lowercase()),
                    link: LinkView::text(page.country(&locus.country)),
                },
                _ => MapGroup {
                    order: order_of(page, province),
                    id: province_anchor(province),
                    link: province.map_or_else(
                        || LinkView::text(page.word("map.no_province")),
                        |it| page.term_link(VocabularyId::Provinces, it),
                    ),
                },
            },
        }
    };
    places.map(of_place).collect()
}

/// Where the part of a province begins in the list of a map.
pub(super) fn province_anchor(province: Option<&TermId>) -> String {
    format!("_{}", province.map_or("-", |it| it.0.as_str()))
}

fn province_name(page: &PageContext<'_>, province: Option<&TermId>) -> String {
    let label = province.map(|it| page.label(VocabularyId::Provinces, it));
    label.unwrap_or_else(|| page.word("map.no_province"))
}

/// The place of a province in its vocabulary.
fn order_of(page: &PageContext<'_>, province: Option<&TermId>) -> usize {
    let terms = page.site.graph.vocabularies.get(VocabularyId::Provinces).terms();
    terms.iter().position(|term| Some(&term.id) == province).unwrap_or(usize::MAX)
}

fn count_cases(page: &PageContext<'_>, locus: LocusId) -> usize {
    page.site.graph.backlinks.cases_of_locus[locus].len()
}

/// The middle of some places.
fn middle(places: &[&Place]) -> Coordinates {
    let count = u32::try_from(places.len().max(1)).map_or(1.0, f64::from);
    let mean =
        |of: fn(Coordinates) -> f64| places.iter().map(|place| of(place.at)).sum::<f64>() / count;
    Coordinates { latitude: mean(|at| at.latitude), longitude: mean(|at| at.longitude) }
}
