//! The charts of the barometer as tables and drawings. They have the figures of the pages, in the
//! same order.

use std::borrow::Cow;

use super::{
    csv::{MARK, disarm, write_line},
    record_table::names_language,
    stream::RecordStream,
};
use crate::{
    graph::barometer::{BarometerChart, BarometerScope},
    render::{
        DataFormat,
        view::{
            ChartInWords, RenderContext, RowInWords, chart_drawing, chart_in_words,
            percent_with_decimal,
        },
    },
    text::language::Language,
};

/// The table of all charts of a scope.
pub(super) fn open_barometer<'a>(
    site: &'a RenderContext<'a>,
    scope: &'a BarometerScope,
    language: &'a str,
) -> RecordStream<'a> {
    let charts = BarometerChart::ALL.into_iter();
    let charts = charts.filter_map(move |chart| chart_in_words(site, language, scope, chart));
    let header = std::iter::once(header(language));
    RecordStream::new(header.chain(charts.map(|chart| table(&chart))))
}

/// A chart of the whole base as a table or a drawing.
pub(super) fn open_chart<'a>(
    site: &'a RenderContext<'a>,
    chart: BarometerChart,
    format: DataFormat,
    language: &'a str,
) -> RecordStream<'a> {
    if format == DataFormat::Svg {
        let drawing = chart_drawing(site, language, chart);
        return RecordStream::new(drawing.into_iter().map(String::into_bytes));
    }
    let words = chart_in_words(site, language, &BarometerScope::Whole, chart);
    let rows = words.into_iter().map(|words| table(&words));
    RecordStream::new(std::iter::once(header(language)).chain(rows))
}

fn header(language: &str) -> Vec<u8> {
    let columns = match names_language(language) {
        Language::Id => {
            ["bagan", "judul_bagan", "nilai", "label", "bagian", "jumlah", "n", "persen"]
        }
        Language::En => ["chart", "chart_title", "value", "label", "part", "count", "n", "percent"],
    };
    let mut out = MARK.to_vec();
    out.extend(write_line(columns.into_iter().map(Cow::from)));
    out
}

/// The lines of a chart: one for each bar, and behind it one for each of its parts.
fn table(words: &ChartInWords) -> Vec<u8> {
    let mut out = Vec::new();
    for row in &words.rows {
        out.extend(line(words, row, "", row.count));
        for ((part, _), count) in words.parts.iter().zip(&row.parts) {
            out.extend(line(words, row, part, *count));
        }
    }
    out
}

fn line(words: &ChartInWords, row: &RowInWords, part: &str, count: usize) -> Vec<u8> {
    let cells = [
        words.chart.id().to_owned(),
        disarm(words.title.clone()),
        disarm(row.id.clone()),
        disarm(row.label.clone()),
        part.to_owned(),
        count.to_string(),
        words.n.to_string(),
        percent_with_decimal(count, words.n).unwrap_or_default(),
    ];
    write_line(cells.into_iter().map(Cow::from))
}
