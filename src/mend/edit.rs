//! One edit, and what a list of them makes of a text.

use std::{fmt, ops::Range};

/// A range of bytes, and the text that takes its place. An empty range is an insertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What comes.
    pub text: String,
}

/// Why edits cannot be made. Nothing has been changed then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// Two edits want the same bytes.
    Overlap,
    /// A range that is none of this text, or that cuts a character in two.
    OutOfText,
}

impl fmt::Display for EditError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Overlap => "two edits want the same bytes",
            Self::OutOfText => "an edit lies outside of the text",
        })
    }
}

impl std::error::Error for EditError {}

impl Edit {
    /// Puts a text in the place of a range.
    pub fn replace(range: Range<usize>, text: impl Into<String>) -> Self {
        Self { range, text: text.into() }
    }

    /// Puts a text before the byte at an offset.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(at..at, text)
    }

    /// Takes a range away.
    pub fn delete(range: Range<usize>) -> Self {
        Self::replace(range, "")
    }
}

/// The text after all edits. Their order does not matter, except for insertions at one place, which
/// come in the order of the list.
pub fn apply_edits(text: &str, edits: &[Edit]) -> Result<String, EditError> {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut edited = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        if edit.range.start > edit.range.end || text.get(edit.range.clone()).is_none() {
            return Err(EditError::OutOfText);
        }
        if edit.range.start < done {
            return Err(EditError::Overlap);
        }
        edited.push_str(&text[done..edit.range.start]);
        edited.push_str(&edit.text);
        done = edit.range.end;
    }
    edited.push_str(&text[done..]);
    Ok(edited)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let edits = [Edit::replace(4..8, "tiga"), Edit::insert(0, ">"), Edit::insert(0, " ")];
        assert_eq!(apply_edits("satu dua", &edits).as_deref(), Ok("> satutiga"));
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        let overlap = [Edit::replace(0..3, "a"), Edit::replace(2..4, "b")];
        assert_eq!(apply_edits("abcdef", &overlap), Err(EditError::Overlap));
        for range in [0..9, 1..2] {
            assert_eq!(apply_edits("é!", &[Edit::delete(range)]), Err(EditError::OutOfText));
        }
    }
}
