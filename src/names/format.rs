//! The narrower forms of texts and numbers: addresses, codes, colours, years, places on the map.
//! Apart because they hold for a value that has its type already.

use super::{
    field::{Field, ValueFormat},
    value::Value,
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::Span,
    text::{
        color::Color,
        file_name::{extension, has_extension},
        language::Language,
        portable_name::is_portable_path,
        web_address::{WebAddress, WebAddressError},
    },
};

/// Checks a single value's form, length and bounds. A value of another form than the key wants is
/// refused: it must not be used, whatever the levels of the rules.
pub(super) fn check(
    field: &Field,
    value: &Value,
    span: Span,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    match value {
        Value::Text(text) => {
            let length = text.value.chars().count();
            if let Some(longest) = field.longest
                && length > longest
            {
                diagnostics.push(
                    Diagnostic::at(&rule::TOO_LONG, span)
                        .text("key", field.name.get(language))
                        .number("length", length)
                        .number("longest", longest),
                );
            }
            if let Some(variant) = field.format.and_then(|format| find_fault(format, &text.value)) {
                let diagnostic = Diagnostic::at(&rule::BAD_FORMAT, span);
                let meant = WebAddress::complete(&text.value).filter(|_| variant == "url");
                diagnostics.push(
                    diagnostic
                        .variant(variant)
                        .text("value", text.value.as_str())
                        .suggest(meant.map(|address| address.to_string())),
                );
                return false;
            }
        }
        Value::Number(number) => {
            let bounds = match field.format {
                Some(ValueFormat::Year) => Some((1000.0, 2100.0)),
                Some(ValueFormat::LatLon) => Some((-180.0, 180.0)),
                _ => field.bounds,
            };
            let numbered = field.format == Some(ValueFormat::Year)
                || field.bounds.is_some_and(|(least, most)| least.is_finite() && most.is_finite());
            let whole = !numbered || number.value.value.fract() == 0.0;
            let Some((least, greatest)) = bounds else { return true };
            let inside = (least..=greatest).contains(&number.value.value);
            let variant = match (least.is_finite(), greatest.is_finite()) {
                _ if inside && whole => return true,
                _ if inside => "whole",
                (true, false) => "at-least",
                (false, _) => "at-most",
                (true, true) => "between",
            };
            diagnostics.push(
                Diagnostic::at(&rule::OUT_OF_RANGE, span)
                    .variant(variant)
                    .text("key", field.name.get(language))
                    .text("least", least.to_string())
                    .text("greatest", greatest.to_string()),
            );
        }
        _ => {}
    }
    true
}

/// Checks what holds for a list as a whole: a place on the map has a latitude and a longitude.
pub(super) fn check_list(
    field: &Field,
    value: &Value,
    span: Span,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Value::List(values) = value else { return };
    if let Some(most) = field.most.filter(|most| values.len() > *most) {
        diagnostics.push(
            Diagnostic::at(&rule::TOO_MANY, span)
                .text("key", field.name.get(language))
                .number("count", values.len())
                .number("most", most),
        );
    }
    if field.format != Some(ValueFormat::LatLon) {
        return;
    }
    let right = match values.as_slice() {
        [Value::Number(latitude), Value::Number(_)] => latitude.value.value.abs() <= 90.0,
        _ => false,
    };
    if !right {
        diagnostics
            .push(Diagnostic::at(&rule::BAD_FORMAT, span).variant("lat-lon").text("value", ""));
    }
}

/// The wording for what is wrong with a text's form.
fn find_fault(format: ValueFormat, text: &str) -> Option<&'static str> {
    let letters = |count: std::ops::RangeInclusive<usize>, upper: bool| {
        count.contains(&text.len())
            && text
                .chars()
                .all(|c| if upper { c.is_ascii_uppercase() } else { c.is_ascii_lowercase() })
    };
    let (right, variant) = match format {
        ValueFormat::Url => {
            (WebAddress::parse(text).is_ok() && !text.contains(char::is_whitespace), "url")
        }
        ValueFormat::File => (is_inner_path(text), "file"),
        // An old address may have been a folder: `/2019/antrean/`.
        // A host would not show another ending as a page, or would run it.
        ValueFormat::Path => {
            let path = text.trim_matches('/').trim_start_matches("./");
            let is_page = extension(path).is_empty() || has_extension(path, &["html", "htm"]);
            let right = is_inner_path(path) && is_portable_path(path);
            (right && is_page, if right { "path-ending" } else { "path" })
        }
        ValueFormat::Language => (letters(2..=3, false), "language"),
        ValueFormat::Country => (letters(2..=2, true), "country"),
        ValueFormat::Currency => (letters(3..=3, true), "currency"),
        ValueFormat::Color => (Color::parse(text).is_some(), "color"),
        ValueFormat::Link => {
            let forbidden = matches!(
                WebAddress::parse(text),
                Err(WebAddressError::Forbidden(_) | WebAddressError::Incomplete)
            );
            (!forbidden, "url")
        }
        ValueFormat::Year | ValueFormat::LatLon => (true, ""),
    };
    (!right).then_some(variant)
}

/// A relative path that stays where it starts.
fn is_inner_path(text: &str) -> bool {
    !text.is_empty()
        && !text.contains(['\\', ':', '?', '#'])
        && !text.chars().any(char::is_control)
        && text.trim_start_matches("./").split('/').all(|part| !matches!(part, "" | "." | ".."))
}
