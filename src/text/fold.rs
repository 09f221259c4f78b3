//! Comparing names as people compare them: case, and the difference between a space, a hyphen
//! and an underscore, do not matter. Apart because keys, values, terms and references all use it.

/// Folds a name to the form in which it is compared: lower case, outer white space gone, and each
/// run of spaces, hyphens and underscores one `-`.
///
/// ```
/// use teladan::text::fold::fold;
/// assert_eq!(fold(" Faktor_Keberhasilan "), "faktor-keberhasilan");
/// assert_eq!(fold("Diklatpim  IV"), "diklatpim-iv");
/// ```
pub fn fold(name: &str) -> String {
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
    folded
}
