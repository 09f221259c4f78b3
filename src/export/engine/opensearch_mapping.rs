//! The mapping of records in `OpenSearch`, made from the table of names: the type of each key, and how
//! its texts are analysed. Types are those of the `OpenSearch` documentation, "Supported field types".

use serde_json::{Map, Value, json};

use crate::{
    names::{
        Kind, ValueType,
        field::ValueFormat,
        open_data::{DataField, DataPart, nested_fields, record_fields},
    },
    text::language::Language,
};

/// The settings and the mapping of the index of a language.
pub(super) fn write_index(language: &str) -> Value {
    let mut properties = Map::new();
    for kind in Kind::ALL {
        for field in record_fields(kind) {
            add_property(&mut properties, &field);
        }
    }
    properties.insert("kind_of_entry".into(), json!({ "type": "keyword" }));
    properties.insert("content".into(), text_type());
    json!({
        "settings": {
            // Records hold hundreds of keys, with those inside of lists.
            "index": { "mapping": { "total_fields": { "limit": 2000 } } },
            "analysis": { "analyzer": { "prose": { "type": analyzer(language) } } },
        },
        "mappings": { "dynamic": "strict", "properties": properties },
    })
}

/// The language analyzers of `OpenSearch`, by its names.
fn analyzer(language: &str) -> &'static str {
    match Language::from_code(language) {
        Some(Language::Id) => "indonesian",
        Some(Language::En) => "english",
        None => "standard",
    }
}

/// Two kinds may use a key for different things: then the wider type serves both.
fn add_property(properties: &mut Map<String, Value>, field: &DataField) {
    let new = field_type(field);
    let merged = match properties.remove(&field.key()) {
        Some(known) => merge_types(known, new),
        None => new,
    };
    properties.insert(field.key(), merged);
}

fn merge_types(known: Value, new: Value) -> Value {
    if known == new {
        return known;
    }
    let is_map = |value: &Value| value.get("properties").is_some();
    if is_map(&known) && is_map(&new) {
        let mut merged = known;
        let inner = new.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
        if let Some(properties) = merged.get_mut("properties").and_then(Value::as_object_mut) {
            for (key, value) in inner {
                let value = match properties.remove(&key) {
                    Some(known) => merge_types(known, value),
                    None => value,
                };
                properties.insert(key, value);
            }
        }
        return merged;
    }
    if is_map(&known) {
        known
    } else if is_map(&new) {
        new
    } else {
        keyword_type()
    }
}

fn field_type(field: &DataField) -> Value {
    if field.part == DataPart::Stated {
        return keyword_type();
    }
    if field.part == DataPart::Text {
        return text_type();
    }
    let table = field.field;
    match (&table.value_type, table.format) {
        (_, Some(ValueFormat::LatLon)) => json!({ "type": "geo_point" }),
        // A number that may also be told in words.
        _ if table.text_ok && !matches!(table.value_type, ValueType::Map) => keyword_type(),
        (
            _,
            Some(
                ValueFormat::Url
                | ValueFormat::File
                | ValueFormat::Path
                | ValueFormat::Link
                | ValueFormat::Language
                | ValueFormat::Country
                | ValueFormat::Currency,
            ),
        )
        | (ValueType::Slug | ValueType::Choice(_) | ValueType::Term(_), _) => keyword_type(),
        (ValueType::Text | ValueType::Markdown | ValueType::LessonReference, _) => text_type(),
        (ValueType::Date | ValueType::PartialDate, _) => {
            json!({ "type": "date", "format": "yyyy-MM-dd||yyyy-MM||yyyy" })
        }
        (ValueType::Number, _) => json!({ "type": "double" }),
        (ValueType::SourceReference, _) => json!({ "type": "integer" }),
        (ValueType::Bool, _) => json!({ "type": "boolean" }),
        (ValueType::Reference(_) | ValueType::TextOrReference(_), _) => json!({
            "properties": { "entry": keyword_type(), "title": text_type() }
        }),
        // Keys of its author: kept, and not searched.
        (ValueType::Map, _) if table.children.is_empty() => {
            json!({ "type": "object", "enabled": false })
        }
        (ValueType::Map, _) => {
            let mut properties = Map::new();
            for inner in nested_fields(table) {
                add_property(&mut properties, &inner);
            }
            // What one obstacle says stays together: its factor with its outcome.
            let kind = if table.list { "nested" } else { "object" };
            json!({ "type": kind, "properties": properties })
        }
    }
}

fn text_type() -> Value {
    let exact = json!({ "type": "keyword", "ignore_above": 256 });
    json!({ "type": "text", "analyzer": "prose", "fields": { "exact": exact } })
}

/// A term of Lucene has at most 32,766 bytes; longer values are kept, and not filtered by.
fn keyword_type() -> Value {
    json!({ "type": "keyword", "ignore_above": 8000 })
}
