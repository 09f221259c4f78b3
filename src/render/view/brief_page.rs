//! The page that makes a dossier of what a reader chose: what it says before anything is chosen, and
//! what its script needs to know. The dossier is drawn in the browser.

use serde::Serialize;

use super::{
    desk::desk_address,
    draft_words::{DraftWord, draft_words},
    kind_counts::kind_counts,
    link::LinkView,
    page_context::PageContext,
};
use crate::{graph::EntryRef, model::LocusId, names::Kind, render::page::PageKind};

/// The page of the brief.
#[derive(Debug, Serialize)]
pub struct BriefView {
    /// The title.
    pub title: String,
    /// What a brief is for.
    pub intro: String,
    /// The lists that readers can choose from.
    pub lists: Vec<LinkView>,
    /// The keys of the visit that it begins.
    pub draft_words: Vec<DraftWord>,
}

/// The keys of a visit that a brief can fill in.
const KEYS: [&str; 13] = [
    "title",
    "draft",
    "summary",
    "kind",
    "organizer",
    "start",
    "end",
    "loci",
    "cohort",
    "cases",
    "groups",
    "reason",
    "questions",
];

pub(super) fn brief_page(page: &PageContext<'_>) -> BriefView {
    BriefView {
        title: page.word("brief.title"),
        intro: page.word("brief.intro"),
        lists: kind_counts(page),
        draft_words: draft_words(page, Kind::Visit, &KEYS),
    }
}

/// The brief of a locus alone, as its page links to it.
pub(super) fn brief_of(page: &PageContext<'_>, id: LocusId) -> String {
    desk_address(page, &PageKind::Brief, EntryRef::Locus(id))
}
