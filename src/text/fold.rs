//! Comparing names as people compare them: case, and the difference between a space, a hyphen
//! and an underscore, do not matter. Apart because keys, values, terms and references all use it.

use std::borrow::Cow;

use super::invisible::{compose, is_dash, is_invisible};

/// Folds a name to the form in which it is compared: composed letters in lower case, outer white
/// space and invisible signs gone, and each run of spaces, hyphens, dashes and underscores one `-`.
///
/// ```
/// use teladan::text::fold::fold;
/// assert_eq!(fold(" Faktor_Keberhasilan "), "faktor-keberhasilan");
/// assert_eq!(fold("Diklatpim  IV"), "diklatpim-iv");
/// assert_eq!(fold("belum\u{2013}diketahui\u{200b}"), "belum-diketahui");
/// ```
pub fn fold(name: &str) -> Cow<'_, str> {
    if is_folded(name) {
        return Cow::Borrowed(name);
    }
    let mut folded = String::with_capacity(name.len());
    let name = name.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    for character in compose(name).chars().filter(|character| !is_invisible(*character)) {
        if character.is_whitespace() || is_dash(character) || character == '_' {
            if !folded.ends_with('-') {
                folded.push('-');
            }
        } else if character.is_ascii() {
            folded.push(character.to_ascii_lowercase());
        } else {
            folded.extend(character.to_lowercase());
        }
    }
    Cow::Owned(folded)
}

/// Folds the first word alone: what stands before the first `-` of the folded name.
///
/// ```
/// use teladan::text::fold::fold_first_word;
/// assert_eq!(fold_first_word(" Faktor_Keberhasilan "), "faktor");
/// ```
pub fn fold_first_word(name: &str) -> Cow<'_, str> {
    let name = name.trim_start_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let ends = |c: char| c.is_whitespace() || is_dash(c) || c == '_';
    fold(name.split(ends).next().unwrap_or(""))
}

/// Whether a name is in that form already, as far as can be told from its bytes alone.
fn is_folded(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
        && !bytes.windows(2).any(|pair| pair == b"--")
}
