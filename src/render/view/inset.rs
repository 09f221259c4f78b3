//! The small map beside a locus: where on its islands it lies, and which places are near.

use serde::Serialize;

use super::{
    link::LinkView, map_points::province_anchor, page_context::PageContext, page_title::map_title,
};
use crate::{
    graph::EntryRef,
    model::{Coordinates, LocusId},
    render::{
        locale,
        map::{INSET_WIDTH, MapArea, Place, distance_in_km, inset_land},
        page::PageKind,
    },
};

/// How many near places are named.
const NEIGHBOURS: usize = 4;

/// The small map of a locus.
#[derive(Debug, Serialize)]
pub struct InsetView {
    /// "Map: Java".
    pub label: String,
    /// Its part of the large map.
    pub url: String,
    /// The frame, as an attribute of the drawing.
    pub view_box: String,
    /// The outline of the land.
    pub land: &'static str,
    /// How far to the right the locus lies.
    pub x: i32,
    /// How far down.
    pub y: i32,
    /// Whether that is the centre of its province, because its own place is not known.
    pub is_centre: bool,
    /// The nearest loci on the same islands.
    pub neighbours: Vec<NeighbourView>,
    /// Where other programs show it, where the site allows that.
    pub outside: Option<OutsideMaps>,
}

/// A locus near another.
#[derive(Debug, Serialize)]
pub struct NeighbourView {
    /// How far to the right it lies.
    pub x: i32,
    /// How far down.
    pub y: i32,
    /// Its page.
    pub link: LinkView,
    /// "23 km".
    pub distance: String,
}

/// Addresses of a place for other programs.
#[derive(Debug, Serialize)]
pub struct OutsideMaps {
    /// For the reader's own map.
    pub geo: String,
    /// An open map on the web.
    pub open_map: String,
}

/// The small map of a locus, if its place is known.
pub(super) fn inset(page: &PageContext<'_>, locus: LocusId) -> Option<InsetView> {
    let (area, place) = page.site.catalogue.places().find(locus)?;
    let frame = area.frame();
    let point = frame.point(place.at, INSET_WIDTH);
    let province = page.site.graph.locus(locus).main().data.province.as_ref();
    let map = page.url(&PageKind::Map(area));
    Some(InsetView {
        label: map_title(page, area),
        url: match area {
            MapArea::World => map,
            _ => format!("{map}#{}", province_anchor(province)),
        },
        view_box: format!("0 0 {INSET_WIDTH} {}", frame.height(INSET_WIDTH)),
        land: inset_land(area),
        x: point.x,
        y: point.y,
        is_centre: place.is_centre,
        neighbours: if place.is_centre { Vec::new() } else { neighbours(page, area, &place) },
        outside: (page.site.config.outside_maps && !place.is_centre)
            .then(|| outside_maps(place.at)),
    })
}

/// The nearest loci whose own place is known.
fn neighbours(page: &PageContext<'_>, area: MapArea, place: &Place) -> Vec<NeighbourView> {
    let others = page.site.catalogue.places().of_area(area).iter();
    let others = others.filter(|other| other.locus != place.locus && !other.is_centre);
    let mut near: Vec<(f64, &Place)> =
        others.map(|other| (distance_in_km(place.at, other.at), other)).collect();
    // The first few of many, in order: those equally far keep the order of their names.
    let by_distance =
        |a: &(f64, &Place), b: &(f64, &Place)| a.0.total_cmp(&b.0).then(a.1.locus.cmp(&b.1.locus));
    if near.len() > NEIGHBOURS {
        near.select_nth_unstable_by(NEIGHBOURS, by_distance);
        near.truncate(NEIGHBOURS);
    }
    near.sort_by(by_distance);
    let frame = area.frame();
    let neighbour = |(distance, other): (f64, &Place)| {
        let point = frame.point(other.at, INSET_WIDTH);
        NeighbourView {
            x: point.x,
            y: point.y,
            link: page.entry_link(EntryRef::Locus(other.locus)),
            distance: kilometres(page, distance),
        }
    };
    near.into_iter().map(neighbour).collect()
}

/// "23 km": whole ones, and one at least, because coordinates stand for a place, not for a door.
fn kilometres(page: &PageContext<'_>, distance: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "distances on earth are small"
    )]
    let whole = distance.round().max(1.0) as u64;
    page.strings.fill("map.kilometres", &[("n", &locale::count(whole, page.strings))])
}

fn outside_maps(at: Coordinates) -> OutsideMaps {
    let Coordinates { latitude, longitude } = at;
    OutsideMaps {
        geo: format!("geo:{latitude},{longitude}"),
        open_map: format!(
            "https://www.openstreetmap.org/?mlat={latitude}&mlon={longitude}#map=13/{latitude}/{longitude}"
        ),
    }
}
