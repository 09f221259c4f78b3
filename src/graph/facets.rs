//! Which entries belong to which term: for the pages of sectors, provinces and factors, and for
//! their counts.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{Graph, shared_factors::SectorFactors};
use crate::model::{
    CaseId, Id, LocusId, TermId,
    case::{Factor, Obstacle},
    choice::ObstacleOutcome,
};

/// A success factor of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct FactorAt {
    pub case: CaseId,
    pub factor: Id<Factor>,
}

/// An obstacle of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ObstacleAt {
    pub case: CaseId,
    pub obstacle: Id<Obstacle>,
}

/// Entries by term, in the order of their names. Withdrawn entries are in none.
#[derive(Debug, Default, Hash)]
pub struct Facets {
    /// Sector → cases.
    pub sectors: BTreeMap<TermId, Vec<CaseId>>,
    /// Province → loci.
    pub loci_by_province: BTreeMap<TermId, Vec<LocusId>>,
    /// Province → cases of its loci.
    pub cases_by_province: BTreeMap<TermId, Vec<CaseId>>,
    /// Factor → where it helped.
    pub helped: BTreeMap<TermId, Vec<FactorAt>>,
    /// Factor → where it hindered. A way round that was found and told comes first.
    pub hindered: BTreeMap<TermId, Vec<ObstacleAt>>,
    /// Kind of locus → loci.
    pub(super) loci_by_kind: BTreeMap<TermId, Vec<LocusId>>,
    /// Sector → the factors of its cases, in the same order.
    pub(super) factors_by_sector: BTreeMap<TermId, SectorFactors>,
}

pub(super) fn collect_facets(graph: &Graph) -> Facets {
    let mut facets = Facets::default();
    for (id, entry) in graph.entries.cases.iter() {
        if entry.main().common.withdrawn.is_some() {
            continue;
        }
        let case = &entry.main().data;
        for sector in &case.sectors {
            push(&mut facets.sectors, sector, id);
        }
        for (factor, item) in case.success_factors.iter() {
            push(&mut facets.helped, &item.factor, FactorAt { case: id, factor });
        }
        for (obstacle, item) in case.obstacles.iter() {
            push(&mut facets.hindered, &item.factor, ObstacleAt { case: id, obstacle });
        }
        if let Some(province) = graph.locus_of(case).and_then(|locus| province_of(graph, locus)) {
            facets.cases_by_province.entry(province).or_default().push(id);
        }
    }
    for (id, entry) in graph.entries.loci.iter() {
        if entry.main().common.withdrawn.is_some() {
            continue;
        }
        push(&mut facets.loci_by_kind, &entry.main().data.kind, id);
        if let Some(province) = province_of(graph, id) {
            facets.loci_by_province.entry(province).or_default().push(id);
        }
    }
    for uses in facets.hindered.values_mut() {
        uses.sort_by_key(|at| help_rank(&graph.case(at.case).main().data.obstacles[at.obstacle]));
    }
    let sectors: Vec<_> = facets.sectors.iter().collect();
    let factors = sectors.into_par_iter().map(|(sector, cases)| {
        let cases = cases.iter().map(|case| &graph.case(*case).main().data);
        (sector.clone(), SectorFactors::new(cases))
    });
    facets.factors_by_sector = factors.collect();
    facets
}

/// How little an obstacle helps who has the same one: least where a way round it was found and told.
fn help_rank(obstacle: &Obstacle) -> (bool, u8) {
    let outcome = match obstacle.outcome {
        Some(ObstacleOutcome::Overcome) => 0,
        Some(ObstacleOutcome::Partly) => 1,
        None => 2,
        Some(ObstacleOutcome::Open) => 3,
    };
    (obstacle.response.is_none(), outcome)
}

/// Adds to the list of a term, which mostly is there already.
fn push<T>(lists: &mut BTreeMap<TermId, Vec<T>>, term: &TermId, value: T) {
    match lists.get_mut(term) {
        Some(list) => list.push(value),
        None => {
            lists.insert(term.clone(), vec![value]);
        }
    }
}

fn province_of(graph: &Graph, locus: LocusId) -> Option<TermId> {
    graph.locus(locus).main().data.province.clone()
}
