//! What an entry should tell beyond what it must: sources, both figures of a result, an approval,
//! dates in an order that can be. On values, so that every diagnostic has its place.

use crate::{
    diagnostic::Diagnostic,
    names::{Kind, Value, Values},
    rule,
    source::{Span, Spanned},
    text::date::{Date, PartialDate},
};

/// Looks at the main file of an entry. `top` is where its front matter begins.
pub(super) fn check_recommendations(kind: Kind, values: &Values, top: Span) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let rests_on_something =
        matches!(kind, Kind::Case | Kind::Locus | Kind::Visit | Kind::Adoption);
    if rests_on_something && values.list("sources").is_empty() {
        diagnostics.push(Diagnostic::at(&rule::NO_SOURCE, top));
    }
    if values.get("approved").is_none() {
        diagnostics.push(Diagnostic::at(&rule::NOT_APPROVED, top));
    }
    match kind {
        Kind::Case => {
            diagnostics.extend(values.maps("results").filter_map(report_incomplete));
            check_order(values, ("since", "checked"), "status", &mut diagnostics);
            check_order(values, ("since", "ended"), "ended", &mut diagnostics);
        }
        Kind::Visit => check_order(values, ("start", "end"), "visit", &mut diagnostics),
        Kind::Locus | Kind::Institute | Kind::Adoption | Kind::Page => {}
    }
    diagnostics
}

/// A result with one figure only.
fn report_incomplete(result: &Values) -> Option<Diagnostic> {
    let missing = match (result.get("before"), result.get("after")) {
        (Some(_), None) => "figure.after",
        (None, Some(_)) => "figure.before",
        (None, None) | (Some(_), Some(_)) => return None,
    };
    let indicator = result.text("indicator")?;
    Some(
        Diagnostic::at(&rule::INCOMPLETE_RESULT, indicator.span)
            .text("indicator", indicator.value)
            .word("missing", missing),
    )
}

/// The second day must not lie before the first, however much of either is known.
fn check_order(
    values: &Values,
    (first, second): (&str, &str),
    variant: &'static str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (Some(first), Some(second)) = (find_date(values, first), find_date(values, second)) else {
        return;
    };
    if second.value.latest() < first.value.earliest() {
        diagnostics.push(
            Diagnostic::at(&rule::DATE_ORDER, second.span)
                .variant(variant)
                .text("first", first.value.to_string())
                .text("second", second.value.to_string())
                .related(first.span),
        );
    }
}

fn find_date(values: &Values, key: &str) -> Option<Spanned<PartialDate>> {
    match values.get(key)? {
        Value::Partial(date) => Some(*date),
        Value::Date(date) => Some(date.map(Date::into)),
        _ => None,
    }
}
