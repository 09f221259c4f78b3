//! The figures of an institute's year as a table for spreadsheets: a row for each figure, with what it
//! was counted among. The tables of several years and institutes can be put below each other.

use super::{
    csv::{disarm, start_table, write_line},
    stream::RecordStream,
};
use crate::{
    graph::EntryRef,
    model::InstituteId,
    render::view::{RenderContext, YearFigure, year_figures},
};

/// The columns, by their names among the strings.
const COLUMNS: [&str; 8] = ["institute", "year", "part", "key", "figure", "value", "of", "unknown"];

/// The bytes of a table.
pub(super) fn open_year_table<'a>(
    site: &'a RenderContext<'a>,
    institute: InstituteId,
    year: u16,
    language: &'a str,
) -> RecordStream<'a> {
    let strings = site.theme.strings(language);
    let word = |key: &str| strings.get(&format!("institute_year.column.{key}")).to_owned();
    let mut header = start_table();
    header.extend(write_line(COLUMNS.iter().map(|column| word(column).into())));
    let mut years = site.graph.institute_years(institute).years;
    let figures = year_figures(site, &years.remove(&year).unwrap_or_default(), language);
    let name = site.title(EntryRef::Institute(institute), language);
    let lines = figures.into_iter().map(move |figure| {
        let part = strings.get(&format!("institute_year.{}.title", figure.section)).to_owned();
        let YearFigure { key, label, value, of, unknown, .. } = figure;
        let cells = [
            disarm(name.to_owned()),
            year.to_string(),
            disarm(part),
            key,
            disarm(label),
            value.to_string(),
            of.to_string(),
            unknown.to_string(),
        ];
        write_line(cells.into_iter().map(Into::into))
    });
    RecordStream::new(std::iter::once(header).chain(lines))
}
