//! The names of one thing: English, Indonesian and accepted synonyms.

use crate::text::{fold::fold, language::Language};

/// One thing's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// English.
    pub en: String,
    /// Indonesian.
    pub id: String,
    /// Others that are accepted, and never written by scaffolds.
    pub synonyms: Vec<String>,
    /// All of them, folded.
    folded: Vec<String>,
}

impl Name {
    /// The names of one thing.
    pub(super) fn new(en: String, id: String, synonyms: Vec<String>) -> Self {
        let all = [&en, &id].into_iter().chain(&synonyms);
        let folded = all.map(|name| fold(name).into_owned()).collect();
        Self { en, id, synonyms, folded }
    }

    /// The name in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }

    /// Whether a folded text is one of the names.
    pub fn is(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| name == folded)
    }

    /// All names, English first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [self.en.as_str(), self.id.as_str()]
            .into_iter()
            .chain(self.synonyms.iter().map(String::as_str))
    }
}
