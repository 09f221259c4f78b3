//! Words that a reader may use for what a text says in others: `OPD` for *perangkat daerah*,
//! *health* for *kesehatan*. A text that has one phrase of a group is found by the words of the
//! others too; that is settled when the index is written, so a question costs nothing more.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};

use super::analyzer::{Analyzer, Token};
use crate::model::{Vocabularies, VocabularyId};

/// Phrases of more words are not looked for.
const LONGEST: usize = 8;

/// Groups of phrases, as words with numbers of their own.
#[derive(Debug, Default)]
pub(super) struct Synonyms {
    /// Every word of any phrase; its position is its number.
    pub(super) words: Vec<String>,
    /// The phrases that begin with a word, the longest first.
    by_first: Vec<Vec<Phrase>>,
}

/// A phrase, and the words that it stands for beside its own.
#[derive(Debug)]
struct Phrase {
    words: Vec<u32>,
    others: Vec<u32>,
}

impl Synonyms {
    /// The groups of the vocabularies: the built-in ones, the site's, and the names of each term.
    pub(super) fn of(vocabularies: &Vocabularies) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut analyzer = Analyzer::default();
        let groups = vocabularies.synonyms.iter().map(|group| {
            let phrases: Vec<&str> = group.iter().map(String::as_str).collect();
            (phrases.len(), phrases)
        });
        let mut synonyms = Self::default();
        let groups: Vec<(usize, Vec<&str>)> = groups.chain(name_terms(vocabularies)).collect();
        for (meant, group) in groups {
            let mut phrases: Vec<Vec<u32>> = Vec::new();
            let mut meanings = 0;
            for (at, phrase) in group.into_iter().enumerate() {
                let mut words = Vec::new();
                analyzer.tokens(phrase, |token| {
                    if let Token::Word(word) = token {
                        let next = numbers.len() as u32;
                        let number = *numbers.entry(word.to_owned()).or_insert_with(|| {
                            synonyms.words.push(word.to_owned());
                            next
                        });
                        words.push(number);
                    }
                });
                if (1..=LONGEST).contains(&words.len()) && !phrases.contains(&words) {
                    phrases.push(words);
                }
                if at < meant {
                    meanings = phrases.len();
                }
            }
            synonyms.add(&phrases, meanings);
        }
        synonyms.by_first.resize_with(synonyms.words.len(), Vec::new);
        for phrases in &mut synonyms.by_first {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        synonyms
    }

    /// Adds a group. Each of its phrases stands for the words of the first `meanings`.
    fn add(&mut self, phrases: &[Vec<u32>], meanings: usize) {
        self.by_first.resize_with(self.words.len(), Vec::new);
        for phrase in phrases.iter().filter(|_| phrases.len() > 1) {
            let mut listed: FxHashSet<u32> = phrase.iter().copied().collect();
            let others =
                phrases[..meanings].iter().flatten().copied().filter(|word| listed.insert(*word));
            let others = others.collect();
            let list = &mut self.by_first[phrase[0] as usize];
            match list.iter_mut().find(|known| known.words == *phrase) {
                Some(known) => known.others.extend::<Vec<u32>>(others),
                None => list.push(Phrase { words: phrase.clone(), others }),
            }
        }
    }

    /// A word → the phrases for which readers may say it, as words.
    pub(super) fn phrases_by_word(&self) -> BTreeMap<&str, BTreeSet<Vec<&str>>> {
        let word = |number: &u32| self.words[*number as usize].as_str();
        let mut phrases: BTreeMap<&str, BTreeSet<Vec<&str>>> = BTreeMap::new();
        for phrase in self.by_first.iter().flatten() {
            for other in &phrase.others {
                let words = phrase.words.iter().map(word).collect();
                phrases.entry(word(other)).or_default().insert(words);
            }
        }
        phrases
    }

    /// The synonyms of the phrases at the beginning of `words`. Words are numbers, those of
    /// `Self::words`; higher numbers are words of no phrase.
    pub(super) fn synonyms_at(&self, words: &[u32]) -> impl Iterator<Item = u32> {
        let list = words.first().and_then(|first| self.by_first.get(*first as usize));
        list.into_iter()
            .flatten()
            .filter(|phrase| words.starts_with(&phrase.words))
            .flat_map(|phrase| phrase.others.iter().copied())
    }
}

/// The names of each term, and how many of them the others stand for. What people say of a factor or
/// a field (`dana tidak cukup`) stands for its name, but the name does not stand for all that is said:
/// a text about budgets would be found by *tidak* and *cukup*.
fn name_terms(vocabularies: &Vocabularies) -> impl Iterator<Item = (usize, Vec<&str>)> {
    vocabularies.iter().flat_map(|(id, list)| {
        let is_said = matches!(id, VocabularyId::Factors | VocabularyId::Sectors);
        list.terms().iter().map(move |term| {
            let names: Vec<&str> = term.names().collect();
            let labels = names.len() - term.synonyms.len();
            (if is_said { labels } else { names.len() }, names)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_stands_for_the_words_of_its_group_and_not_for_its_own() {
        let mut vocabularies = Vocabularies::default();
        vocabularies.synonyms.push(vec![
            "OPD".into(),
            "perangkat daerah".into(),
            "unit daerah".into(),
        ]);
        let synonyms = Synonyms::of(&vocabularies);
        let number =
            |word: &str| synonyms.words.iter().position(|known| known == word).unwrap() as u32;
        let words = |list: Vec<u32>| -> Vec<&str> {
            list.iter().map(|it| synonyms.words[*it as usize].as_str()).collect()
        };
        let words_there =
            synonyms.synonyms_at(&[number("perangkat"), number("daerah"), 99]).collect();
        assert_eq!(words(words_there), ["opd", "unit"]);
        assert_eq!(synonyms.synonyms_at(&[number("perangkat"), 99]).count(), 0);
        let words_there = synonyms.synonyms_at(&[number("opd")]).collect();
        assert_eq!(words(words_there), ["perangkat", "daerah", "unit"]);
    }
}
