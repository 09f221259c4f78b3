//! What a chart shows, in words, by rules: the most frequent answer or the tie, what is unknown, and
//! no share of few. A reader who sees the sentence alone is not misled: where most is unknown, that
//! comes first.

use super::{RowInWords, count_units, share::share_in_words};
use crate::{
    graph::barometer::{BarometerChart, ChartValue},
    model::choice::Status,
    render::locale,
    theme::Strings,
};

/// How many answers that lead together are named.
const MOST_NAMED: usize = 3;

/// What is told of.
pub(super) struct ToldChart<'a> {
    pub(super) chart: BarometerChart,
    pub(super) n: usize,
    pub(super) rows: &'a [RowInWords],
    pub(super) parts: &'a [(&'static str, String)],
}

/// What a chart shows.
pub(super) fn say(strings: &Strings, told: &ToldChart<'_>) -> String {
    let unknown = told.rows.iter().find(|row| row.value == ChartValue::Unknown);
    let unknown = unknown.map_or(0, |row| row.count);
    let known: Vec<&RowInWords> =
        told.rows.iter().filter(|row| row.value != ChartValue::Unknown && row.count > 0).collect();
    let all = told.all(strings, told.n);
    if known.is_empty() {
        return strings.fill("barometer.say.nothing", &[("all", &all)]);
    }
    let mut sentences = Vec::new();
    let mostly_unknown = 2 * unknown > told.n;
    if mostly_unknown {
        let of = told.of(strings, unknown);
        sentences.push(strings.fill("barometer.say.mostly_unknown", &[("of", &of)]));
    }
    sentences.push(told.leader(strings, &known));
    match told.chart {
        BarometerChart::Outcomes => sentences.push(told.ends(strings)),
        BarometerChart::Status => sentences.extend(told.stopped(strings)),
        _ => {}
    }
    if unknown > 0 && !mostly_unknown {
        let of = told.of(strings, unknown);
        sentences.push(strings.fill("barometer.say.unknown", &[("of", &of)]));
    }
    sentences.join(" ")
}

impl ToldChart<'_> {
    /// The most frequent answer, or those that share the place.
    fn leader(&self, strings: &Strings, known: &[&RowInWords]) -> String {
        let most = known.iter().map(|row| row.count).max().unwrap_or_default();
        let leaders: Vec<&str> =
            known.iter().filter(|row| row.count == most).map(|row| row.label.as_str()).collect();
        let of = self.of(strings, most);
        let name = leaders.first().copied().unwrap_or_default();
        if known.len() == 1 {
            let path = if most == self.n { "barometer.say.all" } else { "barometer.say.only" };
            let all = self.all(strings, self.n);
            return strings.fill(path, &[("name", name), ("of", &of), ("all", &all)]);
        }
        match leaders.as_slice() {
            [name] => strings.fill("barometer.say.most", &[("name", name), ("of", &of)]),
            [first @ .., last] if leaders.len() <= MOST_NAMED => {
                let names = [("first", &*first.join(", ")), ("last", last)];
                let names = strings.fill("barometer.say.names", &names);
                strings.fill("barometer.say.tie", &[("names", &names), ("of", &of)])
            }
            _ => {
                let m = locale::count(leaders.len() as u64, strings);
                strings.fill("barometer.say.level", &[("m", &m), ("of", &of)])
            }
        }
    }

    /// How the obstacles ended.
    fn ends(&self, strings: &Strings) -> String {
        let sums = self.parts.iter().enumerate().map(|(at, (_, label))| {
            (label, self.rows.iter().filter_map(|row| row.parts.get(at)).sum::<usize>())
        });
        let ends = sums.filter(|(_, count)| *count > 0).map(|(label, count)| {
            let shown = self.with_share(strings, &locale::count(count as u64, strings), count);
            strings.fill("barometer.say.end", &[("name", &label.to_lowercase()), ("k", &shown)])
        });
        let ends: Vec<String> = ends.collect();
        strings.fill("barometer.say.ends", &[("ends", &ends.join(", "))])
    }

    /// How many stopped or were replaced, if any.
    fn stopped(&self, strings: &Strings) -> Option<String> {
        let is_stopped = |row: &&RowInWords| {
            let ends = [Status::Stopped.id(), Status::Replaced.id()];
            matches!(row.value, ChartValue::Choice(id) if ends.contains(&id))
        };
        let stopped: usize = self.rows.iter().filter(is_stopped).map(|row| row.count).sum();
        let of = self.of(strings, stopped);
        (stopped > 0).then(|| strings.fill("barometer.say.stopped", &[("of", &of)]))
    }

    /// "40 cases".
    fn all(&self, strings: &Strings, count: usize) -> String {
        count_units(strings, self.chart.unit(), count)
    }

    /// "12 of 40 cases (30 %)".
    fn of(&self, strings: &Strings, count: usize) -> String {
        let k = locale::count(count as u64, strings);
        let all = self.all(strings, self.n);
        self.with_share(
            strings,
            &strings.fill("barometer.say.of", &[("k", &k), ("all", &all)]),
            count,
        )
    }

    fn with_share(&self, strings: &Strings, text: &str, count: usize) -> String {
        match share_in_words(count, self.n) {
            Some(share) => {
                strings.fill("barometer.say.share", &[("text", text), ("share", &share)])
            }
            None => text.to_owned(),
        }
    }
}
