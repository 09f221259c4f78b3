//! Where the loci lie: one dot for each province, on the outline that the theme draws. Apart from
//! the pages of terms, because only provinces have a place.

use serde::Serialize;

use super::{facet_terms::FacetGroup, link::LinkView, page_context::PageContext};
use crate::model::{Coordinates, LocusId, TermId, VocabularyId};

/// The theme's outline of the archipelago is drawn in twentieths of a degree, from the point where
/// the equator meets the meridian of Greenwich, to the east and to the south.
const UNITS_PER_DEGREE: f64 = 20.0;

/// From how many loci on a dot is of the second, third and fourth size.
const LARGER: [usize; 3] = [2, 5, 15];

/// Provinces on the map.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The dots, the largest first, so that small ones lie on top.
    pub dots: Vec<DotView>,
}

/// A province on the map.
#[derive(Debug, Serialize)]
pub struct DotView {
    /// How far east, in twentieths of a degree.
    pub x: i32,
    /// How far south of the equator, in twentieths of a degree.
    pub y: i32,
    /// 1 to 4, by the number of loci.
    pub size: usize,
    /// The province's page; its text tells the counts too.
    pub link: LinkView,
}

/// The map of some provinces; nothing if none of them has a place.
pub(super) fn map(page: &PageContext<'_>, provinces: &[FacetGroup]) -> Option<MapView> {
    let mut dots = Vec::new();
    for term in provinces.iter().flat_map(|group| &group.terms) {
        let id = TermId(term.id.clone());
        let loci = page.site.graph.facets.loci_by_province.get(&id).map_or(&[][..], Vec::as_slice);
        let Some(place) = middle(page, loci).or_else(|| seat(page, &id)) else { continue };
        let text = format!("{}: {}", term.link.text, term.counts.join(", "));
        dots.push(DotView {
            x: units(place.longitude),
            y: -units(place.latitude),
            size: 1 + LARGER.iter().filter(|least| loci.len() >= **least).count(),
            link: LinkView { text, url: term.link.url.clone() },
        });
    }
    dots.sort_by_key(|dot| std::cmp::Reverse(dot.size));
    (!dots.is_empty()).then_some(MapView { dots })
}

#[expect(clippy::cast_possible_truncation, reason = "degrees are within bounds")]
fn units(degrees: f64) -> i32 {
    (degrees * UNITS_PER_DEGREE).round() as i32
}

/// The middle of those loci whose place is known.
fn middle(page: &PageContext<'_>, loci: &[LocusId]) -> Option<Coordinates> {
    let places: Vec<Coordinates> = loci
        .iter()
        .filter_map(|locus| page.site.graph.locus(*locus).main().data.coordinates)
        .collect();
    let count = u32::try_from(places.len()).ok().filter(|count| *count > 0).map(f64::from)?;
    Some(Coordinates {
        latitude: places.iter().map(|place| place.latitude).sum::<f64>() / count,
        longitude: places.iter().map(|place| place.longitude).sum::<f64>() / count,
    })
}

fn seat(page: &PageContext<'_>, province: &TermId) -> Option<Coordinates> {
    page.site.graph.vocabularies.get(VocabularyId::Provinces).get(province)?.coordinates
}
