//! Which entries belong to which term: for the pages of sectors, provinces and factors, and for
//! their counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

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
    /// Case → the factors at work in it.
    pub(super) profiles: Vec<Profile>,
}

/// The factors at work in a case, one bit each: small enough to compare each case with all others
/// of its field.
#[derive(Debug, Default)]
pub(super) struct Profile {
    helped: Box<[u64]>,
    hindered: Box<[u64]>,
}

impl Profile {
    /// How much two cases have in common. Obstacles count twice: a cohort looks for the way round
    /// its own.
    pub(super) fn likeness(&self, other: &Self) -> u32 {
        2 * in_both(&self.hindered, &other.hindered) + in_both(&self.helped, &other.helped)
    }
}

/// How many bits two sets share.
fn in_both(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
}

pub(super) fn facets(graph: &Graph) -> Facets {
    let mut facets = Facets::default();
    for (index, entry) in graph.entries.cases.iter().enumerate() {
        if entry.main().common.withdrawn.is_some() {
            continue;
        }
        let case = &entry.main().data;
        for sector in &case.sectors {
            push(&mut facets.sectors, sector, index);
        }
        for (position, factor) in case.success_factors.items.iter().enumerate() {
            push(&mut facets.helped, &factor.factor, FactorUse { case: index, position });
        }
        for (position, obstacle) in case.obstacles.items.iter().enumerate() {
            push(&mut facets.hindered, &obstacle.factor, FactorUse { case: index, position });
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
    facets.profiles = profiles(graph, &facets);
    facets
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

fn profiles(graph: &Graph, facets: &Facets) -> Vec<Profile> {
    let all: BTreeSet<&TermId> = facets.helped.keys().chain(facets.hindered.keys()).collect();
    let words = all.len().div_ceil(64);
    let numbers: HashMap<&TermId, usize> = all.into_iter().zip(0..).collect();
    let listed = |terms: &mut dyn Iterator<Item = &TermId>| {
        let mut bits = vec![0_u64; words].into_boxed_slice();
        for number in terms.filter_map(|term| numbers.get(term)) {
            bits[number / 64] |= 1 << (number % 64);
        }
        bits
    };
    let cases = graph.entries.cases.par_iter().map(|entry| {
        let case = &entry.main().data;
        Profile {
            helped: listed(&mut case.success_factors.items.iter().map(|item| &item.factor)),
            hindered: listed(&mut case.obstacles.items.iter().map(|item| &item.factor)),
        }
    });
    cases.collect()
}

fn province(graph: &Graph, locus: usize) -> Option<TermId> {
    graph.locus(locus).main().data.province.clone()
}
