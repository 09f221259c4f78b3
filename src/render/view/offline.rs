//! The page about reading without a network: what it says before the browser has told what it keeps.

use serde::Serialize;

use super::page_context::PageContext;

/// The page about reading without a network.
#[derive(Debug, Serialize)]
pub struct OfflineView {
    /// The title.
    pub title: String,
    /// What is kept, and why.
    pub intro: String,
}

pub(super) fn offline(page: &PageContext<'_>) -> OfflineView {
    OfflineView { title: page.word("offline.title"), intro: page.word("offline.intro") }
}
