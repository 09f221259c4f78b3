//! What an entry is related to: the entries that its page leads to, and what readers filter by.

use serde::Serialize;

use crate::{
    graph::EntryRef,
    model::VocabularyId,
    names::{Kind, ReferenceField},
    render::view::RenderContext,
};

/// What an entry is related to.
#[derive(Debug, Default, Serialize)]
pub(super) struct EntryRelations {
    /// The names of entries that its page leads to, those of a kind together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<String>,
    /// Labels of sectors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sectors: Vec<String>,
    /// The label of its province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) province: Option<String>,
    /// Whether a case still runs, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<String>,
}

/// Finds what an entry is related to.
pub(super) fn find_relations(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
) -> EntryRelations {
    let graph = site.graph;
    let mut relations = EntryRelations::default();
    let mut linked = linked_entries(site, entry);
    linked.sort_by_key(|it| (it.kind(), graph.entries.key(*it).clone()));
    linked.dedup();
    linked.retain(|it| *it != entry && !graph.entries.is_withdrawn(*it));
    relations.links = linked.into_iter().map(|it| entry_name(site, it)).collect();
    let locus = match entry {
        EntryRef::Case(id) => {
            let case = &graph.case(id).version(language).data;
            let label = |term| site.label(VocabularyId::Sectors, term, language).to_owned();
            relations.sectors = case.sectors.iter().map(label).collect();
            let word = |id: &str| {
                site.theme.strings(language).get(&format!("choice.status.{id}")).to_owned()
            };
            relations.status = case.status.map(|status| word(status.id()));
            graph.locus_of(case)
        }
        _ => entry.locus(),
    };
    let province = locus.and_then(|id| graph.locus(id).main().data.province.as_ref());
    relations.province =
        province.map(|term| site.label(VocabularyId::Provinces, term, language).to_owned());
    relations
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
