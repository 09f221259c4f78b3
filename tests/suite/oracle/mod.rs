//! Answers to questions by looking at every document, after `src/search/format.md`: what the client
//! must answer from its files. Slow, and as plain as the rules themselves.

mod distance;
mod expected;
mod meaning;
mod question;
mod random_questions;
mod titles;

use std::collections::{BTreeMap, BTreeSet};

pub(crate) use expected::expected_answer;
pub(crate) use random_questions::random_questions;

use meaning::{Reading, read_words};
use question::parse_question;
use teladan::search::{IndexContents, LAST_MASK_BIT, PostingList};
use titles::TitleOrder;

/// What was found: all documents in the order of their worth.
#[derive(Debug, Default)]
pub(crate) struct OracleAnswer {
    pub(crate) documents: Vec<u32>,
    pub(crate) titles: TitleOrder,
    pub(crate) corrected: bool,
    /// Whether something was offered that was not asked for.
    pub(crate) offered: bool,
    /// How many words were passed over.
    pub(crate) skipped: usize,
}

impl OracleAnswer {
    /// The documents as a reader sees them who chooses no filter and no other order.
    pub(crate) fn results(&self, site: &IndexContents) -> Vec<u32> {
        let mut documents = self.documents.clone();
        self.titles.order(site, &mut documents);
        documents
    }
}

/// A family that a word may mean: its number, the member that was meant, its factor.
type Sense = (usize, Option<usize>, u64);

/// Answers a question.
pub(crate) fn answer(site: &IndexContents, query: &str, language: Option<usize>) -> OracleAnswer {
    let question = parse_question(query);
    let is_shown = |document: u32| {
        language.is_none_or(|it| site.headers[document as usize].shown >> it & 1 == 1)
    };
    let words = &question.words[..question.words.len().min(16)];
    let mut found = OracleAnswer::default();
    let groups = settle(read_words(site, words, &is_shown), &mut found);
    let unknown = |phrase: &Vec<String>| phrase.iter().any(|word| member(site, word).is_none());
    if found.skipped > 0 && groups.is_empty() || question.phrases.iter().any(unknown) {
        found.corrected = false;
        return found;
    }
    let holding = |phrases: &[Vec<String>]| -> Vec<BTreeSet<u32>> {
        phrases.iter().map(|phrase| holding(site, phrase)).collect()
    };
    let (phrases, excluded) = (holding(&question.phrases), holding(&question.excluded));
    let mut ranked: Vec<(f64, bool, u32)> = (0..site.headers.len() as u32)
        .filter(|document| is_shown(*document))
        .filter(|document| phrases.iter().all(|it| it.contains(document)))
        .filter(|document| !excluded.iter().any(|it| it.contains(document)))
        .filter_map(|document| worth(site, &groups, document).map(|it| (it.0, it.1, document)))
        .collect();
    let entries = ranked.iter().filter(|it| !is_term(site, it.2));
    let least = 0.3 * entries.map(|it| it.0).fold(0.0, f64::max);
    ranked.retain(|it| it.1 || it.0 >= least);
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    found.documents = ranked.iter().map(|it| it.2).collect();
    let worths = ranked.into_iter().map(|it| (it.2, it.0)).collect();
    found.titles = TitleOrder { groups, worths };
    found
}

/// The groups that are searched for: with the corrections that are made.
fn settle(readings: Vec<Reading>, found: &mut OracleAnswer) -> Vec<Group> {
    let is_known = readings.iter().any(|reading| !reading.groups.is_empty());
    let mut groups = Vec::new();
    for mut reading in readings {
        match reading.correction {
            Some((true, group)) if is_known => {
                found.corrected = true;
                reading.groups.push(group);
            }
            Some(_) => found.offered = true,
            None => {}
        }
        found.skipped += usize::from(reading.groups.is_empty());
        groups.extend(reading.groups);
    }
    groups
}

/// What a word means, or two that are one.
#[derive(Debug)]
pub(crate) struct Group {
    weight: u64,
    families: BTreeSet<usize>,
    /// A document → its worth.
    worth: BTreeMap<u32, u64>,
}

impl Group {
    /// Weighs what the highest of its families does.
    fn of(site: &IndexContents, senses: &[Sense]) -> Self {
        let mut group = Self { weight: 0, families: BTreeSet::new(), worth: BTreeMap::new() };
        for sense in senses {
            group.weight = group.weight.max(u64::from(site.inverted.list(sense.0).weight));
            group.add(site, sense);
        }
        group
    }

    /// Adds a family that does not change what the group weighs.
    fn add(&mut self, site: &IndexContents, (family, member, factor): &Sense) {
        self.families.insert(*family);
        for hit in &site.inverted.list(*family).postings {
            let stands = member.is_some_and(|it| hit.mask >> it.min(LAST_MASK_BIT) & 1 == 1);
            let worth = u64::from(hit.impact) * if stands { 10 } else { 8 } * factor;
            let known = self.worth.entry(hit.document).or_default();
            *known = (*known).max(worth);
        }
    }
}

/// Whether the member of a sense stands in a document that the reader sees.
fn stands_for(site: &IndexContents, sense: Sense, is_shown: &dyn Fn(u32) -> bool) -> bool {
    let (family, Some(member), _) = sense else { return false };
    let list = site.inverted.list(family);
    let bit = member.min(LAST_MASK_BIT);
    list.postings.iter().any(|it| it.mask >> bit & 1 == 1 && is_shown(it.document))
}

/// Whether a document is the page of a term.
fn is_term(site: &IndexContents, document: u32) -> bool {
    site.headers[document as usize].subject.entry().is_none()
}

/// What a document is worth, and whether it has every word.
#[expect(clippy::cast_precision_loss, reason = "sixteen words are never worth a million")]
fn worth(site: &IndexContents, groups: &[Group], document: u32) -> Option<(f64, bool)> {
    let all: u64 = groups.iter().map(|group| group.weight).sum();
    let (mut sum, mut covered, mut hits) = (0, 0, 0);
    for group in groups {
        if let Some(worth) = group.worth.get(&document) {
            sum += worth;
            covered += group.weight;
            hits += 1;
        }
    }
    if groups.is_empty() {
        return Some((0.0, true));
    }
    let share = covered as f64 / all as f64;
    let factor = if is_term(site, document) { share } else { share.sqrt() };
    (hits > 0).then_some((sum as f64 * factor, hits == groups.len()))
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
    for (at, hit) in list.postings.iter().enumerate() {
        for (_, here) in list.positions(at).into_iter().filter(|(bit, _)| *bit == member) {
            found.extend(here.into_iter().map(|position| (hit.document, position)));
        }
    }
    found
}
