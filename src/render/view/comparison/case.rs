//! The values of a case.

use super::{ComparedFigure, ValueList, day_number, locus::add_values_of_case, write_award};
use crate::{
    graph::EntryRef,
    model::{
        CaseId, VocabularyId,
        case::{Case, Lesson, Obstacle},
        choice::LessonKind,
    },
    names::ReferenceField,
    render::{
        locale,
        view::{
            case::{evaluation, facts, province_link, resources},
            claims,
            page_context::PageContext,
            plain_line::plain_line,
            results::{self, unit_name},
            strongest::pair,
        },
    },
};

pub(super) fn add_values(page: &PageContext<'_>, id: CaseId, values: &mut ValueList) {
    let case = &page.site.graph.case(id).version(page.language).data;
    let common = &page.site.graph.case(id).version(page.language).common;
    values.add("summary", common.summary.clone(), None);
    let locus = page.link_or_name(&case.locus, ReferenceField::CaseLocus);
    values.add("locus", [locus.text], None);
    values.add("province", province_link(page, case).map(|link| link.text), None);
    let sectors = case.sectors.iter().map(|id| page.label(VocabularyId::Sectors, id));
    values.add("sectors", sectors, None);
    values.add("stage", case.stage.map(|it| page.choice("stage", it.id())), None);
    values.add("status", case.status.map(|it| page.choice("status", it.id())), None);
    let checked = case.checked.map(|date| locale::day(date, page.strings));
    values.add("checked", checked, case.checked.map(day_number));
    values.add_facts(&facts(page, case), |key| match key {
        "since" => case.since.map(day_number),
        "ended" => case.ended.map(day_number),
        _ => None,
    });
    add_claims(page, id, case, values);
    if let Some(used) = &case.resources {
        // Sums in other currencies, or of other years, stand beside one another, but in no order.
        let rupiah = used.budget.as_ref().filter(|budget| budget.currency == "IDR");
        values.add_facts(&resources(page, used), |key| match key {
            "budget" => rupiah.map(|budget| budget.amount.value),
            "months" => used.months.map(|months| months.value),
            _ => None,
        });
    }
    values.add_facts(&evaluation(page, case), |_| None);
    let links = &page.site.graph.backlinks;
    values.add_count(page, "visits", links.visits_of_case[id].len());
    values.add_count(page, "adoptions", links.adoptions_of_case[id].len());
    add_place(page, case, values);
}

/// What a visit needs to know of the case's locus.
fn add_place(page: &PageContext<'_>, case: &Case, values: &mut ValueList) {
    let locus = page.site.graph.resolve_any(&case.locus, ReferenceField::CaseLocus);
    let Some(entry @ EntryRef::Locus(id)) = locus else { return };
    if !page.site.graph.entries.is_withdrawn(entry) {
        add_values_of_case(page, id, values);
    }
}

/// What somebody answers for: factors, obstacles, results, lessons, awards.
fn add_claims(page: &PageContext<'_>, id: CaseId, case: &Case, values: &mut ValueList) {
    let factors = || case.success_factors.items.iter();
    let label = |term| page.label(VocabularyId::Factors, term);
    values.add("success_factors", factors().map(|it| label(&it.factor)), None);
    let needed = factors().filter(|it| it.prerequisite);
    values.add("prerequisites", needed.map(|it| label(&it.factor)), None);
    let obstacles = case.obstacles.items.iter().map(|it| write_obstacle(page, id, it));
    values.add("obstacles", obstacles, None);
    let results = case.results.items.iter().map(|it| write_result(&results::measure(page, it)));
    values.add("results", results, None);
    let measures = case.results.items.iter().enumerate();
    let figures = measures.filter_map(|(line, it)| {
        let (before, after) = pair(it)?;
        Some(ComparedFigure { line, before, after, unit: unit_name(it) })
    });
    values.add_figures("results", figures.collect());
    values.add("lessons", case.lessons.items.iter().map(|it| write_lesson(page, id, it)), None);
    let awards = case.awards.items.iter().map(|it| write_award(&claims::award(page, it)));
    values.add("awards", awards, None);
}

/// "Anggaran terbatas (teratasi): Cara mengatasi …".
fn write_obstacle(page: &PageContext<'_>, id: CaseId, item: &Obstacle) -> String {
    let mut text = page.label(VocabularyId::Factors, &item.factor);
    if let Some(outcome) = item.outcome {
        text.extend([" (", page.choice("outcome", outcome.id()).as_ref(), ")"]);
    }
    if let Some(response) = &item.response {
        text.push_str(": ");
        text.push_str(&plain_line(page, EntryRef::Case(id), response));
    }
    text
}

/// "Lama antrean: 90 → 15 menit (kuat)".
fn write_result(item: &results::MeasureItem) -> String {
    let figures: Vec<&str> =
        [&item.before, &item.after].into_iter().flatten().map(String::as_str).collect();
    let mut text = item.indicator.clone();
    if !figures.is_empty() {
        text.push_str(": ");
        text.push_str(&figures.join(" → "));
        text.extend(item.unit.iter().flat_map(|unit| [" ", unit.as_str()]));
    }
    text.extend(item.evidence.iter().flat_map(|it| [" (", it.as_str(), ")"]));
    text
}

/// "Diterapkan: …".
fn write_lesson(page: &PageContext<'_>, id: CaseId, item: &Lesson) -> String {
    let kind = page.choice("lesson_kind", item.kind.map_or("unknown", LessonKind::id));
    format!("{kind}: {}", plain_line(page, EntryRef::Case(id), &item.text))
}
