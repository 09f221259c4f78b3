//! Calendar dates without a clock or a time zone. Apart because a date in a case is a day people
//! speak of, not an instant; a year or a month alone is a date too.

use std::fmt;

/// A day of the Gregorian calendar, year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

/// A date of which only the year, or the year and month, may be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, 1 to 9999.
    pub year: u16,
    /// The month, 1 to 12, if known.
    pub month: Option<u8>,
    /// The day, 1 to 31, if known; never without a month.
    pub day: Option<u8>,
}

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// The text has another shape than `2024-12-31`; if it is a date all the same, the way it
    /// should be written.
    Shape(Option<String>),
    /// The shape is right, but there is no such day.
    Impossible,
    /// Only a year or a month, where a day is wanted.
    Incomplete,
}

impl Date {
    /// The day of that number, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day that lies so many days after 1 January 1970.
    pub fn from_days(mut days: u64) -> Self {
        let (mut year, mut month) = (1970_u16, 1_u8);
        let in_year = |year: u16| 337 + u64::from(days_in(year, 2));
        while year < 9999 && days >= in_year(year) {
            days -= in_year(year);
            year += 1;
        }
        while month < 12 && days >= u64::from(days_in(year, month)) {
            days -= u64::from(days_in(year, month));
            month += 1;
        }
        Self { year, month, day: (days as u8).saturating_add(1).min(days_in(year, month)) }
    }

    /// Reads `2024-12-31`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match PartialDate::parse(text)? {
            PartialDate { year, month: Some(month), day: Some(day) } => {
                Ok(Self { year, month, day })
            }
            PartialDate { .. } => Err(DateError::Incomplete),
        }
    }
}

impl PartialDate {
    /// Reads `2024`, `2024-12` or `2024-12-31`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let parts: Vec<&str> = text.trim().split('-').collect();
        let shape_is_right = (1..=3).contains(&parts.len())
            && parts.iter().enumerate().all(|(index, part)| {
                part.len() == if index == 0 { 4 } else { 2 }
                    && part.bytes().all(|byte| byte.is_ascii_digit())
            });
        if !shape_is_right {
            return Err(DateError::Shape(correct_notation(text)));
        }
        let number = |index: usize| parts.get(index).and_then(|part| part.parse::<u16>().ok());
        let year = number(0).filter(|year| *year > 0).ok_or(DateError::Impossible)?;
        let month = number(1).map(|month| month as u8);
        let day = number(2).map(|day| day as u8);
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(DateError::Impossible)?;
        Ok(Self { year, month, day })
    }

    /// The first day that this date may mean.
    pub fn earliest(self) -> Date {
        Date { year: self.year, month: self.month.unwrap_or(1), day: self.day.unwrap_or(1) }
    }

    /// A number that orders: 20190402, with 0 for what is not known.
    pub fn sortable(self) -> u32 {
        let part = |part: Option<u8>| u32::from(part.unwrap_or(0));
        u32::from(self.year) * 10_000 + part(self.month) * 100 + part(self.day)
    }

    /// The last day that this date may mean.
    pub fn latest(self) -> Date {
        let month = self.month.unwrap_or(12);
        Date { year: self.year, month, day: self.day.unwrap_or_else(|| days_in(self.year, month)) }
    }
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self { year: date.year, month: Some(date.month), day: Some(date.day) }
    }
}

impl fmt::Display for Date {
    /// The form of ISO 8601, as it is written in files and in `<time datetime>`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for PartialDate {
    /// The form of ISO 8601, as far as the date is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Month names as they begin in Indonesian and English, longest beginnings first where needed.
const MONTHS: [(&str, u8); 19] = [
    ("jan", 1),
    ("feb", 2),
    ("peb", 2),
    ("mar", 3),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("jun", 6),
    ("jul", 7),
    ("agu", 8),
    ("ags", 8),
    ("aug", 8),
    ("sep", 9),
    ("okt", 10),
    ("oct", 10),
    ("nov", 11),
    ("nop", 11),
    ("des", 12),
    ("dec", 12),
];

/// Understands `31/12/2024`, `31-12-2024`, `31.12.2024`, `31 Desember 2024`, `Desember 2024` and
/// `2024/12/31`, and gives the way to write them.
fn correct_notation(text: &str) -> Option<String> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '/' | '-' | '.' | ','))
        .filter(|part| !part.is_empty())
        .collect();
    let number = |part: &str| part.parse::<u16>().ok();
    let month = |part: &str| {
        let lower = part.to_lowercase();
        number(part).map(|month| month as u8).or_else(|| {
            MONTHS.iter().find(|(start, _)| lower.starts_with(start)).map(|(_, month)| *month)
        })
    };
    let date = match parts.as_slice() {
        [year, m, day] if year.len() == 4 => {
            Date::new(number(year)?, month(m)?, number(day)? as u8)
        }
        [day, m, year] => Date::new(number(year)?, month(m)?, number(day)? as u8),
        [m, year] if year.len() == 4 => {
            let first = Date::new(number(year)?, month(m)?, 1)?;
            return Some(format!("{:04}-{:02}", first.year, first.month));
        }
        _ => None,
    }?;
    (date.year >= 1000).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(Date::parse("2024-02-30"), Err(DateError::Impossible));
        assert_eq!(Date::parse("2023-02-29"), Err(DateError::Impossible));
        assert!(Date::parse("2024-02-29").is_ok());
        assert_eq!(Date::parse("2024-13-01"), Err(DateError::Impossible));
        assert_eq!(PartialDate::parse("0000"), Err(DateError::Impossible));
    }

    #[test]
    fn a_date_written_another_way_is_understood_and_mended() {
        for (typed, meant) in [
            ("31/12/2024", "2024-12-31"),
            ("31 Desember 2024", "2024-12-31"),
            ("1-3-2019", "2019-03-01"),
            ("17 Agustus 1945", "1945-08-17"),
            ("Oktober 2018", "2018-10"),
            ("2018/10/7", "2018-10-07"),
        ] {
            assert_eq!(PartialDate::parse(typed), Err(DateError::Shape(Some(meant.to_owned()))));
        }
        assert_eq!(Date::parse("kemarin"), Err(DateError::Shape(None)));
        assert_eq!(Date::parse("2024-10"), Err(DateError::Incomplete));
    }

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
        assert_eq!(Date::from_days(19_782).to_string(), "2024-02-29");
        assert_eq!(Date::from_days(20_779).to_string(), "2026-11-22");
    }

    #[test]
    fn a_month_spans_its_days() {
        let february = PartialDate::parse("2024-02").unwrap();
        assert_eq!(february.earliest().to_string(), "2024-02-01");
        assert_eq!(february.latest().to_string(), "2024-02-29");
        assert_eq!(february.to_string(), "2024-02");
    }
}
