//! What lists are filtered by where they stand, by script. Links to the pages of single terms, which need
//! none, are in `list.rs`.

use super::{
    page_context::PageContext,
    search::{FilterView, filter},
};
use crate::names::Kind;

/// The facets of cases, which are also those of their lessons.
const CASE: &[&str] = &[
    "sector",
    "province",
    "locus_kind",
    "helped",
    "hindered",
    "stage",
    "status",
    "evidence",
    "accepts",
    "year",
    "awarded",
];

/// The facet that lessons have beside those of their cases.
const LESSON_KIND: &str = "lesson_kind";

/// What entries of a kind differ by, as far as readers of this site filter by it.
pub(super) fn list_filters(page: &PageContext<'_>, kind: Kind) -> Vec<FilterView> {
    let facets: &[&str] = match kind {
        Kind::Case => CASE,
        Kind::Locus => &["province", "locus_kind", "accepts", "awarded"],
        Kind::Visit => &["visit_kind", "province", "locus_kind", "program", "organizer", "year"],
        Kind::Adoption => &["adoption_status", "sector", "province", "year"],
        Kind::Institute | Kind::Page => &[],
    };
    choose(page, facets)
}

/// What lessons differ by: what to do with them, and what their cases do.
pub(super) fn lesson_filters(page: &PageContext<'_>) -> Vec<FilterView> {
    let own = std::iter::once(filter(page, LESSON_KIND));
    own.chain(choose(page, CASE)).collect()
}

/// Those that the site has chosen for its search: readers need not learn two lists.
fn choose(page: &PageContext<'_>, facets: &[&str]) -> Vec<FilterView> {
    let wanted = page.site.config.facets.iter();
    let wanted = wanted.filter(|facet| facets.contains(facet));
    wanted.map(|facet| filter(page, facet)).collect()
}
