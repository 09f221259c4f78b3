//! What open data tells of a record: which keys of the table, in which order, and which lists are
//! tables of their own. Apart because the files, their schemas and the dictionary of the site must
//! describe the same fields.

use super::{
    field::{Field, ValueType},
    kind::Kind,
    load::names,
};
use crate::text::language::Language;

/// Keys that say how an entry is published, and nothing about what it tells.
const LEFT_OUT: [&str; 8] =
    ["of", "slug", "aliases", "lang", "draft", "weight", "withdrawn", "menu"];

/// Lists whose items other records name.
const NAMED_ITEMS: [&str; 2] = ["lessons", "sources"];

/// What a field of a record holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataPart {
    /// The value of the key.
    Value,
    /// The word that stands instead of a list: unknown, none, not measured.
    Stated,
    /// The text that a section of the body tells about a list.
    Text,
}

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub struct DataField {
    /// The key of the table.
    pub field: &'static Field,
    /// What of it.
    pub part: DataPart,
}

/// A list of maps that is a table of its own: a row for each item, of whatever kind of entry.
#[derive(Debug, Clone)]
pub struct LongTable {
    /// The key of the list.
    pub field: &'static Field,
    /// The kinds of entries that have it.
    pub kinds: Vec<Kind>,
}

impl DataField {
    /// The key in JSON.
    pub fn key(&self) -> String {
        format!("{}{}", self.field.key, self.suffix(Language::En))
    }

    /// The name in a language.
    pub fn name(&self, language: Language) -> String {
        format!("{}{}", self.field.name.get(language), self.suffix(language))
    }

    /// Whether it is a list of maps.
    pub fn is_table(&self) -> bool {
        self.part == DataPart::Value && self.field.list && self.field.value_type == ValueType::Map
    }

    fn suffix(&self, language: Language) -> &'static str {
        match (self.part, language) {
            (DataPart::Value, _) => "",
            (DataPart::Stated, Language::Id) => "_pernyataan",
            (DataPart::Stated, Language::En) => "_stated",
            (DataPart::Text, Language::Id) => "_uraian",
            (DataPart::Text, Language::En) => "_text",
        }
    }
}

/// The fields of a record of a kind.
pub fn record_fields(kind: Kind) -> Vec<DataField> {
    let first = ["entry", "page", "language"].into_iter().map(computed);
    let own = names().fields(kind).iter();
    let own = own.filter(|field| !LEFT_OUT.contains(&field.key.as_str())).flat_map(parts);
    let last: &[&str] = match kind {
        Kind::Case => &["locus_province", "completeness", "visit_count", "adoption_count"],
        Kind::Locus => &["visit_count"],
        Kind::Visit | Kind::Institute | Kind::Adoption | Kind::Page => &[],
    };
    first.chain(own).chain(last.iter().copied().map(computed)).collect()
}

/// The fields of the maps that a key holds.
pub fn nested_fields(field: &'static Field) -> Vec<DataField> {
    let has_names = !field.list || NAMED_ITEMS.contains(&field.key.as_str());
    let children = field.children.iter().filter(|child| has_names || child.key != "id");
    children.flat_map(parts).collect()
}

/// The fields of a row of a long table.
pub fn row_fields(table: &LongTable) -> Vec<DataField> {
    let first = ["entry", "number"].into_iter().map(computed);
    first.chain(nested_fields(table.field)).collect()
}

/// The fields of the record of a term.
pub fn term_fields() -> Vec<DataField> {
    let of = |key: &str| names().term.get(key).expect("the table has the keys of terms");
    let told_once = ["label", "description", "synonyms", "source"];
    let children = of("terms").children.iter();
    let children = children.filter(|child| !told_once.contains(&child.key.as_str()));
    let mut fields = vec![DataField { field: of("vocabulary"), part: DataPart::Value }];
    fields.extend(children.flat_map(parts));
    fields.splice(2..2, ["label", "description", "synonyms"].map(computed));
    fields
}

/// Every list of maps, in the order in which kinds name them.
pub fn long_tables() -> Vec<LongTable> {
    let mut tables: Vec<LongTable> = Vec::new();
    for kind in Kind::ALL {
        for field in record_fields(kind).into_iter().filter(DataField::is_table) {
            let known = tables.iter_mut().find(|table| table.field.key == field.field.key);
            match known {
                Some(table) => table.kinds.push(kind),
                None => tables.push(LongTable { field: field.field, kinds: vec![kind] }),
            }
        }
    }
    tables
}

/// A field that no editor writes.
fn computed(key: &str) -> DataField {
    let field = names().computed.get(key).expect("the table has what is computed");
    DataField { field, part: DataPart::Value }
}

/// What a key gives: its value, and beside a list what stands instead of it.
fn parts(field: &'static Field) -> Vec<DataField> {
    let mut parts = vec![DataPart::Value];
    if field.list && field.special.any() {
        parts.push(DataPart::Stated);
    }
    if field.list && field.heading {
        parts.push(DataPart::Text);
    }
    parts.into_iter().map(|part| DataField { field, part }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_fields_of_a_record_share_a_name() {
        for kind in Kind::ALL {
            for language in Language::ALL {
                let names: Vec<String> =
                    record_fields(kind).iter().map(|field| field.name(language)).collect();
                let different: BTreeSet<&String> = names.iter().collect();
                assert_eq!(names.len(), different.len(), "{names:?}");
            }
        }
    }
}
