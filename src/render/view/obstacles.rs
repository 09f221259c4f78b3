//! Starting from a problem: all obstacles, by how often they were met, and how they ended.

use serde::Serialize;

use super::{
    count_bar::{BarPart, CountMeaning, count_bar},
    link::LinkView,
    page_context::PageContext,
};
use crate::{
    model::{TermId, VocabularyId, choice::ObstacleOutcome},
    render::{locale, page::PageKind},
};

/// How many other names of an obstacle are shown. The search knows all of them.
const MOST_NAMES: usize = 6;

/// All obstacles.
#[derive(Debug, Serialize)]
pub struct ObstaclesView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The obstacles, the one met most often first.
    pub obstacles: Vec<ObstacleSummary>,
    /// What the colours of the bars mean.
    pub legend: Vec<CountMeaning>,
}

/// An obstacle in a list.
#[derive(Debug, Serialize)]
pub struct ObstacleSummary {
    /// Its page.
    pub link: LinkView,
    /// A sentence of explanation.
    pub description: Option<String>,
    /// Other names that people call it by.
    pub synonyms: Vec<String>,
    /// "met 12 times".
    pub met: String,
    /// "9 ways round", if any is told.
    pub ways: Option<String>,
    /// How often it was overcome, partly, not, or nobody said.
    pub outcomes: Vec<CountMeaning>,
    /// The same as a bar.
    pub bar: Vec<BarPart>,
    /// How many ways round are told.
    #[serde(skip)]
    pub(super) way_count: usize,
    /// How often it was met.
    #[serde(skip)]
    pub(super) met_count: usize,
}

pub(super) fn obstacles(page: &PageContext<'_>) -> ObstaclesView {
    let mut obstacles = obstacle_summaries(page);
    // A stable sort: those met as often keep the order of their names.
    obstacles.sort_by_key(|obstacle| std::cmp::Reverse((obstacle.met_count, obstacle.way_count)));
    ObstaclesView {
        title: page.word("obstacle.plural"),
        intro: page.word("obstacle.intro"),
        legend: legend(page),
        obstacles,
    }
}

/// What the colours of the bars mean.
pub(super) fn legend(page: &PageContext<'_>) -> Vec<CountMeaning> {
    let outcomes = ObstacleOutcome::ALL.iter().map(|outcome| Some(*outcome)).chain([None]);
    outcomes
        .map(|outcome| CountMeaning { id: outcome_id(outcome), text: outcome_word(page, outcome) })
        .collect()
}

/// Every obstacle that was met, in the order of the ids.
pub(super) fn obstacle_summaries(page: &PageContext<'_>) -> Vec<ObstacleSummary> {
    let hindered = &page.site.graph.facets.hindered;
    let most = hindered.values().map(Vec::len).max().unwrap_or_default();
    hindered.keys().map(|term| obstacle_summary(page, term, most)).collect()
}

/// An obstacle with its counts; `most` is how often the most frequent one was met.
pub(super) fn obstacle_summary(
    page: &PageContext<'_>,
    term: &TermId,
    most: usize,
) -> ObstacleSummary {
    let graph = page.site.graph;
    let met = graph.facets.hindered.get(term).map_or(0, Vec::len);
    let ways = page.site.catalogue.ways_round(term).len();
    let counts = page.site.catalogue.obstacle_outcomes(term);
    let parts: Vec<_> = counts.iter().map(|(it, count)| (outcome_id(*it), *count)).collect();
    let found = graph.vocabularies.get(VocabularyId::Factors).get(term);
    ObstacleSummary {
        link: LinkView {
            text: page.label(VocabularyId::Factors, term),
            url: Some(page.url(&PageKind::Obstacle(term.clone(), 1))),
        },
        description: page.description(VocabularyId::Factors, term),
        synonyms: found
            .into_iter()
            .flat_map(|term| term.synonyms_in(page.language))
            .take(MOST_NAMES)
            .map(str::to_owned)
            .collect(),
        met: page.count("count.met", met),
        ways: (ways > 0).then(|| page.count("count.ways", ways)),
        outcomes: counts
            .iter()
            .map(|(outcome, count)| CountMeaning {
                id: outcome_id(*outcome),
                text: page.strings.fill(
                    "obstacle.ended",
                    &[
                        ("n", &locale::count(*count as u64, page.strings)),
                        ("outcome", &outcome_word(page, *outcome).to_lowercase()),
                    ],
                ),
            })
            .collect(),
        bar: count_bar(&parts, most),
        way_count: ways,
        met_count: met,
    }
}

fn outcome_id(outcome: Option<ObstacleOutcome>) -> &'static str {
    outcome.map_or("unsaid", ObstacleOutcome::id)
}

fn outcome_word(page: &PageContext<'_>, outcome: Option<ObstacleOutcome>) -> String {
    match outcome {
        Some(outcome) => page.choice("outcome", outcome.id()),
        None => page.word("obstacle.unsaid"),
    }
}
