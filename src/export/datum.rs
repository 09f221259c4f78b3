//! A value of a record, as far from files as from pages: what every format is written from.

use std::borrow::Cow;

use serde::{
    Serialize, Serializer,
    ser::{SerializeMap as _, SerializeSeq as _},
};

use crate::text::number::Number;

/// The fields of a record that have a value, by their key.
pub type Record<'a> = Vec<(Cow<'static, str>, Datum<'a>)>;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Datum<'a> {
    /// A text, a date, a term by its id, or a fixed value by its English name.
    Text(Cow<'a, str>),
    /// A number.
    Number(Number),
    /// Yes or no.
    Bool(bool),
    /// An entry: how records name it, if it has a record, and its title or what was typed.
    Entry(Option<String>, Cow<'a, str>),
    /// Several values.
    List(Vec<Datum<'a>>),
    /// A map with the keys of the table.
    Map(Record<'a>),
    /// A map with keys of its author.
    Free(&'a [(String, String)]),
}

/// The value of a key.
pub(super) fn get<'r, 'a>(record: &'r Record<'a>, key: &str) -> Option<&'r Datum<'a>> {
    record.iter().find(|(known, _)| known == key).map(|(_, value)| value)
}

impl Serialize for Datum<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Number(number) => serialize_number(*number, serializer),
            Self::Entry(entry, title) => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(entry) = entry {
                    map.serialize_entry("entry", entry)?;
                }
                map.serialize_entry("title", title)?;
                map.end()
            }
            Self::List(values) => {
                let mut list = serializer.serialize_seq(Some(values.len()))?;
                values.iter().try_for_each(|value| list.serialize_element(value))?;
                list.end()
            }
            Self::Map(record) => serialize_record(record, serializer),
            Self::Free(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                pairs.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
                map.end()
            }
        }
    }
}

/// Writes a record as a map.
pub(super) fn serialize_record<S: Serializer>(
    record: &Record<'_>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(record.len()))?;
    record.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
    map.end()
}

/// Whole numbers are written as such: 12, not 12.0.
fn serialize_number<S: Serializer>(number: Number, serializer: S) -> Result<S::Ok, S::Error> {
    #[expect(clippy::cast_precision_loss, reason = "what is larger is written as a fraction")]
    let is_whole = number.value.fract() == 0.0 && number.value.abs() < (1_i64 << 53) as f64;
    if is_whole {
        serializer.serialize_i64(number.value as i64)
    } else {
        serializer.serialize_f64(number.value)
    }
}
