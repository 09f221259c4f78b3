//! A text that is one line of words without any mark: most texts of front matter are. Apart because
//! it is read without the parser, in a fiftieth of the time, and to the same events.

use super::budget::MOST_BYTES;

/// Whether a text is one paragraph of plain words, whatever the parser would do with it. Where this is
/// not certain it is none.
pub(super) fn is_plain_paragraph(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.trim_end().len() == text.len()
        && text.len() <= MOST_BYTES
        && text.bytes().all(is_plain)
        && !text.contains("://")
        && !text.contains("www.")
}

/// Whether a byte is no mark of Markdown, and no sign that stands for something hidden.
fn is_plain(byte: u8) -> bool {
    byte >= b' '
        && !matches!(
            byte,
            b'*' | b'_'
                | b'`'
                | b'['
                | b']'
                | b'<'
                | b'>'
                | b'&'
                | b'\\'
                | b'~'
                | b'|'
                | b'!'
                | b'^'
                | b'$'
                | b'{'
                | b'}'
                | 0x7f
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::{parse_markdown, read_markdown};

    #[test]
    fn a_plain_paragraph_is_read_as_the_parser_reads_it() {
        for text in [
            "Antrean pendek.",
            "Rp1,5 miliar (50%) — \"lama\": 3 hari; baru: 1 jam's #1 = a + b / c, d-e @f?",
            "Ämter #",
            "a",
            "Kata -",
            "a\u{a0}b",
            "Satu  dua   tiga",
            "a. b",
            "setext =",
        ] {
            assert!(is_plain_paragraph(text), "{text}");
            assert_eq!(read_markdown(text).events, parse_markdown(text).events, "{text}");
        }
    }

    #[test]
    fn what_may_have_marks_is_none() {
        for text in [
            "",
            " a",
            "a ",
            "- a",
            "1. a",
            "a\nb",
            "a *b*",
            "www.a.id",
            "http://a.id",
            "# a",
            "a\t",
        ] {
            assert!(!is_plain_paragraph(text), "{text}");
        }
    }
}
