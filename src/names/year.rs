//! Years that nobody can have meant. Apart from the notation of dates, because `0018` is a year of the
//! calendar all the same.

use super::field::ValueType;
use crate::{diagnostic::Diagnostic, rule, source::Span, text::date::PartialDate};

/// The years that a date may lie in. A tradition may be old; a page, a visit or a check is not.
/// No year depends on the day, so that one input always gives one output.
fn bounds(value_type: &ValueType) -> (u16, u16) {
    match value_type {
        ValueType::Date => (1900, 2100),
        _ => (1000, 2100),
    }
}

/// The years among which a mistyped one is looked for, the likeliest first.
const LIKELY: std::ops::RangeInclusive<u16> = 1990..=2039;

/// A diagnostic about a year that is out of bounds, with the date that was most likely meant.
pub(super) fn check_year(
    value_type: &ValueType,
    date: PartialDate,
    span: Span,
) -> Result<(), Box<Diagnostic>> {
    let (least, greatest) = bounds(value_type);
    if (least..=greatest).contains(&date.year) {
        return Ok(());
    }
    let meant = likely_year(date.year).map(|year| PartialDate { year, ..date }.to_string());
    Err(Box::new(
        Diagnostic::at(&rule::OUT_OF_RANGE, span)
            .variant("year")
            .text("value", date.to_string())
            .text("least", least.to_string())
            .text("greatest", greatest.to_string())
            .suggest(meant),
    ))
}

/// The year that a slip of one finger made into another: two digits swapped, else one digit wrong,
/// in the century first.
fn likely_year(typed: u16) -> Option<u16> {
    let digits = |year: u16| [year / 1000, year / 100 % 10, year / 10 % 10, year % 10];
    let typed = digits(typed);
    let differing = |year: u16| {
        let other = digits(year);
        let places = (0..4).filter(|at| typed[*at] != other[*at]);
        (places.collect::<Vec<_>>(), other)
    };
    let swapped = LIKELY.clone().find(|year| {
        let (places, other) = differing(*year);
        matches!(*places, [a, b] if b == a + 1 && typed[a] == other[b] && typed[b] == other[a])
    });
    swapped.or_else(|| {
        let one_wrong = LIKELY.filter(|year| differing(*year).0.len() == 1);
        one_wrong.min_by_key(|year| differing(*year).0)
    })
}

#[cfg(test)]
mod tests {
    use super::likely_year;

    #[test]
    fn a_slip_in_a_year_is_understood() {
        for (typed, meant) in [(18, Some(2018)), (2206, Some(2026)), (2109, Some(2019))] {
            assert_eq!(likely_year(typed), meant, "{typed}");
        }
        assert_eq!(likely_year(309), None);
    }
}
