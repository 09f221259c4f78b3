//! The vocabularies, as a glossary.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};
use crate::model::VocabularyId;

/// The lists that most readers look for, before the others.
const FIRST: [VocabularyId; 3] =
    [VocabularyId::Sectors, VocabularyId::Provinces, VocabularyId::Factors];

/// The vocabularies.
#[derive(Debug, Serialize)]
pub struct TermsView {
    /// The title.
    pub title: String,
    /// What the page is for.
    pub intro: String,
    /// The lists.
    pub vocabularies: Vec<VocabularyView>,
}

/// A list of terms.
#[derive(Debug, Serialize)]
pub struct VocabularyView {
    /// Its anchor.
    pub id: String,
    /// Its name.
    pub label: String,
    /// "38 terms".
    pub count: String,
    /// Its terms.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// What an editor types.
    pub id: String,
    /// What readers see, with its page if it has one.
    pub link: LinkView,
    /// A sentence of explanation.
    pub description: Option<String>,
    /// Other names that are accepted.
    pub synonyms: Vec<String>,
}

pub(super) fn terms(page: &PageContext<'_>) -> TermsView {
    let lists = page.site.graph.vocabularies.iter().filter(|(_, list)| !list.terms().is_empty());
    let mut lists: Vec<_> = lists.collect();
    // A stable sort: the others keep their order.
    lists.sort_by_key(|(name, _)| {
        FIRST.iter().position(|first| first == name).unwrap_or(FIRST.len())
    });
    TermsView {
        title: page.word("terms.title"),
        intro: page.word("terms.intro"),
        vocabularies: lists
            .into_iter()
            .map(|(name, list)| VocabularyView {
                id: format!("_{}", name.name()),
                label: list.label.as_ref().map_or_else(
                    || name.name().to_owned(),
                    |label| label.get(page.language).to_owned(),
                ),
                count: page.count("count.terms", list.terms().len()),
                terms: list
                    .terms()
                    .iter()
                    .map(|term| TermView {
                        id: term.id.0.clone(),
                        link: page.term_link(name, &term.id),
                        description: page.description(name, &term.id),
                        synonyms: term.synonyms_in(page.language).map(str::to_owned).collect(),
                    })
                    .collect(),
            })
            .collect(),
    }
}
