//! How many entries of each kind there are, in words.

use super::{link::LinkView, page_context::PageContext};
use crate::{names::Kind, render::page::PageKind};

/// The kinds that the site has entries of, as "12 cases", each with its list.
pub(super) fn kind_counts(page: &PageContext<'_>) -> Vec<LinkView> {
    let kinds = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Page);
    let counts = kinds.filter_map(|kind| {
        let count = page.site.catalogue.entries(kind).len();
        (count > 0).then(|| LinkView {
            text: count_of_kind(page, kind, count),
            url: Some(page.url(&PageKind::List(kind, 1))),
        })
    });
    counts.collect()
}

/// "12 cases".
pub(super) fn count_of_kind(page: &PageContext<'_>, kind: Kind, count: usize) -> String {
    page.count(&format!("count.{}", plural(kind)), count)
}

/// The name of a kind's count among the strings.
fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Case => "cases",
        Kind::Locus => "loci",
        Kind::Visit => "visits",
        Kind::Institute => "institutes",
        Kind::Adoption => "adoptions",
        Kind::Page => "pages",
    }
}
