//! Answers to questions by looking at every document, after `src/search/format.md`: what the client
//! must answer from its files. Slow, and as plain as the rules themselves.

mod expected;
mod meaning;
mod question;
mod random_questions;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use expected::expected_answer;
pub(crate) use random_questions::random_questions;

use meaning::find_senses;
use question::parse_question;
use teladan::search::{IndexContents, LAST_MASK_BIT, PostingList};

/// What was found: all documents in their order.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct OracleAnswer {
    pub(crate) documents: Vec<u32>,
    pub(crate) corrected: bool,
}

/// A family that a word may mean: its number, the member that was meant, its factor.
type Sense = (usize, Option<usize>, u64);

/// Answers a question.
pub(crate) fn answer(site: &IndexContents, query: &str, language: Option<usize>) -> OracleAnswer {
    let question = parse_question(query);
    let all = site.headers.len() as u32;
    let mut found = OracleAnswer::default();
    let mut groups = Vec::new();
    for (word, quoted, open) in question.words.iter().take(16) {
        let (senses, corrected) = find_senses(site, word, *quoted, *open);
        found.corrected |= corrected;
        if !senses.is_empty() {
            groups.push(Group::new(site, &senses));
        }
    }
    let unknown = |phrase: &Vec<String>| phrase.iter().any(|word| member(site, word).is_none());
    if !question.words.is_empty() && groups.is_empty() || question.phrases.iter().any(unknown) {
        return found;
    }
    let holding = |phrases: &[Vec<String>]| -> Vec<BTreeSet<u32>> {
        phrases.iter().map(|phrase| holding(site, phrase)).collect()
    };
    let (phrases, excluded) = (holding(&question.phrases), holding(&question.excluded));
    let mut ranked: Vec<(u8, u64, u32)> = (0..all)
        .filter(|document| phrases.iter().all(|it| it.contains(document)))
        .filter(|document| !excluded.iter().any(|it| it.contains(document)))
        .filter_map(|document| worth(&groups, document).map(|(level, key)| (level, key, document)))
        .collect();
    if ranked.iter().any(|it| it.0 > 0) {
        ranked.retain(|it| it.0 > 0);
    }
    ranked.sort_by_key(|it| (std::cmp::Reverse((it.0, it.1)), it.2));
    let seen = |document: u32| {
        language.is_none_or(|it| site.headers[document as usize].shown >> it & 1 == 1)
    };
    found.documents = ranked.into_iter().map(|it| it.2).filter(|it| seen(*it)).collect();
    found
}

struct Group {
    weight: u64,
    /// A document → its worth.
    worth: BTreeMap<u32, u64>,
}

impl Group {
    fn new(site: &IndexContents, senses: &[Sense]) -> Self {
        let mut group = Self { weight: 0, worth: BTreeMap::new() };
        for (family, member, factor) in senses {
            let list = site.inverted.list(*family);
            group.weight = group.weight.max(u64::from(list.weight));
            for hit in &list.postings {
                let stands = member.is_some_and(|it| hit.mask >> it.min(LAST_MASK_BIT) & 1 == 1);
                let worth = u64::from(hit.impact) * if stands { 10 } else { 7 } * factor;
                let known = group.worth.entry(hit.document).or_default();
                *known = (*known).max(worth);
            }
        }
        group
    }
}

/// The level of a document and what orders it there.
fn worth(groups: &[Group], document: u32) -> Option<(u8, u64)> {
    if groups.is_empty() {
        return Some((2, 0));
    }
    let highest = groups.iter().map(|group| group.weight).max().unwrap_or(0);
    let all: u64 = groups.iter().map(|group| group.weight).sum();
    let (mut sum, mut covered) = (0, 0);
    let (mut every, mut any) = (true, false);
    for group in groups {
        let significant = 2 * group.weight >= highest;
        match group.worth.get(&document) {
            Some(worth) => {
                sum += worth;
                covered += group.weight;
                any |= significant;
            }
            None => every &= !significant,
        }
    }
    let level = match (every, 5 * covered >= 3 * all, any) {
        (true, _, _) => 2,
        (_, true, _) => 1,
        (_, _, true) => 0,
        _ => return None,
    };
    Some((level, sum * (64 * covered / all)))
}

/// The family and the place in it of a word.
fn member(site: &IndexContents, word: &str) -> Option<(usize, usize)> {
    let at = site.inverted.words.binary_search_by(|known| known.as_str().cmp(word)).ok()?;
    let (family, member) = site.inverted.member_of[at];
    Some((family as usize, member as usize))
}

/// The documents that hold a phrase.
fn holding(site: &IndexContents, phrase: &[String]) -> BTreeSet<u32> {
    let mut places: Option<BTreeSet<(u32, u32)>> = None;
    for (at, word) in phrase.iter().enumerate() {
        let Some((family, member)) = member(site, word) else { return BTreeSet::new() };
        let here = positions(&site.inverted.list(family), member.min(LAST_MASK_BIT));
        let began = here
            .into_iter()
            .filter_map(|(document, position)| Some((document, position.checked_sub(at as u32)?)));
        let began: BTreeSet<(u32, u32)> = began.collect();
        places = Some(match places {
            Some(before) => before.intersection(&began).copied().collect(),
            None => began,
        });
    }
    places.unwrap_or_default().into_iter().map(|(document, _)| document).collect()
}

/// Where a member of a family stands: documents and positions.
fn positions(list: &PostingList, member: usize) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let (mut counts, mut at) = (list.counts.iter(), 0);
    for hit in &list.postings {
        for bit in (0..32).filter(|bit| hit.mask >> bit & 1 == 1) {
            let count = *counts.next().unwrap_or(&0) as usize;
            if bit == member {
                let here = &list.positions[at..at + count];
                found.extend(here.iter().map(|position| (hit.document, *position)));
            }
            at += count;
        }
    }
    found
}
