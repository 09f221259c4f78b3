//! Impacts in thirty-two steps, so that a list takes five bits for each instead of eight. The steps
//! grow a little towards the top, but less than by equal ratios: what a document is worth is a sum,
//! in which the error of the highest counts the most, and the words of titles lie close together there.

/// What each step is worth: 255 × (step / 32) ^ 1.3. The root tells it to the client.
pub(super) const IMPACTS: [u8; 32] = [
    3, 7, 12, 17, 23, 29, 35, 42, 49, 56, 64, 71, 79, 87, 95, 104, 112, 121, 129, 138, 147, 157,
    166, 175, 185, 195, 204, 214, 224, 234, 245, 255,
];

/// The step that comes nearest to an impact.
pub(super) fn step_of(impact: f32) -> u8 {
    let above = IMPACTS.partition_point(|step| f32::from(*step) < impact);
    let (Some(low), Some(high)) = (above.checked_sub(1), IMPACTS.get(above)) else {
        return above.min(IMPACTS.len() - 1) as u8;
    };
    let middle = f32::from(IMPACTS[low]).midpoint(f32::from(*high));
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
        let (low, high) = (f32::from(IMPACTS[30]), f32::from(IMPACTS[31]));
        assert_eq!((step_of(low + 2.0), step_of(high - 2.0)), (30, 31));
    }
}
