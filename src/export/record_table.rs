//! Records → the cells of a table: maps become columns, lists are joined in one cell, values stand by
//! their names and terms by their labels in the language of the table.

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

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum TableCell {
    /// A number.
    Number(Number),
    /// A text; empty where nothing is known.
    Text(String),
}

/// A column.
struct TableColumn {
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
pub(super) struct RecordTable<'a> {
    site: &'a RenderContext<'a>,
    language: &'a str,
    columns: Vec<TableColumn>,
}

impl<'a> RecordTable<'a> {
    pub(super) fn new(
        site: &'a RenderContext<'a>,
        language: &'a str,
        fields: &[DataField],
    ) -> Self {
        let mut columns = Vec::new();
        add_columns(fields, &[], "", names_language(language), &mut columns);
        Self { site, language, columns }
    }

    /// The names of the columns.
    pub(super) fn headers(&self) -> impl ExactSizeIterator<Item = &str> {
        self.columns.iter().map(|column| column.header.as_str())
    }

    /// The cells of a record, one for each column.
    pub(super) fn cells(&self, record: &Record<'_>) -> impl Iterator<Item = TableCell> {
        self.columns.iter().map(|column| self.cell(column, record))
    }

    fn cell(&self, column: &TableColumn, record: &Record<'_>) -> TableCell {
        match find_value(column, record) {
            Some(Datum::Number(number)) => TableCell::Number(*number),
            Some(value) => TableCell::Text(self.show(value, column)),
            None => TableCell::Text(String::new()),
        }
    }

    fn show(&self, value: &Datum<'_>, column: &TableColumn) -> String {
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
    fn show_text<'t>(&self, text: &'t str, column: &TableColumn) -> Cow<'t, str>
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

/// The value that the keys of a column lead to.
fn find_value<'r, 'a>(column: &TableColumn, record: &'r Record<'a>) -> Option<&'r Datum<'a>> {
    let (first, rest) = column.path.split_first()?;
    let value = rest.iter().try_fold(get(record, first)?, |value, key| match value {
        Datum::Map(inner) => get(inner, key),
        _ => None,
    })?;
    match (column.form, value) {
        (CellForm::Degrees(index), Datum::List(degrees)) => degrees.get(index),
        (CellForm::Degrees(_), _) => None,
        _ => Some(value),
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
    columns: &mut Vec<TableColumn>,
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
            columns.push(TableColumn { header, path: path.clone(), field: field.field, form });
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
pub(super) fn write_number(number: Number) -> String {
    format!("{:.*}", usize::from(number.decimals), number.value)
}
