//! Counts → tables: the rows of each chart, in the order in which they are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::Graph,
    chart::BarometerChart,
    entry_answers::{Answer, EntryAnswers},
    value::ChartValue,
};
use crate::model::TermId;

/// How far the first and the last year may lie apart for those between them to be shown too.
const MOST_YEARS: u16 = 60;

/// A chart: how many there are of what it counts, and the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartTable {
    /// How many cases, results, obstacles, lessons or adoptions are counted.
    pub n: usize,
    /// The rows, in order.
    pub rows: Vec<ChartRow>,
}

/// A bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartRow {
    /// What it stands for.
    pub value: ChartValue,
    /// How many there are.
    pub count: usize,
    /// How many of them belong to each part, in the order of the chart's parts.
    pub parts: Vec<usize>,
}

/// The counts of one scope, by the numbers of answers.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Vec<usize>,
    bases: BTreeMap<BarometerChart, usize>,
}

impl Tally {
    /// Adds what an entry answers.
    pub(super) fn add(&mut self, answers: &EntryAnswers) {
        for number in &answers.numbers {
            if self.counts.len() <= *number {
                self.counts.resize(number + 1, 0);
            }
            self.counts[*number] += 1;
        }
        for (chart, count) in &answers.bases {
            *self.bases.entry(*chart).or_default() += count;
        }
    }

    /// The tables of the charts in which anything is counted.
    pub(super) fn into_tables(
        self,
        graph: &Graph,
        answers: &EntryAnswers,
    ) -> BTreeMap<BarometerChart, ChartTable> {
        let bases = self.bases.iter().filter(|(_, n)| **n > 0);
        let mut tables: BTreeMap<_, _> = bases
            .map(|(chart, n)| {
                let fixed = chart.fixed_values().into_iter().map(ChartValue::Choice);
                let rows = fixed.map(|value| ChartRow { value, count: 0, parts: Vec::new() });
                (*chart, ChartTable { n: *n, rows: rows.collect() })
            })
            .collect();
        for (answer, count) in answers.known.iter().zip(&self.counts).filter(|it| *it.1 > 0) {
            if let Some(table) = tables.get_mut(&answer.chart) {
                table.add(answer, *count);
            }
        }
        for (chart, table) in &mut tables {
            table.fill_years();
            table.drop_empty_answers();
            table.rows.sort_by_cached_key(|row| order(graph, *chart, row));
        }
        tables
    }
}

impl ChartTable {
    /// Adds the years between the first and the last in which nothing began, unless they are so far
    /// apart that one of them is likely a slip.
    fn fill_years(&mut self) {
        let years = self.rows.iter().filter_map(|row| match row.value {
            ChartValue::Year(year) => Some(year),
            _ => None,
        });
        let years: BTreeSet<u16> = years.collect();
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return };
        if last - first > MOST_YEARS {
            return;
        }
        let missing = (*first..*last).filter(|year| !years.contains(year));
        self.rows.extend(missing.map(|year| ChartRow {
            value: ChartValue::Year(year),
            count: 0,
            parts: Vec::new(),
        }));
    }

    /// Where nothing is known, a list of answers that nobody gave says nothing either.
    fn drop_empty_answers(&mut self) {
        let is_known = |row: &ChartRow| row.count > 0 && row.value != ChartValue::Unknown;
        if !self.rows.iter().any(is_known) {
            self.rows.retain(|row| row.count > 0);
        }
    }

    fn add(&mut self, answer: &Answer, count: usize) {
        let at = self.rows.iter().position(|row| row.value == answer.value);
        let at = at.unwrap_or_else(|| {
            self.rows.push(ChartRow { value: answer.value.clone(), count: 0, parts: Vec::new() });
            self.rows.len() - 1
        });
        let row = &mut self.rows[at];
        row.count += count;
        if let Some(part) = answer.part {
            let parts = answer.chart.parts();
            row.parts.resize(parts.len(), 0);
            if let Some(at) = parts.iter().position(|known| *known == part) {
                row.parts[at] += count;
            }
        }
    }
}

/// Where a row stands: fixed values in the order of their list, years one after the other, terms by how
/// often they are named; then what stands apart, and last what nobody knows.
fn order(graph: &Graph, chart: BarometerChart, row: &ChartRow) -> (u8, usize, usize) {
    let often = usize::MAX - row.count;
    match &row.value {
        ChartValue::Choice(id) => {
            let fixed = chart.fixed_values();
            (0, fixed.iter().position(|known| known == id).unwrap_or(fixed.len()), 0)
        }
        ChartValue::Term(term) => (0, often, term_position(graph, chart, term)),
        ChartValue::Year(year) => (0, usize::from(*year), 0),
        ChartValue::Goal(goal) => (0, usize::from(*goal), 0),
        ChartValue::Abroad => (1, 0, 0),
        ChartValue::None => (2, 0, 0),
        ChartValue::Narrative => (3, 0, 0),
        ChartValue::Unknown => (4, 0, 0),
    }
}

fn term_position(graph: &Graph, chart: BarometerChart, term: &TermId) -> usize {
    let terms = chart.vocabulary().map_or(&[][..], |id| graph.vocabularies.get(id).terms());
    terms.iter().position(|known| known.id == *term).unwrap_or(terms.len())
}
