//! What the words of a question mean.

use std::cmp::Reverse;

use teladan::search::{IndexContents, strip_affixes};

use super::{Group, Sense, distance::distance, member, stands_for};

/// A word of a question: itself, whether it stands in a phrase, whether nothing follows it.
pub(super) type AskedWord = (String, bool, bool);

/// What a word was read as.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) groups: Vec<Group>,
    /// What was probably meant by a word with a typo, and whether that is as good as certain.
    pub(super) correction: Option<(bool, Group)>,
}

/// Reads every word by itself, but for two that the site writes as one.
pub(super) fn read_words(
    site: &IndexContents,
    words: &[AskedWord],
    is_shown: &dyn Fn(u32) -> bool,
) -> Vec<Reading> {
    let mut readings = Vec::new();
    let mut at = 0;
    while let Some((word, quoted, open)) = words.get(at) {
        let joined = words.get(at + 1).and_then(|(next, next_quoted, _)| {
            let known = member(site, word).is_some() && member(site, next).is_some();
            let may = !quoted && !next_quoted && !known;
            let both = format!("{word}{next}");
            (may && stands_alone(site, &both)).then(|| sense(site, &both, 16)).flatten()
        });
        at += 1 + usize::from(joined.is_some());
        readings.push(match joined {
            Some(sense) => Reading { groups: vec![Group::of(site, &[sense])], correction: None },
            None => read_word(site, word, *quoted, *open, is_shown),
        });
    }
    readings
}

/// Whether some document has a word itself, not only by a synonym.
fn stands_alone(site: &IndexContents, word: &str) -> bool {
    let at = site.inverted.words.binary_search_by(|it| it.as_str().cmp(word));
    at.is_ok_and(|at| site.inverted.counts[at] > 0)
}

fn sense(site: &IndexContents, word: &str, factor: u64) -> Option<Sense> {
    member(site, word).map(|(family, member)| (family, Some(member), factor))
}

fn read_word(
    site: &IndexContents,
    word: &str,
    quoted: bool,
    open: bool,
    is_shown: &dyn Fn(u32) -> bool,
) -> Reading {
    let one =
        |senses: &[Sense]| Reading { groups: vec![Group::of(site, senses)], correction: None };
    let length = word.chars().count();
    let begins = open && !quoted;
    if let Some(known) = sense(site, word, 16) {
        let mut group = Group::of(site, &[known]);
        if begins && (2..=5).contains(&word.encode_utf16().count()) {
            for longer in longer_words(site, word) {
                group.add(site, &longer);
            }
        }
        return Reading { groups: vec![group], correction: None };
    }
    if begins && length >= 2 {
        let mut longer: Vec<(u32, &str)> = near(site, word, false)
            .into_iter()
            .filter(|(_, known)| known.starts_with(word))
            .collect();
        longer.sort_by_key(|(count, known)| (Reverse(*count), *known));
        let senses: Vec<Sense> =
            longer.iter().take(6).filter_map(|(_, known)| sense(site, known, 12)).collect();
        if !senses.is_empty() {
            return one(&senses);
        }
    }
    if strip_affixes(word).chars().count() >= 4 {
        let found: Vec<Sense> =
            related_families(site, word).map(|family| (family, None, 16)).collect();
        if !quoted && !found.is_empty() {
            return one(&found);
        }
    }
    if quoted || length < 4 || word.chars().any(char::is_numeric) {
        return Reading::default();
    }
    let inflected = inflections(site, word);
    if !inflected.is_empty() {
        return one(&inflected);
    }
    let nearest = nearest_words(site, word);
    let least = nearest.first().map_or(0, |it| it.1);
    if let Some(parts) = split_word(site, word).filter(|it| it.0 > least).map(|it| it.1) {
        let senses = parts.iter().filter_map(|part| sense(site, part, 16));
        let groups = senses.map(|sense| Group::of(site, &[sense])).collect();
        return Reading { groups, correction: None };
    }
    Reading { groups: Vec::new(), correction: correct(site, word, &nearest, is_shown) }
}

/// The words that a known word may be the beginning of, and that are in more documents.
fn longer_words(site: &IndexContents, word: &str) -> Vec<Sense> {
    let near = near(site, word, false);
    let own = near.iter().find(|(_, known)| *known == word).map_or(0, |(count, _)| *count);
    let mut longer: Vec<_> =
        near.into_iter().filter(|it| it.0 > own && it.1.starts_with(word)).collect();
    longer.sort_by_key(|(count, known)| (Reverse(*count), *known));
    longer.iter().take(3).filter_map(|(_, known)| sense(site, known, 10)).collect()
}

/// The families with a member that has the shard key of a word.
fn related_families<'a>(
    site: &'a IndexContents,
    word: &'a str,
) -> impl Iterator<Item = usize> + 'a {
    let is_kin = move |member: &str| strip_affixes(member) == strip_affixes(word);
    let families = site.inverted.families.iter().enumerate();
    families.filter_map(move |(number, family)| {
        let mut members = family.iter().map(|it| site.inverted.words[*it as usize].as_str());
        members.any(is_kin).then_some(number)
    })
}

/// The families of the words that are the same but for an English ending; none of them was meant.
fn inflections(site: &IndexContents, word: &str) -> Vec<Sense> {
    let near = near(site, word, false).into_iter().map(|it| it.1);
    let same = near.filter(|known| strip_ending(known) == strip_ending(word));
    same.filter_map(|known| Some((member(site, known)?.0, None, 16))).collect()
}

/// A word without an English ending.
fn strip_ending(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    let endings = ["ing", "ed", "es", "s", "e"];
    let mut stems = endings.iter().filter_map(|end| word.strip_suffix(end));
    stems.find(|stem| stem.encode_utf16().count() >= 3).unwrap_or(word).to_owned()
}

/// The two words that a word is written from, after in how many documents the rarer is.
fn split_word(site: &IndexContents, word: &str) -> Option<(u32, [String; 2])> {
    let (before, after) = (near(site, word, false), near(site, word, true));
    let count = |list: &[(u32, &str)], part: &str| {
        list.iter().find(|(_, known)| *known == part).map_or(0, |(count, _)| *count)
    };
    let cuts = word.char_indices().map(|(at, _)| word.split_at(at));
    let long = |part: &str| part.encode_utf16().count() >= 3;
    let cuts = cuts.filter(|(first, last)| long(first) && long(last));
    let counted = cuts.map(|(first, last)| {
        (count(&before, first).min(count(&after, last)), first.len(), [first, last])
    });
    let best = counted.filter(|it| it.0 > 0).max_by_key(|it| (it.0, it.1))?;
    Some((best.0, best.2.map(str::to_owned)))
}

/// The words that a word with a typo is nearest to: how far, in how many documents, and itself.
fn nearest_words<'a>(site: &'a IndexContents, word: &str) -> Vec<(usize, u32, &'a str)> {
    if site.real_words.iter().any(|real| real == word) {
        return Vec::new();
    }
    let limit = if strip_affixes(word).chars().count() >= 8 { 2 } else { 1 };
    let mut both: Vec<_> =
        near(site, word, false).into_iter().chain(near(site, word, true)).collect();
    both.sort_unstable();
    both.dedup();
    let is_name = |word: &str| site.name_words.contains(word);
    let mut found: Vec<_> = both
        .into_iter()
        .filter_map(|(count, known)| {
            let distance = distance(word, known).filter(|it| *it <= limit)?;
            let order = (unlikeliness(word, known), !is_name(known), Reverse(count));
            Some((distance, order, known))
        })
        .collect();
    found.sort_unstable();
    let least = found.first().map_or(0, |it| it.0);
    let nearest = found.into_iter().filter(|it| it.0 == least).take(3);
    nearest.map(|(distance, (_, _, count), known)| (distance, count.0, known)).collect()
}

/// How unlikely it is that a word was meant by another as near.
fn unlikeliness(word: &str, known: &str) -> i8 {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    i8::from(known.chars().next() != word.chars().next())
        + i8::from(known.chars().next_back() != word.chars().next_back())
        - 2 * i8::from(sorted(known) == sorted(word))
}

/// What was probably meant, as far as the reader can find it.
fn correct(
    site: &IndexContents,
    word: &str,
    nearest: &[(usize, u32, &str)],
    is_shown: &dyn Fn(u32) -> bool,
) -> Option<(bool, Group)> {
    let senses = nearest.iter().filter_map(|it| Some((*it, sense(site, it.2, 16)?)));
    let senses: Vec<_> = senses.filter(|it| stands_for(site, it.1, is_shown)).collect();
    let ((distance, _, first), meant) = senses.first()?;
    let mut group = Group::of(site, &[*meant]);
    for (_, (family, member, _)) in &senses[1..] {
        group.add(site, &(*family, *member, 14));
    }
    let length = word.chars().count().max(first.chars().count());
    let is_made = match unlikeliness(word, first) {
        ..0 => length > 4,
        0 => length > 5 || length == 5 && group.weight <= 40,
        _ => false,
    };
    Some((*distance == 1 && is_made, group))
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
