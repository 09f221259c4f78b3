//! The scale that bars share, so that their lengths can be compared.

/// How wide a drawing is, in units of its own; style sheets stretch it to the page.
pub(super) const WIDTH: f64 = 100.0;

/// From the lowest to the highest value that is drawn. Zero is always on it: a bar that begins
/// elsewhere makes a small difference look large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// The scale on which all of these values have room.
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let empty = Self { low: 0.0, high: 0.0 };
        values.into_iter().filter(|value| value.is_finite()).fold(empty, |scale, value| Self {
            low: scale.low.min(value),
            high: scale.high.max(value),
        })
    }

    /// The scale of shares: to a hundred, unless a value lies outside.
    pub(crate) fn of_percentages(values: impl IntoIterator<Item = f64>) -> Self {
        let scale = Self::of(values);
        if scale.low >= 0.0 && scale.high <= 100.0 { Self { low: 0.0, high: 100.0 } } else { scale }
    }

    /// How far a value lies from the left edge of the drawing.
    pub(super) fn position(self, value: f64) -> f64 {
        let span = self.high - self.low;
        if span > 0.0 { (value - self.low) / span * WIDTH } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::float_cmp, reason = "these values are exact in binary")]
    fn zero_is_always_on_the_scale() {
        assert_eq!(Scale::of([50.0, 100.0]).position(50.0), 50.0);
        assert_eq!(Scale::of([-50.0, 50.0]).position(0.0), 50.0);
        assert_eq!(Scale::of([0.0]).position(0.0), 0.0);
        assert_eq!(Scale::of([f64::NAN, 4.0]).position(1.0), 25.0);
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "these values are exact in binary")]
    fn shares_are_drawn_of_a_hundred() {
        assert_eq!(Scale::of_percentages([25.0]).position(25.0), 25.0);
        assert_eq!(Scale::of_percentages([150.0]).position(75.0), 50.0);
    }
}
