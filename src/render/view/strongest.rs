//! The strongest figure of a case: the one that its page and its card say first. Apart because page,
//! card and search must choose alike.
//!
//! The rule: only results with a number before and a number after. Among them the strongest evidence
//! goes first, then the largest change (its share of the larger of the two numbers, so that halving
//! and doubling count alike), then the order of the record.

use crate::model::{
    case::{Case, Figure, Measure},
    choice::Evidence,
};

/// The two numbers of a result, before and after.
pub(super) fn pair(measure: &Measure) -> Option<(f64, f64)> {
    match (&measure.before, &measure.after) {
        (Some(Figure::Number(before)), Some(Figure::Number(after))) => {
            Some((before.value, after.value))
        }
        _ => None,
    }
}

/// The result that speaks first for a case, if one has figures.
pub(super) fn strongest_figure(case: &Case) -> Option<&Measure> {
    let mut strongest: Option<(&Measure, (u8, f64))> = None;
    for measure in &case.results.items {
        let Some(numbers) = pair(measure) else { continue };
        let weight = (evidence_weight(measure.evidence), change_share(numbers));
        let is_stronger = strongest.is_none_or(|(_, known)| {
            weight.0.cmp(&known.0).then(weight.1.total_cmp(&known.1)).is_gt()
        });
        if is_stronger {
            strongest = Some((measure, weight));
        }
    }
    strongest.map(|(measure, _)| measure)
}

fn evidence_weight(evidence: Option<Evidence>) -> u8 {
    match evidence {
        Some(Evidence::Strong) => 4,
        Some(Evidence::Moderate) => 3,
        Some(Evidence::Early) => 2,
        Some(Evidence::Statement) => 1,
        None => 0,
    }
}

/// The change as a share of the larger of two numbers: 0 where nothing changed.
fn change_share((before, after): (f64, f64)) -> f64 {
    let larger = before.abs().max(after.abs());
    if larger > 0.0 { (after - before).abs() / larger } else { 0.0 }
}
