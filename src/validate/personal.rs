//! What belongs to a person alone: mobile numbers, the numbers of identity cards and officials,
//! addresses of free mail. What only looks like it (decimals, amounts, coordinates, numbers of
//! regulations, budgets and accounts) is let pass, so that a warning is worth reading.

use std::ops::Range;

use super::digit_run::{DigitRun, find_digit_runs};
use crate::{
    rule::{self, Rule},
    text::boundary::{before_first, behind_last, first_bytes, last_bytes},
};

/// How much before and behind a number is looked at for what it is.
const NEAR: usize = 256;

/// The fewest figures of a number that somebody may own.
const FEWEST_DIGITS: usize = 9;

/// What people write before a mobile number.
const MOBILE_LABELS: [&str; 9] =
    ["hp", "wa", "whatsapp", "ponsel", "handphone", "seluler", "mobile", "cell", "hape"];

/// What people write before a number of another kind.
const OTHER_LABELS: [&str; 16] = [
    "rekening",
    "rek",
    "surat",
    "dipa",
    "kode",
    "npwp",
    "isbn",
    "akun",
    "registrasi",
    "rp",
    "idr",
    "usd",
    "anggaran",
    "account",
    "code",
    "resi",
];

/// What people write before the number of an identity card.
const CARD_LABELS: [&str; 6] = ["nik", "ktp", "kependudukan", "penduduk", "identitas", "identity"];

/// What stands between a label and its number.
const BETWEEN: [&str; 6] = ["no", "nomor", "number", "nomer", "telepon", "telp"];

/// Services that give an address to anybody.
const FREE_MAIL: [&str; 22] = [
    "gmail.com",
    "googlemail.com",
    "yahoo.com",
    "yahoo.co.id",
    "yahoo.co.uk",
    "ymail.com",
    "rocketmail.com",
    "hotmail.com",
    "hotmail.co.id",
    "outlook.com",
    "outlook.co.id",
    "live.com",
    "msn.com",
    "icloud.com",
    "me.com",
    "aol.com",
    "proton.me",
    "protonmail.com",
    "gmx.com",
    "mail.com",
    "zoho.com",
    "yandex.com",
];

/// Something personal in a text.
pub(super) struct PersonalData {
    /// The rule that it breaks.
    pub(super) rule: &'static Rule,
    /// Its bytes.
    pub(super) range: Range<usize>,
}

/// Everything personal in a text, in its order.
pub(super) fn find_personal_data(text: &str) -> Vec<PersonalData> {
    let mut personal_data: Vec<PersonalData> = Vec::new();
    for run in find_digit_runs(text, FEWEST_DIGITS) {
        let Surroundings::Plain { label } = look_around(text, &run.range()) else { continue };
        // A mobile number may stand behind other figures.
        let judged = judge_whole(text, &run, &label).or_else(|| {
            run.tails().find_map(|tail| {
                mobile_number(text, &tail, &label).map(|range| (&rule::PRIVATE_PHONE, range))
            })
        });
        personal_data.extend(judged.map(|(rule, range)| PersonalData { rule, range }));
    }
    personal_data.extend(find_free_mail(text));
    personal_data.sort_by_key(|data| data.range.start);
    personal_data
}

/// What stands around a number.
enum Surroundings {
    /// It is part of a word, an address or a fraction.
    Part,
    /// It stands by itself, behind this label.
    Plain { label: String },
}

fn look_around(text: &str, range: &Range<usize>) -> Surroundings {
    let before = last_bytes(&text[..range.start], NEAR);
    let behind = first_bytes(&text[range.end..], NEAR);
    let word_start = behind_last(before, |c| c.is_whitespace() || matches!(c, '(' | '<' | '"'));
    let word = &before[word_start..];
    let is_chat = word.contains("wa.me/") || word.contains("whatsapp.com/");
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '_' | '=' | '#');
    let fraction =
        word.strip_suffix([',', '.']).is_some_and(|it| it.ends_with(|c: char| c.is_ascii_digit()));
    let joined_before = word.ends_with(joins) || word.ends_with('/');
    let next = behind.strip_prefix('/').unwrap_or(behind);
    // `0812…/0813…` are two numbers, `0812…/2020` is one of a letter.
    let joined_behind = behind.starts_with(joins)
        || next.len() < behind.len() && next.starts_with(joins) && !next.starts_with("08");
    let is_regulation = behind.trim_start().to_lowercase().starts_with("tahun ");
    let is_address = word.contains("://") || word.starts_with("www.");
    let two_numbers = word.ends_with('/') && word.contains(|c: char| c.is_ascii_digit());
    if is_chat {
        return Surroundings::Plain { label: "wa".to_owned() };
    }
    if is_address || fraction || is_regulation || joined_behind || joined_before && !two_numbers {
        return Surroundings::Part;
    }
    Surroundings::Plain { label: label_before(before) }
}

/// The word that says what the number is, in lower case.
fn label_before(before: &str) -> String {
    let line = before.rsplit('\n').next().unwrap_or(before);
    let mut words = line.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let label = words.by_ref().take(3).map(str::to_lowercase);
    let mut label = label.skip_while(|word| BETWEEN.contains(&word.as_str()));
    label.next().unwrap_or_default()
}

/// Whether the whole number is that of a person.
fn judge_whole(text: &str, run: &DigitRun, label: &str) -> Option<(&'static Rule, Range<usize>)> {
    let digits = run.digits(text);
    let solid = run.lengths().count() == 1;
    let is_named = CARD_LABELS.contains(&label) && digits.len() == 16;
    let is_card = is_named || solid && is_identity_number(&digits);
    if is_official_number(&digits) {
        Some((&rule::OFFICIAL_NUMBER, run.range()))
    } else if is_card && !OTHER_LABELS.contains(&label) {
        Some((&rule::IDENTITY_NUMBER, run.range()))
    } else if MOBILE_LABELS.contains(&label) && (9..=14).contains(&digits.len()) {
        Some((&rule::PRIVATE_PHONE, with_plus(text, run.range())))
    } else {
        None
    }
}

/// Mobile numbers of Indonesia, `08…`, `628…` and `+62 8…`: where the number stands.
fn mobile_number(text: &str, run: &DigitRun, label: &str) -> Option<Range<usize>> {
    let whole: Vec<usize> = run.lengths().collect();
    let looks_like_a_card = whole.len() >= 4 && whole.iter().all(|length| *length == 4);
    if OTHER_LABELS.contains(&label) || looks_like_a_card {
        return None;
    }
    let with_code = run.digits(text).starts_with("62");
    let first = run.first_groups(if with_code { 14 } else { 13 });
    let digits = first.digits(text);
    let first_length = first.lengths().next()?;
    let range = with_plus(text, first.range());
    let has_plus = range.start < first.range().start;
    let is_one = if with_code {
        digits.starts_with("628")
            && digits.len() >= 11
            && (has_plus || !first.is_in_thousands(text))
    } else {
        digits.starts_with("08") && digits.len() >= 10 && first_length >= 3
    };
    // Longer numbers without a gap are something else.
    let is_whole = first.lengths().count() == whole.len() || whole.len() > 1;
    (is_one && is_whole).then_some(range)
}

/// A range with the `+` before it.
fn with_plus(text: &str, range: Range<usize>) -> Range<usize> {
    let plus = usize::from(text[..range.start].ends_with('+'));
    range.start - plus..range.end
}

fn two_digits(digits: &str, at: usize) -> u32 {
    digits.get(at..at + 2).and_then(|part| part.parse().ok()).unwrap_or(0)
}

/// Sixteen figures as on an identity card: place, day of birth (women 40 more), a number.
fn is_identity_number(digits: &str) -> bool {
    let (province, day, month) =
        (two_digits(digits, 0), two_digits(digits, 6), two_digits(digits, 8));
    digits.len() == 16
        && (11..=97).contains(&province)
        && ((1..=31).contains(&day) || (41..=71).contains(&day))
        && (1..=12).contains(&month)
}

/// Eighteen figures as officials have: date of birth, month of appointment, sex, a number.
fn is_official_number(digits: &str) -> bool {
    let century = |at: usize| matches!(two_digits(digits, at), 19 | 20);
    digits.len() == 18
        && century(0)
        && (1..=12).contains(&two_digits(digits, 4))
        && (1..=31).contains(&two_digits(digits, 6))
        && century(8)
        && (1..=12).contains(&two_digits(digits, 12))
}

/// Addresses of free mail.
fn find_free_mail(text: &str) -> Vec<PersonalData> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    let addresses = text.match_indices('@').filter_map(|(at, _)| {
        let before = last_bytes(&text[..at], NEAR);
        let name = &before[behind_last(before, |c| !is_part(c))..];
        let behind = first_bytes(&text[at + '@'.len_utf8()..], NEAR);
        let host =
            behind[..before_first(behind, |c| !is_part(c))].trim_end_matches(['.', '-', '_']);
        let is_free = FREE_MAIL.contains(&host.to_lowercase().as_str());
        let range = at - name.len()..at + '@'.len_utf8() + host.len();
        let data = PersonalData { rule: &rule::PRIVATE_EMAIL, range };
        (is_free && !name.is_empty()).then_some(data)
    });
    addresses.collect()
}
