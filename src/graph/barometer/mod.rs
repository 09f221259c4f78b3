//! The base as data: how many cases, results, obstacles, lessons and adoptions say what, for the
//! whole and for each sector, institute and province. Counts alone: pages, tables and drawings are
//! made from them. All scopes are counted in one pass over the entries.

mod chart;
mod entry_answers;
mod scope;
mod table;
mod value;

use std::collections::BTreeMap;

pub use chart::{BarometerChart, ChartUnit, UNSAID};
pub use scope::BarometerScope;
pub use table::{ChartRow, ChartTable};
pub use value::ChartValue;

use entry_answers::{EntryAnswers, count_units};
use scope::{cases_of_scope, has_cases, list_scopes, scopes_of_case};
use table::Tally;

use super::Graph;
use crate::model::CaseId;

/// The charts of every scope. What nothing is counted in has no table.
#[derive(Debug, Default)]
pub struct Barometer {
    tables: BTreeMap<BarometerScope, BTreeMap<BarometerChart, ChartTable>>,
}

impl Barometer {
    /// A chart of a scope.
    pub fn table(&self, scope: &BarometerScope, chart: BarometerChart) -> Option<&ChartTable> {
        self.tables.get(scope)?.get(&chart)
    }

    /// How many cases a scope has.
    pub fn case_count(&self, scope: &BarometerScope) -> usize {
        self.table(scope, BarometerChart::Novelty).map_or(0, |table| table.n)
    }
}

impl Graph {
    /// The charts of every scope, counted when they are first asked for.
    pub fn barometer(&self) -> &Barometer {
        // Whoever asks first counts for all: the others have looked at every entry all the same.
        self.entries.note_counted();
        self.barometer.get_or_init(|| count_barometer(self))
    }

    /// The scopes that have cases, the whole first; nothing where no case is published.
    pub fn barometer_scopes(&self) -> Vec<BarometerScope> {
        list_scopes(self)
    }

    /// Whether a scope has cases. Nothing is counted for it: the first that is found will do.
    pub fn has_barometer(&self, scope: &BarometerScope) -> bool {
        has_cases(self, scope)
    }

    /// Whether the whole base has a chart. Nothing is counted for it: the first that is found will do.
    pub fn has_barometer_chart(&self, chart: BarometerChart) -> bool {
        let counted =
            self.entries.cases.iter().filter(|(id, _)| self.entries.is_counted((*id).into()));
        let mut cases = counted.map(|(_, entry)| &entry.main().data);
        match chart.unit() {
            ChartUnit::Adoption => {
                self.entries.adoptions.iter().any(|(id, _)| self.entries.is_counted(id.into()))
            }
            unit => cases.any(|case| count_units(case, unit) > 0),
        }
    }

    /// The cases of a scope, by name.
    pub fn cases_of_scope(&self, scope: &BarometerScope) -> Vec<CaseId> {
        cases_of_scope(self, scope)
    }
}

fn count_barometer(graph: &Graph) -> Barometer {
    let mut tallies: BTreeMap<BarometerScope, Tally> = BTreeMap::new();
    let mut answers = EntryAnswers::default();
    for (id, _) in graph.entries.cases.iter() {
        if graph.entries.is_counted(id.into()) {
            answers.read_case(graph, id);
            for scope in scopes_of_case(graph, id) {
                tallies.entry(scope).or_default().add(&answers);
            }
        }
    }
    for (id, entry) in graph.entries.adoptions.iter() {
        if graph.entries.is_counted(id.into()) {
            let adoption = &entry.main().data;
            answers.read_adoption(adoption);
            let case = adoption.case.as_ref().and_then(|case| graph.resolve(case)?.case());
            let case = case.filter(|case| graph.entries.is_counted((*case).into()));
            let scopes = match case {
                Some(case) => scopes_of_case(graph, case),
                None => vec![BarometerScope::Whole],
            };
            for scope in scopes {
                tallies.entry(scope).or_default().add(&answers);
            }
        }
    }
    let tables = tallies
        .into_iter()
        .map(|(scope, tally)| (scope, tally.into_tables(graph, &answers)))
        .collect();
    Barometer { tables }
}
