//! What a search over a few texts needs beside the texts, where it has no index: which words are forms
//! of one word, and what readers may say for what a text says. Apart from the index, which tells the same
//! of a whole site with numbers, weights and places.

use std::collections::BTreeMap;

use super::{
    analyzer::{Analyzer, Token},
    families::find_families,
    synonyms::Synonyms,
};
use crate::model::Vocabularies;

/// The language whose words go by their stems.
const ENGLISH: &str = "en";

/// What is known of the words of some texts, as lines.
#[derive(Debug)]
pub struct WordLists {
    /// Words that are forms of one word, a line for each such word: `layanan melayani`. Words without
    /// another form are left out.
    pub forms: String,
    /// What readers may say, and the phrases of the texts that it may mean: `opd=perangkat daerah|dinas`.
    pub synonyms: String,
}

impl WordLists {
    /// Those of texts, each with its language.
    pub fn of<'t>(
        texts: impl IntoIterator<Item = (&'t str, &'t str)>,
        vocabularies: &Vocabularies,
    ) -> Self {
        let words = count_languages(texts);
        Self { forms: write_forms(&words), synonyms: write_synonyms(&words, vocabularies) }
    }
}

/// A word → in how many more English texts than others it stands, counted each time.
fn count_languages<'t>(
    texts: impl IntoIterator<Item = (&'t str, &'t str)>,
) -> BTreeMap<String, i64> {
    let mut words: BTreeMap<String, i64> = BTreeMap::new();
    let mut analyzer = Analyzer::default();
    for (language, text) in texts {
        let more = if language == ENGLISH { 1 } else { -1 };
        analyzer.tokens(text, |token| {
            let Token::Word(word) = token else { return };
            match words.get_mut(word) {
                Some(balance) => *balance += more,
                None => {
                    words.insert(word.to_owned(), more);
                }
            }
        });
    }
    words
}

fn write_forms(words: &BTreeMap<String, i64>) -> String {
    let english: Vec<bool> = words.values().map(|balance| *balance > 0).collect();
    let words: Vec<&str> = words.keys().map(String::as_str).collect();
    let mut families: BTreeMap<u32, Vec<&str>> = BTreeMap::new();
    for (family, word) in find_families(&words, &english).into_iter().zip(&words) {
        families.entry(family).or_default().push(word);
    }
    let lines = families.into_values().filter(|members| members.len() > 1);
    lines.map(|members| members.join(" ")).collect::<Vec<_>>().join("\n")
}

fn write_synonyms(words: &BTreeMap<String, i64>, vocabularies: &Vocabularies) -> String {
    let synonyms = Synonyms::of(vocabularies);
    let lines = synonyms.phrases_by_word().into_iter().filter_map(|(said, phrases)| {
        let told = phrases.iter().filter(|phrase| phrase.iter().all(|it| words.contains_key(*it)));
        let told: Vec<String> = told.map(|phrase| phrase.join(" ")).collect();
        (!told.is_empty()).then(|| format!("{said}={}", told.join("|")))
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_stand_in_one_line_and_lone_words_in_none() {
        let texts = [
            ("id", "Pelayanan melayani layanan: warga dilayani."),
            ("en", "Services for one service"),
        ];
        let lists = WordLists::of(texts, &Vocabularies::default());
        let lines: Vec<&str> = lists.forms.lines().collect();
        assert_eq!(lines, ["dilayani layanan melayani pelayanan", "service services"]);
    }

    #[test]
    fn what_readers_say_leads_to_the_phrases_of_the_texts() {
        let mut vocabularies = Vocabularies::default();
        vocabularies.synonyms.push(vec!["OPD".into(), "perangkat daerah".into(), "dinas".into()]);
        let lists = WordLists::of([("id", "Setiap perangkat daerah hadir.")], &vocabularies);
        assert_eq!(lists.synonyms, "dinas=perangkat daerah\nopd=perangkat daerah");
    }
}
