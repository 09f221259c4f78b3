//! What happened at a locus, by year: cases that began there, visits, awards.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};
use crate::model::LocusId;

/// A year at a locus.
#[derive(Debug, Serialize)]
pub struct YearView {
    pub year: u16,
    pub events: Vec<EventView>,
}

/// Something that happened in a year.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// `case`, `visit` or `award`.
    pub kind: &'static str,
    /// What happened, in words.
    pub what: String,
    /// The case or visit; the award by name.
    pub link: LinkView,
}

/// The years of a locus in which something is known to have happened, the latest first.
pub(super) fn timeline(page: &PageContext<'_>, id: LocusId) -> Vec<YearView> {
    let graph = page.site.graph;
    let mut years: BTreeMap<Reverse<u16>, Vec<EventView>> = BTreeMap::new();
    let mut add = |year: Option<u16>, kind: &'static str, link: LinkView| {
        if let Some(year) = year {
            let what = page.word(&format!("timeline.{kind}"));
            years.entry(Reverse(year)).or_default().push(EventView { kind, what, link });
        }
    };
    for case in &graph.backlinks.cases_of_locus[id] {
        let data = &graph.case(*case).main().data;
        add(data.since.map(|since| since.year), "case", page.entry_link(*case));
    }
    for award in &graph.locus(id).version(page.language).data.awards.items {
        add(award.year, "award", LinkView::text(&award.name));
    }
    for visit in &graph.backlinks.visits_of_locus[id] {
        let start = graph.entries.visits[*visit].main().data.start.value;
        add(Some(start.year), "visit", page.entry_link(*visit));
    }
    years.into_iter().map(|(Reverse(year), events)| YearView { year, events }).collect()
}
