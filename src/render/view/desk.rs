//! The desk of a reader: the pages that compare and keep what was chosen, as every page links to
//! them, and what can be chosen.

use serde::Serialize;

use super::{kind_counts::count_of_kind, page_context::PageContext};
use crate::{
    names::{Kind, names},
    render::page::PageKind,
};

/// The pages for what readers choose.
#[derive(Debug, Serialize)]
pub struct DeskLinks {
    /// The way to the page that compares.
    pub compare: String,
    /// The way to the page of the reader's own lists.
    pub shortlist: String,
    /// What addresses call a case, the same in all languages of the site.
    pub case_word: String,
    /// What addresses call a locus.
    pub locus_word: String,
}

/// A list of entries that readers can choose from.
#[derive(Debug, Serialize)]
pub struct ChoiceList {
    /// "12 cases".
    pub text: String,
    /// Its address.
    pub url: String,
}

/// The pages of the desk, if the site has anything to choose.
pub(super) fn desk_links(page: &PageContext<'_>) -> Option<DeskLinks> {
    let main = page.site.config.message_language();
    page.site.catalogue.has_choices().then(|| DeskLinks {
        compare: page.url(&PageKind::Compare),
        shortlist: page.url(&PageKind::Shortlist),
        case_word: names().kind_word(Kind::Case, main).to_owned(),
        locus_word: names().kind_word(Kind::Locus, main).to_owned(),
    })
}

/// What can be chosen: cases and loci, as far as there are any.
pub(super) fn choice_lists(page: &PageContext<'_>) -> Vec<ChoiceList> {
    let counts = [Kind::Case, Kind::Locus].map(|kind| {
        let count = page.site.catalogue.entries(kind).len();
        (count > 0).then(|| ChoiceList {
            text: count_of_kind(page, kind, count),
            url: page.url(&PageKind::List(kind, 1)),
        })
    });
    counts.into_iter().flatten().collect()
}
