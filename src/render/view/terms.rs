//! The vocabularies, as a glossary.

use serde::Serialize;

use super::{parts::LinkView, scope::PageContext};

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

pub(super) fn terms(scope: &PageContext<'_>) -> TermsView {
    let lists = scope.graph.vocabularies.iter().filter(|(_, list)| !list.terms().is_empty());
    TermsView {
        title: scope.word("terms.title"),
        intro: scope.word("terms.intro"),
        vocabularies: lists
            .map(|(name, list)| VocabularyView {
                id: format!("_{name}"),
                label: list
                    .label
                    .as_ref()
                    .map_or_else(|| name.to_owned(), |label| label.get(scope.language).to_owned()),
                terms: list
                    .terms()
                    .iter()
                    .map(|term| TermView {
                        id: term.id.0.clone(),
                        link: scope.term(name, &term.id),
                        description: scope.description(name, &term.id),
                        synonyms: term.synonyms.clone(),
                    })
                    .collect(),
            })
            .collect(),
    }
}
