//! The coastlines that the program carries, drawn for each area once.

use std::sync::LazyLock;

use super::{
    area::MapArea,
    frame::WIDTH,
    outline::{Ring, path},
};

/// How wide a small map beside a text is, in units of its own.
pub(in crate::render) const INSET_WIDTH: f64 = 240.0;

/// How large an island is at least that is drawn, in units.
const LEAST: i32 = 3;

/// The land of an area: of Indonesia, or of the world.
pub(in crate::render) fn land(area: MapArea) -> String {
    match area {
        MapArea::World => path(&world(), area.frame(), WIDTH, LEAST),
        _ => path(indonesia(), area.frame(), WIDTH, LEAST),
    }
}

/// The land of other countries on the map of an area; nothing on that of the world, whose land is that
/// of all countries.
pub(in crate::render) fn neighbouring_land(area: MapArea) -> String {
    match area {
        MapArea::World => String::new(),
        _ => path(&rings(include_str!("coastlines/neighbours.json")), area.frame(), WIDTH, LEAST),
    }
}

/// The land of an area as a small map shows it. Many pages have the same one: it is drawn once.
pub(in crate::render) fn inset_land(area: MapArea) -> &'static str {
    static DRAWN: LazyLock<[String; MapArea::ALL.len()]> = LazyLock::new(|| {
        let world = world();
        MapArea::ALL.map(|area| {
            let rings = if area == MapArea::World { &world } else { indonesia() };
            path(rings, area.frame(), INSET_WIDTH, LEAST)
        })
    });
    &DRAWN[area as usize]
}

fn indonesia() -> &'static [Ring] {
    static RINGS: LazyLock<Vec<Ring>> =
        LazyLock::new(|| rings(include_str!("coastlines/indonesia.json")));
    &RINGS
}

/// The land of the world. What lies on both sides of the edge of the map, as the east of Asia does, is
/// there twice: once beyond each edge.
fn world() -> Vec<Ring> {
    let mut all = Vec::new();
    for ring in rings(include_str!("coastlines/world.json")) {
        let whole = join_over_edge(ring);
        for turn in [-360.0, 360.0] {
            let beyond = |[longitude, _]: &[f64; 2]| longitude.abs() > 180.0;
            if whole.iter().any(beyond) {
                all.push(whole.iter().map(|[x, y]| [x + turn, *y]).collect());
            }
        }
        all.push(whole);
    }
    all
}

/// A ring without jumps from one edge of the map to the other: it goes on beyond the edge instead.
fn join_over_edge(ring: Ring) -> Ring {
    let mut turn = 0.0;
    let mut before = ring.first().map_or(0.0, |point| point[0]);
    let joined = ring.into_iter().map(|[longitude, latitude]| {
        if longitude - before > 180.0 {
            turn -= 360.0;
        } else if before - longitude > 180.0 {
            turn += 360.0;
        }
        before = longitude;
        [longitude + turn, latitude]
    });
    joined.collect()
}

/// The rings of a file of this program; none if it could not be read, which a test rules out.
fn rings(json: &str) -> Vec<Ring> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_has_land_and_its_drawing_is_small() {
        for area in MapArea::ALL {
            let (land, small) = (land(area), inset_land(area));
            assert!((1_000..16_000).contains(&land.len()), "{area:?}: {} bytes", land.len());
            assert!((300..5_000).contains(&small.len()), "{area:?}: {} bytes", small.len());
        }
        assert!(neighbouring_land(MapArea::Kalimantan).len() > 100);
    }

    #[test]
    fn no_line_of_the_world_crosses_the_whole_map() {
        for ring in world() {
            let jumps = ring.windows(2).filter(|it| (it[0][0] - it[1][0]).abs() > 180.0);
            assert_eq!(jumps.count(), 0);
        }
    }
}
