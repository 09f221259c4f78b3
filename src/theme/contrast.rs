//! Whether text can be read in the colours that a site chose. What they are held against are the
//! tokens of the theme, so a theme with another ground is judged by that. Only the light palette
//! can fail: in the dark the theme itself sets the lightness of both colours (`css/tokens.css`).

use super::Palette;
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    rule,
    source::{Span, Spanned},
    text::color::Color,
};

/// The least contrast of text and its ground: WCAG 2.2, success criterion 1.4.3, level AA.
const MIN_CONTRAST: f64 = 4.5;

/// The tokens of the letters on a colour, and of the grounds that it is written on.
const LETTERS: (&str, &str) = ("on-primary", "on");
const GROUNDS: [(&str, &str); 3] = [("paper", "as"), ("surface", "as"), ("sunken", "as")];

type Rgb = [u8; 3];

/// Colours of the settings in which, or on which, text is hard to read.
pub(super) fn check(palette: &Palette, config: &Config) -> Vec<Diagnostic> {
    let pairs = |name: &str| -> Vec<(Rgb, &'static str)> {
        let letters = (name == "primary").then_some(LETTERS);
        let tokens = GROUNDS.into_iter().chain(letters);
        tokens.filter_map(|(token, variant)| Some((palette.get(token)?.0, variant))).collect()
    };
    let diagnostics =
        config.colors.iter().filter_map(|(name, color)| diagnostic(color, &pairs(name)));
    diagnostics.collect()
}

fn diagnostic(color: &Spanned<Color>, pairs: &[(Rgb, &'static str)]) -> Option<Diagnostic> {
    let Color(rgb) = color.value;
    let contrasts = pairs.iter().map(|(other, variant)| (contrast(rgb, *other), *variant));
    let (worst, variant) = contrasts.min_by(|a, b| a.0.total_cmp(&b.0))?;
    if worst >= MIN_CONTRAST {
        return None;
    }
    let nearest = nearest(rgb, pairs)?;
    let span: Span = color.span;
    let diagnostic = Diagnostic::at(&rule::LOW_CONTRAST, span)
        .variant(variant)
        .text("color", color.value.to_string())
        .text("nearest", Color(nearest).to_string());
    let diagnostic = with_ratio(diagnostic, "ratio", worst);
    Some(with_ratio(diagnostic, "reached", lowest_contrast(nearest, pairs)))
}

/// A ratio with one digit, rounded down so that 4.46 is not told as enough.
fn with_ratio(diagnostic: Diagnostic, name: &'static str, ratio: f64) -> Diagnostic {
    let english = format!("{:.1}", (ratio * 10.0).floor() / 10.0);
    diagnostic.both(name, english.replace('.', ","), english)
}

/// The nearest tone of the same hue that can be read everywhere: a little darker or lighter.
fn nearest(color: Rgb, pairs: &[(Rgb, &'static str)]) -> Option<Rgb> {
    let tones = (1..=256_u32).flat_map(|step| {
        let toward = |goal: u32| {
            color.map(|part| {
                let mixed = (u32::from(part) * (256 - step) + goal * step) / 256;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            })
        };
        [toward(0), toward(255)]
    });
    tones.into_iter().find(|tone| lowest_contrast(*tone, pairs) >= MIN_CONTRAST)
}

fn lowest_contrast(color: Rgb, pairs: &[(Rgb, &'static str)]) -> f64 {
    pairs.iter().map(|(other, _)| contrast(color, *other)).fold(f64::INFINITY, f64::min)
}

/// The contrast ratio of WCAG 2.2.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of WCAG 2.2.
fn luminance(color: Rgb) -> f64 {
    let [red, green, blue] = color.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAIRS: [(Rgb, &str); 2] = [([255; 3], "on"), ([0xF4, 0xEF, 0xE6], "as")];

    #[test]
    fn contrast_is_that_of_the_standard() {
        let ratio =
            |a: &str, b: &str| contrast(Color::parse(a).unwrap().0, Color::parse(b).unwrap().0);
        assert!((ratio("#000", "#fff") - 21.0).abs() < 1e-9);
        assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 1e-3);
        assert!((ratio("#1f3b70", "#fff") - 10.9).abs() < 0.05);
    }

    #[test]
    fn the_nearest_tone_passes_and_the_one_before_it_does_not() {
        for color in ["#2a9d8f", "#ffcc00", "#e63946", "#888", "#fff"] {
            let color = Color::parse(color).unwrap().0;
            let tone = nearest(color, &PAIRS).unwrap();
            assert!(lowest_contrast(tone, &PAIRS) >= MIN_CONTRAST);
            let brighter = tone.map(|part| part.saturating_add(3));
            assert!(lowest_contrast(brighter, &PAIRS) < MIN_CONTRAST, "{color:?} {tone:?}");
        }
    }
}
