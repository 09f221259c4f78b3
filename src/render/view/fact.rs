//! Facts: labels with their values, as a page lists them beside its text.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};

/// A fact: a label with its values.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// The key's English name.
    pub key: String,
    /// The label.
    pub label: String,
    /// The values.
    pub values: Vec<LinkView>,
}

impl Fact {
    /// Whether a text is all that it says.
    pub(super) fn says_only(&self, text: &str) -> bool {
        matches!(self.values.as_slice(), [value] if value.text == text)
    }
}

/// A fact, if it has a value.
pub(super) fn fact(page: &PageContext<'_>, key: &str, values: Vec<LinkView>) -> Option<Fact> {
    (!values.is_empty()).then(|| Fact {
        key: key.to_owned(),
        label: page.word(&format!("fact.{key}")),
        values,
    })
}

/// A fact of one plain text, if there is one.
pub(super) fn text_fact(page: &PageContext<'_>, key: &str, text: Option<String>) -> Option<Fact> {
    fact(page, key, text.map(LinkView::text).into_iter().collect())
}

/// A fact of fixed values.
pub(super) fn choice_fact<'i>(
    page: &PageContext<'_>,
    key: &str,
    ids: impl IntoIterator<Item = &'i str>,
) -> Option<Fact> {
    let values = ids.into_iter().map(|id| LinkView::text(page.choice(key, id)));
    fact(page, key, values.collect())
}
