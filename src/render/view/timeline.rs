//! What happened, by year: at a locus (cases that began there, visits, awards), and to a case (its
//! steps, checks, awards, visits, adoptions).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};
use crate::{
    model::{CaseId, LocusId},
    render::locale,
    text::date::PartialDate,
};

/// How many events of a case make a timeline: fewer stand elsewhere on its page already.
const LEAST_OF_CASE: usize = 3;

/// A year of a locus or of a case.
#[derive(Debug, Serialize)]
pub struct YearView {
    pub year: u16,
    pub events: Vec<EventView>,
}

/// Something that happened in a year.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// `case`, `visit`, `award`, `since`, `step`, `checked`, `adoption` or `ended`.
    pub kind: &'static str,
    /// What happened, in words.
    pub what: String,
    /// The case, the visit or the adoption; the award by name, the step in its own words, or the date.
    pub link: LinkView,
}

/// Events by year, those of one year in the order in which they were added.
#[derive(Default)]
struct Years(BTreeMap<u16, Vec<(&'static str, LinkView)>>);

impl Years {
    fn add(&mut self, year: Option<u16>, kind: &'static str, link: LinkView) {
        if let Some(year) = year {
            self.0.entry(year).or_default().push((kind, link));
        }
    }

    /// The years with words, the earliest first.
    fn into_views(self, page: &PageContext<'_>) -> Vec<YearView> {
        let event =
            |(kind, link)| EventView { kind, what: page.word(&format!("timeline.{kind}")), link };
        let year = |(year, events): (u16, Vec<_>)| YearView {
            year,
            events: events.into_iter().map(event).collect(),
        };
        self.0.into_iter().map(year).collect()
    }
}

/// The years of a locus in which something is known to have happened, the latest first.
pub(super) fn locus_timeline(page: &PageContext<'_>, id: LocusId) -> Vec<YearView> {
    let graph = page.site.graph;
    let mut years = Years::default();
    for case in &graph.backlinks.cases_of_locus[id] {
        let data = &graph.case(*case).main().data;
        years.add(data.since.map(|since| since.year), "case", page.entry_link(*case));
    }
    for award in &graph.locus(id).version(page.language).data.awards.items {
        years.add(award.year, "award", LinkView::text(&award.name));
    }
    for visit in &graph.backlinks.visits_of_locus[id] {
        let start = graph.entries.visits[*visit].main().data.start.value;
        years.add(Some(start.year), "visit", page.entry_link(*visit));
    }
    let mut views = years.into_views(page);
    views.reverse();
    views
}

/// The years of a case in which something is known to have happened, the earliest first: how it went.
pub(super) fn case_timeline(page: &PageContext<'_>, id: CaseId) -> Vec<YearView> {
    let graph = page.site.graph;
    let case = &graph.case(id).version(page.language).data;
    let mut years = Years::default();
    let mut add_date = |date: Option<PartialDate>, kind| {
        let link = date.map(|date| LinkView::text(locale::date(date, page.strings)));
        if let Some(link) = link {
            years.add(date.map(|date| date.year), kind, link);
        }
    };
    add_date(case.since, "since");
    add_date(case.checked.map(PartialDate::from), "checked");
    add_date(case.ended, "ended");
    for step in &case.process {
        years.add(step.when.map(|when| when.year), "step", LinkView::text(&step.what));
    }
    for award in &case.awards.items {
        years.add(award.year, "award", LinkView::text(&award.name));
    }
    for visit in &graph.backlinks.visits_of_case[id] {
        let start = graph.entries.visits[*visit].main().data.start.value;
        years.add(Some(start.year), "visit", page.entry_link(*visit));
    }
    for adoption in &graph.backlinks.adoptions_of_case[id] {
        let started = graph.entries.adoptions[*adoption].main().data.started;
        years.add(started.map(|it| it.year), "adoption", page.entry_link(*adoption));
    }
    let views = years.into_views(page);
    let count: usize = views.iter().map(|year| year.events.len()).sum();
    if count < LEAST_OF_CASE { Vec::new() } else { views }
}
