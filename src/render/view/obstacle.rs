//! The page of one obstacle: only the ways round it, the newest first, each with who says so.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    claims::{ClaimView, obstacle as obstacle_item},
    link::LinkView,
    obstacles::{ObstacleSummary, obstacle_summary},
    page_context::PageContext,
    pager::{Pager, on_page, pager},
};
use crate::{
    graph::{EntryRef, ObstacleAt},
    model::{TermId, VocabularyId},
    names::ReferenceField,
    render::{entry_date::sort_date, locale, page::PageKind},
};

/// From how many ways on they can be narrowed.
const MANY: usize = 4;

/// An obstacle and the ways round it.
#[derive(Debug, Serialize)]
pub struct ObstacleView {
    /// Its name.
    pub title: String,
    /// Its counts and other names.
    pub summary: ObstacleSummary,
    /// The ways round it on this page.
    pub ways: Vec<WayView>,
    /// What they can be narrowed by, where all of them stand on this page.
    pub filters: Vec<WayFilter>,
    /// The search among its cases, with filters.
    pub search_url: String,
    /// Cases that tell of no way round it, on the first page.
    pub untold: Vec<LinkView>,
    /// "helped 8 times", with the page of the factor, where it helped as well.
    pub helped: Option<LinkView>,
    /// The way to the other pages.
    pub pager: Option<Pager>,
}

/// A way round an obstacle.
#[derive(Debug, Serialize)]
pub struct WayView {
    /// Its id on the page.
    pub anchor: String,
    pub case: LinkView,
    pub locus: String,
    /// When the case was written or updated.
    pub date: Option<String>,
    pub note_html: String,
    pub response_html: Option<String>,
    pub outcome: Option<String>,
    pub outcome_id: Option<&'static str>,
    pub claim: ClaimView,
    /// The sectors of the case, for filters.
    pub sectors: Vec<String>,
    /// The kind of its locus, for filters.
    pub place: Option<String>,
}

/// A list of values to narrow by.
#[derive(Debug, Serialize)]
pub struct WayFilter {
    /// `sectors`, `place` or `outcome`.
    pub id: &'static str,
    /// Its label.
    pub label: String,
    /// Its values, with how many ways each has.
    pub values: Vec<WayFilterValue>,
}

/// A value to narrow by.
#[derive(Debug, Serialize)]
pub struct WayFilterValue {
    pub id: String,
    /// "Health (4)".
    pub text: String,
    #[serde(skip)]
    count: usize,
}

pub(super) fn obstacle(page: &PageContext<'_>, term: &TermId, number: usize) -> ObstacleView {
    let facets = &page.site.graph.facets;
    let met = facets.hindered.get(term).map_or(0, Vec::len);
    let all = page.site.catalogue.ways_round(term);
    let ways: Vec<WayView> = on_page(all, number).map(|at| way(page, *at)).collect();
    let pager = pager(page, number, all.len(), |number| PageKind::Obstacle(term.clone(), number));
    let has_filters = pager.is_none() && ways.len() >= MANY;
    let untold = page.site.catalogue.without_way_round(term);
    let untold = if number == 1 { untold } else { &[] };
    ObstacleView {
        title: page.label(VocabularyId::Factors, term),
        summary: obstacle_summary(page, term, met),
        filters: if has_filters { filters(page, all) } else { Vec::new() },
        search_url: format!("{}?hindered={}", page.url(&PageKind::Search), term.0),
        untold: untold.iter().map(|at| page.entry_link(at.case)).collect(),
        helped: facets.helped.get(term).map(|helped| LinkView {
            text: page.count("count.helped", helped.len()),
            url: Some(page.url(&PageKind::Factor(term.clone(), 1))),
        }),
        ways,
        pager,
    }
}

/// A way round an obstacle, or an obstacle that nobody tells a way round of.
pub(super) fn way(page: &PageContext<'_>, at: ObstacleAt) -> WayView {
    let entry = EntryRef::Case(at.case);
    let case = &page.site.graph.case(at.case).version(page.language).data;
    let item = obstacle_item(page, entry, at.obstacle, &case.obstacles[at.obstacle]);
    let locus = page.site.graph.locus_of(case);
    WayView {
        anchor: page.site.obstacle_anchor(at),
        case: page.entry_link(entry),
        locus: page.title_or_name(&case.locus, ReferenceField::CaseLocus),
        date: sort_date(page.site.graph, entry).map(|date| locale::day(date, page.strings)),
        note_html: item.note_html,
        response_html: item.response_html,
        outcome: item.outcome,
        outcome_id: item.outcome_id,
        claim: item.claim,
        sectors: case.sectors.iter().map(|sector| sector.0.clone()).collect(),
        place: locus.map(|id| page.site.graph.locus(id).main().data.kind.0.clone()),
    }
}

/// What the ways can be narrowed by: a list of values each, if it has more than one.
fn filters(page: &PageContext<'_>, ways: &[ObstacleAt]) -> Vec<WayFilter> {
    let graph = page.site.graph;
    let mut sectors: BTreeMap<String, WayFilterValue> = BTreeMap::new();
    let mut places = BTreeMap::new();
    let mut outcomes = BTreeMap::new();
    for at in ways {
        let case = &graph.case(at.case).main().data;
        for sector in &case.sectors {
            add(&mut sectors, &sector.0, || page.label(VocabularyId::Sectors, sector));
        }
        if let Some(locus) = graph.locus_of(case) {
            let kind = &graph.locus(locus).main().data.kind;
            add(&mut places, &kind.0, || page.label(VocabularyId::LocusKinds, kind));
        }
        if let Some(outcome) = case.obstacles[at.obstacle].outcome {
            add(&mut outcomes, outcome.id(), || page.choice("outcome", outcome.id()));
        }
    }
    let lists = [
        ("sectors", "search.filter.sector", sectors),
        ("place", "search.filter.locus_kind", places),
        ("outcome", "obstacle.outcome", outcomes),
    ];
    let lists = lists.into_iter().filter(|(_, _, values)| values.len() > 1);
    lists
        .map(|(id, label, values)| WayFilter {
            id,
            label: page.word(label),
            values: most_frequent_first(page, values),
        })
        .collect()
}

fn add(values: &mut BTreeMap<String, WayFilterValue>, id: &str, label: impl FnOnce() -> String) {
    let new = || WayFilterValue { id: id.to_owned(), text: label(), count: 0 };
    values.entry(id.to_owned()).or_insert_with(new).count += 1;
}

fn most_frequent_first(
    page: &PageContext<'_>,
    values: BTreeMap<String, WayFilterValue>,
) -> Vec<WayFilterValue> {
    let mut values: Vec<_> = values.into_values().collect();
    values.sort_by_key(|value| std::cmp::Reverse(value.count));
    for value in &mut values {
        let count = locale::count(value.count as u64, page.strings);
        value.text = page.strings.fill("obstacle.value", &[("label", &value.text), ("n", &count)]);
    }
    values
}
