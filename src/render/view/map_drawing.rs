//! The drawing of a map. It has its dots twice: few for a narrow window, more for a wide one, so that
//! each can be touched. Style sheets show one of the two.

use serde::Serialize;

use super::{map_points::MapPlace, page_context::PageContext, page_title::map_title};
use crate::{
    render::{
        locale,
        map::{Crowd, MapArea, MapPoint, WIDTH, gather, land, neighbouring_land},
        page::PageKind,
    },
    text::placeholder::fill,
};

/// How wide a map is compared with its height to stand above its list instead of beside it.
const WIDE: f64 = 1.8;

/// From how many cases on a dot is of the second, third, fourth and fifth size.
const LARGER: [usize; 4] = [1, 5, 20, 100];

/// How the dots of a window are drawn.
struct DotLevel {
    id: &'static str,
    /// How far dots are apart at least, in units: 44 pixels of the narrowest such window.
    distance: i32,
    /// The radius of each size.
    radii: [i32; LARGER.len() + 1],
}

const LEVELS: [DotLevel; 2] = [
    DotLevel { id: "narrow", distance: 136, radii: [24, 38, 46, 55, 66] },
    DotLevel { id: "wide", distance: 64, radii: [10, 16, 20, 25, 31] },
];

/// A map as a drawing.
#[derive(Debug, Serialize)]
pub struct DrawingView {
    /// What it shows, for voices.
    pub label: String,
    /// The frame, as an attribute of the drawing.
    pub view_box: String,
    /// Whether it is much wider than high.
    pub is_wide: bool,
    /// The outline of the land.
    pub land: String,
    /// The outline of other countries.
    pub abroad: String,
    /// The dots for a narrow window, then those for a wide one.
    pub levels: Vec<MapLevelView>,
}

/// The dots for windows of some width.
#[derive(Debug, Serialize)]
pub struct MapLevelView {
    /// `narrow` or `wide`.
    pub id: &'static str,
    /// The dots, the largest first, so that small ones lie on top.
    pub dots: Vec<MapDotView>,
}

/// A dot: one item of the list, or several that lie close to each other.
#[derive(Debug, Serialize)]
pub struct MapDotView {
    /// How far to the right.
    pub x: i32,
    /// How far down.
    pub y: i32,
    /// How large, in units.
    pub radius: i32,
    /// How far around it a finger may touch.
    pub reach: i32,
    /// 0 to 4, by the number of cases.
    pub size: usize,
    /// The number of cases, if there are any.
    pub number: Option<String>,
    /// Where it leads.
    pub url: String,
    /// What it shows: "Banyuwangi and 3 others".
    pub name: String,
    /// "12 cases".
    pub cases: String,
    /// Whether all of it stands at the centre of a province.
    pub is_centre: bool,
    /// The positions of its items in the list, with spaces between.
    pub members: String,
    /// Whether these are several.
    pub is_crowd: bool,
}

pub(super) fn draw(page: &PageContext<'_>, area: MapArea, places: &[MapPlace]) -> DrawingView {
    let frame = area.frame();
    let height = frame.height(WIDTH);
    let points: Vec<(MapPoint, usize)> =
        places.iter().map(|place| (frame.point(place.at, WIDTH), place.cases)).collect();
    let levels = LEVELS.iter().map(|level| MapLevelView {
        id: level.id,
        dots: gather(&points, level.distance)
            .iter()
            .map(|crowd| dot(page, area, places, crowd, level))
            .collect(),
    });
    DrawingView {
        label: map_title(page, area),
        view_box: format!("0 0 {WIDTH} {height}"),
        is_wide: WIDTH / f64::from(height) >= WIDE,
        land: land(area),
        abroad: neighbouring_land(area),
        levels: levels.collect(),
    }
}

fn dot(
    page: &PageContext<'_>,
    area: MapArea,
    places: &[MapPlace],
    crowd: &Crowd,
    level: &DotLevel,
) -> MapDotView {
    let members: Vec<&MapPlace> = crowd.members.iter().map(|at| &places[*at]).collect();
    let cases: usize = members.iter().map(|place| place.cases).sum();
    let size = LARGER.iter().filter(|least| cases >= **least).count();
    let mut positions = crowd.members.clone();
    positions.sort_unstable();
    let positions: Vec<String> = positions.iter().map(ToString::to_string).collect();
    let radius = level.radii[size];
    // A dot at the edge of the map is drawn whole.
    let within = |value: i32, length: i32| value.clamp(radius, length - radius);
    MapDotView {
        x: within(crowd.point.x, WIDTH as i32),
        y: within(crowd.point.y, area.frame().height(WIDTH)),
        radius,
        reach: level.distance / 2,
        size,
        number: (cases > 0).then(|| locale::count(cases as u64, page.strings)),
        url: address(page, area, &members),
        name: name(page, area, &members),
        cases: page.count("count.cases", cases),
        is_centre: members.iter().all(|place| place.is_centre),
        members: positions.join(" "),
        is_crowd: members.len() > 1,
    }
}

/// Where a dot leads: one item to its own place; several to the map of their islands, or to their part
/// of the list.
fn address(page: &PageContext<'_>, area: MapArea, members: &[&MapPlace]) -> String {
    match members {
        [] => String::new(),
        [only] => only.url.clone(),
        [first, ..] if area == MapArea::Indonesia => page.url(&PageKind::Map(first.area)),
        [first, ..] => format!("#{}", first.group.id),
    }
}

/// "Banyuwangi", or "Banyuwangi and 3 others".
fn name(page: &PageContext<'_>, area: MapArea, members: &[&MapPlace]) -> String {
    let Some((first, others)) = members.split_first() else { return String::new() };
    if others.is_empty() {
        return first.name.clone();
    }
    let what = if area == MapArea::Indonesia { "provinces" } else { "loci" };
    let sentence = page.count(&format!("map.and_{what}"), others.len());
    fill(&sentence, &[("name", &first.name)])
}
