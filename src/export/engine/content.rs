//! An entry as engines take it: its record as JSON, and the text that they search, which is all that
//! a reader finds on its page. No engine takes the sign with the number 0, and no reader sees it.

use serde_json::{Map, Value};

use crate::{
    export::{Datum, Record},
    graph::EntryRef,
    render::view::RenderContext,
    search::read_entry_text,
};

/// A record as JSON.
pub(super) fn record_document(record: Record<'_>) -> Map<String, Value> {
    // Every value of a record can be written.
    let mut document = serde_json::to_value(Datum::Map(record)).unwrap_or_default();
    remove_zeros(&mut document);
    match document {
        Value::Object(document) => document,
        _ => Map::new(),
    }
}

fn remove_zeros(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|character| character != '\0'),
        Value::Array(items) => items.iter_mut().for_each(remove_zeros),
        Value::Object(map) => map.values_mut().for_each(remove_zeros),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text of an entry without its title and summary: its names, headings and paragraphs, a line
/// each.
pub(super) fn entry_content(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> String {
    let document = read_entry_text(site, entry, language);
    let mut content = format!("{}\n{}\n", document.terms, document.place);
    for section in &document.sections {
        content.extend([section.heading.as_str(), "\n", section.text.as_str(), "\n"]);
    }
    content.retain(|character| character != '\0');
    content
}
