//! The page of what a reader chose: what it says before anything is. The lists themselves are kept
//! and drawn in the browser.

use serde::Serialize;

use super::{
    desk::{ChoiceList, choice_lists},
    page_context::PageContext,
};

/// The page of the reader's own lists.
#[derive(Debug, Serialize)]
pub struct ShortlistView {
    /// The title.
    pub title: String,
    /// What the lists are for.
    pub intro: String,
    /// The lists that readers can choose from.
    pub lists: Vec<ChoiceList>,
}

pub(super) fn shortlist(page: &PageContext<'_>) -> ShortlistView {
    ShortlistView {
        title: page.word("shortlist.title"),
        intro: page.word("shortlist.intro"),
        lists: choice_lists(page),
    }
}
