//! The page that sets cases or loci side by side: what it says before anything is chosen. What is
//! compared is drawn in the browser, from the facts of the index.

use serde::Serialize;

use super::{
    desk::{ChoiceList, choice_lists},
    page_context::PageContext,
};

/// The page of the comparison.
#[derive(Debug, Serialize)]
pub struct CompareView {
    /// The title.
    pub title: String,
    /// What can be compared, and how.
    pub intro: String,
    /// The lists that readers can choose from.
    pub lists: Vec<ChoiceList>,
}

pub(super) fn compare(page: &PageContext<'_>) -> CompareView {
    CompareView {
        title: page.word("compare.title"),
        intro: page.word("compare.intro"),
        lists: choice_lists(page),
    }
}
