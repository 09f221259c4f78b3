//! What the script of a map can narrow it to: values that cases of the site have.

use std::collections::BTreeSet;

use serde::Serialize;

use super::page_context::PageContext;
use crate::model::{TermId, VocabularyId, choice::Stage};

/// A filter of a map.
#[derive(Debug, Serialize)]
pub struct MapFilterView {
    /// The name of the column in the search index.
    pub name: &'static str,
    /// The filter's name.
    pub label: String,
    /// Its values.
    pub choices: Vec<MapChoice>,
}

/// A value of a filter.
#[derive(Debug, Serialize)]
pub struct MapChoice {
    /// Its id in the search index.
    pub id: String,
    /// Its name.
    pub label: String,
}

/// The filters that have more than one value.
pub(super) fn map_filters(page: &PageContext<'_>) -> Vec<MapFilterView> {
    let graph = page.site.graph;
    let sectors: BTreeSet<&TermId> = graph.facets.sectors.keys().collect();
    let obstacles: BTreeSet<&TermId> = graph.facets.hindered.keys().collect();
    let loci = graph.entries.loci.values().iter().map(|entry| entry.main());
    let kinds = loci.filter(|it| it.common.withdrawn.is_none()).map(|it| &it.data.kind).collect();
    let cases = graph.entries.cases.values().iter().map(|entry| entry.main());
    let stages: BTreeSet<&str> = cases
        .filter(|it| it.common.withdrawn.is_none())
        .filter_map(|it| it.data.stage.map(Stage::id))
        .collect();
    let stages = Stage::ALL.iter().map(|stage| stage.id()).filter(|id| stages.contains(id));
    let stages = stages.map(|id| MapChoice { id: id.to_owned(), label: page.choice("stage", id) });
    let filters = [
        ("sector", choices(page, VocabularyId::Sectors, &sectors)),
        ("locus_kind", choices(page, VocabularyId::LocusKinds, &kinds)),
        ("hindered", choices(page, VocabularyId::Factors, &obstacles)),
        ("stage", stages.collect()),
    ];
    let filters = filters.into_iter().filter(|(_, choices)| choices.len() > 1);
    filters
        .map(|(name, choices)| MapFilterView {
            name,
            label: page.word(&format!("search.filter.{name}")),
            choices,
        })
        .collect()
}

/// The terms that are used, in the order of their names.
fn choices(
    page: &PageContext<'_>,
    vocabulary: VocabularyId,
    used: &BTreeSet<&TermId>,
) -> Vec<MapChoice> {
    let choice =
        |term: &&TermId| MapChoice { id: term.0.clone(), label: page.label(vocabulary, term) };
    let mut choices: Vec<MapChoice> = used.iter().map(choice).collect();
    choices.sort_by(|a, b| a.label.cmp(&b.label));
    choices
}
