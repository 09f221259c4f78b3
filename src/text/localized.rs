//! A text that may have one wording for each language. Apart because labels of terms have it as
//! well as the settings.

use std::collections::BTreeMap;

/// A text in one language or several. Never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalizedText {
    /// The wording that stands in for the languages without one.
    main: String,
    /// The wordings by language code.
    by_code: BTreeMap<String, String>,
}

impl LocalizedText {
    /// A text that is the same in every language.
    pub fn everywhere(text: impl Into<String>) -> Self {
        Self { main: text.into(), by_code: BTreeMap::new() }
    }

    /// A text by language code. The wording of `main` stands in for languages without one, or the
    /// first there is.
    pub fn by_language<'a>(
        wordings: impl IntoIterator<Item = (&'a str, &'a str)>,
        main: &str,
    ) -> Option<Self> {
        let by_code: BTreeMap<String, String> = wordings
            .into_iter()
            .map(|(language, text)| (language.to_owned(), text.to_owned()))
            .collect();
        let text = by_code.get(main).or_else(|| by_code.values().next())?.clone();
        Some(Self { main: text, by_code })
    }

    /// The wording for a language.
    pub fn get(&self, language: &str) -> &str {
        self.by_code.get(language).unwrap_or(&self.main)
    }

    /// Every distinct wording.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.main.as_str()).chain(self.by_code.values().map(String::as_str))
    }
}
