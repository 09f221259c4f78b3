//! The terms that a text which is none may mean: by letters, by the words that a label, synonym or
//! description shares with it, and by the phrases that a search takes for the same. Apart from the
//! vocabulary itself because only a message needs it.

use super::term::{Lookup, Term, Vocabulary};
use crate::text::{
    fold::fold,
    localized::LocalizedText,
    suggest::{distance_within, nearest},
};

/// The most terms that are offered.
const MOST: usize = 3;

/// Below this share of common words a term is another thing.
const LEAST: f64 = 0.34;

/// Words that say nothing about a thing.
const FILLERS: [&str; 16] = [
    "dan", "yang", "di", "ke", "dari", "untuk", "pada", "dengan", "tidak", "kurang", "the", "of",
    "and", "for", "in", "a",
];

impl Vocabulary {
    /// Up to three terms that a text may mean, the nearest first. `synonyms` are phrases that mean
    /// the same, group by group.
    pub fn nearest(&self, text: &str, synonyms: &[Vec<String>]) -> Vec<&Term> {
        let folded = fold(text);
        let typed = words(&folded);
        let by_letters = nearest(text, self.all_names()).map(|name| self.look_up(name));
        let mut scored: Vec<(f64, &Term)> = Vec::new();
        for term in self.terms() {
            let names = std::iter::once(term.id.0.as_str()).chain(term.names());
            let by_name = names.map(|name| phrase_likeness(&typed, &words(&fold(name))));
            let described = term.description.iter().flat_map(LocalizedText::all);
            let by_description =
                described.map(|text| phrase_likeness(&typed, &words(&fold(text))) * 0.7);
            let mut score = by_name.chain(by_description).fold(0.0, f64::max);
            if by_letters.as_ref().is_some_and(|lookup| *lookup == Lookup::Found(term)) {
                score = f64::max(score, 0.9);
            }
            scored.push((score, term));
        }
        for phrase in phrases_like(&folded, synonyms) {
            if let Lookup::Found(term) = self.look_up(phrase) {
                scored.push((1.0, term));
            }
        }
        scored.retain(|(score, _)| *score >= LEAST);
        scored.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut near: Vec<&Term> = Vec::new();
        for (_, term) in scored {
            if near.len() < MOST && !near.iter().any(|known| known.id == term.id) {
                near.push(term);
            }
        }
        near
    }
}

/// The phrases that a search takes for the same as a folded text.
fn phrases_like<'a>(folded: &str, synonyms: &'a [Vec<String>]) -> impl Iterator<Item = &'a str> {
    let groups = synonyms.iter().filter(move |group| group.iter().any(|it| fold(it) == folded));
    groups.flatten().map(String::as_str).collect::<Vec<_>>().into_iter()
}

/// The words of a folded text that say something.
fn words(folded: &str) -> Vec<String> {
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !FILLERS.contains(word)).map(str::to_owned).collect()
}

/// The share of words that two texts have in common, from 0 to 1.
fn phrase_likeness(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let best = |word: &String| b.iter().map(|other| word_likeness(word, other)).fold(0.0, f64::max);
    let common: f64 = a.iter().map(best).sum();
    let all: f64 = a.iter().chain(b).map(|_| 1.0).sum();
    2.0 * common / all
}

/// How much two words are one: the same, one slip apart, or of one stem.
fn word_likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    if short.len() < 5 {
        return 0.0;
    }
    if distance_within(a, b, 1) {
        0.9
    } else if long.contains(short) {
        0.7
    } else {
        0.0
    }
}
