//! Tags of HTML in a text: where one ends, what it is called, whether it has attributes. Apart
//! because what a tag is must be known before Markdown is parsed and after.

use std::ops::Range;

/// A tag longer than this is no slip of an editor, and is text.
const LONGEST_TAG: usize = 1_024;

/// A tag, or what looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct HtmlTag {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Its name in lower case; `!` or `?` for a declaration.
    pub(super) name: String,
    /// Whether it ends an element.
    pub(super) is_closing: bool,
    /// Whether it holds nothing but its name.
    pub(super) is_bare: bool,
}

/// The tag that begins at `at`, where a `<` stands.
pub(super) fn read_tag(text: &str, at: usize) -> Option<HtmlTag> {
    let bytes = text.as_bytes();
    let is_closing = bytes.get(at + 1) == Some(&b'/');
    let name_at = at + 1 + usize::from(is_closing);
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    if !bytes.get(name_at)?.is_ascii_alphabetic() {
        return None;
    }
    let name_end = name_at + bytes[name_at..].iter().take_while(|byte| is_name(byte)).count();
    if !matches!(bytes.get(name_end), Some(b'>' | b'/' | b' ' | b'\t' | b'\n' | b'\r')) {
        return None;
    }
    let end = tag_end(bytes, name_end)?;
    let inner = text.get(name_end..end - 1)?.trim();
    Some(HtmlTag {
        range: at..end,
        name: text.get(name_at..name_end)?.to_ascii_lowercase(),
        is_closing,
        is_bare: inner.is_empty() || inner == "/",
    })
}

/// The place behind the `>` that ends a tag, which stands outside of quotation marks and before the
/// next blank line.
fn tag_end(bytes: &[u8], from: usize) -> Option<usize> {
    let mut quote = None;
    let mut line_is_blank = false;
    for (at, byte) in bytes.iter().enumerate().skip(from).take(LONGEST_TAG) {
        match (quote, byte) {
            (_, b'\n') if line_is_blank => return None,
            (_, b'\n') => line_is_blank = true,
            (_, b' ' | b'\t' | b'\r') => {}
            (Some(open), byte) if open == *byte => (quote, line_is_blank) = (None, false),
            (Some(_), _) => line_is_blank = false,
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => (quote, line_is_blank) = (Some(*byte), false),
            (None, _) => line_is_blank = false,
        }
    }
    None
}

/// The place behind an address between angle brackets that begins at `at`: `<https://…>`, `<a@b>`.
pub(super) fn autolink_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at + 1..)?;
    let end = rest
        .bytes()
        .take(LONGEST_TAG)
        .position(|byte| matches!(byte, b'>' | b'<' | b' ' | b'\t' | b'\n' | b'\r'))?;
    let address = rest.get(..end)?;
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        (2..=32).contains(&scheme.len())
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+.-".contains(&byte))
    });
    let is_mail = address.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !address.contains(['"', '=', '/', '\\'])
    });
    let is_closed = rest.as_bytes().get(end) == Some(&b'>');
    (is_closed && (has_scheme || is_mail)).then_some(at + 1 + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, bool, bool, usize)> {
        read_tag(text, 0).map(|tag| (tag.name, tag.is_closing, tag.is_bare, tag.range.end))
    }

    #[test]
    fn a_tag_ends_at_the_bracket_outside_of_its_quotation_marks() {
        assert_eq!(read("<br/>x"), Some(("br".to_owned(), false, true, 5)));
        assert_eq!(read("</Sub >"), Some(("sub".to_owned(), true, true, 7)));
        assert_eq!(read("<a href=\"x>y\">z"), Some(("a".to_owned(), false, false, 14)));
        assert_eq!(read("<p\nclass=x>"), Some(("p".to_owned(), false, false, 11)));
    }

    #[test]
    fn what_only_looks_like_a_tag_is_none() {
        for text in ["<3", "< b>", "<a", "<a\n\n>", "<a <b>", "<a@b.id>", "<https://a.id>"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(autolink_end("<https://a.id>x", 0), Some(14));
        assert_eq!(autolink_end("<a@b.id>", 0), Some(8));
        assert_eq!(autolink_end("<b>", 0), None);
    }
}
