//! Texts within XML.

use std::borrow::Cow;

/// A text as XML takes it: marks escaped, characters that XML does not have left out.
pub(super) fn escape_xml(text: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'');
    let is_allowed = |c: char| {
        matches!(c, '\t' | '\n' | '\r') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    if text.chars().all(|c| is_allowed(c) && !is_mark(c)) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars().filter(|c| is_allowed(*c)) {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out.into()
}
