//! The page of an adoption.

use serde::Serialize;

use super::{
    card::{Card, cards},
    entry::{EntryView, entry_view},
    fact::{Fact, choice_fact, fact, text_fact},
    link::LinkView,
    page_context::PageContext,
    section::{SectionView, TocItem, text_sections, toc},
};
use crate::{
    graph::EntryRef,
    model::AdoptionId,
    model::choice::{Mode, SpreadStep},
    names::ReferenceField,
    render::{locale, page::PageKind},
};

/// The page of an adoption.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "each field is a key described in names.yaml, or is named for it")]
pub struct AdoptionView {
    pub entry: EntryView,
    pub by: LinkView,
    pub status: String,
    pub status_id: &'static str,
    pub facts: Vec<Fact>,
    /// The lesson applied: one of the case, or words.
    pub lesson_html: Option<String>,
    pub lesson_text: Option<String>,
    pub sections: Vec<SectionView>,
    /// What the body says before its first heading.
    pub intro_html: String,
    pub body_html: String,
    pub toc: Vec<TocItem>,
    pub cases: Vec<Card>,
    pub visits: Vec<Card>,
    /// The six steps of spreading an innovation; those up to the present one are reached.
    pub steps: Vec<SpreadStepView>,
    /// Where the case tells what else spread from it.
    pub spread: Option<LinkView>,
}

/// A step of spreading an innovation.
#[derive(Debug, Serialize)]
pub struct SpreadStepView {
    pub label: String,
    pub reached: bool,
    pub current: bool,
}

pub(super) fn adoption(page: &PageContext<'_>, id: AdoptionId) -> AdoptionView {
    let entry = EntryRef::Adoption(id);
    let adoption = &page.site.graph.entries.adoptions[id].version(page.language).data;
    let mut body = page.body(entry);
    let case = adoption.case.as_ref().and_then(|case| page.site.graph.resolve(case));
    let visit = adoption.visit.as_ref().and_then(|visit| page.site.graph.resolve(visit));
    let lesson = page.site.graph.backlinks.lesson_of_adoption[id].map(|at| {
        let of_case = EntryRef::Case(at.case);
        let case = &page.site.graph.case(at.case).version(page.language).data;
        page.prose(of_case, &case.lessons[at.lesson].text, "lesson-")
    });
    let started = adoption.started.map(|date| locale::date(date, page.strings));
    let facts = [
        fact(page, "by", vec![page.link_or_name(&adoption.by, ReferenceField::AdoptionBy)]),
        choice_fact(page, "mode", adoption.mode.map(Mode::id)),
        text_fact(page, "started", started),
    ];
    AdoptionView {
        entry: entry_view(page, entry),
        by: page.link_or_name(&adoption.by, ReferenceField::AdoptionBy),
        status: page.choice("adoption_status", adoption.status.id()),
        status_id: adoption.status.id(),
        facts: facts.into_iter().flatten().collect(),
        lesson_text: adoption
            .lesson
            .as_ref()
            .filter(|_| lesson.is_none())
            .map(|it| it.value.clone()),
        lesson_html: lesson,
        sections: text_sections(
            page,
            entry,
            &[
                ("changed", &adoption.changed),
                ("why", &adoption.why),
                ("result", &adoption.result),
                ("stopped_because", &adoption.stopped_because),
            ],
            &mut body,
        ),
        cases: cards(page, case),
        visits: cards(page, visit),
        steps: steps(page, adoption.step),
        spread: case.filter(|case| !page.site.graph.entries.is_withdrawn(*case)).map(|case| {
            LinkView {
                text: page.word("spread.of_adoption"),
                url: Some(format!("{}#_spread", page.url(&PageKind::Entry(case)))),
            }
        }),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn steps(page: &PageContext<'_>, at: Option<SpreadStep>) -> Vec<SpreadStepView> {
    let Some(at) = at else { return Vec::new() };
    let steps = SpreadStep::ALL.iter().map(|step| SpreadStepView {
        label: page.choice("spread_step", step.id()),
        reached: *step <= at,
        current: *step == at,
    });
    steps.collect()
}
