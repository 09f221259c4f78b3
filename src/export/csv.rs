//! Records → CSV for spreadsheets: UTF-8 with its mark, lists joined in one cell, values by their
//! names and terms by their labels in the language of the file, formulas disarmed.

use std::borrow::Cow;

use super::datum::{Datum, Record, get};
use crate::{
    model::{TermId, VocabularyId},
    names::{
        Field, ValueType,
        field::ValueFormat,
        names,
        open_data::{DataField, DataPart, nested_fields},
    },
    render::view::RenderContext,
    text::{language::Language, number::Number},
};

/// Without it spreadsheets take UTF-8 for an older encoding.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Characters with which a spreadsheet begins a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A column.
pub(super) struct CsvColumn {
    header: String,
    /// The keys that lead to the value.
    path: Vec<String>,
    field: &'static Field,
    form: CellForm,
}

/// What of a value a column shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CellForm {
    Value,
    /// A special word or a text of its own.
    Text(DataPart),
    /// How records name the entry.
    EntryName,
    /// One of the two degrees of a place.
    Degrees(usize),
}

/// The columns of a table, and how its cells are written.
pub(super) struct CsvTable<'a> {
    pub(super) site: &'a RenderContext<'a>,
    pub(super) language: &'a str,
    columns: Vec<CsvColumn>,
}

impl<'a> CsvTable<'a> {
    pub(super) fn new(
        site: &'a RenderContext<'a>,
        language: &'a str,
        fields: &[DataField],
    ) -> Self {
        let mut columns = Vec::new();
        add_columns(fields, &[], "", names_language(language), &mut columns);
        Self { site, language, columns }
    }

    /// The first line, with the mark before it.
    pub(super) fn header(&self) -> Vec<u8> {
        let mut out = MARK.to_vec();
        out.extend(write_line(self.columns.iter().map(|column| column.header.as_str().into())));
        out
    }

    /// The line of a record.
    pub(super) fn line(&self, record: &Record<'_>) -> Vec<u8> {
        write_line(self.columns.iter().map(|column| self.cell(column, record).into()))
    }

    fn cell(&self, column: &CsvColumn, record: &Record<'_>) -> String {
        let mut value: Option<&Datum<'_>> = None;
        for key in &column.path {
            value = match value {
                None => get(record, key),
                Some(Datum::Map(inner)) => get(inner, key),
                Some(_) => None,
            };
            if value.is_none() {
                return String::new();
            }
        }
        let Some(value) = value else { return String::new() };
        let value = match (column.form, value) {
            (CellForm::Degrees(index), Datum::List(degrees)) => degrees.get(index),
            (CellForm::Degrees(_), _) => None,
            _ => Some(value),
        };
        let Some(value) = value else { return String::new() };
        let shown = self.show(value, column);
        if matches!(value, Datum::Number(_)) { shown } else { disarm(shown) }
    }

    fn show(&self, value: &Datum<'_>, column: &CsvColumn) -> String {
        match value {
            Datum::Text(text) => self.show_text(text, column).into_owned(),
            Datum::Number(number) => write_number(*number),
            Datum::Bool(value) => {
                names().bool_name(*value, names_language(self.language)).to_owned()
            }
            Datum::Entry(entry, title) => match column.form {
                CellForm::EntryName => entry.clone().unwrap_or_default(),
                _ => title.clone().into_owned(),
            },
            Datum::List(values) => {
                let shown = values.iter().map(|value| self.show(value, column));
                shown.collect::<Vec<_>>().join("; ")
            }
            Datum::Free(pairs) => {
                let shown = pairs.iter().map(|(key, value)| format!("{key}: {value}"));
                shown.collect::<Vec<_>>().join("; ")
            }
            Datum::Map(_) => String::new(),
        }
    }

    /// A text; a fixed value by its name, a term by its label.
    fn show_text<'t>(&self, text: &'t str, column: &CsvColumn) -> Cow<'t, str>
    where
        'a: 't,
    {
        let language = names_language(self.language);
        match (&column.form, &column.field.value_type) {
            (CellForm::Text(DataPart::Stated), _) => match names().special(text) {
                Some(special) => names().special_name(special, language).to_owned().into(),
                None => text.into(),
            },
            (CellForm::Value, ValueType::Choice(choices)) => {
                let found = choices.iter().find(|choice| choice.en == *text);
                found.map_or(text, |choice| choice.get(language)).into()
            }
            (CellForm::Value, ValueType::Term(vocabulary)) => {
                let list = VocabularyId::from_name(vocabulary);
                let found = list.and_then(|list| {
                    self.site.graph.vocabularies.get(list).get(&TermId(text.to_owned()))
                });
                found.map_or(text, |term| term.label.get(self.language)).into()
            }
            _ => text.into(),
        }
    }
}

/// The language of names that stands for a language of the site.
pub(super) fn names_language(language: &str) -> Language {
    Language::from_code(language).unwrap_or(Language::En)
}

/// Maps become columns of their own; lists of maps are tables of their own.
fn add_columns(
    fields: &[DataField],
    path: &[String],
    prefix: &str,
    language: Language,
    columns: &mut Vec<CsvColumn>,
) {
    for field in fields.iter().filter(|field| !field.is_table()) {
        let header = format!("{prefix}{}", field.name(language));
        let path: Vec<String> = path.iter().cloned().chain([field.key()]).collect();
        let is_map = field.field.value_type == ValueType::Map && !field.field.children.is_empty();
        if field.part == DataPart::Value && is_map {
            let inner = nested_fields(field.field);
            add_columns(&inner, &path, &format!("{header}."), language, columns);
            continue;
        }
        let mut add = |header: String, form: CellForm| {
            columns.push(CsvColumn { header, path: path.clone(), field: field.field, form });
        };
        match (field.part, &field.field.value_type, field.field.format) {
            (DataPart::Value, _, Some(ValueFormat::LatLon)) => {
                let [latitude, longitude] = match language {
                    Language::Id => ["lintang", "bujur"],
                    Language::En => ["latitude", "longitude"],
                };
                add(format!("{header}.{latitude}"), CellForm::Degrees(0));
                add(format!("{header}.{longitude}"), CellForm::Degrees(1));
            }
            (DataPart::Value, ValueType::Reference(_) | ValueType::TextOrReference(_), _) => {
                let entry = match language {
                    Language::Id => "entri",
                    Language::En => "entry",
                };
                add(header.clone(), CellForm::Value);
                add(format!("{header}.{entry}"), CellForm::EntryName);
            }
            (DataPart::Value, ..) => add(header, CellForm::Value),
            (part, ..) => add(header, CellForm::Text(part)),
        }
    }
}

/// A number as programs read it, with the digits that were written.
fn write_number(number: Number) -> String {
    format!("{:.*}", usize::from(number.decimals), number.value)
}

/// A cell that a spreadsheet shows, whatever it begins with.
fn disarm(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}

fn write_line<'c>(cells: impl Iterator<Item = Cow<'c, str>>) -> Vec<u8> {
    let mut builder = csv::WriterBuilder::new();
    // Each line has a buffer of its own: most are short.
    let builder = builder.terminator(csv::Terminator::CRLF).buffer_capacity(512).flexible(true);
    let mut writer = builder.from_writer(Vec::new());
    // Writing to memory does not fail.
    for cell in cells {
        let _ = writer.write_field(cell.as_bytes());
    }
    let _ = writer.write_record(None::<&[u8]>);
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_disarmed_and_quotes_doubled() {
        for cell in ["=1+1", "+1", "-1", "@a", "\ta", "\ra"] {
            assert_eq!(disarm(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(disarm("a=1".to_owned()), "a=1");
        let line = write_line(["a,b".into(), "\"c\"".into(), "d\ne".into()].into_iter());
        assert_eq!(line, b"\"a,b\",\"\"\"c\"\"\",\"d\ne\"\r\n");
    }
}
