//! What the whole base holds, by year: cases by the year in which they began, visits and adoptions. Apart
//! from the charts of the barometer, which count cases and adoptions one thing at a time.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    count_bar::{BarPart, CountMeaning, count_bar},
    page_context::PageContext,
};
use crate::{graph::EntryRef, render::locale};

/// How many years the chart has at most; those before are one row.
const MOST_YEARS: usize = 15;

/// What is counted in a year, in the order of the columns.
const COUNTED: [(&str, &str); 3] = [
    ("cases", "timeline.case"),
    ("visits", "kind.visit.other"),
    ("adoptions", "kind.adoption.other"),
];

/// How many of each there are.
type YearCounts = [usize; COUNTED.len()];

/// The base by year, as bars with a table.
#[derive(Debug, Serialize)]
pub struct YearChartView {
    /// The columns, which are what the colours of the bars mean.
    pub columns: Vec<CountMeaning>,
    /// The years, the latest first.
    pub rows: Vec<YearRowView>,
    /// How many entries tell no year.
    pub undated: Option<String>,
}

/// A year of the base.
#[derive(Debug, Serialize)]
pub struct YearRowView {
    /// The year, or "before 2010".
    pub year: String,
    /// The counts, in the order of the columns.
    pub counts: Vec<String>,
    /// The counts as a bar.
    pub bar: Vec<BarPart>,
}

/// The base by year; nothing if all of it lies in one year.
pub(super) fn year_chart(page: &PageContext<'_>) -> Option<YearChartView> {
    let (years, undated) = count_years(page);
    let (Some(first), Some(last)) = (years.keys().min(), years.keys().max()) else { return None };
    if first == last {
        return None;
    }
    let mut rows = Vec::new();
    for year in (*first..=*last).rev() {
        let counts = years.get(&year).copied().unwrap_or_default();
        if rows.len() < MOST_YEARS {
            rows.push((year.to_string(), counts));
        } else if rows.len() == MOST_YEARS {
            let before = (year + 1).to_string();
            rows.push((page.strings.fill("years.before", &[("year", &before)]), counts));
        } else if let Some((_, sum)) = rows.last_mut() {
            sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
    }
    let most = rows.iter().map(|(_, counts)| counts.iter().sum()).max().unwrap_or(0);
    let row = |(year, counts): (String, YearCounts)| YearRowView {
        year,
        counts: counts.map(|count| locale::count(count as u64, page.strings)).into(),
        bar: count_bar(&parts(counts), most),
    };
    Some(YearChartView {
        columns: COUNTED.map(|(id, word)| CountMeaning { id, text: page.word(word) }).into(),
        rows: rows.into_iter().map(row).collect(),
        undated: (undated > 0).then(|| page.count("years.undated", undated)),
    })
}

fn parts(counts: YearCounts) -> Vec<(&'static str, usize)> {
    COUNTED.iter().zip(counts).map(|((id, _), count)| (*id, count)).collect()
}

/// The counts of every year that has any, and how many entries tell no year.
fn count_years(page: &PageContext<'_>) -> (BTreeMap<u16, YearCounts>, usize) {
    let graph = page.site.graph;
    let (mut years, mut undated): (BTreeMap<u16, YearCounts>, usize) = (BTreeMap::new(), 0);
    for entry in graph.entries.all().filter(|entry| !graph.entries.is_withdrawn(*entry)) {
        let (column, date) = match entry {
            EntryRef::Case(id) => (0, graph.case(id).main().data.since),
            EntryRef::Visit(id) => (1, Some(graph.entries.visits[id].main().data.start.value)),
            EntryRef::Adoption(id) => (2, graph.entries.adoptions[id].main().data.started),
            _ => continue,
        };
        match date {
            Some(date) => years.entry(date.year).or_default()[column] += 1,
            None => undated += 1,
        }
    }
    (years, undated)
}
