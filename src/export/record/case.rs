//! The record of a case.

use super::{
    builder::RecordBuilder,
    count_with_records,
    shared_keys::{add_awards, add_claim},
};
use crate::{
    export::datum::Datum,
    graph::{Completeness, EntryRef},
    model::{
        CaseId, Version,
        case::{Case, Factor, Figure, Lesson, Measure, Obstacle, Resources},
        choice::{
            Change, EvaluationPhase, Evaluator, Evidence, Form, Initiator, LessonKind, Novelty,
            ObstacleOutcome, Relation, SaidBy, Stage, Status,
        },
    },
    names::ReferenceField,
    text::number::Number,
};

pub(super) fn add_case<'a>(it: &mut RecordBuilder<'a>, id: CaseId, version: &'a Version<Case>) {
    let case = &version.data;
    it.entry("locus", ReferenceField::CaseLocus, Some(&case.locus));
    it.terms("sectors", &case.sectors);
    it.prose("problem", case.problem.as_ref());
    it.prose("goal", case.goal.as_ref());
    it.prose("origin", case.origin.as_ref());
    it.prose("how", case.how.as_ref());
    it.prose("beneficiaries", case.beneficiaries.as_ref());
    it.prose("plans", case.plans.as_ref());
    it.entry("implementer", ReferenceField::CaseImplementer, case.implementer.as_ref());
    add_facts(it, case);
    it.listing("success_factors", &case.success_factors, add_factor);
    it.listing("obstacles", &case.obstacles, add_obstacle);
    it.listing("results", &case.results, add_result);
    it.listing("lessons", &case.lessons, add_lesson);
    it.maps("process", &case.process, |it, step| {
        it.shown("when", step.when);
        it.text("what", Some(&step.what));
        it.text("who", step.who.as_deref());
    });
    it.narrative("process", case.process_text.as_ref());
    it.maps("stakeholders", &case.stakeholders, |it, stakeholder| {
        it.text("who", Some(&stakeholder.who));
        it.text("part", stakeholder.part.as_deref());
    });
    it.terms("partners", &case.partners.items);
    it.stated("partners", &case.partners);
    if let Some(resources) = &case.resources {
        it.map("resources", |it| add_resources(it, resources));
    }
    add_awards(it, &case.awards);
    add_evaluation(it, case);
    it.maps("related", &case.related, |it, related| {
        it.reference("case", Some(&related.case));
        it.text("how", related.how.as_ref().map(|how| Relation::id(how.value)));
    });
    add_computed(it, id, version);
}

fn add_facts<'a>(it: &mut RecordBuilder<'a>, case: &'a Case) {
    it.text("form", case.form.map(Form::id));
    it.flag("digital", case.digital);
    it.choices("change", case.change.iter().copied().map(Change::id));
    it.text("novelty", case.novelty.map(Novelty::id));
    it.entries("inspired_by", ReferenceField::CaseInspiredBy, &case.inspired_by);
    it.text("stage", case.stage.map(Stage::id));
    it.shown("since", case.since);
    it.shown("ended", case.ended);
    it.text("status", case.status.map(Status::id));
    it.shown("checked", case.checked);
    it.choices("initiator", case.initiator.iter().copied().map(Initiator::id));
}

fn add_factor<'a>(it: &mut RecordBuilder<'a>, factor: &'a Factor) {
    it.term("factor", Some(&factor.factor));
    it.prose("note", Some(&factor.note));
    it.text("said_by", factor.said_by.map(SaidBy::id));
    it.flag("prerequisite", Some(factor.prerequisite));
    add_claim(it, &factor.claim);
}

fn add_obstacle<'a>(it: &mut RecordBuilder<'a>, obstacle: &'a Obstacle) {
    it.term("factor", Some(&obstacle.factor));
    it.prose("note", Some(&obstacle.note));
    it.prose("response", obstacle.response.as_ref());
    it.text("outcome", obstacle.outcome.map(ObstacleOutcome::id));
    it.text("said_by", obstacle.said_by.map(SaidBy::id));
    add_claim(it, &obstacle.claim);
}

fn add_result<'a>(it: &mut RecordBuilder<'a>, measure: &'a Measure) {
    it.text("indicator", Some(&measure.indicator));
    add_figure(it, "before", measure.before.as_ref());
    add_figure(it, "after", measure.after.as_ref());
    it.text("unit", measure.unit.as_deref());
    it.text("period", measure.period.as_deref());
    it.text("evidence", measure.evidence.map(Evidence::id));
    add_claim(it, &measure.claim);
}

fn add_lesson<'a>(it: &mut RecordBuilder<'a>, lesson: &'a Lesson) {
    it.text("id", lesson.id.as_deref());
    it.prose("text", Some(&lesson.text));
    it.text("kind", lesson.kind.map(LessonKind::id));
    it.prose("condition", lesson.condition.as_ref());
    it.prose("change", lesson.change.as_ref());
    it.reference("visit", lesson.visit.as_ref());
    add_claim(it, &lesson.claim);
}

fn add_figure<'a>(it: &mut RecordBuilder<'a>, key: &'static str, figure: Option<&'a Figure>) {
    match figure {
        Some(Figure::Number(number)) => it.number(key, Some(*number)),
        Some(Figure::Text(text)) => it.text(key, Some(text)),
        None => {}
    }
}

fn add_resources<'a>(it: &mut RecordBuilder<'a>, resources: &'a Resources) {
    add_figure(it, "staff", resources.staff.as_ref());
    if let Some(budget) = &resources.budget {
        it.map("budget", |it| {
            it.number("amount", Some(budget.amount));
            it.text("currency", Some(&budget.currency));
            it.count("year", budget.year.map(u64::from));
        });
    }
    it.number("months", resources.months);
    it.texts("tools", &resources.tools);
    it.texts("regulation", &resources.regulation.items);
    it.stated("regulation", &resources.regulation);
}

fn add_evaluation<'a>(it: &mut RecordBuilder<'a>, case: &'a Case) {
    it.text("evaluation_phase", case.evaluation_phase.map(EvaluationPhase::id));
    it.choices("evaluation_by", case.evaluation_by.iter().copied().map(Evaluator::id));
    it.terms("evaluation_purposes", &case.evaluation_purposes);
    let goals = case.sdgs.iter().map(|goal| Number { value: f64::from(*goal), decimals: 0 });
    it.list("sdgs", goals.map(Datum::Number));
}

/// What the rest of the site knows of a case.
fn add_computed<'a>(it: &mut RecordBuilder<'a>, id: CaseId, version: &'a Version<Case>) {
    if it.only.is_some() {
        return;
    }
    let graph = it.site.graph;
    let locus = graph.locus_of(&version.data).map(|locus| graph.locus(locus));
    let locus = locus.filter(|locus| locus.main().common.withdrawn.is_none());
    it.term("locus_province", locus.and_then(|locus| locus.main().data.province.as_ref()));
    it.text("completeness", Some(Completeness::of(graph.case(id).main()).level.id()));
    let visits = graph.backlinks.visits_of_case[id].iter().map(|id| EntryRef::Visit(*id));
    it.count("visit_count", Some(count_with_records(graph, visits)));
    let adoptions = graph.backlinks.adoptions_of_case[id].iter();
    let adoptions = adoptions.map(|id| EntryRef::Adoption(*id));
    it.count("adoption_count", Some(count_with_records(graph, adoptions)));
}
