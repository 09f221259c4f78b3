//! The numbers of the words of a portion, and sets of words. Apart, because every word of the site is
//! looked up here: nearly all are short, and are hashed and compared as one number, without a look
//! elsewhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::word_list::WordList;

/// Bytes that a number holds.
const SHORT: usize = size_of::<u128>();

/// Words and their numbers, counted from 0 in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct WordNumbers {
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl WordNumbers {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.short.len() + self.long.len()
    }

    /// The number of a word, which may be a new one: the one that `len` was before.
    pub(super) fn number(&mut self, word: &str) -> u32 {
        let next = self.len() as u32;
        match as_number(word) {
            Some(key) => *self.short.entry(key).or_insert(next),
            None => match self.long.get(word) {
                Some(number) => *number,
                None => *self.long.entry(word.into()).or_insert(next),
            },
        }
    }

    /// The words in the order of their numbers.
    pub(super) fn to_list(&self) -> WordList {
        let short = self.short.iter().map(|(key, number)| (*number, WordKey::Short(*key)));
        let long = self.long.iter().map(|(word, number)| (*number, WordKey::Long(word)));
        let mut words: Vec<(u32, WordKey<'_>)> = short.chain(long).collect();
        words.sort_unstable_by_key(|(number, _)| *number);
        let mut list = WordList::default();
        for (_, word) in words {
            match word {
                WordKey::Short(key) => list.push(short_word(&key.to_le_bytes())),
                WordKey::Long(word) => list.push(word),
            }
        }
        list
    }
}

/// A word as the maps have it.
enum WordKey<'a> {
    Short(u128),
    Long(&'a str),
}

/// A million words, without a piece of memory for each.
#[derive(Debug, Default)]
pub(super) struct WordSet {
    short: FxHashSet<u128>,
    long: FxHashSet<Box<str>>,
}

impl WordSet {
    /// Adds a word.
    pub(super) fn insert(&mut self, word: &str) {
        match as_number(word) {
            Some(key) => {
                self.short.insert(key);
            }
            None => {
                self.long.insert(word.into());
            }
        }
    }

    /// Whether a word is among them.
    pub(super) fn contains(&self, word: &str) -> bool {
        match as_number(word) {
            Some(key) => self.short.contains(&key),
            None => self.long.contains(word),
        }
    }
}

/// The bytes of a short word, with zeros behind them, which no word has.
fn as_number(word: &str) -> Option<u128> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u128::from_le_bytes(bytes))
}

/// The word that the bytes of a number are.
fn short_word(bytes: &[u8; SHORT]) -> &str {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(SHORT);
    str::from_utf8(&bytes[..end]).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{WordNumbers, WordSet};

    #[test]
    fn a_set_has_the_words_that_were_added() {
        let mut set = WordSet::default();
        for word in ["izin", "pertanggungjawaban"] {
            assert!(!set.contains(word));
            set.insert(word);
            assert!(set.contains(word) && !set.contains(&word[1..]));
        }
    }

    #[test]
    fn short_and_long_words_have_numbers_of_one_row() {
        let mut numbers = WordNumbers::default();
        let words = ["izin", "pertanggungjawaban", "café", "pertanggungjawab", "izinkan"];
        for (word, number) in words.iter().zip(0..) {
            assert_eq!((numbers.number(word), numbers.number("izin")), (number, 0));
        }
        assert_eq!(numbers.to_list().iter().collect::<Vec<_>>(), words);
    }
}
