//! Whether a style inside a drawing stays inside it. Apart from the attributes, because a style may
//! load things by ways that no attribute has.

/// Functions that compute or draw. Whatever else has brackets may load something (`src()`,
/// `image-set()`), so it is not in the list.
const FUNCTIONS: [&str; 16] = [
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "matrix",
    "translate",
    "translatex",
    "translatey",
    "scale",
    "rotate",
    "skewx",
    "skewy",
    "calc",
    "var",
    "nth-child",
    "not",
];

/// Whether a style loads nothing: no rule that imports, no escapes that could hide one, and of
/// functions only those that compute, or a reference to a part of this drawing.
pub(super) fn stays_inside(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let is_plain = !style.contains(['\\', '<']);
    is_plain && at_rules(&style).all(|name| name == "media") && functions(&style).all(is_harmless)
}

fn at_rules(style: &str) -> impl Iterator<Item = &str> {
    style.split('@').skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        &rest[..end]
    })
}

/// Each function with what follows its opening bracket.
fn functions(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.match_indices('(').map(|(at, bracket)| {
        let before = &style[..at];
        let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let name = before.trim_end_matches(is_name);
        (&before[name.len()..], &style[at + bracket.len()..])
    })
}

fn is_harmless((name, rest): (&str, &str)) -> bool {
    match name {
        "url" => rest.trim_start().trim_start_matches(['"', '\'']).starts_with('#'),
        // Brackets alone, as in a media query.
        "" => true,
        _ => FUNCTIONS.contains(&name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_that_computes_stays_inside() {
        for style in [
            "fill: rgb(1, 2, 3); filter: url(#a)",
            ".a > b { stroke: url( '#b' ) }",
            "@media (min-width: 10px) { a { transform: rotate(4deg) } }",
        ] {
            assert!(stays_inside(style), "{style}");
        }
    }

    #[test]
    fn a_style_that_loads_does_not() {
        for style in [
            "fill: url(https://example.org/a)",
            "fill: URL(//example.org/a)",
            "@import 'a.css'",
            "@font-face { src: local(a) }",
            "background: image-set('a.png' 1x)",
            "a: \\75 rl(https://example.org)",
            "a: é(x)",
        ] {
            assert!(!stays_inside(style), "{style}");
        }
    }
}
