//! The values of an entry that can be counted and filtered by: fixed values, terms, yes or no. Lists
//! of maps are read too: `obstacles.outcome` has the outcome of each obstacle.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    export::datum::{Datum, Record, get},
    model::VocabularyId,
    names::{
        Field, Kind, ValueType, names,
        open_data::{DataField, DataPart, nested_fields, record_fields},
    },
    render::view::RenderContext,
    text::language::Language,
};

/// A facet of a kind: the keys that lead to it, and what its values mean.
#[derive(Debug, Clone)]
pub(super) struct EngineFacet {
    /// The keys, joined by points.
    pub(super) name: String,
    path: Vec<String>,
    field: &'static Field,
}

/// The facets of a kind, in the order of its keys.
pub(super) fn kind_facets(kind: Kind) -> Vec<EngineFacet> {
    let mut facets = Vec::new();
    add_facets(&record_fields(kind), &[], &mut facets);
    facets
}

fn add_facets(fields: &[DataField], above: &[String], facets: &mut Vec<EngineFacet>) {
    for field in fields.iter().filter(|field| field.part == DataPart::Value) {
        let path: Vec<String> = above.iter().cloned().chain([field.key()]).collect();
        match field.field.value_type {
            ValueType::Choice(_) | ValueType::Term(_) | ValueType::Bool => {
                facets.push(EngineFacet { name: path.join("."), path, field: field.field });
            }
            ValueType::Map => add_facets(&nested_fields(field.field), &path, facets),
            _ => {}
        }
    }
}

impl EngineFacet {
    /// Its values in a record, each once.
    pub(super) fn values<'r>(&self, record: &'r Record<'_>) -> BTreeSet<Cow<'r, str>> {
        let mut values = BTreeSet::new();
        collect(record, &self.path, &mut values);
        values
    }

    /// Every value that it can have, with its name in a language.
    pub(super) fn labels(&self, site: &RenderContext<'_>, language: &str) -> Vec<(String, String)> {
        let known = Language::from_code(language).unwrap_or(Language::En);
        match &self.field.value_type {
            ValueType::Choice(choices) => choices
                .iter()
                .map(|choice| (choice.en.clone(), choice.get(known).to_owned()))
                .collect(),
            ValueType::Term(vocabulary) => {
                let list = VocabularyId::from_name(vocabulary);
                let terms = list.map(|list| site.graph.vocabularies.get(list).terms());
                let terms = terms.into_iter().flatten();
                terms.map(|term| (term.id.0.clone(), term.label.get(language).to_owned())).collect()
            }
            ValueType::Bool => [true, false]
                .map(|value| (value.to_string(), names().bool_name(value, known).to_owned()))
                .into(),
            _ => Vec::new(),
        }
    }
}

fn collect<'r>(record: &'r Record<'_>, path: &[String], values: &mut BTreeSet<Cow<'r, str>>) {
    let Some((key, rest)) = path.split_first() else { return };
    if let Some(value) = get(record, key) {
        collect_value(value, rest, values);
    }
}

fn collect_value<'r>(value: &'r Datum<'_>, rest: &[String], values: &mut BTreeSet<Cow<'r, str>>) {
    match value {
        Datum::Text(text) if rest.is_empty() => {
            values.insert(Cow::Borrowed(text));
        }
        Datum::Bool(value) if rest.is_empty() => {
            values.insert(Cow::Owned(value.to_string()));
        }
        Datum::List(items) => items.iter().for_each(|item| collect_value(item, rest, values)),
        Datum::Map(record) => collect(record, rest, values),
        _ => {}
    }
}
