//! The desk of a reader: the pages for what was chosen, as every page links to them, the names by
//! which their addresses carry it, and what can be chosen.

use serde::Serialize;

use super::{kind_counts::count_of_kind, page_context::PageContext};
use crate::{
    graph::EntryRef,
    names::{Kind, names},
    render::page::PageKind,
    text::percent::encode,
};

/// The pages for what readers choose.
#[derive(Debug, Serialize)]
pub struct DeskLinks {
    /// The way to the page that compares.
    pub compare: String,
    /// The way to the page of the reader's own lists.
    pub shortlist: String,
    /// The way to the page of the brief.
    pub brief: String,
    /// The way to the fit check, if there are cases.
    pub fit_check: Option<String>,
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
    let has_cases = !page.site.catalogue.entries(Kind::Case).is_empty();
    page.site.catalogue.has_choices().then(|| DeskLinks {
        compare: page.url(&PageKind::Compare),
        shortlist: page.url(&PageKind::Shortlist),
        brief: page.url(&PageKind::Brief),
        fit_check: has_cases.then(|| page.url(&PageKind::FitCheck)),
        case_word: address_word(page, Kind::Case).to_owned(),
        locus_word: address_word(page, Kind::Locus).to_owned(),
    })
}

/// The address of a page of the desk for one entry.
pub(super) fn desk_address(page: &PageContext<'_>, kind: &PageKind, entry: EntryRef) -> String {
    let key = page.site.graph.entries.key(entry);
    let word = address_word(page, key.kind);
    format!("{}?p={}/{}", page.url(kind), encode(word), encode(&key.name))
}

/// What the addresses of the desk call a kind, the same in all languages of the site.
fn address_word(page: &PageContext<'_>, kind: Kind) -> &'static str {
    names().kind_word(kind, page.site.config.message_language())
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
