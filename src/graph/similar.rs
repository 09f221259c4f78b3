//! Related cases and places like this one, each with the reason. Computed for the page that shows
//! them, so that nothing site-wide is kept.

use std::cmp::Reverse;

use super::{EntryRef, Graph};
use crate::{
    model::{
        CaseId, LocusId, TermId,
        case::Case,
        choice::{Relation, Trait},
        locus::Locus,
    },
    names::ReferenceField,
};

/// How many related cases or places a page shows beyond those that editors named.
const MOST_SIMILAR: usize = 4;

/// Why a case is shown beside another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseReason {
    /// An editor said so, seen from this case.
    Named(Option<Relation>),
    /// This case was inspired by it.
    InspiredBy,
    /// It was inspired by this case.
    Inspired,
    /// It shares what helped or hindered, in the same field.
    Shares {
        /// Obstacles that both met.
        obstacles: Vec<TermId>,
        /// Factors that helped both.
        factors: Vec<TermId>,
        /// Fields of both.
        sectors: Vec<TermId>,
    },
}

/// Why a place is shown beside another.
#[derive(Debug, Clone, PartialEq)]
pub struct LocusReason {
    /// It lies in the same province.
    pub province: bool,
    /// It has a population of half to twice the size.
    pub size: bool,
    /// Traits of both.
    pub traits: Vec<Trait>,
}

impl Graph {
    /// Cases beside this one: first those that editors named, then the most alike.
    pub fn related_cases(&self, id: CaseId) -> Vec<(CaseId, CaseReason)> {
        let mut all = self.named_cases(id);
        all.retain(|(other, _)| *other != id);
        let mut known = std::collections::HashSet::new();
        all.retain(|(other, _)| known.insert(*other));
        let case = &self.case(id).main().data;
        let is_new = |other: CaseId| other != id && !known.contains(&other);
        let sectors = case.sectors.iter().filter_map(|sector| {
            let factors = self.facets.factors_by_sector.get(sector)?;
            Some((self.facets.sectors.get(sector)?, factors.most_alike(case)))
        });
        let mut alike: Vec<(Reverse<u32>, CaseId)> = Vec::new();
        for (cases, most_alike) in sectors {
            let others = most_alike.map(|(likeness, at)| (Reverse(likeness), cases[at]));
            alike.extend(others.filter(|(_, other)| is_new(*other)).take(MOST_SIMILAR));
        }
        alike.sort_unstable();
        alike.dedup();
        alike.truncate(MOST_SIMILAR);
        all.extend(
            alike
                .into_iter()
                .map(|(_, other)| (other, shared_terms(case, &self.case(other).main().data))),
        );
        all
    }

    fn named_cases(&self, id: CaseId) -> Vec<(CaseId, CaseReason)> {
        let case = &self.case(id).main().data;
        let mut named = Vec::new();
        for related in &case.related {
            let how = related.how.map(|how| how.value);
            named.extend(
                self.resolve(&related.case)
                    .and_then(EntryRef::case)
                    .map(|other| (other, CaseReason::Named(how))),
            );
        }
        for model in &case.inspired_by {
            let model = self.resolve_any(model, ReferenceField::CaseInspiredBy);
            named.extend(
                model.and_then(EntryRef::case).map(|model| (model, CaseReason::InspiredBy)),
            );
        }
        for other in &self.backlinks.inspired_by_case[id] {
            named.push((*other, CaseReason::Inspired));
        }
        for (other, position) in &self.backlinks.related_to_case[id] {
            let how = position.get(&self.case(*other).main().data.related).and_then(|it| it.how);
            named.push((*other, CaseReason::Named(how.map(|how| reverse_relation(how.value)))));
        }
        named.retain(|(other, _)| self.case(*other).main().common.withdrawn.is_none());
        named
    }

    /// Places like this one: the same kind, and alike in size, province or traits.
    pub fn similar_loci(&self, id: LocusId) -> Vec<(LocusId, LocusReason)> {
        let locus = &self.locus(id).main().data;
        // The few most alike, best first: of a kind with thousands of places only they are kept.
        let mut alike: Vec<(Reverse<u32>, LocusId)> = Vec::with_capacity(MOST_SIMILAR + 1);
        for other in self.facets.loci_by_kind.get(&locus.kind).into_iter().flatten() {
            let other_locus = &self.locus(*other).main().data;
            let candidate = (Reverse(score_loci(locus, other_locus)), *other);
            let is_better =
                alike.len() < MOST_SIMILAR || alike.last().is_some_and(|last| candidate < *last);
            if candidate.0 == Reverse(0) || !is_better || *other == id {
                continue;
            }
            let is_family =
                self.parent_of(other_locus) == Some(id) || self.parent_of(locus) == Some(*other);
            if !is_family {
                let at = alike.partition_point(|known| *known < candidate);
                alike.insert(at, candidate);
                alike.truncate(MOST_SIMILAR);
            }
        }
        let reasons = alike.into_iter();
        reasons
            .map(|(_, other)| (other, compare_loci(locus, &self.locus(other).main().data)))
            .collect()
    }
}

/// A relation as the other case sees it.
fn reverse_relation(how: Relation) -> Relation {
    match how {
        Relation::Part => Relation::Whole,
        Relation::Whole => Relation::Part,
        other => other,
    }
}

fn shared_terms(case: &Case, other: &Case) -> CaseReason {
    fn obstacles(case: &Case) -> impl Iterator<Item = &TermId> {
        case.obstacles.items.iter().map(|item| &item.factor)
    }
    fn factors(case: &Case) -> impl Iterator<Item = &TermId> {
        case.success_factors.items.iter().map(|item| &item.factor)
    }
    CaseReason::Shares {
        obstacles: in_both(obstacles(case), obstacles(other)),
        factors: in_both(factors(case), factors(other)),
        sectors: in_both(case.sectors.iter(), other.sectors.iter()),
    }
}

/// The terms that stand in two lists, each once, in the order of their ids.
fn in_both<'a>(
    mine: impl Iterator<Item = &'a TermId>,
    theirs: impl Iterator<Item = &'a TermId>,
) -> Vec<TermId> {
    let theirs: Vec<&TermId> = theirs.collect();
    let mut both: Vec<TermId> = mine.filter(|id| theirs.contains(id)).cloned().collect();
    both.sort_unstable();
    both.dedup();
    both
}

/// How much two places have in common.
fn score_loci(locus: &Locus, other: &Locus) -> u32 {
    let traits = locus.traits.iter().filter(|it| other.traits.contains(it)).count() as u32;
    let province = locus.province.is_some() && locus.province == other.province;
    u32::from(province) + 2 * u32::from(are_alike_in_size(locus, other)) + traits
}

/// Whether one has half to twice the people of the other.
fn are_alike_in_size(locus: &Locus, other: &Locus) -> bool {
    match (locus.population, other.population) {
        (Some(a), Some(b)) => a > 0 && b > 0 && a <= b * 2 && b <= a * 2,
        _ => false,
    }
}

fn compare_loci(locus: &Locus, other: &Locus) -> LocusReason {
    LocusReason {
        province: locus.province.is_some() && locus.province == other.province,
        size: are_alike_in_size(locus, other),
        traits: locus.traits.iter().filter(|it| other.traits.contains(it)).copied().collect(),
    }
}
