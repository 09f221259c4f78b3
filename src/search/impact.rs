//! Impacts in thirty-two steps, so that a list takes five bits for each instead of eight. The steps
//! are equal parts of the logarithm: what matters is by how much one impact exceeds another. Over known
//! items of the `LibreOffice` help (`benches/known_items.mjs`) MRR@10 was 0.616 with them, and as much
//! with steps that are finer at the top.

/// What each step is worth. The root tells it to the client.
pub(super) const IMPACTS: [u8; 32] = [
    6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 23, 26, 29, 33, 37, 42, 47, 53, 60, 67, 76, 86, 97,
    109, 123, 139, 157, 177, 200, 226, 255,
];

/// The step that comes nearest to an impact, by its logarithm.
pub(super) fn step_of(impact: f32) -> u8 {
    let above = IMPACTS.partition_point(|step| f32::from(*step) < impact);
    let (Some(low), Some(high)) = (above.checked_sub(1), IMPACTS.get(above)) else {
        return above.min(IMPACTS.len() - 1) as u8;
    };
    let middle = (f32::from(IMPACTS[low]) * f32::from(*high)).sqrt();
    if impact < middle { low as u8 } else { above as u8 }
}

#[cfg(test)]
mod tests {
    use super::{IMPACTS, step_of};

    #[test]
    fn the_steps_rise_and_each_is_its_own() {
        assert!(IMPACTS.windows(2).all(|pair| pair[0] < pair[1]));
        for (step, impact) in IMPACTS.iter().enumerate() {
            assert_eq!(usize::from(step_of(f32::from(*impact))), step);
        }
    }

    #[test]
    fn what_lies_between_goes_to_the_nearer_and_what_lies_outside_to_the_last() {
        assert_eq!((step_of(0.2), step_of(300.0)), (0, 31));
        assert_eq!((step_of(231.0), step_of(250.0)), (30, 31));
    }
}
