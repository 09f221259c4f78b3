//! Keys → files. Where a file ends is decided by the keys themselves, so that a word more or less
//! moves no limits but its own.

use std::cmp::Ordering;

use super::shard::ShardHash;

/// Files that are found by a key, in the order of their keys.
pub(in crate::search) struct KeyedFiles {
    /// Where each file begins.
    pub(in crate::search) first_keys: Vec<String>,
    /// That of each sixteen files.
    pub(in crate::search) hashes: Vec<ShardHash>,
}

/// Most characters that a key shares with the one before, as it is written: a digit of base 36.
const MOST_SHARED: u32 = 35;

/// Keys in ascending order as one text, a line for each: how many UTF-16 code units are those of the key
/// before, as a digit, and then the rest.
pub(super) fn join_keys(keys: &[String]) -> String {
    let mut text = String::new();
    let mut before = "";
    for key in keys {
        let same = before.chars().zip(key.chars()).take_while(|(a, b)| a == b);
        let same = same.take(MOST_SHARED as usize / 2).map(|(character, _)| character);
        let (units, bytes) = same.fold((0, 0), |(units, bytes), character| {
            (units + character.len_utf16(), bytes + character.len_utf8())
        });
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend(char::from_digit(units as u32, MOST_SHARED + 1));
        text.push_str(&key[bytes..]);
        before = key;
    }
    text
}

/// Splits a sorted list into files, one item after the other. A file has at least `least` bytes and
/// seldom more than four times as many; before an item that is large by itself, a quarter will do, so
/// that fewer readers load it in vain.
pub(super) struct Splitter<'a> {
    least: usize,
    filled: usize,
    before: Option<&'a str>,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(least: usize) -> Self {
        Self { least, filled: 0, before: None }
    }

    /// Whether a file begins with the next item, which has this key and about this many bytes.
    pub(super) fn begins_file(&mut self, key: &'a str, size: usize) -> bool {
        let is_large = size >= self.least;
        let enough = if is_large { self.least / 4 } else { self.least };
        let may = self.filled >= enough && self.before != Some(key);
        let is_full = self.filled >= 4 * self.least;
        let begins = self.before.is_none() || may && (is_full || is_large || is_boundary(key));
        self.before = Some(key);
        self.filled = if begins { size } else { self.filled + size };
        begins
    }
}

/// The position of the first item of each file.
pub(super) fn split(keys: &[&str], sizes: &[usize], least: usize) -> Vec<usize> {
    let mut splitter = Splitter::new(least);
    let items = keys.iter().zip(sizes).enumerate();
    items.filter(|(_, (key, size))| splitter.begins_file(key, **size)).map(|(at, _)| at).collect()
}

/// The first key of each file that begins at one of these positions.
pub(super) fn first_keys(keys: &[&str], starts: &[usize]) -> Vec<String> {
    let first = |start: &usize| match *start {
        0 => String::new(),
        start => shortest_separator(keys[start - 1], keys[start]).to_owned(),
    };
    starts.iter().map(first).collect()
}

/// One key in four, always the same ones.
fn is_boundary(key: &str) -> bool {
    blake3::hash(key.as_bytes()).as_bytes()[0].is_multiple_of(4)
}

/// The order of keys in the files: by UTF-16 code units, as scripts compare.
pub(super) fn compare_utf16(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

/// The shortest beginning of a key that still comes after the key before it: enough to tell the two
/// files apart.
pub(super) fn shortest_separator<'a>(before: &str, key: &'a str) -> &'a str {
    let ends = key.char_indices().map(|(at, character)| at + character.len_utf8());
    let mut enough = ends.map(|end| &key[..end]);
    enough.find(|start| compare_utf16(before, start) == Ordering::Less).unwrap_or(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_separator_is_as_short_as_it_can_be() {
        assert_eq!(shortest_separator("layan", "lebih"), "le");
        assert_eq!(shortest_separator("laya", "layan"), "layan");
        assert_eq!(shortest_separator("", "a"), "a");
    }

    #[test]
    fn of_each_key_only_what_is_new_is_written() {
        let keys = ["", "layan", "layar", "lé", "lép"].map(str::to_owned);
        assert_eq!(join_keys(&keys), "0\n0layan\n4r\n1é\n2p");
    }

    #[test]
    fn equal_keys_stay_together() {
        let keys = ["a", "a", "a", "b", "c"];
        let starts = split(&keys, &[10; 5], 5);
        assert!(starts.iter().all(|start| !matches!(start, 1 | 2)), "{starts:?}");
    }
}
