//! Signs that nobody sees, and the many spaces and hyphens that look like one. Apart because names,
//! values, dates, numbers and links all come out of Word, a PDF or a web page, and must mean what
//! they show.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether a character has no width and says nothing about the letters beside it: zero-width
/// spaces, the soft hyphen, byte order marks and signs of direction. The joiners of Arabic and
/// Indic scripts are none of them.
pub fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
    )
}

/// Whether a character is a hyphen or a dash.
pub fn is_dash(character: char) -> bool {
    matches!(
        character,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// The text with its letters composed (NFC), as most systems and all browsers write them.
///
/// ```
/// use teladan::text::invisible::compose;
/// assert_eq!(compose("Kafe\u{301}.png"), "Kafé.png");
/// ```
pub fn compose(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.nfc().collect())
}

/// A text for readers: composed, without white space and invisible signs at its ends. What stands
/// within stays.
pub fn trim(text: &str) -> Cow<'_, str> {
    compose(text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c)))
}

/// A name, date, number or other value of which only the visible signs count: each space of any
/// width is a space, each hyphen or dash a hyphen, and no invisible sign is left.
///
/// ```
/// use teladan::text::invisible::plain;
/// assert_eq!(plain("belum\u{2013}diketahui\u{200b}"), "belum-diketahui");
/// assert_eq!(plain("1\u{202f}250"), "1 250");
/// ```
pub fn plain(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if text.is_ascii() {
        return text;
    }
    let mapped = text.chars().filter(|c| !is_invisible(*c)).map(|character| match character {
        _ if is_dash(character) => '-',
        _ if character.is_whitespace() => ' ',
        _ => character,
    });
    Cow::Owned(mapped.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for text in ["a b", "a\u{a0}b", "\u{feff}a\u{2009}b\u{200b}", "a\u{ad} b", " a b "] {
            assert_eq!(plain(text), "a b", "{text:?}");
        }
        assert_eq!(plain("2024\u{2011}01\u{2010}05"), "2024-01-05");
    }

    #[test]
    fn joiners_that_shape_letters_stay() {
        assert_eq!(trim("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(plain("می\u{200c}خواهم"), "می\u{200c}خواهم");
    }
}
