//! The vocabularies, as a glossary.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};

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
    TermsView {
        title: page.word("terms.title"),
        intro: page.word("terms.intro"),
        vocabularies: lists
            .map(|(name, list)| VocabularyView {
                id: format!("_{}", name.name()),
                label: list.label.as_ref().map_or_else(
                    || name.name().to_owned(),
                    |label| label.get(page.language).to_owned(),
                ),
                terms: list
                    .terms()
                    .iter()
                    .map(|term| TermView {
                        id: term.id.0.clone(),
                        link: page.term_link(name, &term.id),
                        description: page.description(name, &term.id),
                        synonyms: term.synonyms.clone(),
                    })
                    .collect(),
            })
            .collect(),
    }
}
