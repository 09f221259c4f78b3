//! What a brief says of a case.

use super::{
    BriefFactor, BriefLesson, BriefObstacle, BriefText, EntryBrief, questions::questions_of_case,
};
use crate::{
    graph::EntryRef,
    model::{
        CaseId, VocabularyId,
        case::{Case, Lesson},
        choice::{LessonKind, SaidBy},
    },
    names::{Prose, ReferenceField},
    render::view::{page_context::PageContext, plain_line::plain_line},
};

pub(super) fn brief(page: &PageContext<'_>, id: CaseId) -> EntryBrief {
    let version = page.site.graph.case(id).version(page.language);
    let case = &version.data;
    let line = |prose: &Prose| plain_line(page, EntryRef::Case(id), prose);
    let said_by = |by: Option<SaidBy>| by.map(|by| page.choice("said_by", by.id()));
    let label = |term| page.label(VocabularyId::Factors, term);
    let factors = case.success_factors.items.iter().map(|it| BriefFactor {
        label: label(&it.factor),
        note: line(&it.note),
        said_by: said_by(it.said_by),
        prerequisite: it.prerequisite,
    });
    let obstacles = case.obstacles.items.iter().map(|it| BriefObstacle {
        label: label(&it.factor),
        note: line(&it.note),
        response: it.response.as_ref().map(line),
        outcome: it.outcome.map(|it| page.choice("outcome", it.id())),
        said_by: said_by(it.said_by),
    });
    let lesson = |it: &Lesson| BriefLesson {
        label: page.choice("lesson_kind", it.kind.map_or("unknown", LessonKind::id)),
        text: line(&it.text),
        condition: it.condition.as_ref().map(line),
        change: it.change.as_ref().map(line),
    };
    EntryBrief {
        locus: locus_name(page, case),
        texts: texts(page, id, case),
        factors: factors.collect(),
        obstacles: obstacles.collect(),
        lessons: case.lessons.items.iter().map(lesson).collect(),
        questions: questions_of_case(page, id, version),
        ..EntryBrief::default()
    }
}

/// The name of the locus, if it has a page that can be visited.
fn locus_name(page: &PageContext<'_>, case: &Case) -> Option<String> {
    let entry = page.site.graph.resolve_any(&case.locus, ReferenceField::CaseLocus)?;
    let is_open = !page.site.graph.entries.is_withdrawn(entry);
    let key = page.site.graph.entries.key(entry);
    (is_open && matches!(entry, EntryRef::Locus(_)))
        .then(|| format!("{}/{}", key.kind.id(), key.name))
}

fn texts(page: &PageContext<'_>, id: CaseId, case: &Case) -> Vec<BriefText> {
    let texts = [("problem", &case.problem), ("goal", &case.goal), ("how", &case.how)];
    let texts = texts.into_iter().filter_map(|(key, prose)| {
        let text = plain_line(page, EntryRef::Case(id), prose.as_ref()?);
        Some(BriefText { heading: page.word(&format!("section.{key}")), text })
    });
    texts.collect()
}
