//! Dates and numbers as readers of a language write them, from that language's strings.

use crate::{
    text::{
        date::{Date, PartialDate},
        number::{Number, size_with_unit, write_with_marks},
    },
    theme::Strings,
};

/// A date, as far as it is known: "17 Oktober 2018", "Oktober 2018", "2018".
pub fn date(date: PartialDate, strings: &Strings) -> String {
    let year = date.year.to_string();
    let Some(month) = date.month else { return year };
    let month = strings.get(&format!("month.{month}")).to_owned();
    match date.day {
        Some(day) => strings
            .fill("date.day", &[("day", &day.to_string()), ("month", &month), ("year", &year)]),
        None => strings.fill("date.month", &[("month", &month), ("year", &year)]),
    }
}

/// A day.
pub(super) fn day(day: Date, strings: &Strings) -> String {
    date(day.into(), strings)
}

/// A stretch of days, without saying twice what both ends share.
pub(super) fn period(start: PartialDate, end: Option<PartialDate>, strings: &Strings) -> String {
    let Some(end) = end.filter(|end| *end != start) else { return date(start, strings) };
    let last = date(end, strings);
    let same_year = start.year == end.year;
    let first = match (start.day, start.month) {
        (Some(day), _) if same_year && start.month == end.month => day.to_string(),
        (Some(day), Some(month)) if same_year => strings.fill(
            "date.day_of_month",
            &[("day", &day.to_string()), ("month", strings.get(&format!("month.{month}")))],
        ),
        (None, Some(month)) if same_year => strings.get(&format!("month.{month}")).to_owned(),
        _ => date(start, strings),
    };
    format!("{first}–{last}")
}

/// A number with the language's marks: "1.250.000", "3,50".
pub(super) fn number(number: Number, strings: &Strings) -> String {
    write_with_marks(number, strings.get("number.group"), strings.get("number.decimal"))
}

/// A number of bytes: "240 KB", "1,2 MB".
pub(super) fn size(bytes: u64, strings: &Strings) -> String {
    let (size, unit) = size_with_unit(bytes);
    format!("{} {unit}", number(size, strings))
}

/// A count.
pub fn count(count: u64, strings: &Strings) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of people and pages are far smaller")]
    number(Number { value: count as f64, decimals: 0 }, strings)
}
