//! Which entries come first where not all have room. Cases are what readers look for: they come by how
//! much is known of them, then the newer ones, then by name; before each comes its locus, so that nobody
//! reads of a practice without where it is. Then come visits and adoptions, the newer ones first, and
//! the rest by name.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    graph::{Completeness, EntryRef},
    names::Kind,
    render::{sort_date, view::RenderContext},
};

/// All entries that may be shown, in the order in which they find room.
pub(super) fn order_entries(site: &RenderContext<'_>) -> Vec<EntryRef> {
    let graph = site.graph;
    let shown = |kind| {
        let entries = graph.entries.of_kind(kind);
        entries.filter(|entry| !graph.entries.is_withdrawn(*entry)).collect::<Vec<EntryRef>>()
    };
    let mut cases = shown(Kind::Case);
    cases.sort_by_cached_key(|entry| {
        let known = entry.case().map(|id| Completeness::of(graph.case(id).main()).count_told());
        (Reverse(known), Reverse(sort_date(graph, *entry)), graph.entries.key(*entry).clone())
    });
    let with_locus = cases.into_iter().flat_map(|entry| {
        let case = entry.case().map(|id| &graph.case(id).main().data);
        let locus = case.and_then(|case| graph.locus_of(case)).map(EntryRef::Locus);
        let locus = locus.filter(|locus| !graph.entries.is_withdrawn(*locus));
        locus.into_iter().chain([entry])
    });
    let mut ordered: Vec<EntryRef> = with_locus.collect();
    for kind in [Kind::Visit, Kind::Adoption, Kind::Locus, Kind::Institute, Kind::Page] {
        let mut entries = shown(kind);
        entries.sort_by_cached_key(|entry| {
            (Reverse(sort_date(graph, *entry)), graph.entries.key(*entry).clone())
        });
        ordered.extend(entries);
    }
    let mut seen = BTreeSet::new();
    ordered.retain(|entry| seen.insert(*entry));
    ordered
}
