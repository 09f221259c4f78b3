//! Which entries belong to which term: for the pages of sectors, provinces and factors, and for
//! their counts.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::Graph;
use crate::model::{
    CaseId, Id, IdMap, LocusId, TermId,
    case::{Case, Factor, Obstacle},
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
    /// Case → the factors at work in it.
    pub(super) profiles: IdMap<Case, Profile>,
    /// Sector → the profiles of its cases, in the same order: they lie side by side, because each
    /// case of the sector is compared with all others.
    pub(super) profiles_by_sector: BTreeMap<TermId, ProfileRows>,
}

/// The factors at work in a case, one bit each: small enough to compare each case with all others
/// of its field.
#[derive(Debug, Default, Hash)]
pub(super) struct Profile {
    helped: Box<[u64]>,
    hindered: Box<[u64]>,
}

/// Profiles of many cases, one behind the other: what helped, then what hindered.
#[derive(Debug, Default, Hash)]
pub(super) struct ProfileRows {
    words: usize,
    rows: Vec<u64>,
}

impl ProfileRows {
    fn new<'a>(profiles: impl ExactSizeIterator<Item = &'a Profile>) -> Self {
        let mut rows = Self::default();
        for profile in profiles {
            rows.words = profile.helped.len();
            rows.rows.extend_from_slice(&profile.helped);
            rows.rows.extend_from_slice(&profile.hindered);
        }
        rows
    }

    /// How much each of the cases has in common with one. Obstacles count twice: a cohort looks for
    /// the way round its own.
    pub(super) fn likenesses(&self, profile: &Profile) -> impl Iterator<Item = u32> {
        self.rows.chunks_exact(2 * self.words.max(1)).map(|row| {
            let (helped, hindered) = row.split_at(self.words);
            2 * count_shared_bits(&profile.hindered, hindered)
                + count_shared_bits(&profile.helped, helped)
        })
    }
}

/// How many bits two sets share.
fn count_shared_bits(a: &[u64], b: &[u64]) -> u32 {
    a.iter().zip(b).map(|(a, b)| (a & b).count_ones()).sum()
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
    facets.profiles = build_profiles(graph, &facets);
    let rows = facets.sectors.iter().map(|(sector, cases)| {
        let profiles = cases.iter().map(|case| &facets.profiles[*case]);
        (sector.clone(), ProfileRows::new(profiles))
    });
    facets.profiles_by_sector = rows.collect();
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

fn build_profiles(graph: &Graph, facets: &Facets) -> IdMap<Case, Profile> {
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
    let cases = graph.entries.cases.values().par_iter().map(|entry| {
        let case = &entry.main().data;
        Profile {
            helped: listed(&mut case.success_factors.items.iter().map(|item| &item.factor)),
            hindered: listed(&mut case.obstacles.items.iter().map(|item| &item.factor)),
        }
    });
    IdMap::from(cases.collect::<Vec<_>>())
}

fn province_of(graph: &Graph, locus: LocusId) -> Option<TermId> {
    graph.locus(locus).main().data.province.clone()
}
