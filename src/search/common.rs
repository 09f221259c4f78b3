//! Words that any text uses, however few texts a site has. They are found like others, but say
//! little: `common.txt` takes the place of the knowledge that a large site would have of itself. A
//! text's language is told by them, too.

const LIST: &str = include_str!("common.txt");

/// Every common word, and whether it is English.
pub(super) fn common_words() -> impl Iterator<Item = (&'static str, bool)> {
    let lines = LIST.lines().filter(|line| !line.starts_with('#'));
    lines
        .zip([false, true])
        .flat_map(|(line, is_english)| line.split_whitespace().map(move |word| (word, is_english)))
}
