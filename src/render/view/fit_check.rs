//! The page that asks whether a case fits the reader's own place. Without a case it is a sheet of
//! questions on paper; those of a case are drawn in the browser.

use serde::Serialize;

use super::{
    draft_words::{DraftWord, draft_words},
    link::LinkView,
    page_context::PageContext,
};
use crate::{
    graph::EntryRef,
    model::CaseId,
    names::{Kind, names},
    render::page::PageKind,
    text::percent::encode,
};

/// The page of the fit check.
#[derive(Debug, Serialize)]
pub struct FitCheckView {
    /// The title.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// All cases.
    pub cases: LinkView,
    /// The pages that its script leads to.
    pub words: DeskPageWords,
    /// The keys of the adoption that it begins.
    pub draft_words: Vec<DraftWord>,
}

/// What scripts of the desk need to know of a site.
#[derive(Debug, Serialize)]
pub struct DeskPageWords {
    /// What addresses call a case, the same in all languages of the site.
    pub case_word: String,
    /// What addresses call a locus.
    pub locus_word: String,
    /// The page of the brief.
    pub brief: String,
    /// The page of the fit check.
    pub fit_check: String,
}

/// The keys of an adoption that a fit check can fill in.
const KEYS: [&str; 9] =
    ["title", "draft", "by", "status", "case", "mode", "step", "changed", "why"];

pub(super) fn fit_check(page: &PageContext<'_>) -> FitCheckView {
    FitCheckView {
        title: page.word("fit_check.title"),
        intro: page.word("fit_check.intro"),
        cases: LinkView {
            text: page.word("fit_check.choose"),
            url: Some(page.url(&PageKind::List(Kind::Case, 1))),
        },
        words: desk_page_words(page),
        draft_words: draft_words(page, Kind::Adoption, &KEYS),
    }
}

/// What scripts of the desk need to know of the site.
pub(super) fn desk_page_words(page: &PageContext<'_>) -> DeskPageWords {
    let main = page.site.config.message_language();
    let word = |kind| names().kind_word(kind, main).to_owned();
    DeskPageWords {
        case_word: word(Kind::Case),
        locus_word: word(Kind::Locus),
        brief: page.url(&PageKind::Brief),
        fit_check: page.url(&PageKind::FitCheck),
    }
}

/// The fit check of a case, as its page links to it.
pub(super) fn fit_check_of(page: &PageContext<'_>, id: CaseId) -> String {
    let name = page.site.graph.entries.key(EntryRef::Case(id)).name.clone();
    let word = desk_page_words(page).case_word;
    format!("{}?p={}/{}", page.url(&PageKind::FitCheck), encode(&word), encode(&name))
}
