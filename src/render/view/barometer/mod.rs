//! The charts of the barometer in words: titles, labels, shares, and the sentence that says what a
//! chart shows. Page, tables and drawings are written from these, so that they can never differ.

mod bar_link;
mod drawing;
mod labels;
mod sentence;
mod share;

pub(super) use bar_link::bar_url;
pub use drawing::chart_drawing;
pub use share::percent_with_decimal;

use super::render_context::RenderContext;
use crate::{
    graph::barometer::{BarometerChart, BarometerScope, ChartTable, ChartUnit, ChartValue},
    render::locale,
    theme::Strings,
};
use labels::{part_label, value_id, value_label};
use sentence::{ToldChart, say};
use share::share_in_words;

/// From so many on, shares say something.
pub(super) const LEAST_FOR_SHARES: usize = 30;

/// A chart of a scope, in the words of a language.
#[derive(Debug)]
pub struct ChartInWords {
    /// Which one.
    pub chart: BarometerChart,
    /// Its title.
    pub title: String,
    /// What it shows, in one to three sentences.
    pub sentence: String,
    /// "n = 40 cases".
    pub base: String,
    /// That bars add up to more than all, where they can.
    pub note: Option<String>,
    /// How many there are of what it counts.
    pub n: usize,
    /// The bars.
    pub rows: Vec<RowInWords>,
    /// The parts of its bars with their names, where they have any.
    pub parts: Vec<(&'static str, String)>,
}

/// A bar in words.
#[derive(Debug)]
pub struct RowInWords {
    /// What it stands for.
    pub value: ChartValue,
    /// The same as files call it, in every language.
    pub id: String,
    /// The same as readers call it.
    pub label: String,
    /// How many there are.
    pub count: usize,
    /// The share, where it says something.
    pub share: Option<String>,
    /// How many of them belong to each part.
    pub parts: Vec<usize>,
}

/// A chart of a scope in words; nothing where nothing is counted.
pub fn chart_in_words(
    site: &RenderContext<'_>,
    language: &str,
    scope: &BarometerScope,
    chart: BarometerChart,
) -> Option<ChartInWords> {
    if is_about_itself(scope, chart) {
        return None;
    }
    let table: &ChartTable = site.graph.barometer().table(scope, chart)?;
    let strings = site.theme.strings(language);
    let rows: Vec<RowInWords> = table
        .rows
        .iter()
        .map(|row| RowInWords {
            value: row.value.clone(),
            id: value_id(&row.value),
            label: value_label(site, language, chart, &row.value),
            count: row.count,
            share: share_in_words(row.count, table.n),
            parts: row.parts.clone(),
        })
        .collect();
    let parts = chart.parts().into_iter().map(|part| (part, part_label(strings, part)));
    let parts: Vec<_> = parts.collect();
    let told_more_than_once = rows.iter().map(|row| row.count).sum::<usize>() > table.n;
    let told = ToldChart { chart, n: table.n, rows: &rows, parts: &parts };
    Some(ChartInWords {
        chart,
        title: strings.get(&format!("barometer.chart.{}", chart.id())).to_owned(),
        sentence: say(strings, &told),
        base: strings
            .fill("barometer.base", &[("all", &count_units(strings, chart.unit(), table.n))]),
        note: (chart.has_several_answers() && told_more_than_once)
            .then(|| strings.get("barometer.several").to_owned()),
        n: table.n,
        rows,
        parts,
    })
}

/// The name of what a barometer is of; nothing for the whole base.
pub(super) fn scope_name(
    site: &RenderContext<'_>,
    language: &str,
    scope: &BarometerScope,
) -> Option<String> {
    use crate::model::VocabularyId;
    match scope {
        BarometerScope::Whole => None,
        BarometerScope::Sector(term) => {
            Some(site.label(VocabularyId::Sectors, term, language).to_owned())
        }
        BarometerScope::Province(term) => {
            Some(site.label(VocabularyId::Provinces, term, language).to_owned())
        }
        BarometerScope::Institute(id) => Some(site.title((*id).into(), language).to_owned()),
    }
}

/// The title of a barometer.
pub(super) fn barometer_title(
    site: &RenderContext<'_>,
    language: &str,
    scope: &BarometerScope,
) -> String {
    let strings = site.theme.strings(language);
    match scope_name(site, language, scope) {
        Some(name) => strings.fill("barometer.of", &[("name", &name)]),
        None => strings.get("barometer.title").to_owned(),
    }
}

/// Whether a chart would have one bar alone: the sectors of a sector.
fn is_about_itself(scope: &BarometerScope, chart: BarometerChart) -> bool {
    matches!(
        (scope, chart),
        (BarometerScope::Sector(_), BarometerChart::Sector)
            | (BarometerScope::Province(_), BarometerChart::Province)
    )
}

/// "40 cases".
fn count_units(strings: &Strings, unit: ChartUnit, count: usize) -> String {
    let path = match unit {
        ChartUnit::Case => "count.cases",
        ChartUnit::StoppedCase => "barometer.count.stopped",
        ChartUnit::Result => "barometer.count.results",
        ChartUnit::Obstacle => "barometer.count.obstacles",
        ChartUnit::Claim => "barometer.count.claims",
        ChartUnit::Lesson => "barometer.count.lessons",
        ChartUnit::Adoption => "count.adoptions",
    };
    strings.count(path, count, &locale::count(count as u64, strings))
}
