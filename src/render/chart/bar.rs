//! One bar on a scale. Its figure stands beside it as text, so the drawing is for eyes alone.

use super::scale::{Scale, WIDTH};

/// How high a bar is, in units of the drawing.
const HEIGHT: u8 = 10;

/// The bar from zero to a value. `name` is the end of its class: `before`, `after`.
pub(crate) fn bar(scale: Scale, value: f64, name: &str) -> String {
    let (zero, end) = (scale.position(0.0), scale.position(value));
    let (from, width) = (zero.min(end), (end - zero).abs());
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" \
         aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"bar-ground\" width=\"{WIDTH}\" height=\"{HEIGHT}\"/>\
         <rect class=\"bar-{name}\" x=\"{}\" width=\"{}\" height=\"{HEIGHT}\"/></svg>",
        round(from),
        round(width),
    )
}

/// Two digits are finer than a screen shows.
fn round(value: f64) -> f64 {
    let rounded = (value * 100.0).round() / 100.0;
    // Never a negative zero.
    if rounded == 0.0 { 0.0 } else { rounded }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_begins_at_zero_and_is_as_long_as_its_value() {
        let scale = Scale::of([14.0, 3.0]);
        assert!(bar(scale, 14.0, "before").contains("class=\"bar-before\" x=\"0\" width=\"100\""));
        assert!(bar(scale, 3.0, "after").contains("x=\"0\" width=\"21.43\""));
        let scale = Scale::of([-1.0, 3.0]);
        assert!(bar(scale, -1.0, "after").contains("x=\"0\" width=\"25\""));
        assert!(bar(scale, 3.0, "after").contains("x=\"25\" width=\"75\""));
    }

    #[test]
    fn a_bar_has_no_style_of_its_own() {
        assert!(!bar(Scale::of([1.0]), 1.0, "after").contains("style"));
    }
}
