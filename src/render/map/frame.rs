//! The one projection of all maps: degrees are as wide as they are high, as on the equator, from which
//! Indonesia is never far. A drawing is a thousand units wide, whatever it shows.

use crate::model::Coordinates;

/// How wide a drawing is, in units of its own.
pub(in crate::render) const WIDTH: f64 = 1000.0;

/// How many kilometres a degree of latitude is long.
const KILOMETRES_PER_DEGREE: f64 = 111.2;

/// What a map shows, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::render) struct Frame {
    pub west: f64,
    pub east: f64,
    pub south: f64,
    pub north: f64,
}

/// A point of a drawing: how far to the right, and how far down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::render) struct MapPoint {
    pub x: i32,
    pub y: i32,
}

impl Frame {
    /// Whether a place lies on the map.
    pub(in crate::render) fn contains(self, at: Coordinates) -> bool {
        (self.west..=self.east).contains(&at.longitude)
            && (self.south..=self.north).contains(&at.latitude)
    }

    /// Where a place stands in a drawing of that width.
    pub(in crate::render) fn point(self, at: Coordinates, width: f64) -> MapPoint {
        let [x, y] = self.scaled([at.longitude, at.latitude], width);
        MapPoint { x: round(x), y: round(y) }
    }

    /// How high a drawing of that width is.
    pub(in crate::render) fn height(self, width: f64) -> i32 {
        round((self.north - self.south) * self.scale(width))
    }

    /// A longitude and latitude in units of a drawing of that width.
    pub(super) fn scaled(self, [longitude, latitude]: [f64; 2], width: f64) -> [f64; 2] {
        let scale = self.scale(width);
        [(longitude - self.west) * scale, (self.north - latitude) * scale]
    }

    fn scale(self, width: f64) -> f64 {
        width / (self.east - self.west)
    }
}

/// How far two places are apart, as the crow flies; near enough within a group of islands.
pub(in crate::render) fn distance_in_km(a: Coordinates, b: Coordinates) -> f64 {
    let middle = f64::midpoint(a.latitude, b.latitude).to_radians();
    let north = a.latitude - b.latitude;
    let east = (a.longitude - b.longitude) * middle.cos();
    north.hypot(east) * KILOMETRES_PER_DEGREE
}

#[expect(clippy::cast_possible_truncation, reason = "drawings are small")]
fn round(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stand_to_the_right_of_the_west_and_below_the_north() {
        let frame = Frame { west: 100.0, east: 110.0, south: -5.0, north: 5.0 };
        let at = Coordinates { latitude: 2.5, longitude: 101.0 };
        assert_eq!(frame.point(at, WIDTH), MapPoint { x: 100, y: 250 });
        assert_eq!(frame.height(WIDTH), 1000);
        assert!(frame.contains(at));
        assert!(!frame.contains(Coordinates { latitude: 6.0, longitude: 101.0 }));
    }

    #[test]
    fn surabaya_is_some_seven_hundred_kilometres_from_jakarta() {
        let jakarta = Coordinates { latitude: -6.2, longitude: 106.8 };
        let surabaya = Coordinates { latitude: -7.25, longitude: 112.75 };
        let distance = distance_in_km(jakarta, surabaya);
        assert!((650.0..690.0).contains(&distance), "{distance}");
    }
}
