//! The page of who took what from whom, and of what became of visits.

use std::cmp::Reverse;

use serde::Serialize;

use super::{
    chain_counts::{ChainRow, chain_row},
    link::LinkView,
    page_context::PageContext,
    pager::{Pager, on_page, pager},
    spread_tree::{SpreadNode, spread_tree},
};
use crate::{
    graph::{ChainCounts, EntryRef},
    model::{AdoptionId, VisitId, choice::SpreadStep},
    names::Kind,
    render::{entry_date::sort_date, locale, page::PageKind},
};

/// How many institutes and visits the page names; their lists lead to the others.
const MOST_ROWS: usize = 20;

/// One page of who took what from whom.
#[derive(Debug, Serialize)]
pub struct SpreadView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// How much spread, on the first page.
    pub summary: Option<SpreadSummary>,
    /// Each giver with everything that spread from it.
    pub trees: Vec<Vec<SpreadNode>>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// How much spread, and what became of visits.
#[derive(Debug, Serialize)]
pub struct SpreadSummary {
    /// How many gave, took and tell a result, as sentences.
    pub sentences: Vec<String>,
    /// How many adoptions stand at each of the six steps; the last is unknown.
    pub steps: Vec<StepCount>,
    /// What became of visits, the latest year first.
    pub years: Vec<ChainRow>,
    /// The same for the institutes with most visits.
    pub institutes: Vec<ChainRow>,
    /// All institutes, if more have visits.
    pub all_institutes: Option<LinkView>,
    /// The latest visits after which nothing was adopted.
    pub broken: Vec<BrokenVisit>,
    /// How many more there are, in words.
    pub more_broken: Option<String>,
    /// Adoptions of which nobody tells from where they came.
    pub without_giver: Vec<LinkView>,
}

/// How many adoptions stand at a step.
#[derive(Debug, Serialize)]
pub struct StepCount {
    pub label: String,
    pub count: String,
    pub is_none: bool,
}

/// A visit after which nothing was adopted.
#[derive(Debug, Serialize)]
pub struct BrokenVisit {
    /// The visit.
    pub link: LinkView,
    /// When it was, in words.
    pub when: String,
    /// Its last day for programs: a script tells how long ago that is.
    pub day: String,
    /// "2 lessons", or that there is none.
    pub lessons: String,
}

pub(super) fn spread(page: &PageContext<'_>, number: usize) -> SpreadView {
    let trees = page.site.catalogue.spread();
    SpreadView {
        title: page.word("spread.title"),
        intro: page.word("spread.intro"),
        summary: (number == 1).then(|| summary(page)),
        trees: on_page(trees, number).map(|tree| spread_tree(page, tree)).collect(),
        pager: pager(page, number, trees.len(), PageKind::Spread),
    }
}

fn summary(page: &PageContext<'_>) -> SpreadSummary {
    let catalogue = page.site.catalogue;
    let visits = || catalogue.entries(Kind::Visit).iter().filter_map(|entry| entry.visit());
    let years = page.site.graph.chains_by_year(visits());
    let year_row = |(year, counts): (&u16, &ChainCounts)| {
        chain_row(page, LinkView::text(year.to_string()), *counts)
    };
    let (institutes, has_more) = institutes(page);
    let broken = broken_visits(page, visits());
    let more = broken.len().saturating_sub(MOST_ROWS);
    let without_giver = page.site.graph.adoptions_without_giver();
    SpreadSummary {
        sentences: sentences(page),
        steps: steps(page),
        years: years.iter().rev().map(year_row).collect(),
        institutes,
        all_institutes: has_more.then(|| LinkView {
            text: page.word("kind.institute.other"),
            url: Some(page.url(&PageKind::List(Kind::Institute, 1))),
        }),
        broken: broken.into_iter().take(MOST_ROWS).map(|id| broken_visit(page, id)).collect(),
        more_broken: (more > 0).then(|| page.count("count.more", more)),
        without_giver: without_giver.into_iter().map(|id| page.entry_link(id)).collect(),
    }
}

/// The adoptions of the site.
fn adoptions<'a>(page: &PageContext<'a>) -> impl Iterator<Item = AdoptionId> + 'a {
    page.site.catalogue.entries(Kind::Adoption).iter().filter_map(|entry| entry.adoption())
}

fn sentences(page: &PageContext<'_>) -> Vec<String> {
    let graph = page.site.graph;
    let givers = page.site.catalogue.spread().len();
    let inspired = page.site.catalogue.entries(Kind::Case).iter().filter_map(|entry| entry.case());
    let inspired = inspired.filter(|id| !graph.givers_of(*id).is_empty()).count();
    let count = adoptions(page).count();
    let results = adoptions(page).filter(|id| graph.tells_result(*id)).count();
    if count + inspired == 0 {
        return vec![page.word("spread.nothing")];
    }
    let shown = |count: usize| locale::count(count as u64, page.strings);
    let gave = page.strings.fill(
        if inspired > 0 { "spread.gave_inspired" } else { "spread.gave" },
        &[
            ("givers", &page.count("spread.givers", givers)),
            ("adoptions", &page.count("count.adoptions", count)),
            ("cases", &page.count("count.cases", inspired)),
        ],
    );
    let told =
        page.strings.fill("spread.results_told", &[("n", &shown(results)), ("of", &shown(count))]);
    std::iter::once(gave).chain((count > 0).then_some(told)).collect()
}

fn steps(page: &PageContext<'_>) -> Vec<StepCount> {
    let at: Vec<Option<SpreadStep>> =
        adoptions(page).map(|id| page.site.graph.entries.adoptions[id].main().data.step).collect();
    if at.is_empty() {
        return Vec::new();
    }
    let steps = SpreadStep::ALL.iter().map(|step| Some(*step)).chain([None]);
    let steps = steps.map(|step| {
        let count = at.iter().filter(|other| **other == step).count();
        StepCount {
            label: match step {
                Some(step) => page.choice("spread_step", step.id()),
                None => page.word("spread.step_unknown"),
            },
            count: locale::count(count as u64, page.strings),
            is_none: count == 0,
        }
    });
    steps.collect()
}

/// The institutes with most visits, and whether there are more.
fn institutes(page: &PageContext<'_>) -> (Vec<ChainRow>, bool) {
    let graph = page.site.graph;
    let all = page.site.catalogue.entries(Kind::Institute).iter();
    let counts = all.filter_map(|entry| {
        let visits = &graph.backlinks.visits_of_institute[entry.institute()?];
        let mut counts = ChainCounts::default();
        for visit in visits {
            counts.add(&graph.visit_chain(*visit));
        }
        (counts.visits > 0).then_some((*entry, counts))
    });
    let mut counts: Vec<(EntryRef, ChainCounts)> = counts.collect();
    // A stable sort: those with as many keep the order of their list.
    counts.sort_by_key(|(_, counts)| Reverse(counts.visits));
    let has_more = counts.len() > MOST_ROWS;
    let rows = counts.into_iter().take(MOST_ROWS);
    let rows = rows.map(|(entry, counts)| chain_row(page, page.entry_link(entry), counts));
    (rows.collect(), has_more)
}

/// The visits after which nothing was adopted, the latest first.
fn broken_visits(page: &PageContext<'_>, visits: impl Iterator<Item = VisitId>) -> Vec<VisitId> {
    let graph = page.site.graph;
    let is_broken = |id: &VisitId| graph.backlinks.adoptions_of_visit[*id].is_empty();
    let mut broken: Vec<VisitId> = visits.filter(is_broken).collect();
    broken.sort_by_key(|id| Reverse(sort_date(graph, EntryRef::Visit(*id))));
    broken
}

pub(super) fn broken_visit(page: &PageContext<'_>, id: VisitId) -> BrokenVisit {
    let visit = &page.site.graph.entries.visits[id].main().data;
    let end = visit.end.map(|end| end.value);
    let lessons = page.site.graph.backlinks.lessons_of_visit[id].len();
    BrokenVisit {
        link: page.entry_link(id),
        when: locale::period(visit.start.value, end, page.strings),
        day: end.unwrap_or(visit.start.value).to_string(),
        lessons: match lessons {
            0 => page.word("chain.no_lesson"),
            count => page.count("chain.lessons", count),
        },
    }
}
