//! Keys → files. Where a file ends is decided by the keys themselves, so that a word more or less
//! moves no limits but its own.

use std::cmp::Ordering;

use super::shard::ShardHash;

/// Files that are found by a key, in the order of their keys.
pub(in crate::search) struct KeyedFiles {
    /// Where each file begins.
    pub(in crate::search) first_keys: Vec<String>,
    pub(in crate::search) hashes: Vec<ShardHash>,
}

/// Splits a sorted list into files. `sizes` are about the bytes of each item; a file has at least
/// `least` of them and seldom more than four times as many; before an item that is large by itself, a
/// quarter will do, so that fewer readers load it in vain. Gives the first position of each file.
pub(super) fn split(keys: &[&str], sizes: &[usize], least: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut filled = 0;
    for at in 1..keys.len() {
        filled += sizes[at - 1];
        let is_large = sizes[at] >= least;
        let enough = if is_large { least / 4 } else { least };
        let may = filled >= enough && keys[at] != keys[at - 1];
        if may && (filled >= 4 * least || is_large || is_boundary(keys[at])) {
            starts.push(at);
            filled = 0;
        }
    }
    starts
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
    fn equal_keys_stay_together() {
        let keys = ["a", "a", "a", "b", "c"];
        let starts = split(&keys, &[10; 5], 5);
        assert!(starts.iter().all(|start| !matches!(start, 1 | 2)), "{starts:?}");
    }
}
