//! What a search over a few texts needs beside the texts, where it has no index: which words are forms
//! of one word, and what a text is also found by. Apart from the index, which says the same of a whole
//! site with numbers, weights and places.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    analyzer::{Analyzer, Token},
    families::find_families,
    synonyms::Synonyms,
};
use crate::model::Vocabularies;

/// The language whose words go by their stems.
const ENGLISH: &str = "en";

/// What readers may say in other words than a text does.
#[derive(Debug)]
pub struct OtherWords {
    synonyms: Synonyms,
    numbers: FxHashMap<String, u32>,
}

impl OtherWords {
    /// Those of the vocabularies.
    pub fn of(vocabularies: &Vocabularies) -> Self {
        let synonyms = Synonyms::of(vocabularies);
        let numbers = synonyms.words.iter().cloned().zip(0..).collect();
        Self { synonyms, numbers }
    }

    /// The words by which a text is found although it does not have them, sorted.
    pub fn of_text(&self, text: &str) -> Vec<&str> {
        let mut words: Vec<u32> = Vec::new();
        Analyzer::default().tokens(text, |token| match token {
            Token::Word(word) => words.push(self.numbers.get(word).copied().unwrap_or(u32::MAX)),
            // No phrase runs over the end of a sentence.
            Token::End => words.push(u32::MAX),
            Token::Joined(_) => {}
        });
        let starts = (0..words.len()).filter(|at| words[*at] != u32::MAX);
        let others = starts.flat_map(|at| self.synonyms.synonyms_at(&words[at..]));
        let mut others: Vec<u32> = others.filter(|word| !words.contains(word)).collect();
        others.sort_unstable();
        others.dedup();
        let mut others: Vec<&str> =
            others.into_iter().map(|word| self.synonyms.words[word as usize].as_str()).collect();
        others.sort_unstable();
        others
    }
}

/// The words of texts that are forms of one word, a line for each such word, those of a line between
/// spaces. Words without another form are left out. Each text comes with its language.
pub fn write_word_forms<'t>(texts: impl IntoIterator<Item = (&'t str, &'t str)>) -> String {
    // A word → in how many more English texts than others it stands.
    let mut words: BTreeMap<String, i64> = BTreeMap::new();
    let mut analyzer = Analyzer::default();
    for (language, text) in texts {
        let more = if language == ENGLISH { 1 } else { -1 };
        analyzer.tokens(text, |token| {
            if let Token::Word(word) = token {
                match words.get_mut(word) {
                    Some(balance) => *balance += more,
                    None => {
                        words.insert(word.to_owned(), more);
                    }
                }
            }
        });
    }
    let english: Vec<bool> = words.values().map(|balance| *balance > 0).collect();
    let words: Vec<&str> = words.keys().map(String::as_str).collect();
    let mut families: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (family, word) in find_families(&words, &english).into_iter().zip(&words) {
        families.entry(family).or_default().push(word);
    }
    let lines = families.into_values().filter(|members| members.len() > 1);
    lines.map(|members| members.join(" ")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_stand_in_one_line_and_lone_words_in_none() {
        let forms = write_word_forms([
            ("id", "Pelayanan melayani layanan warga."),
            ("en", "Services for one service"),
        ]);
        let lines: Vec<&str> = forms.lines().collect();
        assert_eq!(lines, ["layanan melayani pelayanan", "service services"]);
    }

    #[test]
    fn a_text_is_also_found_by_what_readers_say() {
        let mut vocabularies = Vocabularies::default();
        vocabularies.synonyms.push(vec!["OPD".into(), "perangkat daerah".into()]);
        let words = OtherWords::of(&vocabularies);
        assert_eq!(words.of_text("Setiap perangkat daerah hadir."), ["opd"]);
        assert!(words.of_text("Perangkat. Daerah.").is_empty());
    }
}
