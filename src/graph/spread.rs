//! How practices spread: who took what from whom. Apart from the back-links, which know single steps:
//! here they become trees. The giver at the top of a tree took from no other practice of the site.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{EntryRef, Graph, backlinks::looks_like_a_name};
use crate::{
    model::{AdoptionId, CaseId, TextOrEntry, VisitId},
    names::ReferenceField,
    text::fold::fold,
};

/// Whom something was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Giver {
    /// A case of the site.
    Case(CaseId),
    /// A visit, where nobody tells which case was taken.
    Visit(VisitId),
    /// A practice that the site has no entry of.
    Named(String),
}

/// Who took something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Receiver {
    /// Somebody who tells what became of it at home.
    Adoption(AdoptionId),
    /// A case that was inspired by it.
    Case(CaseId),
}

/// A giver that took from no other case of the site, with those who took from it directly.
#[derive(Debug, Clone, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SpreadTree {
    pub giver: Giver,
    pub receivers: Vec<Receiver>,
}

impl Graph {
    /// Those who took from a case directly: adoptions in the order in which they began, then cases that
    /// it inspired.
    pub fn receivers_of(&self, case: CaseId) -> Vec<Receiver> {
        let mut adoptions = self.backlinks.adoptions_of_case[case].clone();
        adoptions.sort_by_key(|id| {
            let started = self.entries.adoptions[*id].main().data.started;
            (started.is_none(), started)
        });
        let cases = self.backlinks.inspired_by_case[case].iter().copied();
        let cases = cases.filter(|other| *other != case).map(Receiver::Case);
        adoptions.into_iter().map(Receiver::Adoption).chain(cases).collect()
    }

    /// Those from whom a case was taken, in the order in which it names them, each once.
    pub fn givers_of(&self, case: CaseId) -> Vec<Giver> {
        let mut givers = Vec::new();
        for named in &self.case(case).main().data.inspired_by {
            let found = self.resolve_any(named, ReferenceField::CaseInspiredBy);
            let giver = match (found.and_then(EntryRef::case), named) {
                (Some(other), _) if other == case => continue,
                (Some(other), _) => Giver::Case(other),
                // What is not published is not named either.
                _ if looks_like_a_name(named) => continue,
                (None, TextOrEntry::Text(text)) => Giver::Named(text.value.trim().to_owned()),
                (None, TextOrEntry::Entry(_)) => continue,
            };
            if !givers.contains(&giver) {
                givers.push(giver);
            }
        }
        givers
    }

    /// Everything that spread. The giver from whom most took directly comes first, then those with
    /// the first names; cases before visits, and these before practices that the site has no entry of.
    pub fn spread_trees(&self) -> Vec<SpreadTree> {
        let mut trees = self.case_trees();
        trees.extend(self.visit_trees());
        trees.extend(self.named_trees());
        // A stable sort: those with as many keep their order.
        trees.sort_by_key(|tree| std::cmp::Reverse(tree.receivers.len()));
        trees
    }

    /// The adoptions of which nobody tells from where they came.
    pub fn adoptions_without_giver(&self) -> Vec<AdoptionId> {
        let adoptions = self.entries.adoptions.iter();
        let without = adoptions.filter(|(id, entry)| {
            entry.main().common.withdrawn.is_none()
                && self.adopted_case(*id).is_none()
                && self.backlinks.visit_of_adoption[*id].is_none()
        });
        without.map(|(id, _)| id).collect()
    }

    /// The case that was adopted, if it is one of the site.
    pub fn adopted_case(&self, adoption: AdoptionId) -> Option<CaseId> {
        let case = self.entries.adoptions[adoption].main().data.case.as_ref()?;
        self.resolve(case)?.case()
    }

    fn case_trees(&self) -> Vec<SpreadTree> {
        let is_given = |case: CaseId| {
            let is_open = !self.entries.is_withdrawn(EntryRef::Case(case));
            is_open && self.givers_of(case).iter().any(|it| matches!(it, Giver::Case(_)))
        };
        let mut reached = HashSet::new();
        let mut trees = Vec::new();
        let cases: Vec<CaseId> = self.entries.cases.iter().map(|(id, _)| id).collect();
        let (given, first): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| is_given(*case));
        // Cases that were taken from one another in a circle have no first one: the first name stands
        // for it.
        for case in first.into_iter().chain(given) {
            if !reached.contains(&case) {
                self.reach(case, &mut reached);
                let receivers = self.receivers_of(case);
                if !receivers.is_empty() {
                    trees.push(SpreadTree { giver: Giver::Case(case), receivers });
                }
            }
        }
        trees
    }

    /// Adds everything that was taken from a case, over however many steps.
    fn reach(&self, case: CaseId, reached: &mut HashSet<CaseId>) {
        let mut open = vec![case];
        while let Some(case) = open.pop() {
            if reached.insert(case) {
                open.extend(&self.backlinks.inspired_by_case[case]);
            }
        }
    }

    fn visit_trees(&self) -> Vec<SpreadTree> {
        let mut taken: BTreeMap<VisitId, Vec<Receiver>> = BTreeMap::new();
        for (id, visit) in self.backlinks.visit_of_adoption.iter() {
            if let (Some(visit), None) = (visit, self.adopted_case(id)) {
                taken.entry(*visit).or_default().push(Receiver::Adoption(id));
            }
        }
        let trees = taken.into_iter();
        trees.map(|(id, receivers)| SpreadTree { giver: Giver::Visit(id), receivers }).collect()
    }

    /// What the site has no entry of is the same practice where it is named the same.
    fn named_trees(&self) -> Vec<SpreadTree> {
        let mut trees: Vec<SpreadTree> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let cases = self.entries.cases.iter();
        for (id, _) in cases.filter(|(_, entry)| entry.main().common.withdrawn.is_none()) {
            for giver in self.givers_of(id) {
                let Giver::Named(name) = &giver else { continue };
                let place = *places.entry(fold(name).into_owned()).or_insert(trees.len());
                if place == trees.len() {
                    trees.push(SpreadTree { giver, receivers: Vec::new() });
                }
                trees[place].receivers.push(Receiver::Case(id));
            }
        }
        trees
    }
}
