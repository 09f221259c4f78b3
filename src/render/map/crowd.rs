//! Points that lie so close that a finger could not tell them apart become one.

use super::frame::MapPoint;

/// Points that are drawn as one.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::render) struct Crowd {
    /// Where the weightiest of them stands.
    pub(in crate::render) point: MapPoint,
    /// Their positions in the list, the weightiest first.
    pub(in crate::render) members: Vec<usize>,
}

/// Gathers points, each with its weight, so that no two crowds stand closer than `distance`. The
/// weightiest come first and draw the others near them to themselves, the nearest where there are
/// several; points of one weight keep their order.
pub(in crate::render) fn gather(points: &[(MapPoint, usize)], distance: i32) -> Vec<Crowd> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(points[*at].1));
    let mut crowds: Vec<Crowd> = Vec::new();
    for at in order {
        let point = points[at].0;
        let square = |crowd: &Crowd| square_of_distance(crowd.point, point);
        let nearest = crowds.iter_mut().min_by_key(|crowd| square(crowd));
        match nearest.filter(|crowd| square(crowd) < i64::from(distance).pow(2)) {
            Some(crowd) => crowd.members.push(at),
            None => crowds.push(Crowd { point, members: vec![at] }),
        }
    }
    crowds
}

fn square_of_distance(a: MapPoint, b: MapPoint) -> i64 {
    i64::from(a.x - b.x).pow(2) + i64::from(a.y - b.y).pow(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weightiest_draws_its_neighbours_to_itself() {
        let point = |x| MapPoint { x, y: 0 };
        let points = [(point(0), 1), (point(8), 5), (point(16), 2), (point(40), 1)];
        let crowds = gather(&points, 10);
        let found: Vec<_> = crowds.iter().map(|it| (it.point.x, it.members.clone())).collect();
        assert_eq!(found, [(8, vec![1, 2, 0]), (40, vec![3])]);
    }

    #[test]
    fn no_two_crowds_stand_closer_than_a_finger_and_nobody_is_lost() {
        let points: Vec<(MapPoint, usize)> = (0..500)
            .zip((0..7).cycle())
            .map(|(n, weight)| (MapPoint { x: n * 37 % 1000, y: n * 91 % 600 }, weight))
            .collect();
        let crowds = gather(&points, 60);
        for (at, crowd) in crowds.iter().enumerate() {
            for other in &crowds[..at] {
                assert!(square_of_distance(crowd.point, other.point) >= 3600);
            }
        }
        assert_eq!(crowds.iter().map(|it| it.members.len()).sum::<usize>(), points.len());
    }
}
