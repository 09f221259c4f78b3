//! `names.yaml` → the table. The file is built in, so a mistake in it is a mistake of ours: it
//! ends in a panic that every test would meet, never in a message to an editor.

use std::sync::LazyLock;

use super::{
    field::{AllowedSpecialWords, Field, Fields, RequiredIf, Translation, ValueFormat, ValueType},
    kind::Kind,
    name::Name,
    special_word::SpecialWord,
    table::{KindNames, Names, Word},
};
use crate::{
    source::SourceId,
    yaml::{self, Limits, Node},
};

/// The table that is built into the program.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(|| load(include_str!("names.yaml")));
    &NAMES
}

fn load(text: &str) -> Names {
    let parsed = yaml::parse(text, SourceId(0), 0, Limits::DATA);
    assert!(parsed.problems.is_empty(), "names.yaml: {:?}", parsed.problems);
    let root = parsed.root.expect("names.yaml holds the table");
    let section = |name: &str| root.get(name).expect("names.yaml has every section");
    let fields = |kind: Kind| {
        let of_kind = section(kind.id()).items();
        Fields::new(level(&section("common").items().iter().chain(of_kind), ""))
    };
    Names {
        words: section("words").pairs().iter().map(|pair| word(&pair.key, &pair.value)).collect(),
        kinds: section("kinds").items().iter().map(kind_names).collect(),
        alerts: section("alerts").items().iter().map(name).collect(),
        vocabularies: section("vocabularies").items().iter().map(name).collect(),
        entries: Kind::ALL.into_iter().map(|kind| (kind, fields(kind))).collect(),
        computed: Fields::new(level(&section("computed").items().iter(), "")),
        term: Fields::new(level(&section("term").items().iter(), "")),
        config: Fields::new(level(&section("config").items().iter(), "")),
    }
}

fn word(key: &str, node: &Node) -> (Word, Name) {
    let word = match key {
        "true" => Word::Bool(true),
        "false" => Word::Bool(false),
        "unknown" => Word::Special(SpecialWord::Unknown),
        "none" => Word::Special(SpecialWord::None),
        "not-measured" => Word::Special(SpecialWord::NotMeasured),
        _ => panic!("names.yaml: `{key}` is no word"),
    };
    (word, name(node))
}

fn kind_names(node: &Node) -> KindNames {
    KindNames {
        kind: Kind::from_id(&text(node, "kind")),
        folder: name(node.get("folder").expect("a kind has a folder")),
        command: name(node.get("command").expect("a kind has a command")),
    }
}

fn name(node: &Node) -> Name {
    Name::new(text(node, "en"), text(node, "id"), texts(node, "synonyms"))
}

/// The fields whose path lies directly below `parent`: `groups` below nothing, `groups[].id`
/// below `groups`.
fn level<'a>(all: &(impl Iterator<Item = &'a Node> + Clone), parent: &str) -> Vec<Field> {
    let below = |path: &str| {
        let rest = if parent.is_empty() { Some(path) } else { path.strip_prefix(parent) };
        let rest = rest.map(|rest| rest.trim_start_matches("[]").trim_start_matches('.'));
        rest.is_some_and(|rest| !rest.is_empty() && !rest.contains('.')) && path != parent
    };
    let direct = |node: &&Node| {
        let path = text(node, "path");
        below(&path) && (parent.is_empty() || path[parent.len()..].starts_with(['.', '[']))
    };
    all.clone().filter(direct).map(|node| field(node, level(all, &text(node, "path")))).collect()
}

fn field(node: &Node, children: Vec<Field>) -> Field {
    let path = text(node, "path");
    let flag = |key: &str| text(node, key) == "true";
    let (value_type, list) = match text(node, "type").strip_prefix("list of ") {
        Some(item) => (value_type_of(item, node), true),
        None => (value_type_of(&text(node, "type"), node), false),
    };
    let number = |key: &str| text(node, key).parse::<f64>().ok();
    let doc = node.get("doc");
    let doc_in = |language: &str| doc.map(|doc| text(doc, language)).unwrap_or_default();
    Field {
        key: path.rsplit('.').next().unwrap_or(&path).to_owned(),
        name: name(node),
        list,
        format: optional(node, "format").map(|name| format(&name)),
        text_ok: flag("text_ok"),
        required: flag("required"),
        required_if: node.get("required_if").map(required_if),
        special: AllowedSpecialWords {
            unknown: flag("unknown_ok"),
            none: flag("none_ok"),
            not_measured: flag("not_measured_ok"),
        },
        translation: match (flag("translation_only"), flag("translatable")) {
            (true, _) => Translation::Only,
            (false, true) => Translation::Prose,
            (false, false) => Translation::Never,
        },
        heading: flag("heading"),
        short: optional(node, "short"),
        pair: match texts(node, "pair").as_slice() {
            [first, second] => Some((first.clone(), second.clone())),
            _ => None,
        },
        default: optional(node, "default"),
        longest: text(node, "max").parse().ok().filter(|_| value_type == ValueType::Text),
        most: text(node, "most").parse().ok(),
        bounds: bounds(&value_type, number("min"), number("max")),
        unit: node.get("unit").map(|unit| (text(unit, "id"), text(unit, "en"))),
        doc: (doc_in("id"), doc_in("en")),
        example: text(node, "example"),
        example_en: optional(node, "example_en"),
        children: Fields::new(children),
        value_type,
    }
}

/// The least and greatest number; one of the two may be left out.
fn bounds(value_type: &ValueType, least: Option<f64>, greatest: Option<f64>) -> Option<(f64, f64)> {
    let bounded = *value_type == ValueType::Number && (least.is_some() || greatest.is_some());
    bounded.then(|| (least.unwrap_or(f64::NEG_INFINITY), greatest.unwrap_or(f64::INFINITY)))
}

fn value_type_of(written: &str, node: &Node) -> ValueType {
    let (name, target) = written.split_once(':').unwrap_or((written, ""));
    let entry = |name: &str| Kind::from_id(name).expect("a reference names a kind");
    match (name, target) {
        ("text", _) => ValueType::Text,
        ("markdown", _) => ValueType::Markdown,
        ("slug", _) => ValueType::Slug,
        ("date", _) => ValueType::Date,
        ("partial-date", _) => ValueType::PartialDate,
        ("number", _) => ValueType::Number,
        ("bool", _) => ValueType::Bool,
        ("enum", _) => ValueType::Choice(
            node.get("values")
                .map(Node::items)
                .unwrap_or_default()
                .iter()
                .map(self::name)
                .collect(),
        ),
        ("map", _) => ValueType::Map,
        ("term", vocabulary) => ValueType::Term(vocabulary.to_owned()),
        ("ref", "source") => ValueType::SourceReference,
        ("text-or-ref", "lesson") => ValueType::LessonReference,
        ("ref", kind) => ValueType::Reference(entry(kind)),
        ("text-or-ref", kinds) => ValueType::TextOrReference(kinds.split(',').map(entry).collect()),
        _ => panic!("names.yaml: `{written}` is no type"),
    }
}

fn format(name: &str) -> ValueFormat {
    match name {
        "url" => ValueFormat::Url,
        "file" => ValueFormat::File,
        "path" => ValueFormat::Path,
        "link" => ValueFormat::Link,
        "language" => ValueFormat::Language,
        "country" => ValueFormat::Country,
        "currency" => ValueFormat::Currency,
        "year" => ValueFormat::Year,
        "color" => ValueFormat::Color,
        "lat-lon" => ValueFormat::LatLon,
        _ => panic!("names.yaml: `{name}` is no format"),
    }
}

fn required_if(node: &Node) -> RequiredIf {
    let last = |path: String| path.rsplit('.').next().unwrap_or_default().to_owned();
    match optional(node, "absent") {
        Some(key) => RequiredIf::Absent(last(key)),
        None => RequiredIf::Is { key: last(text(node, "key")), values: texts(node, "is") },
    }
}

fn text(node: &Node, key: &str) -> String {
    optional(node, key).unwrap_or_default()
}

fn optional(node: &Node, key: &str) -> Option<String> {
    node.get(key).and_then(Node::text).map(str::to_owned)
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().filter_map(Node::text).map(str::to_owned).collect()
}
