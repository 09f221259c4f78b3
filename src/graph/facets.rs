//! Which entries belong to which term: for the pages of sectors, provinces and factors, and for
//! their counts.

use std::collections::BTreeMap;

use super::Graph;
use crate::model::TermId;

/// A factor at work in a case: the case and the position in its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "said above")]
pub struct FactorUse {
    pub case: usize,
    pub position: usize,
}

/// Entries by term, in the order of their names. Withdrawn entries are in none.
#[derive(Debug, Default)]
pub struct Facets {
    /// Sector → cases.
    pub sectors: BTreeMap<TermId, Vec<usize>>,
    /// Province → loci.
    pub loci_by_province: BTreeMap<TermId, Vec<usize>>,
    /// Province → cases of its loci.
    pub cases_by_province: BTreeMap<TermId, Vec<usize>>,
    /// Factor → where it helped.
    pub helped: BTreeMap<TermId, Vec<FactorUse>>,
    /// Factor → where it hindered.
    pub hindered: BTreeMap<TermId, Vec<FactorUse>>,
}

pub(super) fn facets(graph: &Graph) -> Facets {
    let mut facets = Facets::default();
    for (index, entry) in graph.entries.cases.iter().enumerate() {
        if entry.main().common.withdrawn.is_some() {
            continue;
        }
        let case = &entry.main().data;
        for sector in &case.sectors {
            facets.sectors.entry(sector.clone()).or_default().push(index);
        }
        for (position, factor) in case.success_factors.items.iter().enumerate() {
            let uses = facets.helped.entry(factor.factor.clone()).or_default();
            uses.push(FactorUse { case: index, position });
        }
        for (position, obstacle) in case.obstacles.items.iter().enumerate() {
            let uses = facets.hindered.entry(obstacle.factor.clone()).or_default();
            uses.push(FactorUse { case: index, position });
        }
        if let Some(province) = graph.locus_of(case).and_then(|locus| province(graph, locus)) {
            facets.cases_by_province.entry(province).or_default().push(index);
        }
    }
    for (index, entry) in graph.entries.loci.iter().enumerate() {
        if entry.main().common.withdrawn.is_none()
            && let Some(province) = province(graph, index)
        {
            facets.loci_by_province.entry(province).or_default().push(index);
        }
    }
    facets
}

fn province(graph: &Graph, locus: usize) -> Option<TermId> {
    graph.locus(locus).main().data.province.clone()
}
