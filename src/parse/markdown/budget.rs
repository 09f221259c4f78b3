//! How much Markdown one text may hold. Apart because it is asked before the parser, whose time and
//! memory some patterns drive far beyond what any text for readers needs.

use memchr::{memchr2, memmem};

use super::fences::container_prefix;

/// The most bytes of a text: a book of 80,000 words.
pub(super) const MOST_BYTES: usize = 512 * 1024;

/// The most lines with something in them.
pub(super) const MOST_LINES: usize = 20_000;

/// The most lists and quotations within each other.
pub(super) const MOST_LEVELS: usize = 32;

/// The most columns by which a point of a list is moved in.
const MOST_COLUMNS: usize = 4 * MOST_LEVELS;

/// Which bound a text is beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkdownExcess {
    /// More bytes than [`MOST_BYTES`].
    Bytes,
    /// More lines than [`MOST_LINES`].
    Lines,
    /// More levels than [`MOST_LEVELS`], at this place.
    Levels(usize),
}

/// The first bound that a text is beyond.
pub(super) fn find_excess(text: &str) -> Option<MarkdownExcess> {
    if text.len() > MOST_BYTES {
        return Some(MarkdownExcess::Bytes);
    }
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    let has_notes = has("[^") && has("]:");
    let mut lines = 0;
    let mut start = 0;
    while let Some(rest) = text.get(start..).filter(|rest| !rest.is_empty()) {
        let end = memchr2(b'\n', b'\r', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = &rest[..end];
        let notes = if has_notes { count_notes(line) } else { 0 };
        if count_levels(line) + notes > MOST_LEVELS {
            return Some(MarkdownExcess::Levels(start));
        }
        lines += usize::from(!line.trim_start().is_empty());
        start += end;
    }
    (lines > MOST_LINES).then_some(MarkdownExcess::Lines)
}

/// How many lists and quotations a line opens or goes on with, as far as its beginning shows.
fn count_levels(line: &str) -> usize {
    let prefix = line.get(..container_prefix(line)).unwrap_or("");
    if prefix.is_empty() {
        return 0;
    }
    let marks = prefix.split([' ', '\t']).filter(|mark| !mark.is_empty());
    let marks: usize = marks.map(|mark| mark.matches('>').count().max(1)).sum();
    let columns = prefix.len() - prefix.trim_start().len();
    let moved_in = if marks > 0 && columns > MOST_COLUMNS { MOST_LEVELS } else { 0 };
    marks + moved_in
}

/// How many footnotes a line defines at most.
fn count_notes(line: &str) -> usize {
    line.matches("]:").count().min(line.matches("[^").count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_writes_is_within_all_bounds() {
        let text = "> > - satu\n>   1. dua\n\n".repeat(500) + &"Kata. ".repeat(50_000);
        assert_eq!(find_excess(&text), None);
    }

    #[test]
    fn a_pattern_is_beyond_one() {
        assert_eq!(find_excess(&"+ ".repeat(33)), Some(MarkdownExcess::Levels(0)));
        assert_eq!(
            find_excess(&format!("a\n{}x", ">".repeat(40))),
            Some(MarkdownExcess::Levels(2))
        );
        assert_eq!(find_excess(&"#\n".repeat(20_001)), Some(MarkdownExcess::Lines));
        assert_eq!(find_excess(&"a".repeat(MOST_BYTES + 1)), Some(MarkdownExcess::Bytes));
    }
}
