//! The page of an adoption.

use serde::Serialize;

use super::{
    case::text_sections,
    parts::{
        Card, EntryView, Fact, LinkView, SectionView, TocItem, cards, choice_fact, entry_view,
        fact, text_fact, toc,
    },
    scope::PageContext,
};
use crate::{
    graph::EntryRef,
    model::choice::{Mode, SpreadStep},
    names::{Kind, ReferenceField},
    render::locale,
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
    pub steps: Vec<SpreadView>,
}

/// A step of spreading an innovation.
#[derive(Debug, Serialize)]
pub struct SpreadView {
    pub label: String,
    pub reached: bool,
    pub current: bool,
}

pub(super) fn adoption(scope: &PageContext<'_>, index: usize) -> AdoptionView {
    let entry = EntryRef { kind: Kind::Adoption, index };
    let adoption = &scope.graph.entries.adoptions[index].version(scope.language).data;
    let mut body = scope.body(entry);
    let case = adoption.case.as_ref().and_then(|case| scope.graph.resolve(case));
    let visit = adoption.visit.as_ref().and_then(|visit| scope.graph.resolve(visit));
    let lesson = scope.graph.backlinks.lesson_of_adoption[index].map(|at| {
        let of_case = EntryRef { kind: Kind::Case, index: at.case };
        let case = &scope.graph.case(at.case).version(scope.language).data;
        scope.prose(of_case, &case.lessons.items[at.lesson].text, "lesson-")
    });
    let started = adoption.started.map(|date| locale::date(date, scope.strings));
    let facts = [
        fact(scope, "by", vec![scope.named(&adoption.by, ReferenceField::AdoptionBy)]),
        choice_fact(scope, "mode", adoption.mode.map(Mode::id)),
        text_fact(scope, "started", started),
    ];
    AdoptionView {
        entry: entry_view(scope, entry),
        by: scope.named(&adoption.by, ReferenceField::AdoptionBy),
        status: scope.choice("adoption_status", adoption.status.id()),
        status_id: adoption.status.id(),
        facts: facts.into_iter().flatten().collect(),
        lesson_text: adoption
            .lesson
            .as_ref()
            .filter(|_| lesson.is_none())
            .map(|it| it.value.clone()),
        lesson_html: lesson,
        sections: text_sections(
            scope,
            entry,
            &[
                ("changed", &adoption.changed),
                ("why", &adoption.why),
                ("result", &adoption.result),
                ("stopped_because", &adoption.stopped_because),
            ],
            &mut body,
        ),
        cases: cards(scope, Kind::Case, case),
        visits: cards(scope, Kind::Visit, visit),
        steps: steps(scope, adoption.step),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}

fn steps(scope: &PageContext<'_>, at: Option<SpreadStep>) -> Vec<SpreadView> {
    let Some(at) = at else { return Vec::new() };
    let steps = SpreadStep::ALL.iter().map(|step| SpreadView {
        label: scope.choice("spread_step", step.id()),
        reached: *step <= at,
        current: *step == at,
    });
    steps.collect()
}
