//! What the bars of a chart are called, and where readers find what a bar counts.

use super::super::render_context::RenderContext;
use crate::{
    graph::barometer::{BarometerChart, ChartValue},
    theme::Strings,
};

/// The name of a value in files, the same in every language.
pub(super) fn value_id(value: &ChartValue) -> String {
    match value {
        ChartValue::Choice(id) => (*id).to_owned(),
        ChartValue::Term(term) => term.0.clone(),
        ChartValue::Year(year) => year.to_string(),
        ChartValue::Goal(goal) => goal.to_string(),
        ChartValue::Abroad => "_abroad".to_owned(),
        ChartValue::None => "_none".to_owned(),
        ChartValue::Narrative => "_narrative".to_owned(),
        ChartValue::Unknown => "_unknown".to_owned(),
    }
}

/// The name of a value for readers.
pub(super) fn value_label(
    site: &RenderContext<'_>,
    language: &str,
    chart: BarometerChart,
    value: &ChartValue,
) -> String {
    let strings = site.theme.strings(language);
    match value {
        ChartValue::Choice(id) => strings.get(&format!("{}.{id}", choice_list(chart))).to_owned(),
        ChartValue::Term(term) => match chart.vocabulary() {
            Some(vocabulary) => site.label(vocabulary, term, language).to_owned(),
            None => term.0.clone(),
        },
        ChartValue::Year(year) => year.to_string(),
        ChartValue::Goal(goal) => strings.get(&format!("sdg.{goal}")).to_owned(),
        ChartValue::Abroad => strings.get("barometer.abroad").to_owned(),
        ChartValue::None => {
            let own = strings.find(&format!("barometer.none.{}", chart.id()));
            own.unwrap_or_else(|| strings.get("special.none")).to_owned()
        }
        ChartValue::Narrative => strings.get("barometer.narrative").to_owned(),
        ChartValue::Unknown => strings.get("special.unknown").to_owned(),
    }
}

/// The name of a part of a bar.
pub(super) fn part_label(strings: &Strings, part: &str) -> String {
    match strings.find(&format!("choice.outcome.{part}")) {
        Some(outcome) => outcome.to_owned(),
        None => strings.get("obstacle.unsaid").to_owned(),
    }
}

/// Where the names of a fixed list stand among the strings.
fn choice_list(chart: BarometerChart) -> &'static str {
    match chart {
        BarometerChart::Novelty => "choice.novelty",
        BarometerChart::Change => "choice.change",
        BarometerChart::Form => "choice.form",
        BarometerChart::Initiator => "choice.initiator",
        BarometerChart::SaidBy => "choice.said_by",
        BarometerChart::Evidence => "choice.evidence",
        BarometerChart::EvaluationPhase => "choice.evaluation_phase",
        BarometerChart::EvaluationBy => "choice.evaluation_by",
        BarometerChart::Stage => "choice.stage",
        BarometerChart::Status => "choice.status",
        BarometerChart::Lessons => "choice.lesson_kind",
        BarometerChart::AdoptionStatus => "choice.adoption_status",
        BarometerChart::AdoptionMode => "choice.mode",
        BarometerChart::AdoptionStep => "choice.spread_step",
        BarometerChart::Digital => "barometer.digital",
        BarometerChart::Results => "barometer.results",
        _ => "barometer.awards",
    }
}
