//! The page that asks whether a case fits the reader's own place. Without a case it is a sheet of
//! questions on paper; those of a case are drawn in the browser.

use serde::Serialize;

use super::{
    desk::desk_address,
    draft_words::{DraftWord, draft_words},
    link::LinkView,
    page_context::PageContext,
};
use crate::{graph::EntryRef, model::CaseId, names::Kind, render::page::PageKind};

/// The page of the fit check.
#[derive(Debug, Serialize)]
pub struct FitCheckView {
    /// The title.
    pub title: String,
    /// What it is for.
    pub intro: String,
    /// All cases.
    pub cases: LinkView,
    /// The keys of the adoption that it begins.
    pub draft_words: Vec<DraftWord>,
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
        draft_words: draft_words(page, Kind::Adoption, &KEYS),
    }
}

/// The fit check of a case, as its page links to it.
pub(super) fn fit_check_of(page: &PageContext<'_>, id: CaseId) -> String {
    desk_address(page, &PageKind::FitCheck, EntryRef::Case(id))
}
