//! What became of a visit: visit → lesson → adoption → result, with what is missing.

use serde::Serialize;

use super::{
    link::LinkView,
    page_context::PageContext,
    page_title::page_title,
    spread_tree::{SpreadNode, adoption_nodes},
};
use crate::{
    graph::{EntryRef, LessonAt},
    model::{AdoptionId, VisitId, choice::LessonKind, visit::Visit},
    names::{Kind, ReferenceField},
    render::{locale, page::PageKind},
};

/// What became of a visit.
#[derive(Debug, Serialize)]
pub struct VisitChainView {
    /// Visit, lessons, adoptions, results, each with its count.
    pub links: Vec<ChainLink>,
    /// The last day of the visit for programs, where nothing was adopted after it: a script tells how
    /// long ago that is.
    pub waits_since: Option<String>,
    /// Lessons learnt there, each with what was adopted of it.
    pub lessons: Vec<LearntView>,
    /// What was adopted without naming one of these lessons.
    pub adoptions: Vec<SpreadNode>,
    /// All that the institute did in that year.
    pub year: Option<LinkView>,
}

/// A link of the chain.
#[derive(Debug, Serialize)]
pub struct ChainLink {
    /// `visit`, `lesson`, `adoption` or `result`.
    pub key: &'static str,
    /// "2 lessons", "no adoption yet".
    pub text: String,
    /// Whether the chain is broken here.
    pub is_missing: bool,
}

/// A lesson learnt on a visit.
#[derive(Debug, Serialize)]
pub struct LearntView {
    pub case: LinkView,
    pub kind: String,
    pub kind_id: &'static str,
    pub text_html: String,
    /// What was adopted of it after this visit.
    pub adoptions: Vec<SpreadNode>,
}

pub(super) fn visit_chain(page: &PageContext<'_>, id: VisitId) -> VisitChainView {
    let graph = page.site.graph;
    let chain = graph.visit_chain(id);
    let visit = &graph.entries.visits[id].main().data;
    let end = visit.end.map(|end| end.value);
    let learnt = |adoption: AdoptionId| {
        let lesson = graph.backlinks.lesson_of_adoption[adoption];
        lesson.filter(|lesson| chain.lessons.contains(lesson))
    };
    let of_lesson = |at: LessonAt| -> Vec<AdoptionId> {
        chain.adoptions.iter().copied().filter(|id| learnt(*id) == Some(at)).collect()
    };
    let others: Vec<_> =
        chain.adoptions.iter().copied().filter(|id| learnt(*id).is_none()).collect();
    let list = PageKind::EntryList(EntryRef::Visit(id), Kind::Adoption, 1);
    let rest = || Some(page.url(&list));
    VisitChainView {
        links: vec![
            ChainLink {
                key: "visit",
                text: locale::period(visit.start.value, end, page.strings),
                is_missing: false,
            },
            chain_link(page, "lesson", chain.lessons.len()),
            chain_link(page, "adoption", chain.adoptions.len()),
            chain_link(page, "result", chain.results),
        ],
        waits_since: chain
            .adoptions
            .is_empty()
            .then(|| end.unwrap_or(visit.start.value).to_string()),
        lessons: chain
            .lessons
            .iter()
            .map(|at| learnt_view(page, *at, adoption_nodes(page, &of_lesson(*at), rest())))
            .collect(),
        adoptions: adoption_nodes(page, &others, rest()),
        year: year_link(page, visit),
    }
}

/// The year of the institute that organised a visit.
fn year_link(page: &PageContext<'_>, visit: &Visit) -> Option<LinkView> {
    let graph = page.site.graph;
    let organizer = graph.resolve_any(&visit.organizer, ReferenceField::VisitOrganizer)?;
    let institute = organizer.institute().filter(|_| !graph.entries.is_withdrawn(organizer))?;
    let year = PageKind::InstituteYear(institute, visit.start.value.year);
    Some(LinkView { text: page_title(page, &year), url: Some(page.url(&year)) })
}

/// A link of a chain with so many things.
fn chain_link(page: &PageContext<'_>, key: &'static str, count: usize) -> ChainLink {
    let text = match count {
        0 => page.word(&format!("chain.no_{key}")),
        count => page.count(&format!("chain.{key}s"), count),
    };
    ChainLink { key, text, is_missing: count == 0 }
}

fn learnt_view(page: &PageContext<'_>, at: LessonAt, adoptions: Vec<SpreadNode>) -> LearntView {
    let entry = EntryRef::Case(at.case);
    let case = &page.site.graph.case(at.case).version(page.language).data;
    let item = &case.lessons[at.lesson];
    let kind_id = item.kind.map_or("unknown", LessonKind::id);
    let prefix = format!("l{}-{}-", at.case.position(), at.lesson.position());
    LearntView {
        case: page.entry_link(entry),
        kind: page.choice("lesson_kind", kind_id),
        kind_id,
        text_html: page.prose(entry, &item.text, &prefix),
        adoptions,
    }
}
