//! A text that may have one wording for each language.

use std::collections::BTreeMap;

use crate::names::Value;

/// A text in one language or several. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Localized {
    main: String,
    others: BTreeMap<String, String>,
}

impl Localized {
    /// A text that is the same in every language.
    pub fn everywhere(text: impl Into<String>) -> Self {
        Self { main: text.into(), others: BTreeMap::new() }
    }

    /// A text by language code. The wording of `main` stands in for languages without one, or the
    /// first there is.
    pub fn by_language<'a>(
        wordings: impl IntoIterator<Item = (&'a str, &'a str)>,
        main: &str,
    ) -> Option<Self> {
        let others: BTreeMap<String, String> = wordings
            .into_iter()
            .map(|(language, text)| (language.to_owned(), text.to_owned()))
            .collect();
        let text = others.get(main).or_else(|| others.values().next())?.clone();
        Some(Self { main: text, others })
    }

    pub(super) fn from_value(value: &Value, main: &str) -> Option<Self> {
        match value {
            Value::Text(text) => Some(Self::everywhere(text.value.as_str())),
            Value::Map(values) => Self::by_language(
                values.free().iter().map(|(language, text)| (language.as_str(), text.as_str())),
                main,
            ),
            _ => None,
        }
    }

    /// The wording for a language.
    pub fn get(&self, language: &str) -> &str {
        self.others.get(language).unwrap_or(&self.main)
    }

    /// Every distinct wording.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.main.as_str()).chain(self.others.values().map(String::as_str))
    }
}
