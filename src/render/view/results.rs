//! The results of a case: figures before and after, with bars whose lengths can be compared.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    claims::{ClaimView, claim},
    page_context::PageContext,
    strongest::pair,
};
use crate::{
    model::case::{Figure, Measure},
    render::{
        chart::{Scale, bar},
        locale,
    },
    text::number::Number,
};

/// A result.
#[derive(Debug, Serialize)]
pub struct MeasureItem {
    pub indicator: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub unit: Option<String>,
    pub period: Option<String>,
    pub evidence: Option<String>,
    pub evidence_id: Option<&'static str>,
    /// The change, with its sign or in times, where both figures are numbers.
    pub change: Option<String>,
    /// Both figures as bars on one scale, where both are numbers.
    pub bars: Option<PairOfBars>,
    pub claim: ClaimView,
}

/// The bars of the figures before and after.
#[derive(Debug, Serialize)]
pub struct PairOfBars {
    /// SVG.
    pub before_html: String,
    /// SVG.
    pub after_html: String,
}

/// Units in which a whole is a hundred.
const PERCENT: [&str; 5] = ["%", "persen", "per cent", "percent", "prosen"];

/// From so many times as much on, a growth is told in times: "+1,533 %" says nothing to anyone.
const MANIFOLD: f64 = 3.0;

/// The scales of a case's results: results of one unit share theirs.
pub(super) struct ResultScales(BTreeMap<String, Vec<f64>>);

impl ResultScales {
    /// Looks at all results of a case.
    pub(super) fn of(measures: &[Measure]) -> Self {
        let mut values: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for measure in measures {
            if let (Some((before, after)), Some(unit)) = (pair(measure), unit_name(measure)) {
                values.entry(unit).or_default().extend([before, after]);
            }
        }
        Self(values)
    }

    /// The scale of a result. Figures without a unit can be compared with each other alone.
    fn scale(&self, measure: &Measure, (before, after): (f64, f64)) -> Scale {
        let unit = unit_name(measure).unwrap_or_default();
        let own = [before, after];
        let values = self.0.get(&unit).map_or(own.as_slice(), Vec::as_slice).iter().copied();
        if PERCENT.contains(&unit.as_str()) {
            Scale::of_percentages(values)
        } else {
            Scale::of(values)
        }
    }
}

/// The unit of a result as scales tell units apart.
pub(super) fn unit_name(measure: &Measure) -> Option<String> {
    measure.unit.as_ref().map(|unit| unit.trim().to_lowercase())
}

/// A result of a case, with bars on the scale of its unit.
pub(super) fn measure_with_bars(
    page: &PageContext<'_>,
    scales: &ResultScales,
    item: &Measure,
) -> MeasureItem {
    let bars = pair(item).map(|(before, after)| {
        let scale = scales.scale(item, (before, after));
        PairOfBars {
            before_html: bar(scale, before, "before"),
            after_html: bar(scale, after, "after"),
        }
    });
    MeasureItem { bars, ..measure(page, item) }
}

/// A result of a case, without bars.
pub(super) fn measure(page: &PageContext<'_>, item: &Measure) -> MeasureItem {
    let shown = |value: &Option<Figure>| value.as_ref().map(|value| page.figure(value));
    MeasureItem {
        indicator: item.indicator.clone(),
        before: shown(&item.before),
        after: shown(&item.after),
        unit: item.unit.clone(),
        period: item.period.clone(),
        evidence: item.evidence.map(|evidence| page.choice("evidence", evidence.id())),
        evidence_id: item.evidence.map(crate::model::choice::Evidence::id),
        change: change(page, item),
        bars: None,
        claim: claim(page, &item.claim, None),
    }
}

/// The change from before to after, as people say it: between percentages in points, from so many
/// times as much on in times, and otherwise in whole per cent.
pub(super) fn change(page: &PageContext<'_>, item: &Measure) -> Option<String> {
    let (before, after) = pair(item)?;
    if unit_name(item).is_some_and(|unit| PERCENT.contains(&unit.as_str())) {
        return change_in_points(page, after - before);
    }
    let times = after / before;
    if before > 0.0 && times.is_finite() && times >= MANIFOLD {
        let number = locale::number(round(times, times < 10.0), page.strings);
        return Some(page.strings.fill("case.times", &[("n", &number)]));
    }
    let percent = ((after - before) / before.abs() * 100.0).round();
    if !percent.is_finite() || percent == 0.0 {
        return None;
    }
    let sign = if percent > 0.0 { "+" } else { "" };
    let number = Number { value: percent, decimals: 0 };
    Some(format!("{sign}{} %", locale::number(number, page.strings)))
}

/// The distance between two percentages. That 34 per cent became 66 is no growth of 94 per cent to
/// those who read it beside the two figures.
fn change_in_points(page: &PageContext<'_>, distance: f64) -> Option<String> {
    let points = round(distance, distance.abs() < 10.0);
    if points.value == 0.0 {
        return None;
    }
    let sign = if points.value > 0.0 { "+" } else { "" };
    let number = format!("{sign}{}", locale::number(points, page.strings));
    Some(page.strings.fill("case.points", &[("n", &number)]))
}

/// A number with at most one decimal, which is left out where it is a nought.
fn round(value: f64, with_decimal: bool) -> Number {
    let steps = if with_decimal { 10.0 } else { 1.0 };
    let value = (value * steps).round() / steps;
    Number { value, decimals: u8::from(value.fract() != 0.0) }
}
