//! The entries that the page of an entry leads to, by the names that they have in addresses.

use crate::{
    graph::EntryRef,
    names::{Kind, ReferenceField},
    render::view::RenderContext,
};

/// The names of the entries that its page leads to, those of a kind together.
pub(super) fn list_links(site: &RenderContext<'_>, entry: EntryRef) -> Vec<String> {
    let entries = &site.graph.entries;
    let mut linked = linked_entries(site, entry);
    linked.sort_by_key(|it| (it.kind(), entries.key(*it).clone()));
    linked.dedup();
    linked.retain(|it| *it != entry && !entries.is_withdrawn(*it));
    linked.into_iter().map(|it| entry_name(site, it)).collect()
}

/// What an entry is called in addresses, the same in all languages: `case/antrean`.
pub(super) fn entry_name(site: &RenderContext<'_>, entry: EntryRef) -> String {
    let key = site.graph.entries.key(entry);
    format!("{}/{}", key.kind.id(), key.name)
}

/// The entries that the page of an entry leads to.
fn linked_entries(site: &RenderContext<'_>, entry: EntryRef) -> Vec<EntryRef> {
    let graph = site.graph;
    let belonging = Kind::ALL.into_iter().flat_map(|kind| graph.entries_of(entry, kind));
    let mut linked: Vec<EntryRef> = belonging.collect();
    match entry {
        EntryRef::Case(id) => {
            let locus = graph.locus_of(&graph.case(id).main().data);
            linked.extend(locus.map(EntryRef::Locus));
        }
        EntryRef::Visit(id) => {
            let visit = &graph.entries.visits[id].main().data;
            let loci = visit.loci.iter();
            linked.extend(loci.filter_map(|it| graph.resolve_any(it, ReferenceField::VisitLoci)));
            linked.extend(graph.resolve_any(&visit.organizer, ReferenceField::VisitOrganizer));
        }
        EntryRef::Adoption(id) => {
            let adoption = &graph.entries.adoptions[id].main().data;
            let from = adoption.case.iter().chain(&adoption.visit);
            linked.extend(from.filter_map(|it| graph.resolve(it)));
            linked.extend(graph.resolve_any(&adoption.by, ReferenceField::AdoptionBy));
        }
        EntryRef::Locus(id) => {
            let parent = graph.parent_of(&graph.locus(id).main().data);
            linked.extend(parent.map(EntryRef::Locus));
        }
        EntryRef::Institute(_) | EntryRef::Page(_) => {}
    }
    linked
}
