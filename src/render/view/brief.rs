//! The foremost terms of a vocabulary in a few lines, with the way to all of them: on the first page
//! and as filters above a list.

use serde::Serialize;

use super::{
    facet::{FacetTerm, FacetsView},
    page_context::PageContext,
    parts::LinkView,
};
use crate::render::{locale, page::PageKind};

/// How many terms stand there: as many as two rows on a desk and one view on a phone hold.
const FOREMOST: usize = 9;

/// The foremost terms of a vocabulary.
#[derive(Debug, Serialize)]
pub struct BriefView {
    /// The vocabulary's name.
    pub title: String,
    /// The terms with most entries, those first.
    pub terms: Vec<FacetTerm>,
    /// The page of all terms, if there are more.
    pub more: Option<LinkView>,
}

/// The foremost of some terms; nothing if there are none. `word` names the vocabulary among the
/// strings.
pub(super) fn brief(
    page: &PageContext<'_>,
    all: FacetsView,
    word: &str,
    index: &PageKind,
) -> Option<BriefView> {
    let mut terms: Vec<FacetTerm> = all.groups.into_iter().flat_map(|group| group.terms).collect();
    let count = terms.len();
    // A stable sort: terms with as many entries keep the vocabulary's order.
    terms.sort_by_key(|term| std::cmp::Reverse(term.total));
    terms.truncate(FOREMOST);
    let shown = locale::count(count as u64, page.strings);
    let more = (count > FOREMOST).then(|| LinkView {
        text: page.strings.fill(&format!("{word}.all"), &[("n", &shown)]),
        url: Some(page.url(index)),
    });
    (!terms.is_empty()).then_some(BriefView { title: all.title, terms, more })
}
