//! Sentences with `{placeholders}`. Apart because messages, the strings of pages and the addresses
//! of the settings all have them. A sentence is passed over once, so a value that holds braces
//! itself is never filled again.

/// The sentence with each placeholder replaced by its value; one without a value stays as it is.
///
/// ```
/// use teladan::text::placeholder::fill;
/// assert_eq!(fill("{n} of {all}", &[("n", "3"), ("all", "{n}")]), "3 of {n}");
/// ```
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let value = |name: &str| values.iter().find(|(known, _)| *known == name);
    fill_with(sentence, |name| value(name).map(|(_, value)| (*value).to_owned()))
}

/// Like [`fill`], with values that are made when they are needed.
pub fn fill_with(sentence: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(sentence.len() + 32);
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let placeholder = after.split_once('}');
        if let Some((value, behind)) =
            placeholder.and_then(|(name, behind)| Some((value(name)?, behind)))
        {
            filled.push_str(&value);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let values = [("path", "/tmp/{seconds}"), ("seconds", "0.2")];
        assert_eq!(fill("{path} in {seconds} s", &values), "/tmp/{seconds} in 0.2 s");
    }

    #[test]
    fn what_has_no_value_stays_as_it_is() {
        assert_eq!(fill("{a} {b", &[("b", "x")]), "{a} {b");
        assert_eq!(fill("{ {b}", &[("b", "x")]), "{ x");
    }
}
