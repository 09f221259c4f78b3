//! The facts of a case or locus as rows that stand beside those of another. They are made by the
//! functions that make its page, so that page, comparison, brief and table say the same.

mod case;
mod locus;
mod rows;

pub use rows::{Better, CASE_ROWS, ComparisonRow, LOCUS_ROWS, ValueForm};

use super::{claims, fact::Fact, page_context::PageContext, render_context::RenderContext};
use crate::{
    graph::EntryRef,
    render::page::{PageKind, PlannedPage},
    text::date::PartialDate,
};

/// What an entry has in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedValue {
    /// The key of the row.
    pub row: &'static str,
    /// What is read, a line for each value.
    pub text: String,
    /// What it is ordered by.
    pub number: Option<f64>,
    /// The figures of its lines that can be drawn on one scale.
    pub figures: Vec<ComparedFigure>,
}

/// A figure before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedFigure {
    /// The line of the text that says it.
    pub line: usize,
    /// The figure before.
    pub before: f64,
    /// The figure after.
    pub after: f64,
    /// What both count, in small letters; figures of one unit share a scale.
    pub unit: Option<String>,
}

/// The rows in which entries of the kind of this one have values; none for kinds that are not compared.
pub fn comparison_rows(entry: EntryRef) -> &'static [ComparisonRow] {
    match entry {
        EntryRef::Case(_) => CASE_ROWS,
        EntryRef::Locus(_) => LOCUS_ROWS,
        _ => &[],
    }
}

/// The facts of an entry in the order of its rows, as its page in a language says them. Empty rows are
/// left out.
pub fn compared_values(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
) -> Vec<ComparedValue> {
    let kind = PageKind::Entry(entry);
    let Some(path) = crate::output::OutputPath::new("index.html") else { return Vec::new() };
    let planned = PlannedPage { kind, language: language.to_owned(), path };
    let page = PageContext::new(site, &planned);
    let mut values = ValueList { rows: comparison_rows(entry), values: Vec::new() };
    match entry {
        EntryRef::Case(id) => case::add_values(&page, id, &mut values),
        EntryRef::Locus(id) => locus::add_values(&page, id, &mut values),
        _ => {}
    }
    let place = |it: &ComparedValue| values.rows.iter().position(|row| row.key == it.row);
    let mut ordered = values.values.clone();
    ordered.sort_by_key(place);
    ordered
}

/// The values of an entry while they are collected.
struct ValueList {
    rows: &'static [ComparisonRow],
    values: Vec<ComparedValue>,
}

impl ValueList {
    /// Adds the lines of a row, unless there are none. What is no row is passed over.
    fn add(&mut self, key: &str, lines: impl IntoIterator<Item = String>, number: Option<f64>) {
        let text = lines.into_iter().collect::<Vec<_>>().join("\n");
        let row = self.rows.iter().find(|row| row.key == key);
        if let Some(row) = row.filter(|_| !text.is_empty()) {
            self.values.push(ComparedValue { row: row.key, text, number, figures: Vec::new() });
        }
    }

    /// Adds the figures of a row that was added.
    fn add_figures(&mut self, key: &str, figures: Vec<ComparedFigure>) {
        if let Some(value) = self.values.iter_mut().find(|value| value.row == key) {
            value.figures = figures;
        }
    }

    /// Adds what a page lists as facts. `number` tells the numbers behind some of them.
    fn add_facts(&mut self, facts: &[Fact], number: impl Fn(&str) -> Option<f64>) {
        for fact in facts {
            let lines = fact.values.iter().map(|value| value.text.clone());
            self.add(&fact.key, lines, number(&fact.key));
        }
    }

    /// Adds how many there are of something, if there are any.
    fn add_count(&mut self, page: &PageContext<'_>, key: &str, count: usize) {
        let text = crate::render::locale::count(count as u64, page.strings);
        #[expect(clippy::cast_precision_loss, reason = "counts are far smaller")]
        self.add(key, (count > 0).then_some(text), Some(count as f64));
    }
}

/// A date as a number that orders: 20190402, with 0 for what is not known.
fn day_number(date: impl Into<PartialDate>) -> f64 {
    f64::from(date.into().sortable())
}

/// "Top 99 (Kementerian PANRB, 2019)".
fn write_award(item: &claims::AwardItem) -> String {
    let year = item.year.map(|year| year.to_string());
    let more: Vec<&str> =
        [&item.rank, &item.giver, &year].into_iter().flatten().map(String::as_str).collect();
    if more.is_empty() { item.name.clone() } else { format!("{} ({})", item.name, more.join(", ")) }
}
