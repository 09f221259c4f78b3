//! The terms of a vocabulary that most entries have, with the way to all of them: on the first page
//! and as filters above a list.

use serde::Serialize;

use super::{
    facet_terms::{FacetTerm, FacetTerms},
    link::LinkView,
    page_context::PageContext,
};
use crate::render::{locale, page::PageKind};

/// How many terms are shown: as many as two rows on a desk and one screen of a phone hold.
const MOST_SHOWN: usize = 9;

/// The terms of a vocabulary that most entries have.
#[derive(Debug, Serialize)]
pub struct TopTermsView {
    /// The vocabulary's name.
    pub title: String,
    /// The terms, those with most entries first.
    pub terms: Vec<FacetTerm>,
    /// The page of all terms, if there are more.
    pub more: Option<LinkView>,
}

/// Takes the terms that most entries have; nothing if there are no terms. `word` names the
/// vocabulary among the strings, `index` is the page of all its terms.
pub(super) fn top_terms(
    page: &PageContext<'_>,
    all: FacetTerms,
    word: &str,
    index: &PageKind,
) -> Option<TopTermsView> {
    let mut terms: Vec<FacetTerm> = all.groups.into_iter().flat_map(|group| group.terms).collect();
    let count = terms.len();
    // A stable sort: terms with as many entries keep the vocabulary's order.
    terms.sort_by_key(|term| std::cmp::Reverse(term.total));
    terms.truncate(MOST_SHOWN);
    let shown = locale::count(count as u64, page.strings);
    let more = (count > MOST_SHOWN).then(|| LinkView {
        text: page.strings.fill(&format!("{word}.all"), &[("n", &shown)]),
        url: Some(page.url(index)),
    });
    (!terms.is_empty()).then_some(TopTermsView { title: all.title, terms, more })
}
