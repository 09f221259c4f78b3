//! Values → case.

use super::part_builder::{
    PartBuilder, choices, figure, text_listing, text_or_entry, texts_or_entries, year,
};
use crate::{
    model::{
        VocabularyId,
        case::{
            Budget, Case, Factor, Lesson, Measure, Obstacle, Related, Resources, Stakeholder, Step,
        },
        choice::{
            Change, EvaluationPhase, Evaluator, Evidence, Form, Initiator, LessonKind, Novelty,
            ObstacleOutcome, Relation, SaidBy, Stage, Status,
        },
    },
    names::{Value, Values},
    source::Spanned,
};

pub(super) fn case(values: &Values, builder: &mut PartBuilder<'_>) -> Option<Case> {
    // Everything is read before anything required is asked for: a missing key must not hide an
    // unknown term.
    let sectors = builder.terms(values, "sectors", VocabularyId::Sectors);
    let success_factors = builder.listing(values, "success_factors", factor);
    let obstacles = builder.listing(values, "obstacles", obstacle);
    let results = builder.listing(values, "results", measure);
    let lessons = builder.listing(values, "lessons", lesson);
    let partners = builder.term_listing(values, "partners", VocabularyId::Partners);
    let evaluation_purposes =
        builder.terms(values, "evaluation_purposes", VocabularyId::EvaluationPurposes);
    let awards = builder.awards(values);
    Some(Case {
        locus: text_or_entry(values, "locus")?,
        sectors,
        problem: values.prose("problem"),
        goal: values.prose("goal"),
        origin: values.prose("origin"),
        how: values.prose("how"),
        beneficiaries: values.prose("beneficiaries"),
        plans: values.prose("plans"),
        implementer: text_or_entry(values, "implementer"),
        form: values.choice("form").and_then(Form::from_id),
        digital: values.bool("digital"),
        change: choices(values, "change", Change::from_id),
        novelty: values.choice("novelty").and_then(Novelty::from_id),
        inspired_by: texts_or_entries(values, "inspired_by"),
        stage: values.choice("stage").and_then(Stage::from_id),
        since: values.partial_date("since").map(|date| date.value),
        ended: values.partial_date("ended").map(|date| date.value),
        status: values.choice("status").and_then(Status::from_id),
        checked: values.date("checked").map(|date| date.value),
        initiator: choices(values, "initiator", Initiator::from_id),
        success_factors,
        obstacles,
        results,
        lessons,
        process: values.maps("process").filter_map(step).collect(),
        process_text: values.narrative("process"),
        stakeholders: values.maps("stakeholders").filter_map(stakeholder).collect(),
        partners,
        resources: values.map("resources").map(resources),
        awards,
        evaluation_phase: values.choice("evaluation_phase").and_then(EvaluationPhase::from_id),
        evaluation_by: choices(values, "evaluation_by", Evaluator::from_id),
        evaluation_purposes,
        sdgs: sdgs(values),
        related: values.maps("related").filter_map(related).collect(),
    })
}

fn factor(builder: &mut PartBuilder<'_>, values: &Values) -> Option<Factor> {
    let factor = builder.term(values, "factor", VocabularyId::Factors);
    let claim = builder.claim(values);
    Some(Factor {
        factor: factor?,
        note: values.prose("note")?,
        said_by: values.choice("said_by").and_then(SaidBy::from_id),
        prerequisite: values.bool("prerequisite").unwrap_or(false),
        claim,
    })
}

fn obstacle(builder: &mut PartBuilder<'_>, values: &Values) -> Option<Obstacle> {
    let factor = builder.term(values, "factor", VocabularyId::Factors);
    let claim = builder.claim(values);
    Some(Obstacle {
        factor: factor?,
        note: values.prose("note")?,
        response: values.prose("response"),
        outcome: values.choice("outcome").and_then(ObstacleOutcome::from_id),
        said_by: values.choice("said_by").and_then(SaidBy::from_id),
        claim,
    })
}

fn measure(builder: &mut PartBuilder<'_>, values: &Values) -> Option<Measure> {
    let claim = builder.claim(values);
    Some(Measure {
        indicator: values.string("indicator")?,
        before: figure(values, "before"),
        after: figure(values, "after"),
        unit: values.string("unit"),
        period: values.string("period"),
        evidence: values.choice("evidence").and_then(Evidence::from_id),
        claim,
    })
}

fn lesson(builder: &mut PartBuilder<'_>, values: &Values) -> Option<Lesson> {
    let claim = builder.claim(values);
    Some(Lesson {
        id: values.string("id"),
        text: values.prose("text")?,
        kind: values.choice("kind").and_then(LessonKind::from_id),
        condition: values.prose("condition"),
        change: values.prose("change"),
        visit: values.reference("visit"),
        claim,
    })
}

fn step(values: &Values) -> Option<Step> {
    Some(Step {
        when: values.partial_date("when").map(|date| date.value),
        what: values.string("what")?,
        who: values.string("who"),
    })
}

fn stakeholder(values: &Values) -> Option<Stakeholder> {
    Some(Stakeholder { who: values.string("who")?, part: values.string("part") })
}

fn resources(values: &Values) -> Resources {
    Resources {
        staff: figure(values, "staff"),
        budget: values.map("budget").and_then(|budget| {
            Some(Budget {
                amount: budget.number("amount")?.value,
                currency: budget.string("currency").unwrap_or_else(|| "IDR".to_owned()),
                year: year(budget, "year"),
            })
        }),
        months: values.number("months").map(|number| number.value),
        tools: values.strings("tools"),
        regulation: text_listing(values, "regulation"),
    }
}

fn sdgs(values: &Values) -> Vec<u8> {
    #[expect(clippy::cast_sign_loss, reason = "the table bounds them to 1 to 17")]
    let numbers = values.list("sdgs").iter().filter_map(|value| match value {
        Value::Number(number) => Some(number.value.value as u8),
        _ => None,
    });
    let mut sdgs: Vec<u8> = numbers.filter(|number| (1..=17).contains(number)).collect();
    sdgs.sort_unstable();
    sdgs.dedup();
    sdgs
}

fn related(values: &Values) -> Option<Related> {
    let how = match values.get("how") {
        Some(Value::Choice(choice)) => {
            Relation::from_id(choice.value).map(|value| Spanned { value, span: choice.span })
        }
        _ => None,
    };
    Some(Related { case: values.reference("case")?, how })
}
