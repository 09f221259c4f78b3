//! Rings of coordinates → the path of a drawing: cut off at the frame, without what is too small to
//! see at that size.

use std::fmt::Write as _;

use super::frame::{Frame, MapPoint};

/// A closed line of longitudes and latitudes.
pub(super) type Ring = Vec<[f64; 2]>;

/// How far land is drawn beyond the frame, in units, so that its cut edge is not seen.
const MARGIN: f64 = 4.0;

/// How far a line may lie from the coast, in units.
const TOLERANCE: f64 = 0.75;

/// The path of all rings in a drawing of that width; islands smaller than `least` units are left out.
pub(super) fn path(rings: &[Ring], frame: Frame, width: f64, least: i32) -> String {
    let mut out = String::new();
    let height = f64::from(frame.height(width));
    for ring in rings {
        let scaled: Ring = ring.iter().map(|point| frame.scaled(*point, width)).collect();
        let points = simplify(&clip(scaled, width, height));
        if points.len() > 2 && extent(&points) >= least {
            write_ring(&points, &mut out);
        }
    }
    out
}

/// What of a ring lies on the drawing: each edge of it cuts off what lies beyond.
fn clip(ring: Ring, width: f64, height: f64) -> Ring {
    let edges: [(usize, f64, f64); 4] = [
        (0, 1.0, -MARGIN),
        (0, -1.0, -width - MARGIN),
        (1, 1.0, -MARGIN),
        (1, -1.0, -height - MARGIN),
    ];
    edges.into_iter().fold(ring, |ring, (axis, sign, edge)| {
        let inside = |point: [f64; 2]| point[axis] * sign >= edge;
        let mut kept = Ring::with_capacity(ring.len());
        for (at, point) in ring.iter().copied().enumerate() {
            let before = ring[at.checked_sub(1).unwrap_or(ring.len() - 1)];
            if inside(point) != inside(before) {
                let share = (edge * sign - before[axis]) / (point[axis] - before[axis]);
                kept.push([0, 1].map(|it| before[it] + share * (point[it] - before[it])));
            }
            if inside(point) {
                kept.push(point);
            }
        }
        kept
    })
}

/// The points that a line needs to stay within the tolerance, in whole units.
fn simplify(ring: &[[f64; 2]]) -> Vec<MapPoint> {
    let mut kept = vec![false; ring.len()];
    if let (Some(first), Some(last)) = (kept.first_mut(), ring.len().checked_sub(1)) {
        *first = true;
        kept[last] = true;
        // A stack instead of recursion: the length of a coast is no depth.
        let mut spans = vec![(0, last)];
        while let Some((from, to)) = spans.pop() {
            if let Some(middle) = farthest(ring, from, to) {
                kept[middle] = true;
                spans.extend([(from, middle), (middle, to)]);
            }
        }
    }
    let kept = ring.iter().zip(kept).filter(|(_, is_kept)| *is_kept);
    let mut points: Vec<MapPoint> = kept.map(|(point, _)| whole(*point)).collect();
    points.dedup();
    if points.first() == points.last() {
        points.pop();
    }
    points
}

#[expect(clippy::cast_possible_truncation, reason = "drawings are small")]
fn whole([x, y]: [f64; 2]) -> MapPoint {
    MapPoint { x: x.round() as i32, y: y.round() as i32 }
}

/// The point between two others that lies farthest from the line between them, if that is too far.
fn farthest(ring: &[[f64; 2]], from: usize, to: usize) -> Option<usize> {
    let (a, b) = (ring[from], ring[to]);
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx.hypot(dy);
    let distance = |point: [f64; 2]| {
        let (x, y) = (point[0] - a[0], point[1] - a[1]);
        if length > 0.0 { (dx * y - dy * x).abs() / length } else { x.hypot(y) }
    };
    let between = (from + 1..to).map(|at| (at, distance(ring[at])));
    let (at, most) = between.max_by(|a, b| a.1.total_cmp(&b.1))?;
    (most > TOLERANCE).then_some(at)
}

/// The longer side of the box around some points.
fn extent(points: &[MapPoint]) -> i32 {
    let span = |of: fn(&MapPoint) -> i32| {
        let (least, most) = points
            .iter()
            .map(of)
            .fold((i32::MAX, i32::MIN), |(least, most), it| (least.min(it), most.max(it)));
        most - least
    };
    span(|it| it.x).max(span(|it| it.y))
}

/// Writes a closed line, each point as its distance from the one before.
fn write_ring(points: &[MapPoint], out: &mut String) {
    let mut before: Option<MapPoint> = None;
    for point in points {
        let _ = match before {
            None => write!(out, "M{} {}", point.x, point.y),
            Some(last) => {
                let (x, y) = (point.x - last.x, point.y - last.y);
                let letter = if out.ends_with(|it: char| it.is_ascii_digit())
                    && points.first() == before.as_ref()
                {
                    "l"
                } else if x < 0 {
                    ""
                } else {
                    " "
                };
                if y < 0 { write!(out, "{letter}{x}{y}") } else { write!(out, "{letter}{x} {y}") }
            }
        };
        before = Some(*point);
    }
    out.push('z');
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { west: 0.0, east: 10.0, south: 0.0, north: 10.0 };

    #[test]
    fn a_coast_is_cut_off_at_the_frame_and_needs_no_more_points_than_corners() {
        let square = vec![[-5.0, 2.0], [-5.0, 8.0], [5.0, 8.0], [5.0, 5.0], [5.0, 2.0]];
        let drawn = path(&[square], FRAME, 100.0, 2);
        assert_eq!(drawn, "M-4 80l0-60 54 0 0 60z");
    }

    #[test]
    fn what_lies_beyond_the_frame_or_is_too_small_is_not_drawn() {
        let beyond = vec![[20.0, 2.0], [20.0, 8.0], [25.0, 8.0]];
        let small = vec![[5.0, 5.0], [5.05, 5.1], [5.1, 5.0]];
        assert_eq!(path(&[beyond, small, Vec::new()], FRAME, 100.0, 2), "");
    }
}
