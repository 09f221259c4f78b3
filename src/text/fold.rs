//! Comparing names as people compare them: case, and the difference between a space, a hyphen
//! and an underscore, do not matter. Apart because keys, values, terms and references all use it.

use std::borrow::Cow;

/// Folds a name to the form in which it is compared: lower case, outer white space gone, and each
/// run of spaces, hyphens and underscores one `-`.
///
/// ```
/// use teladan::text::fold::fold;
/// assert_eq!(fold(" Faktor_Keberhasilan "), "faktor-keberhasilan");
/// assert_eq!(fold("Diklatpim  IV"), "diklatpim-iv");
/// ```
pub fn fold(name: &str) -> Cow<'_, str> {
    if is_folded(name) {
        return Cow::Borrowed(name);
    }
    let mut folded = String::with_capacity(name.len());
    for character in name.trim().chars() {
        if character.is_whitespace() || character == '-' || character == '_' {
            if !folded.ends_with('-') {
                folded.push('-');
            }
        } else {
            folded.extend(character.to_lowercase());
        }
    }
    Cow::Owned(folded)
}

/// Whether a name is in that form already, as far as can be told from its bytes alone.
fn is_folded(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
        && !bytes.windows(2).any(|pair| pair == b"--")
}
