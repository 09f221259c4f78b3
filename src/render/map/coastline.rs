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
        MapArea::World => {
            path(&rings(include_str!("coastlines/world.json")), area.frame(), WIDTH, LEAST)
        }
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
        let world = rings(include_str!("coastlines/world.json"));
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
}
