//! Every key that a schema of open data names is written by some record of a knowledge base in which
//! every key of the table has a value: a key that a writer forgets would be missed by nobody.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use serde_json::{Value, json};
use teladan::{
    names::{Field, Kind, ValueType, field::ValueFormat, names},
    text::language::Language,
};

use crate::project::Project;

/// Keys with which an entry would have no record, or stand elsewhere.
const LEFT_OUT: [&str; 8] =
    ["of", "slug", "aliases", "lang", "draft", "weight", "withdrawn", "menu"];

/// A value for a key; `terms` has a term of each vocabulary.
fn value(field: &Field, terms: &BTreeMap<String, String>) -> Value {
    let one = match (&field.value_type, &field.format) {
        (_, Some(ValueFormat::LatLon)) => return json!([-7.25, 112.75]),
        (_, Some(ValueFormat::Url)) => json!("https://contoh.go.id/"),
        (_, Some(ValueFormat::File)) => json!("berkas.svg"),
        (_, Some(ValueFormat::Country)) => json!("ID"),
        (_, Some(ValueFormat::Currency)) => json!("IDR"),
        (_, Some(ValueFormat::Year)) => json!(2024),
        (ValueType::Date | ValueType::PartialDate, _) => json!("2024-05-06"),
        (ValueType::Number | ValueType::SourceReference, _) => {
            json!(1)
        }
        (ValueType::Bool, _) => json!("yes"),
        (ValueType::Choice(choices), _) => json!(choices[0].en),
        (ValueType::Term(vocabulary), _) => json!(terms[vocabulary]),
        (ValueType::Reference(kind), _) => json!(entry_name(*kind)),
        (ValueType::TextOrReference(kinds), _) => json!(entry_name(kinds[0])),
        (ValueType::Map, _) if field.children.iter().next().is_none() => json!({ "Isian": "Isi" }),
        (ValueType::Map, _) => map(field, terms),
        (ValueType::Slug, _) => json!("isi"),
        _ => json!("Isi yang bebas."),
    };
    if field.list { json!([one]) } else { one }
}

fn map(field: &Field, terms: &BTreeMap<String, String>) -> Value {
    let children = field.children.iter();
    Value::Object(children.map(|child| (child.key.clone(), value(child, terms))).collect())
}

/// A map in which special words stand instead of lists.
fn stated_map(field: &Field) -> Value {
    let lists = field.children.iter().filter(|it| it.list && it.special.any());
    let word = |it: &Field| if it.special.unknown { "unknown" } else { "none" };
    Value::Object(lists.map(|it| (it.key.clone(), json!(word(it)))).collect())
}

/// The other entry of a kind, as its neighbours name it.
fn entry_name(kind: Kind) -> String {
    format!("{}/dua", names().folder(kind, Language::En))
}

/// An entry with every key; `stated` has special words instead of lists, and sections about them.
fn entry(kind: Kind, terms: &BTreeMap<String, String>, stated: bool) -> String {
    let (mut front, mut body) = (String::new(), String::new());
    for field in names().fields(kind).iter().filter(|it| !LEFT_OUT.contains(&it.key.as_str())) {
        if stated && field.list && field.heading {
            let _ = write!(body, "## {}\n\nIsi.\n\n", field.name.get(Language::En));
        }
        let special = field.special;
        let is_stated = stated && field.list && special.any();
        let is_asked = field.required || field.required_if.is_some();
        let has_lists = field.children.iter().any(|it| it.list && it.special.any());
        if stated && !is_stated && !is_asked && !has_lists {
            continue;
        }
        let word = if special.unknown { "unknown" } else { "none" };
        let value = match (is_stated, stated && has_lists) {
            (true, _) => json!(word),
            (_, true) => stated_map(field),
            _ => value(field, terms),
        };
        let _ = writeln!(front, "{}: {value}", field.key);
    }
    format!("---\n{front}---\n\n{body}")
}

/// The keys that a schema names, with the way to them: `resources.budget.year`, `obstacles[].note`.
fn named_keys(schema: &Value, at: &str, found: &mut BTreeSet<String>) {
    for any in schema["anyOf"].as_array().into_iter().flatten() {
        named_keys(any, at, found);
    }
    if schema["type"] == "array" {
        named_keys(&schema["items"], &format!("{at}[]"), found);
    }
    for (key, inner) in schema["properties"].as_object().into_iter().flatten() {
        let path = format!("{at}.{key}");
        named_keys(inner, &path, found);
        found.insert(path);
    }
}

/// The keys that a record has, in the same form.
fn written_keys(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    for item in value.as_array().into_iter().flatten() {
        written_keys(item, &format!("{at}[]"), found);
    }
    for (key, inner) in value.as_object().into_iter().flatten() {
        let path = format!("{at}.{key}");
        written_keys(inner, &path, found);
        found.insert(path);
    }
}

/// A term of each vocabulary, from the open data of a site.
fn some_terms() -> BTreeMap<String, String> {
    let project = Project::pair();
    project.build();
    let terms: Vec<Value> =
        serde_json::from_str(&project.read("public/data/istilah.json")).expect("a list");
    let text = |term: &Value, key: &str| term[key].as_str().expect("a text").to_owned();
    terms.iter().map(|term| (text(term, "vocabulary"), text(term, "id"))).collect()
}

#[test]
fn every_key_of_a_schema_is_written_by_some_record() {
    let terms = some_terms();
    let project = Project::new();
    project.file("teladan.yaml", "title: Test\nlanguages: [en]\n");
    for kind in Kind::ALL {
        let folder = format!("content/{}", names().folder(kind, Language::En));
        project.file(&format!("{folder}/satu/index.md"), entry(kind, &terms, false));
        project.file(
            &format!("{folder}/satu/berkas.svg"),
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        );
        project.file(&format!("{folder}/dua.md"), entry(kind, &terms, true));
    }
    project.build();
    let schemas: Vec<String> =
        project.tree("public").into_keys().filter(|path| path.ends_with(".schema.json")).collect();
    let (mut named, mut written) = (BTreeSet::new(), BTreeSet::new());
    for path in &schemas {
        let read = |path: &str| -> Value {
            serde_json::from_str(&project.read(&format!("public/{path}"))).expect("it is JSON")
        };
        let kind = path.trim_end_matches(".schema.json");
        named_keys(&read(path), kind, &mut named);
        for record in read(&format!("{kind}.json")).as_array().into_iter().flatten() {
            written_keys(record, kind, &mut written);
        }
    }
    assert!(named.len() > 200, "{named:?}");
    let missing: Vec<&String> = named.difference(&written).collect();
    assert_eq!(missing, Vec::<&String>::new());
}
