//! The values by which readers filter one document: read from its entry and the places it is about.

use super::header::DocumentHeader;
use crate::{
    graph::{EntryRef, Graph},
    model::{
        Listing, LocusId, TermId, TextOrEntry,
        adoption::Adoption,
        case::{Award, Case},
        locus::Locus,
    },
    names::ReferenceField,
};

/// The values of a document, by facet. They are ids, but for the names of organizers.
#[derive(Default)]
pub(super) struct DocumentFacets {
    pub(super) sector: Vec<String>,
    pub(super) province: Vec<String>,
    pub(super) locus_kind: Vec<String>,
    pub(super) helped: Vec<String>,
    pub(super) hindered: Vec<String>,
    pub(super) stage: Vec<String>,
    pub(super) status: Vec<String>,
    pub(super) evidence: Vec<String>,
    pub(super) accepts: Vec<String>,
    pub(super) program: Vec<String>,
    pub(super) organizer: Vec<String>,
    pub(super) awarded: Vec<String>,
    pub(super) visit_kind: Vec<String>,
    pub(super) adoption_status: Vec<String>,
    pub(super) year: Option<u32>,
}

pub(super) fn read_facets(graph: &Graph, header: &DocumentHeader) -> DocumentFacets {
    let mut facets =
        DocumentFacets { year: header.date.map(|it| u32::from(it.year)), ..Default::default() };
    // Pages of terms have none: a filter is for what is filed under the term.
    let Some(entry) = header.subject.entry() else { return facets };
    match entry {
        EntryRef::Case(id) => facets.add_case(graph, &graph.case(id).main().data),
        EntryRef::Locus(id) => {
            facets.add_place(graph, id);
            facets.add_awards(&graph.locus(id).main().data.awards);
        }
        EntryRef::Visit(id) => {
            let visit = &graph.entries.visits[id].main().data;
            for locus in &visit.loci {
                let locus = graph.resolve_any(locus, ReferenceField::VisitLoci);
                if let Some(locus) = locus.and_then(EntryRef::locus) {
                    facets.add_place(graph, locus);
                }
            }
            // What its loci accept, the visit does not.
            facets.accepts.clear();
            facets.visit_kind.push(visit.kind.id().to_owned());
            facets.program.extend(visit.program.iter().map(|it| it.0.clone()));
            facets.organizer.push(title_or_text(graph, &visit.organizer));
        }
        EntryRef::Institute(id) => {
            let institute = &graph.entries.institutes[id].main().data;
            facets.province.extend(institute.province.iter().map(|it| it.0.clone()));
        }
        EntryRef::Adoption(id) => {
            facets.add_adoption(graph, &graph.entries.adoptions[id].main().data);
        }
        EntryRef::Page(_) => {}
    }
    facets
}

impl DocumentFacets {
    fn add_case(&mut self, graph: &Graph, case: &Case) {
        let id = |term: &TermId| term.0.clone();
        self.sector.extend(case.sectors.iter().map(id));
        self.helped.extend(case.success_factors.items.iter().map(|it| id(&it.factor)));
        self.hindered.extend(case.obstacles.items.iter().map(|it| id(&it.factor)));
        self.stage.extend(case.stage.map(|it| it.id().to_owned()));
        self.status.extend(case.status.map(|it| it.id().to_owned()));
        let evidence = case.results.items.iter().filter_map(|it| it.evidence);
        self.evidence.extend(evidence.map(|it| it.id().to_owned()));
        self.year = case.since.map(|it| u32::from(it.year)).or(self.year);
        self.add_awards(&case.awards);
        if let Some(locus) = graph.locus_of(case) {
            self.add_place(graph, locus);
        }
    }

    /// What became of it, the sectors of what was adopted, and where.
    fn add_adoption(&mut self, graph: &Graph, adoption: &Adoption) {
        self.adoption_status.push(adoption.status.id().to_owned());
        let case = adoption.case.as_ref().and_then(|case| graph.resolve(case));
        if let Some(case) = case.and_then(EntryRef::case) {
            let sectors = graph.case(case).main().data.sectors.iter();
            self.sector.extend(sectors.map(|it| it.0.clone()));
        }
        match graph.resolve_any(&adoption.by, ReferenceField::AdoptionBy) {
            Some(EntryRef::Locus(id)) => {
                let province = graph.locus(id).main().data.province.iter();
                self.province.extend(province.map(|it| it.0.clone()));
            }
            Some(EntryRef::Institute(id)) => {
                let province = graph.entries.institutes[id].main().data.province.iter();
                self.province.extend(province.map(|it| it.0.clone()));
            }
            _ => {}
        }
    }

    /// What a document has from a place that it is about.
    fn add_place(&mut self, graph: &Graph, locus: LocusId) {
        let locus: &Locus = &graph.locus(locus).main().data;
        let add = |list: &mut Vec<String>, id: &str| {
            if !list.iter().any(|known| known == id) {
                list.push(id.to_owned());
            }
        };
        if let Some(province) = &locus.province {
            add(&mut self.province, &province.0);
        }
        add(&mut self.locus_kind, &locus.kind.0);
        for accepts in locus.hosting.iter().flat_map(|it| &it.accepts) {
            add(&mut self.accepts, accepts.id());
        }
    }

    fn add_awards(&mut self, awards: &Listing<Award>) {
        if !awards.items.is_empty() {
            self.awarded.push("yes".to_owned());
        }
    }
}

fn title_or_text(graph: &Graph, named: &TextOrEntry) -> String {
    match graph.resolve_any(named, ReferenceField::VisitOrganizer) {
        Some(entry) => graph.entries.main(entry).common.title.value.clone(),
        None => named.name().to_owned(),
    }
}
