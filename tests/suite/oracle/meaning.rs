//! What a word of a question means.

use teladan::search::{IndexContents, shard_key, strip_affixes};

use super::{Sense, member};

/// What a word means, and whether another was meant.
pub(super) fn find_senses(
    site: &IndexContents,
    word: &str,
    quoted: bool,
    open: bool,
) -> (Vec<Sense>, bool) {
    let sense = |word: &str, factor: u64| {
        member(site, word).map(|(family, member)| (family, Some(member), factor))
    };
    if let Some(sense) = sense(word, 16) {
        return (vec![sense], false);
    }
    let length = word.chars().count();
    if open && !quoted && length >= 2 {
        let mut longer: Vec<(u32, &str)> = near(site, word, false)
            .into_iter()
            .filter(|(_, known)| known.starts_with(word))
            .collect();
        longer.sort_by_key(|(count, known)| (std::cmp::Reverse(*count), *known));
        if !longer.is_empty() {
            return (
                longer.iter().take(6).filter_map(|(_, known)| sense(known, 12)).collect(),
                false,
            );
        }
    }
    if strip_affixes(word).chars().count() >= 4 && !quoted {
        let alike = |family: &Vec<u32>| {
            let members = || family.iter().map(|it| site.inverted.words[*it as usize].as_str());
            members().any(|it| strip_affixes(it) == strip_affixes(word))
                && members().any(|it| is_near(site, it, word))
        };
        let families =
            site.inverted.families.iter().enumerate().filter(|(_, family)| alike(family));
        let found: Vec<Sense> = families.map(|(family, _)| (family, None, 16)).collect();
        if !found.is_empty() {
            return (found, false);
        }
    }
    if quoted || length < 4 || word.chars().any(char::is_numeric) {
        return (Vec::new(), false);
    }
    let limit = if length >= 8 { 2 } else { 1 };
    let both = near(site, word, false).into_iter().chain(near(site, word, true));
    let best = both
        .filter_map(|(count, known)| {
            let distance = distance(word, known).filter(|it| *it <= limit)?;
            let other = known.chars().next() != word.chars().next();
            Some((distance, other, std::cmp::Reverse(count), known))
        })
        .min();
    match best.and_then(|it| sense(it.3, 16)) {
        Some(sense) => (vec![sense], true),
        None => (Vec::new(), false),
    }
}

/// Whether the families of two words stand in one file.
fn is_near(site: &IndexContents, known: &str, word: &str) -> bool {
    let file = |word: &str| {
        site.first_keys.families.partition_point(|limit| limit.as_str() <= shard_key(word))
    };
    file(known) == file(word)
}

/// The words in the file where a word would stand.
fn near<'a>(site: &'a IndexContents, word: &str, reversed: bool) -> Vec<(u32, &'a str)> {
    let turned = |word: &str| if reversed { word.chars().rev().collect() } else { word.to_owned() };
    let limits = if reversed { &site.first_keys.reversed_words } else { &site.first_keys.words };
    let file = |key: &str| limits.partition_point(|limit| limit.as_str() <= key);
    let here = file(&turned(word));
    let words = site.inverted.words.iter().zip(&site.inverted.counts);
    words
        .filter(|(known, count)| **count > 0 && file(&turned(known)) == here)
        .map(|(known, count)| (*count, known.as_str()))
        .collect()
}

/// The optimal string alignment distance, if it is at most 2.
fn distance(a: &str, b: &str) -> Option<usize> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > 2 {
        return None;
    }
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = usize::from(a[i - 1] != b[j - 1]);
                let mut best = (table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1)
                    .min(table[i - 1][j - 1] + change);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    Some(table[a.len()][b.len()]).filter(|distance| *distance <= 2)
}
