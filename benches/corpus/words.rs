//! The words of the generated texts: lists of sentences that make sense, and forty thousand words of which few
//! are frequent and most are rare, as in any language.

use std::collections::BTreeSet;

use super::random::Random;

/// Roots of common Indonesian words, the same list that the search knows.
const ROOTS: &str = include_str!("../../src/search/common_words.txt");

/// Of these the rarer words are put together.
const SYLLABLES: [&str; 44] = [
    "ba", "bu", "ca", "da", "di", "du", "ga", "gi", "ha", "ja", "ka", "ki", "ku", "la", "le", "li",
    "lo", "lu", "ma", "mi", "mu", "na", "ne", "ni", "nya", "pa", "pu", "ra", "ri", "ru", "sa",
    "se", "si", "ta", "te", "ti", "tu", "wa", "ya", "yu", "ang", "un", "ar", "ir",
];

const PREFIXES: [&str; 10] = ["me", "ber", "di", "ke", "per", "pe", "ter", "", "", ""];
const SUFFIXES: [&str; 7] = ["kan", "an", "i", "nya", "", "", ""];

/// Words that every text uses most.
const COMMONEST: &str = "yang dan di untuk dengan dari pada dalam oleh itu ini tidak warga desa akan telah \
    dapat juga karena lebih setiap lokus peserta layanan kepala unit adalah sebagai agar antara";

/// How many different words there are.
const SIZE: usize = 40_000;

/// The exponent of Zipf's law, and what keeps the first words from being everywhere (Mandelbrot).
const EXPONENT: f64 = 1.07;
const SHIFT: f64 = 2.7;

/// One line of a list: its fields.
pub type Fields = Vec<&'static str>;

/// The lists of sentences.
#[derive(Debug)]
pub struct Words {
    /// Sector, title, title in English, problem, how it works, figure.
    pub practices: Vec<Fields>,
    /// Factor, what happened.
    pub factors: Vec<Fields>,
    /// Factor, what it was, the way round.
    pub obstacles: Vec<Fields>,
    /// Stance, lesson, condition.
    pub lessons: Vec<Fields>,
    /// Sentences for the body.
    pub sentences: Vec<&'static str>,
    /// Invented names of places.
    pub places: Vec<String>,
    vocabulary: Vec<String>,
    /// For each word, how often it or one before it is used.
    frequencies: Vec<f64>,
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn table(text: &'static str) -> Vec<Fields> {
    lines(text).map(|line| line.split('|').map(str::trim).collect()).collect()
}

impl Words {
    /// Reads the lists and makes the rare words.
    pub fn new(seed: u64) -> Self {
        let vocabulary = vocabulary(&mut Random::new(seed, "vocabulary", 0));
        let mut sum = 0.0;
        let frequencies = (0..vocabulary.len()).map(|rank| {
            sum += (rank as f64 + SHIFT).powf(-EXPONENT);
            sum
        });
        let places = lines(include_str!("words/places.txt")).flat_map(str::split_whitespace);
        Self {
            practices: table(include_str!("words/practices.txt")),
            factors: table(include_str!("words/factors.txt")),
            obstacles: table(include_str!("words/obstacles.txt")),
            lessons: table(include_str!("words/lessons.txt")),
            sentences: lines(include_str!("words/sentences.txt")).collect(),
            places: places.map(|name| name.replace('-', " ")).collect(),
            frequencies: frequencies.collect(),
            vocabulary,
        }
    }

    /// A word, as often as its rank says.
    pub fn word(&self, random: &mut Random) -> &str {
        let most = self.frequencies.last().copied().unwrap_or_default();
        let wanted = random.share() * most;
        let at = self.frequencies.partition_point(|sum| *sum < wanted);
        &self.vocabulary[at.min(self.vocabulary.len() - 1)]
    }

    /// A sentence of such words, now and then with one in bold.
    pub fn sentence(&self, random: &mut Random, least: usize, most: usize) -> String {
        let count = random.between(least, most);
        let mut words: Vec<String> = (0..count).map(|_| self.word(random).to_owned()).collect();
        words[0] = capital(&words[0]);
        if count > 9 && random.chance(20) {
            let at = random.between(1, count - 2);
            words[at] = format!("**{}**", words[at]);
        }
        format!("{}.", words.join(" "))
    }

    /// A paragraph of such sentences.
    pub fn paragraph(&self, random: &mut Random) -> String {
        let count = random.between(3, 6);
        (0..count).map(|_| self.sentence(random, 8, 22)).collect::<Vec<_>>().join(" ")
    }

    /// A paragraph of sentences that make sense.
    pub fn sensible_paragraph(&self, random: &mut Random) -> String {
        let count = random.between(2, 4);
        random.sample(&self.sentences, count).into_iter().copied().collect::<Vec<_>>().join(" ")
    }
}

fn vocabulary(random: &mut Random) -> Vec<String> {
    let mut words: Vec<String> =
        lines(ROOTS).flat_map(str::split_whitespace).map(str::to_owned).collect();
    let roots = words.clone();
    // The list is in the order of letters; the ranks are not.
    for at in (1..words.len()).rev() {
        words.swap(at, random.below(at + 1));
    }
    words.splice(0..0, COMMONEST.split_whitespace().map(str::to_owned));
    let mut known = BTreeSet::new();
    words.retain(|word| known.insert(word.clone()));
    while words.len() < SIZE {
        let root = if random.chance(30) {
            random.pick(&roots).clone()
        } else {
            let count = random.between(2, 4);
            (0..count).map(|_| *random.pick(&SYLLABLES)).collect()
        };
        let word = format!("{}{root}{}", random.pick(&PREFIXES), random.pick(&SUFFIXES));
        if (3..=16).contains(&word.len()) && known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// A word with a capital letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
