//! A chart of the whole base as a file of its own.

use super::{ChartInWords, RowInWords, chart_in_words};
use crate::{
    graph::barometer::{BarometerChart, BarometerScope, ChartValue},
    render::{
        chart::{Drawing, DrawnBar, draw},
        locale,
        view::render_context::RenderContext,
    },
};

/// The drawing of a chart of the whole base; nothing where nothing is counted.
pub fn chart_drawing(
    site: &RenderContext<'_>,
    language: &str,
    chart: BarometerChart,
) -> Option<String> {
    let words = chart_in_words(site, language, &BarometerScope::Whole, chart)?;
    let strings = site.theme.strings(language);
    let says = match &words.note {
        Some(note) => format!("{} {note}", words.sentence),
        None => words.sentence.clone(),
    };
    let date = site.catalogue.newest_date().map(|date| {
        let day = locale::day(date, strings);
        strings.fill("barometer.per", &[("date", &day)])
    });
    let foot = [Some(words.base.clone()), Some(site.config.title.get(language).to_owned()), date];
    let foot: Vec<String> = foot.into_iter().flatten().collect();
    Some(draw(&Drawing {
        language,
        title: &words.title,
        says: &says,
        legend: words.parts.iter().map(|(id, label)| (*id, label.as_str())).collect(),
        bars: words.rows.iter().map(|row| drawn_bar(&words, row, strings)).collect(),
        foot: &foot.join(" · "),
    }))
}

fn drawn_bar<'a>(
    words: &'a ChartInWords,
    row: &'a RowInWords,
    strings: &crate::theme::Strings,
) -> DrawnBar<'a> {
    let count = locale::count(row.count as u64, strings);
    let figure = match &row.share {
        Some(share) => strings.fill("barometer.say.share", &[("text", &count), ("share", share)]),
        None => count,
    };
    let whole = if row.value == ChartValue::Unknown { "unknown" } else { "whole" };
    let parts = words.parts.iter().zip(&row.parts);
    let parts: Vec<(&str, usize)> = if row.parts.is_empty() {
        vec![(whole, row.count)]
    } else {
        parts.map(|((id, _), count)| (*id, *count)).collect()
    };
    DrawnBar { label: &row.label, figure, parts }
}
