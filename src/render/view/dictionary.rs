//! The dictionary of open data: each field with its names, meaning and kind of value, from the
//! table of names.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{
    names::{
        ValueType,
        open_data::{DataField, DataPart, nested_fields, record_fields, row_fields, term_fields},
    },
    render::data_files::DataSubject,
    text::{language::Language, placeholder::fill},
};

/// The fields of one kind of record.
#[derive(Debug, Serialize)]
pub struct DictionaryView {
    /// Its anchor.
    pub id: String,
    /// What the records are called.
    pub title: String,
    /// What a record is.
    pub text: Option<String>,
    /// The fields, in the order of the columns.
    pub fields: Vec<DataFieldView>,
}

/// A field.
#[derive(Debug, Serialize)]
pub struct DataFieldView {
    /// The column of CSV.
    pub column: String,
    /// The key of JSON.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// What its value is.
    pub value: String,
    /// What its number counts.
    pub unit: Option<String>,
}

pub(super) fn dictionary(page: &PageContext<'_>, subject: &DataSubject) -> DictionaryView {
    let (fields, text) = match subject {
        DataSubject::Entries(kind) => (record_fields(*kind), None),
        DataSubject::Items(table) => (row_fields(table), Some(page.word("data.of_entries"))),
        DataSubject::Terms => (term_fields(), Some(page.word("data.terms_text"))),
        _ => (Vec::new(), None),
    };
    let mut shown = Vec::new();
    add_fields(page, &fields, "", "", &mut shown);
    let (id, title) = (anchor(page, subject), subject_title(page, subject));
    DictionaryView { id, title, text, fields: shown }
}

/// What records are called as a whole.
pub(super) fn subject_title(page: &PageContext<'_>, subject: &DataSubject) -> String {
    match subject {
        DataSubject::Entries(kind) => page.word(&format!("kind.{}.other", kind.id())),
        DataSubject::Items(table) => {
            let language = Language::from_code(page.language).unwrap_or(Language::En);
            let name = table.field.name.get(language).replace('_', " ");
            let mut letters = name.chars();
            let first = letters.next().map(|it| it.to_uppercase().to_string());
            format!("{}{}", first.unwrap_or_default(), letters.as_str())
        }
        DataSubject::Terms => page.word("terms.title"),
        DataSubject::Citations => page.word("data.citations"),
        _ => subject.file_name(page.language),
    }
}

/// Where the dictionary explains a kind of record.
pub(super) fn anchor(page: &PageContext<'_>, subject: &DataSubject) -> String {
    format!("_{}", subject.file_name(page.language))
}

/// The fields, those of maps below their key. Lists of maps have a dictionary of their own.
fn add_fields(
    page: &PageContext<'_>,
    fields: &[DataField],
    column_prefix: &str,
    key_prefix: &str,
    shown: &mut Vec<DataFieldView>,
) {
    let language = Language::from_code(page.language).unwrap_or(Language::En);
    for field in fields.iter().filter(|field| !field.is_table()) {
        let column = format!("{column_prefix}{}", field.name(language));
        let key = format!("{key_prefix}{}", field.key());
        let is_map = field.field.value_type == ValueType::Map && !field.field.children.is_empty();
        if is_map && field.part == DataPart::Value {
            let inner = nested_fields(field.field);
            add_fields(page, &inner, &format!("{column}."), &format!("{key}."), shown);
            continue;
        }
        let meaning = match field.part {
            DataPart::Value => field.field.doc_in(language).to_owned(),
            DataPart::Stated => page.word("data.stated"),
            DataPart::Text => page.word("data.text"),
        };
        let value = value_words(page, field, language);
        let unit = field.field.unit_in(language).map(str::to_owned);
        shown.push(DataFieldView { column, key, meaning, value, unit });
    }
}

/// What a value is, in words.
fn value_words(page: &PageContext<'_>, field: &DataField, language: Language) -> String {
    let word = |name: &str| page.word(&format!("data.type.{name}"));
    if field.part != DataPart::Value {
        return word("text");
    }
    let one = match &field.field.value_type {
        ValueType::Text | ValueType::LessonReference => word("text"),
        ValueType::Markdown => word("markdown"),
        ValueType::Slug => word("slug"),
        ValueType::Date => word("date"),
        ValueType::PartialDate => word("partial-date"),
        ValueType::Number => word("number"),
        ValueType::Bool => word("bool"),
        ValueType::Choice(choices) => {
            let values = choices.iter().map(|choice| match choice.get(language) {
                name if name == choice.en => name.to_owned(),
                name => format!("{name} ({})", choice.en),
            });
            let values: Vec<String> = values.collect();
            fill(&word("choice"), &[("values", &values.join(", "))])
        }
        ValueType::Map => word("map"),
        ValueType::Term(_) => word("term"),
        ValueType::Reference(_) | ValueType::TextOrReference(_) => word("reference"),
        ValueType::SourceReference => word("source"),
    };
    if field.field.list { fill(&page.word("data.list"), &[("type", &one)]) } else { one }
}
