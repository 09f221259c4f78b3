//! The keys and values that pages write when they begin an entry for an editor: those of the table of
//! names, in the language that the site's editors write in.

use serde::Serialize;

use super::page_context::PageContext;
use crate::names::{Field, Kind, ValueType, names};

/// A key of the front matter or a fixed value, as editors of this site write it.
#[derive(Debug, Serialize)]
pub struct DraftWord {
    /// Its English name: `visit.start`, `visit.kind.benchmarking`.
    pub id: String,
    /// As it is written.
    pub word: String,
}

/// The words for the entries of a kind: the keys for every kind of entry, its own, and their values.
pub(super) fn draft_words(page: &PageContext<'_>, kind: Kind, keys: &[&str]) -> Vec<DraftWord> {
    let language = page.site.config.message_language();
    let fields = names().fields(kind);
    let mut words = Vec::new();
    for field in keys.iter().filter_map(|key| fields.get(key)) {
        let id = format!("{}.{}", kind.id(), field.name.en);
        words.extend(values(field).iter().map(|value| DraftWord {
            id: format!("{id}.{}", value.en),
            word: value.get(language).to_owned(),
        }));
        words.push(DraftWord { id, word: field.name.get(language).to_owned() });
    }
    words.push(DraftWord {
        id: "yes".to_owned(),
        word: names().bool_name(true, language).to_owned(),
    });
    words
}

fn values(field: &Field) -> &[crate::names::Name] {
    match &field.value_type {
        ValueType::Choice(values) => values,
        _ => &[],
    }
}
