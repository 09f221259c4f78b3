//! What readers narrow the list by. Entries have ids, which are the same in all languages, and each
//! language has the labels of the ids: not every entry is translated.

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    graph::EntryRef,
    model::{VocabularyId, choice::Status},
    render::view::RenderContext,
};

/// By what an entry is found in the filters.
#[derive(Debug, Serialize)]
pub(super) struct EntryFilters {
    /// The ids of its sectors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    sectors: Vec<String>,
    /// The id of its province.
    #[serde(skip_serializing_if = "Option::is_none")]
    province: Option<String>,
    /// Whether a case still runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

/// Reads what an entry is filtered by.
pub(super) fn read_filters(site: &RenderContext<'_>, entry: EntryRef) -> EntryFilters {
    let graph = site.graph;
    let case = entry.case().map(|id| &graph.case(id).main().data);
    let locus = case.map_or_else(|| entry.locus(), |case| graph.locus_of(case));
    let province = locus.and_then(|id| graph.locus(id).main().data.province.as_ref());
    let sectors = case.map(|case| case.sectors.iter().map(|it| it.0.clone()).collect());
    EntryFilters {
        sectors: sectors.unwrap_or_default(),
        province: province.map(|it| it.0.clone()),
        status: case.and_then(|case| case.status).map(Status::id),
    }
}

/// The labels of all that can be filtered by, in a language.
pub(super) fn label_filters(site: &RenderContext<'_>, language: &str) -> Value {
    let label_terms = |vocabulary| -> Map<String, Value> {
        let terms = site.graph.vocabularies.get(vocabulary).terms().iter();
        terms.map(|term| (term.id.0.clone(), term.label.get(language).into())).collect()
    };
    let strings = site.theme.strings(language);
    let label_status = |status: &Status| {
        let id = status.id();
        (id.to_owned(), strings.get(&format!("choice.status.{id}")).into())
    };
    json!({
        "sectors": label_terms(VocabularyId::Sectors),
        "province": label_terms(VocabularyId::Provinces),
        "status": Status::ALL.iter().map(label_status).collect::<Map<String, Value>>(),
    })
}
