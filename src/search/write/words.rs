//! The words by their beginnings and by their ends: the files of `w/` and `r/`.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rayon::prelude::*;

use super::{
    shard::{FILES_PER_HASH, ShardWriter, VERSION},
    split::{KeyedFiles, compare_utf16, first_keys, split},
};
use crate::search::{FirstKeys, inverted::InvertedIndex};

/// Bytes that a list has at least.
const LEAST: usize = 9000;

/// The files of words, and what finds them.
pub(in crate::search) struct WordFiles {
    pub(super) words: KeyedFiles,
    pub(super) reversed_words: KeyedFiles,
    pub(super) letters: String,
}

impl WordFiles {
    pub(in crate::search) fn into_first_keys(self) -> FirstKeys {
        FirstKeys { words: self.words.first_keys, reversed_words: self.reversed_words.first_keys }
    }
}

/// Writes the words in both orders. `others` are words that no document
/// has, `names` those that stand in names.
pub(in crate::search) fn write_words(
    index: &InvertedIndex,
    others: &[String],
    names: &BTreeSet<String>,
    out: &ShardWriter<'_>,
) -> WordFiles {
    WordFiles {
        words: write_list(index, others, names, false, out),
        reversed_words: write_list(index, &[], names, true, out),
        letters: pack_letters(index),
    }
}

/// Writes the words in one order: as they are, or from their ends.
fn write_list(
    index: &InvertedIndex,
    others: &[String],
    names: &BTreeSet<String>,
    reversed: bool,
    out: &ShardWriter<'_>,
) -> KeyedFiles {
    let mut words: Vec<(String, u32, bool)> = index
        .words
        .iter()
        .zip(&index.counts)
        .filter(|(_, count)| **count > 0)
        .map(|(word, count)| (key(word, reversed), *count, names.contains(word)))
        .chain(others.iter().map(|word| (key(word, reversed), 0, false)))
        .collect();
    words.par_sort_unstable_by(|a, b| compare_utf16(&a.0, &b.0));
    let keys: Vec<&str> = words.iter().map(|(word, ..)| word.as_str()).collect();
    let sizes: Vec<usize> = keys.iter().map(|key| key.len() + 3).collect();
    let starts = split(&keys, &sizes, LEAST);
    let ends = starts.iter().skip(1).copied().chain([keys.len()]);
    let folder = if reversed { 'r' } else { 'w' };
    let files = starts.iter().zip(ends).enumerate().map(|(number, (start, end))| {
        let mut text = format!("{VERSION}\n");
        for (word, count, is_name) in &words[*start..end] {
            text.push_str(word);
            text.push('\t');
            text.push_str(&base36(*count));
            text.push_str(if *is_name { "*" } else { "" });
            text.push('\n');
        }
        (folder, number, text.into_bytes())
    });
    let files: Vec<_> = files.collect();
    let hashes = files.chunks(FILES_PER_HASH).map(|files| out.write_group(files)).collect();
    KeyedFiles { first_keys: first_keys(&keys, &starts), hashes }
}

/// Three letters in a row that stand in words of the site, of those of `a` to `z` alone, a bit for each:
/// 729 × the first + 27 × the second + the third, where `a` is 1 and the edge of a word 0. What has others
/// is no word of the site, so that no family is asked for, and the lists for typos at once.
fn pack_letters(index: &InvertedIndex) -> String {
    let mut bits = vec![0_u8; (27_usize * 27 * 27).div_ceil(8)];
    let plain = index.words.iter().filter(|word| word.bytes().all(|it| it.is_ascii_lowercase()));
    for word in plain {
        let (mut first, mut second) = (0, 0);
        for (at, letter) in word.bytes().map(|it| it - b'`').chain([0]).enumerate() {
            let place = 729 * first + 27 * second + usize::from(letter);
            // The first place is that of an edge and one letter.
            if at > 0 {
                bits[place / 8] |= 1 << (place % 8);
            }
            (first, second) = (second, usize::from(letter));
        }
    }
    STANDARD.encode(bits)
}

fn key(word: &str, reversed: bool) -> String {
    if reversed { word.chars().rev().collect() } else { word.to_owned() }
}

fn base36(mut number: u32) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.is_empty() {
        digits.extend(char::from_digit(number % 36, 36));
        number /= 36;
    }
    digits.iter().rev().collect()
}
