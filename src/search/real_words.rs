//! Words that are no typos although the site has no text with them: they stand in the list of words
//! with 0 documents, so that nobody's *perawatan* becomes *peralatan*. Apart from the words of the
//! site, because they come from what is known of the language and of the subject, not from texts.

use std::collections::BTreeSet;

use super::{
    analyzer::{Analyzer, Token},
    frequent::frequent_words,
    word_numbers::WordSet,
};
use crate::model::Vocabularies;

/// Roots of common words; and of newer ones, beside names of places.
const ROOTS: &str = include_str!("common_words.txt");
const MODERN: &str = include_str!("modern_words.txt");

/// Common words of English.
const ENGLISH: &str = include_str!("english_words.txt");

/// The least letters of a word that is taken for a typo.
const LEAST: usize = 4;

/// The words that a reader might type as they are and that only look like one of the site: names and
/// synonyms of the vocabularies, frequent words, and common words with their affixes, as far as one
/// letter more or less makes one of `words` of them. `words` are sorted, and left out.
pub(super) fn real_words(words: &[String], vocabularies: &Vocabularies) -> Vec<String> {
    let mut deletions = WordSet::default();
    for word in words.iter().filter(|word| word.is_ascii() && word.len() >= LEAST) {
        deletions.insert(word);
        any_without_a_letter(word, |shorter| {
            deletions.insert(shorter);
            false
        });
    }
    let is_near = |word: &str| {
        deletions.contains(word)
            || any_without_a_letter(word, |shorter| deletions.contains(shorter))
    };
    let is_known = |word: &String| words.binary_search(word).is_ok();
    let roots = [ROOTS, MODERN].into_iter().flat_map(words_of_lines);
    let english = words_of_lines(ENGLISH).flat_map(with_endings);
    let common = roots.flat_map(with_affixes).chain(english);
    let mut words: Vec<String> = common
        .chain(words_of(vocabularies))
        .chain(frequent_words().map(|(word, _)| word.to_owned()))
        .filter(|word| word.is_ascii() && word.len() >= LEAST && !is_known(word) && is_near(word))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// Common words as they are, without affixes, and none that are names.
pub(super) fn common_roots() -> BTreeSet<&'static str> {
    [ROOTS, ENGLISH].into_iter().flat_map(words_of_lines).collect()
}

fn words_of_lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace)
}

/// Whether this is true of an ASCII word without any of its letters.
fn any_without_a_letter(word: &str, mut is_true: impl FnMut(&str) -> bool) -> bool {
    let mut shorter = String::with_capacity(word.len());
    (0..word.len()).any(|at| {
        shorter.clear();
        shorter.push_str(&word[..at]);
        shorter.push_str(&word[at + 1..]);
        is_true(&shorter)
    })
}

/// The words of the vocabularies.
fn words_of(vocabularies: &Vocabularies) -> Vec<String> {
    let terms = vocabularies.iter().flat_map(|(_, list)| list.terms());
    let named = terms.flat_map(|term| term.names().collect::<Vec<_>>());
    let groups = vocabularies.synonyms.iter().flatten().map(String::as_str);
    let mut words = Vec::new();
    let mut analyzer = Analyzer::default();
    for phrase in named.chain(groups) {
        analyzer.tokens(phrase, |token| {
            if let Token::Word(word) = token {
                words.push(word.to_owned());
            }
        });
    }
    words
}

/// A root with the affixes that it may have, whether or not it has them: a word that nobody types
/// does no harm.
fn with_affixes(root: &str) -> Vec<String> {
    let nasal = with_nasal(root);
    let mut words = vec![root.to_owned()];
    for end in ["an", "kan", "i", "nya"] {
        words.push(format!("{root}{end}"));
    }
    for (beginning, ends) in [
        ("di", &["", "kan", "i"][..]),
        ("ter", &[""]),
        ("ber", &["", "an"]),
        ("ke", &["an"]),
        ("per", &["an"]),
        ("pe", &["", "an"]),
        ("se", &[""]),
    ] {
        words.extend(ends.iter().map(|end| format!("{beginning}{root}{end}")));
    }
    for (beginning, ends) in [("me", &["", "kan", "i"][..]), ("pe", &["", "an"])] {
        words.extend(ends.iter().map(|end| format!("{beginning}{nasal}{end}")));
    }
    words
}

/// An English word with the endings that it may have.
fn with_endings(word: &str) -> Vec<String> {
    let stem = word.strip_suffix('e').unwrap_or(word);
    let mut words = vec![word.to_owned(), format!("{word}s")];
    words.extend(["ed", "ing"].iter().map(|end| format!("{stem}{end}")));
    words
}

/// A root as it stands after me- and pe-.
fn with_nasal(root: &str) -> String {
    let rest = root.get(1..).unwrap_or_default();
    match root.as_bytes().first() {
        Some(b'p') => format!("m{rest}"),
        Some(b't') => format!("n{rest}"),
        Some(b'k') => format!("ng{rest}"),
        Some(b's') => format!("ny{rest}"),
        Some(b'b' | b'f' | b'v') => format!("m{root}"),
        Some(b'd' | b'j' | b'c' | b'z') => format!("n{root}"),
        Some(b'g' | b'h' | b'a' | b'e' | b'i' | b'o' | b'u') => format!("ng{root}"),
        _ => root.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_near_a_word_of_the_site_are_real() {
        let words = ["buruk", "divisi", "peralatan", "starting", "tamu"].map(str::to_owned);
        let real = real_words(&words, &Vocabularies::default());
        for word in ["buruh", "diisi", "kamu", "perawatan"] {
            assert!(real.iter().any(|it| it == word), "{word}");
        }
        for word in ["buruk", "gunung", "stating"] {
            assert!(!real.iter().any(|it| it == word), "{word}");
        }
    }
}
