//! Places between characters. Apart because a byte that is counted on from a place that was found may
//! lie within a letter: a no-break space alone has two bytes. `tests/suite/tidy.rs` forbids `+ 1`
//! behind a search for a class of characters; these functions are what to use in its stead.

/// The place behind the last character of `text` that is one of a class; its beginning if none is.
///
/// ```
/// use teladan::text::boundary::behind_last;
/// assert_eq!(behind_last("a\u{a0}bc", char::is_whitespace), 3);
/// assert_eq!(behind_last("abc", char::is_whitespace), 0);
/// ```
pub fn behind_last(text: &str, is_one: impl Fn(char) -> bool) -> usize {
    text.len() - text.chars().rev().take_while(|c| !is_one(*c)).map(char::len_utf8).sum::<usize>()
}

/// The place of the first character of `text` that is one of a class; its end if none is.
///
/// ```
/// use teladan::text::boundary::before_first;
/// assert_eq!(before_first("ab\u{a0}c", char::is_whitespace), 2);
/// assert_eq!(before_first("abc", char::is_whitespace), 3);
/// ```
pub fn before_first(text: &str, is_one: impl Fn(char) -> bool) -> usize {
    text.chars().take_while(|c| !is_one(*c)).map(char::len_utf8).sum()
}

/// The last `most` bytes of a text, or a little less where that would cut a letter.
///
/// ```
/// use teladan::text::boundary::last_bytes;
/// assert_eq!(last_bytes("abc", 2), "bc");
/// assert_eq!(last_bytes("é", 1), "");
/// ```
pub fn last_bytes(text: &str, most: usize) -> &str {
    let from = text.len().saturating_sub(most);
    (from..=text.len()).find_map(|start| text.get(start..)).unwrap_or("")
}

/// The first `most` bytes of a text, or a little less where that would cut a letter.
///
/// ```
/// use teladan::text::boundary::first_bytes;
/// assert_eq!(first_bytes("abc", 2), "ab");
/// assert_eq!(first_bytes("é", 1), "");
/// ```
pub fn first_bytes(text: &str, most: usize) -> &str {
    let to = text.len().min(most);
    (0..=to).rev().find_map(|end| text.get(..end)).unwrap_or("")
}
