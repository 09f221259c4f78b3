//! What was stopped and why: cases that ended, with the obstacles that nobody overcame, and adoptions
//! that ended, with the reason that is told.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext, plain_line::plain_line};
use crate::{
    graph::{EntryRef, barometer::BarometerScope},
    model::{
        AdoptionId, CaseId, VocabularyId,
        choice::{AdoptionStatus, ObstacleOutcome, Status},
    },
    names::ReferenceField,
    render::locale,
    text::date::PartialDate,
};

/// How many cases and how many adoptions are told.
const MOST: usize = 6;

/// What was stopped.
#[derive(Debug, Serialize)]
pub struct StoppedView {
    /// Cases that stopped or were replaced, those that ended last first.
    pub cases: Vec<StoppedItem>,
    /// "4 more", or nothing.
    pub more_cases: String,
    /// Adoptions that stopped.
    pub adoptions: Vec<StoppedItem>,
    /// "4 more", or nothing.
    pub more_adoptions: String,
}

/// Something that was stopped.
#[derive(Debug, Serialize)]
pub struct StoppedItem {
    /// Its page.
    pub link: LinkView,
    /// The locus or who adopted it.
    pub who: String,
    /// "Stopped", "Replaced".
    pub status: String,
    /// Since when, as far as it is known.
    pub ended: Option<String>,
    /// Why, as far as it is told.
    pub why: Option<String>,
}

/// What was stopped in a scope, if anything was.
pub(super) fn stopped(page: &PageContext<'_>, scope: &BarometerScope) -> Option<StoppedView> {
    let graph = page.site.graph;
    let cases = graph.cases_of_scope(scope);
    let mut adoptions: Vec<AdoptionId> = if *scope == BarometerScope::Whole {
        graph.entries.adoptions.iter().map(|(id, _)| id).collect()
    } else {
        let of_cases = cases.iter().flat_map(|case| &graph.backlinks.adoptions_of_case[*case]);
        of_cases.copied().collect()
    };
    adoptions.retain(|id| {
        let status = graph.entries.adoptions[*id].main().data.status;
        status == AdoptionStatus::Stopped && graph.entries.is_counted(EntryRef::Adoption(*id))
    });
    adoptions.sort_unstable();
    let mut cases: Vec<(Option<PartialDate>, CaseId)> = cases
        .into_iter()
        .map(|id| (graph.case(id).main().data.ended, id))
        .filter(|(_, id)| is_stopped(graph.case(*id).main().data.status))
        .collect();
    // A stable sort: those that ended in the same month keep the order of their names.
    cases.sort_by_key(|(ended, _)| std::cmp::Reverse(ended.map(PartialDate::sortable)));
    let more = |count: usize| {
        let rest = count.saturating_sub(MOST);
        if rest > 0 { page.count("count.more", rest) } else { String::new() }
    };
    (!(cases.is_empty() && adoptions.is_empty())).then(|| StoppedView {
        more_cases: more(cases.len()),
        more_adoptions: more(adoptions.len()),
        cases: cases.iter().take(MOST).map(|(_, id)| stopped_case(page, *id)).collect(),
        adoptions: adoptions.iter().take(MOST).map(|id| stopped_adoption(page, *id)).collect(),
    })
}

const fn is_stopped(status: Option<Status>) -> bool {
    matches!(status, Some(Status::Stopped | Status::Replaced))
}

fn stopped_case(page: &PageContext<'_>, id: CaseId) -> StoppedItem {
    let case = &page.site.graph.case(id).version(page.language).data;
    let unsolved =
        case.obstacles.items.iter().filter(|it| it.outcome != Some(ObstacleOutcome::Overcome));
    let mut names: Vec<String> = Vec::new();
    for obstacle in unsolved {
        let name = page.label(VocabularyId::Factors, &obstacle.factor);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let why = page.strings.fill("barometer.not_overcome", &[("names", &names.join(", "))]);
    StoppedItem {
        link: page.entry_link(id),
        who: page.title_or_name(&case.locus, ReferenceField::CaseLocus),
        status: case.status.map(|status| page.choice("status", status.id())).unwrap_or_default(),
        ended: case.ended.map(|ended| locale::date(ended, page.strings)),
        why: (!names.is_empty()).then_some(why),
    }
}

fn stopped_adoption(page: &PageContext<'_>, id: AdoptionId) -> StoppedItem {
    let entry = EntryRef::Adoption(id);
    let adoption = &page.site.graph.entries.adoptions[id].version(page.language).data;
    StoppedItem {
        link: page.entry_link(id),
        who: page.title_or_name(&adoption.by, ReferenceField::AdoptionBy),
        status: page.choice("adoption_status", adoption.status.id()),
        ended: None,
        why: adoption.stopped_because.as_ref().map(|why| plain_line(page, entry, why)),
    }
}
