//! Numbers as Indonesian and English officials write them. Apart because a dot and a comma mean
//! different things to different readers, and a guess would publish a wrong figure.

use super::language::Language;

/// A number, with the way its writer separated the fraction already understood.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Number {
    /// The value.
    pub value: f64,
    /// How many digits after the decimal mark were written, so that `3,50` is shown as such.
    pub decimals: u8,
}

/// Why a text is no number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// `12.500` is twelve and a half to one reader and twelve thousand five hundred to another.
    Ambiguous {
        /// The same digits read with thousands: `12500`.
        thousands: String,
        /// The same digits read with a fraction: `12,5`.
        fraction: String,
    },
    /// `0812`: a number of that value would be written without the zero.
    LeadingZero,
    /// Not a number at all.
    NotANumber,
}

/// Reads a number: `1250`, `-3,5`, `3.5`, `1.250.000`, `1,250,000.5`, `1 250`, `Rp1,5 miliar`,
/// `45 %` is not one (a unit has a key of its own).
pub fn parse(text: &str) -> Result<Number, NumberError> {
    let text = text.trim();
    let text = text
        .strip_prefix("Rp.")
        .or_else(|| text.strip_prefix("Rp"))
        .or_else(|| text.strip_prefix("IDR"))
        .unwrap_or(text)
        .trim_start();
    let (digits, factor) = split_magnitude(text);
    let (negative, digits) = match digits.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, digits),
    };
    let mut number = parse_digits(digits)?;
    if factor > 1.0 {
        number = Number { value: number.value * factor, decimals: 0 };
    }
    if negative {
        number.value = -number.value;
    }
    Ok(number)
}

/// Writes a number with the marks of a language: `1.250,5` in Indonesian, `1,250.5` in English.
pub fn write(number: Number, language: Language) -> String {
    let (group, decimal) = match language {
        Language::Id => (".", ","),
        Language::En => (",", "."),
    };
    write_with_marks(number, group, decimal)
}

/// Writes a count with the marks of a language.
pub fn write_count(count: usize, language: Language) -> String {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts 2^52 pages")]
    write(Number { value: count as f64, decimals: 0 }, language)
}

/// Writes a number with one decimal if it is below ten: `0.4`, `12`.
pub fn write_rounded(value: f64, language: Language) -> String {
    write(Number { value, decimals: u8::from(value < 10.0) }, language)
}

/// Writes a number of bytes in the unit that people would use: `12 KB`, `1.4 MB`.
pub fn write_size(bytes: u64, language: Language) -> String {
    let (number, unit) = size_with_unit(bytes);
    format!("{} {unit}", write(number, language))
}

/// A number of bytes in the unit that people would use, with one decimal if it is below ten.
pub fn size_with_unit(bytes: u64) -> (Number, &'static str) {
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let bytes = bytes as f64;
    let (value, unit) = match bytes {
        few if few < 1e3 => return (Number { value: few, decimals: 0 }, "B"),
        some if some < 1e6 => (some / 1e3, "KB"),
        many if many < 1e9 => (many / 1e6, "MB"),
        more => (more / 1e9, "GB"),
    };
    (Number { value, decimals: u8::from(value < 10.0) }, unit)
}

/// Writes a number with a mark between groups of three digits, and one before the fraction.
/// Numbers of four digits are grouped too: in one line, `1.200` stands beside `12.500`.
pub fn write_with_marks(number: Number, group: &str, decimal: &str) -> String {
    let written = write_digits(number.value.abs(), usize::from(number.decimals));
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let mut out = String::new();
    if number.value < 0.0 {
        out.push('−');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push_str(decimal);
        out.push_str(fraction);
    }
    out
}

/// Up to here a whole number has all its digits: 2^53.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// A number that is not negative, with so many decimals. Most figures have none: the exact digits of a
/// fraction take ten times as long.
fn write_digits(value: f64, decimals: usize) -> String {
    let whole = value.round_ties_even();
    if decimals == 0 && whole <= LARGEST_WHOLE {
        #[expect(clippy::cast_sign_loss, reason = "it is not negative")]
        return (whole as u64).to_string();
    }
    format!("{value:.decimals$}")
}

/// Words for powers of ten, as budgets are written.
const MAGNITUDES: [(&str, f64); 8] = [
    ("ribu", 1e3),
    ("juta", 1e6),
    ("miliar", 1e9),
    ("milyar", 1e9),
    ("triliun", 1e12),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
];

fn split_magnitude(text: &str) -> (&str, f64) {
    for (word, factor) in MAGNITUDES {
        let at = text.len().wrapping_sub(word.len());
        if let Some((digits, end)) = text.split_at_checked(at)
            && end.eq_ignore_ascii_case(word)
            && !digits.trim().is_empty()
        {
            return (digits.trim_end(), factor);
        }
    }
    (text, 1.0)
}

fn parse_digits(digits: &str) -> Result<Number, NumberError> {
    let ascii = digits.is_ascii() && digits.bytes().any(|byte| byte.is_ascii_digit());
    if !ascii || !digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b' ')) {
        return Err(NumberError::NotANumber);
    }
    let compact = digits.replace(' ', "");
    let bytes = compact.as_bytes();
    if bytes.len() > 1 && bytes[0] == b'0' && bytes[1].is_ascii_digit() {
        return Err(NumberError::LeadingZero);
    }
    let dots = compact.matches('.').count();
    let commas = compact.matches(',').count();
    match (dots, commas) {
        (0, 0) => join_fraction(&compact, None),
        (1, 0) => parse_with_one_mark(&compact, '.'),
        (0, 1) => parse_with_one_mark(&compact, ','),
        (_, 0) => parse_groups(&compact, '.', None),
        (0, _) => parse_groups(&compact, ',', None),
        (_, 1) if compact.rfind(',') > compact.rfind('.') => parse_groups(&compact, '.', Some(',')),
        (1, _) if compact.rfind('.') > compact.rfind(',') => parse_groups(&compact, ',', Some('.')),
        _ => Err(NumberError::NotANumber),
    }
}

/// One dot or comma: a fraction, unless exactly three digits follow it.
fn parse_with_one_mark(digits: &str, mark: char) -> Result<Number, NumberError> {
    let Some((whole, fraction)) = digits.split_once(mark) else {
        return Err(NumberError::NotANumber);
    };
    if fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" {
        let trimmed = fraction.trim_end_matches('0');
        return Err(NumberError::Ambiguous {
            thousands: format!("{whole}{fraction}"),
            fraction: format!("{whole},{}", if trimmed.is_empty() { "0" } else { trimmed }),
        });
    }
    join_fraction(whole, Some(fraction))
}

/// Groups of three digits, with an optional fraction behind another mark.
fn parse_groups(digits: &str, group: char, decimal: Option<char>) -> Result<Number, NumberError> {
    let (whole, fraction) = match decimal.and_then(|mark| digits.split_once(mark)) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split(group).collect();
    let right = groups.iter().enumerate().all(|(index, part)| {
        if index == 0 { (1..=3).contains(&part.len()) } else { part.len() == 3 }
    });
    if right { join_fraction(&groups.concat(), fraction) } else { Err(NumberError::NotANumber) }
}

/// Digits that a floating-point number keeps exactly (IEEE 754, binary64). Longer figures are codes,
/// and would be published with other digits than those written.
const MOST_DIGITS: usize = 15;

fn join_fraction(whole: &str, fraction: Option<&str>) -> Result<Number, NumberError> {
    if whole.len() > MOST_DIGITS {
        return Err(NumberError::NotANumber);
    }
    let text = match fraction {
        Some(fraction) if fraction.is_empty() || whole.is_empty() => {
            return Err(NumberError::NotANumber);
        }
        Some(fraction) => format!("{whole}.{fraction}"),
        None => whole.to_owned(),
    };
    let value = text.parse::<f64>().map_err(|_| NumberError::NotANumber)?;
    Ok(Number { value, decimals: fraction.map_or(0, |digits| digits.len().min(9) as u8) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> f64 {
        parse(text).map_or(f64::NAN, |number| number.value)
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "these values are exact in binary or parsed alike")]
    fn figures_of_both_languages_are_read() {
        assert_eq!(value("1250"), 1250.0);
        assert_eq!(value("-3,5"), -3.5);
        assert_eq!(value("35.10"), 35.1);
        assert_eq!(value("1.250.000"), 1_250_000.0);
        assert_eq!(value("1,250,000.5"), 1_250_000.5);
        assert_eq!(value("1.250.000,25"), 1_250_000.25);
        assert_eq!(value("Rp1,5 miliar"), 1.5e9);
        assert_eq!(value("Rp 150 juta"), 1.5e8);
        assert_eq!(value("0.125"), 0.125);
        assert_eq!(parse("3,50").map(|number| number.decimals), Ok(2));
    }

    #[test]
    fn a_figure_that_cannot_be_kept_exactly_is_no_number() {
        assert!(parse("123456789012345").is_ok() && parse("999.999.999.999.999").is_ok());
        for text in ["3201012345678901", "1.234.567.890.123.456", &"9".repeat(400)] {
            assert_eq!(parse(text), Err(NumberError::NotANumber), "{text}");
        }
    }

    #[test]
    fn numbers_in_one_line_are_written_alike() {
        let written = |value, decimals| {
            let number = Number { value, decimals };
            Language::ALL.map(|language| write(number, language)).join(" ")
        };
        assert_eq!(written(1200.0, 0), "1.200 1,200");
        assert_eq!(written(12500.0, 0), "12.500 12,500");
        assert_eq!(written(5.24, 1), "5,2 5.2");
        assert_eq!(written(-1_234_567.5, 2), "−1.234.567,50 −1,234,567.50");
        assert_eq!(written(0.0, 0), "0 0");
        assert_eq!((written(0.5, 0), written(2.5, 0)), ("0 0".to_owned(), "2 2".to_owned()));
        assert_eq!(written(1e18, 0), "1.000.000.000.000.000.000 1,000,000,000,000,000,000");
    }

    #[test]
    fn what_two_readers_read_differently_is_refused() {
        assert_eq!(
            parse("12.500"),
            Err(NumberError::Ambiguous {
                thousands: "12500".to_owned(),
                fraction: "12,5".to_owned()
            })
        );
        assert!(matches!(parse("1,250"), Err(NumberError::Ambiguous { .. })));
        assert_eq!(parse("hampir 100"), Err(NumberError::NotANumber));
        assert_eq!(parse("1.25.000"), Err(NumberError::NotANumber));
        assert_eq!(parse(""), Err(NumberError::NotANumber));
        assert_eq!(parse("miliar"), Err(NumberError::NotANumber));
    }
}
