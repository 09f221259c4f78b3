//! What lists of the site show, and in which order: worked out once, because every page's menu
//! depends on what there is.

use std::{
    collections::{BTreeMap, BTreeSet},
    hash::{Hash as _, Hasher},
};

use rayon::prelude::*;

use super::{
    entry_date::sort_date,
    feeds::{FeedSubject, has_news},
    map::Places,
};
use crate::{
    config::Config,
    graph::{EntryRef, Graph, LessonAt, ObstacleAt, SpreadTree},
    model::{TermId, choice::ObstacleOutcome},
    names::Kind,
    text::{date::Date, slug::slugify},
};

/// The page of titles that start with no Latin letter.
const OTHERS: &str = "0-9";

/// The order of everything that is listed. Withdrawn entries are in no list.
#[derive(Debug)]
pub struct Catalogue {
    entries: BTreeMap<Kind, Vec<EntryRef>>,
    lessons: Vec<LessonAt>,
    spread: Vec<SpreadTree>,
    letters: BTreeMap<String, BTreeMap<String, Vec<EntryRef>>>,
    ways_round: BTreeMap<TermId, WaysRound>,
    /// The newest date of an entry that is counted.
    newest_date: Option<Date>,
    /// The languages that have news.
    news: BTreeSet<String>,
    places: Places,
}

/// Where an obstacle was met: where a way round it is told, and where none is.
#[derive(Debug, Hash)]
struct WaysRound {
    told: Vec<ObstacleAt>,
    untold: Vec<ObstacleAt>,
    outcomes: Vec<OutcomeCount>,
}

/// How an obstacle ended, if anybody said so, and how often.
type OutcomeCount = (Option<ObstacleOutcome>, usize);

impl Catalogue {
    /// Puts everything in order.
    pub fn new(graph: &Graph, config: &Config) -> Self {
        let letters = config.languages.iter();
        Self {
            entries: Kind::ALL.into_iter().map(|kind| (kind, sort_entries(graph, kind))).collect(),
            lessons: collect_lessons(graph),
            spread: graph.spread_trees(),
            letters: letters
                .map(|language| (language.clone(), group_by_letter(graph, language)))
                .collect(),
            ways_round: sort_ways_round(graph),
            newest_date: find_newest_date(graph),
            news: find_languages_with_news(graph, config),
            places: Places::new(graph),
        }
    }

    /// Hashes what stands around every page and on pages of entries: which lists there are, not what is
    /// in them, and the places of loci.
    pub fn hash_frame(&self, state: &mut impl Hasher) {
        for (kind, entries) in &self.entries {
            (kind, entries.len()).hash(state);
        }
        self.entries(Kind::Page).hash(state);
        (self.lessons.len(), self.spread.len(), &self.news).hash(state);
        for (language, letters) in &self.letters {
            language.hash(state);
            letters.keys().collect::<Vec<_>>().hash(state);
        }
        format!("{:?}", self.places).hash(state);
    }

    /// Hashes all lists but those of titles.
    pub fn hash_lists(&self, state: &mut impl Hasher) {
        (&self.entries, &self.lessons, &self.spread, &self.ways_round).hash(state);
        self.newest_date.hash(state);
    }

    /// The entries of a kind: by weight, then the newest, then by name.
    pub fn entries(&self, kind: Kind) -> &[EntryRef] {
        self.entries.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// Whether there is anything to choose, to compare and to take along: a case or a locus.
    pub fn has_choices(&self) -> bool {
        [Kind::Case, Kind::Locus].into_iter().any(|kind| !self.entries(kind).is_empty())
    }

    /// All lessons, in the order of cases.
    pub fn lessons(&self) -> &[LessonAt] {
        &self.lessons
    }

    /// Everything that spread, the giver from whom most took first.
    pub fn spread(&self) -> &[SpreadTree] {
        &self.spread
    }

    /// Whether anything is told of what spread, or of visits from which something could.
    pub fn has_spread(&self) -> bool {
        let has = |kind| !self.entries(kind).is_empty();
        !self.spread.is_empty() || has(Kind::Visit) || has(Kind::Adoption)
    }

    /// Whether a feed of all entries in a language tells of any.
    pub fn has_news(&self, language: &str) -> bool {
        self.news.contains(language)
    }

    /// The ways round an obstacle, those of the newest cases first.
    pub fn ways_round(&self, obstacle: &TermId) -> &[ObstacleAt] {
        self.ways_round.get(obstacle).map_or(&[], |ways| &ways.told)
    }

    /// Where an obstacle was met and no way round it is told.
    pub fn without_way_round(&self, obstacle: &TermId) -> &[ObstacleAt] {
        self.ways_round.get(obstacle).map_or(&[], |ways| &ways.untold)
    }

    /// How often an obstacle ended in which way, in the order of outcomes; where nobody said it last.
    pub fn obstacle_outcomes(&self, obstacle: &TermId) -> &[OutcomeCount] {
        self.ways_round.get(obstacle).map_or(&[], |ways| &ways.outcomes)
    }

    /// The newest date of an entry that is counted: the day on which a page is made is none of them.
    pub fn newest_date(&self) -> Option<Date> {
        self.newest_date
    }

    /// Where the loci lie.
    pub(super) fn places(&self) -> &Places {
        &self.places
    }

    /// The first letters of all titles in a language.
    pub fn letters(&self, language: &str) -> impl Iterator<Item = &str> {
        self.letters
            .get(language)
            .into_iter()
            .flat_map(|letters| letters.keys().map(String::as_str))
    }

    /// The entries whose title starts with a letter, by title.
    pub fn with_letter(&self, language: &str, letter: &str) -> &[EntryRef] {
        let entries = self.letters.get(language).and_then(|letters| letters.get(letter));
        entries.map_or(&[], Vec::as_slice)
    }
}

fn sort_entries(graph: &Graph, kind: Kind) -> Vec<EntryRef> {
    let all = graph.entries.of_kind(kind);
    let shown = all.filter(|entry| !graph.entries.is_withdrawn(*entry));
    in_order(graph, shown)
}

/// Entries of one kind as lists show them: by weight, then the newest, then by name.
pub(super) fn in_order(graph: &Graph, entries: impl Iterator<Item = EntryRef>) -> Vec<EntryRef> {
    let mut keyed: Vec<_> = entries
        .map(|entry| {
            let weight = graph.entries.main(entry).common.weight.unwrap_or(f64::INFINITY);
            (weight, std::cmp::Reverse(sort_date(graph, entry)), entry)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    keyed.into_iter().map(|(_, _, entry)| entry).collect()
}

fn find_newest_date(graph: &Graph) -> Option<Date> {
    let counted = graph.entries.all().filter(|entry| graph.entries.is_counted(*entry));
    counted.filter_map(|entry| sort_date(graph, entry)).max()
}

fn find_languages_with_news(graph: &Graph, config: &Config) -> BTreeSet<String> {
    let languages = config.languages.iter();
    languages.filter(|language| has_news(graph, &FeedSubject::All, language)).cloned().collect()
}

fn sort_ways_round(graph: &Graph) -> BTreeMap<TermId, WaysRound> {
    let by_term = graph.facets.hindered.iter().map(|(term, met)| {
        let is_told = |at: &ObstacleAt| {
            graph.case(at.case).main().data.obstacles[at.obstacle].response.is_some()
        };
        let (mut told, untold): (Vec<_>, Vec<_>) = met.iter().copied().partition(is_told);
        // A stable sort: ways of the same day keep the order of how far they led.
        told.sort_by_key(|at| std::cmp::Reverse(sort_date(graph, EntryRef::Case(at.case))));
        (term.clone(), WaysRound { told, untold, outcomes: count_outcomes(graph, met) })
    });
    by_term.collect()
}

fn count_outcomes(graph: &Graph, met: &[ObstacleAt]) -> Vec<OutcomeCount> {
    let outcome = |at: &ObstacleAt| graph.case(at.case).main().data.obstacles[at.obstacle].outcome;
    let met: Vec<_> = met.iter().map(outcome).collect();
    let all = ObstacleOutcome::ALL.iter().map(|outcome| Some(*outcome)).chain([None]);
    let counts = all.map(|outcome| (outcome, met.iter().filter(|it| **it == outcome).count()));
    counts.filter(|(_, count)| *count > 0).collect()
}

fn collect_lessons(graph: &Graph) -> Vec<LessonAt> {
    let mut lessons = Vec::new();
    for (case, entry) in graph.entries.cases.iter() {
        if entry.main().common.withdrawn.is_none() {
            let all = entry.main().data.lessons.iter();
            lessons.extend(all.map(|(lesson, _)| LessonAt { case, lesson }));
        }
    }
    lessons
}

fn group_by_letter(graph: &Graph, language: &str) -> BTreeMap<String, Vec<EntryRef>> {
    let all: Vec<EntryRef> = graph.entries.all().collect();
    let shown = all.into_par_iter().filter(|entry| !graph.entries.is_withdrawn(*entry));
    let mut titled: Vec<(String, EntryRef)> = shown
        .map(|entry| (slugify(&graph.entries.version(entry, language).common.title.value), entry))
        .collect();
    titled.par_sort_unstable();
    let mut letters: BTreeMap<String, Vec<EntryRef>> = BTreeMap::new();
    for (slug, entry) in titled {
        let letter = match slug.chars().next() {
            Some(first) if first.is_ascii_alphabetic() => first.to_string(),
            _ => OTHERS.to_owned(),
        };
        letters.entry(letter).or_default().push(entry);
    }
    letters
}
