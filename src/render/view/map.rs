//! Where the loci lie at one look: a dot for each province, on the first page and that of provinces.

use serde::Serialize;

use super::{facet_terms::FacetGroup, link::LinkView, page_context::PageContext};
use crate::{
    model::{Coordinates, LocusId, TermId, VocabularyId},
    render::{
        map::{MapArea, MapPoint, WIDTH, land},
        page::PageKind,
    },
};

/// From how many loci on a dot is of the second, third and fourth size.
const LARGER: [usize; 3] = [2, 5, 15];

/// Provinces on the map.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The frame, as an attribute of the drawing.
    pub view_box: String,
    /// The outline of the land.
    pub land: String,
    /// The page of maps.
    pub link: Option<LinkView>,
    /// The dots, the largest first, so that small ones lie on top.
    pub dots: Vec<DotView>,
}

/// A province on the map.
#[derive(Debug, Serialize)]
pub struct DotView {
    /// How far to the right.
    pub x: i32,
    /// How far down.
    pub y: i32,
    /// 1 to 4, by the number of loci.
    pub size: usize,
    /// The province's page; its text tells the counts too.
    pub link: LinkView,
}

/// The map of some provinces; nothing if none of them has a place.
pub(super) fn map(page: &PageContext<'_>, provinces: &[FacetGroup]) -> Option<MapView> {
    let frame = MapArea::Indonesia.frame();
    let mut dots = Vec::new();
    for term in provinces.iter().flat_map(|group| &group.terms) {
        let id = TermId(term.id.clone());
        let loci = page.site.graph.facets.loci_by_province.get(&id).map_or(&[][..], Vec::as_slice);
        let Some(place) = middle(page, loci).or_else(|| seat(page, &id)) else { continue };
        let text = format!("{}: {}", term.link.text, term.counts.join(", "));
        let MapPoint { x, y } = frame.point(place, WIDTH);
        dots.push(DotView {
            x,
            y,
            size: 1 + LARGER.iter().filter(|least| loci.len() >= **least).count(),
            link: LinkView { text, url: term.link.url.clone() },
        });
    }
    dots.sort_by_key(|dot| std::cmp::Reverse(dot.size));
    (!dots.is_empty()).then(|| MapView {
        view_box: format!("0 0 {WIDTH} {}", frame.height(WIDTH)),
        land: land(MapArea::Indonesia),
        link: map_link(page),
        dots,
    })
}

/// The way to the pages of maps, if there are any.
pub(super) fn map_link(page: &PageContext<'_>) -> Option<LinkView> {
    page.site.catalogue.places().has_maps().then(|| LinkView {
        text: page.word("map.open"),
        url: Some(page.url(&PageKind::Map(MapArea::Indonesia))),
    })
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
