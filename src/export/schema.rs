//! The shape of records as JSON Schema (draft 2020-12), made from the table of names.

use serde_json::{Map, Value, json};

use crate::{
    names::{
        Field, ValueType,
        field::ValueFormat,
        open_data::{DataField, DataPart, nested_fields},
    },
    text::language::Language,
};

/// The schema of records with these fields.
pub(super) fn record_schema(title: &str, fields: &[DataField], language: Language) -> Value {
    let mut schema = object(fields, language);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
        map.insert("title".into(), title.into());
    }
    schema
}

fn object(fields: &[DataField], language: Language) -> Value {
    let properties = fields.iter().map(|field| (field.key(), property(field, language)));
    let properties: Map<String, Value> = properties.collect();
    let required =
        fields.iter().filter(|it| it.part == DataPart::Value && is_always_there(it.field));
    let required: Vec<String> = required.map(DataField::key).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Whether every record has the key. What may be unknown or none may be absent.
fn is_always_there(field: &Field) -> bool {
    field.required && !field.special.any()
}

fn property(field: &DataField, language: Language) -> Value {
    let mut schema = match field.part {
        DataPart::Stated => json!({ "enum": ["unknown", "none", "not-measured"] }),
        DataPart::Text => json!({ "type": "string" }),
        DataPart::Value => {
            let value = value_schema(field.field, language);
            let is_pair = field.field.format == Some(ValueFormat::LatLon);
            if field.field.list && !is_pair {
                json!({ "type": "array", "items": value })
            } else {
                value
            }
        }
    };
    if let Some(map) = schema.as_object_mut() {
        map.insert("title".into(), field.name(language).into());
        map.insert("description".into(), field.field.doc_in(language).into());
    }
    schema
}

/// The schema of a value, or of each item of a list.
fn value_schema(field: &'static Field, language: Language) -> Value {
    if field.format == Some(ValueFormat::LatLon) {
        let degrees = json!({ "type": "number" });
        return json!({ "type": "array", "items": degrees, "minItems": 2, "maxItems": 2 });
    }
    let value = match &field.value_type {
        ValueType::Text
        | ValueType::Markdown
        | ValueType::Slug
        | ValueType::Term(_)
        | ValueType::LessonReference => json!({ "type": "string" }),
        ValueType::Date => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        ValueType::PartialDate => {
            json!({ "type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$" })
        }
        ValueType::Number => json!({ "type": "number" }),
        ValueType::SourceReference => json!({ "type": "integer", "minimum": 1 }),
        ValueType::Bool => json!({ "type": "boolean" }),
        ValueType::Choice(choices) => {
            json!({ "enum": choices.iter().map(|choice| &choice.en).collect::<Vec<_>>() })
        }
        ValueType::Reference(_) | ValueType::TextOrReference(_) => json!({
            "type": "object",
            "properties": { "entry": { "type": "string" }, "title": { "type": "string" } },
            "required": ["title"],
            "additionalProperties": false,
        }),
        ValueType::Map if field.children.is_empty() => {
            json!({ "type": "object", "additionalProperties": { "type": "string" } })
        }
        ValueType::Map => object(&nested_fields(field), language),
    };
    if field.text_ok { json!({ "anyOf": [value, { "type": "string" }] }) } else { value }
}
