//! What became of a visit: visit → lesson → adoption → result. Apart because every link of it is a
//! count that pages and reports must tell alike.

use std::collections::BTreeMap;

use super::{Graph, LessonAt};
use crate::model::{AdoptionId, VisitId};

/// What became of one visit.
#[derive(Debug, Clone)]
pub struct VisitChain {
    /// The lessons that were learnt there.
    pub lessons: Vec<LessonAt>,
    /// What was adopted after it.
    pub adoptions: Vec<AdoptionId>,
    /// How many of these adoptions tell a result.
    pub results: usize,
}

/// What became of some visits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ChainCounts {
    /// How many visits there were.
    pub visits: usize,
    /// How many of them brought a lesson.
    pub with_lesson: usize,
    /// After how many of them something was adopted.
    pub with_adoption: usize,
    /// After how many of them an adoption tells a result.
    pub with_result: usize,
}

impl Graph {
    /// What became of a visit.
    pub fn visit_chain(&self, visit: VisitId) -> VisitChain {
        let adoptions = self.backlinks.adoptions_of_visit[visit].clone();
        let results = adoptions.iter().filter(|id| self.tells_result(**id)).count();
        VisitChain { lessons: self.backlinks.lessons_of_visit[visit].clone(), adoptions, results }
    }

    /// Whether an adoption tells what came of it.
    pub fn tells_result(&self, adoption: AdoptionId) -> bool {
        self.entries.adoptions[adoption].main().data.result.is_some()
    }

    /// What became of some visits, by the year in which they began.
    pub fn chains_by_year(
        &self,
        visits: impl IntoIterator<Item = VisitId>,
    ) -> BTreeMap<u16, ChainCounts> {
        let mut years: BTreeMap<u16, ChainCounts> = BTreeMap::new();
        for id in visits {
            let start = self.entries.visits[id].main().data.start.value;
            years.entry(start.year).or_default().add(&self.visit_chain(id));
        }
        years
    }
}

impl ChainCounts {
    /// Counts a visit.
    pub fn add(&mut self, chain: &VisitChain) {
        self.visits += 1;
        self.with_lesson += usize::from(!chain.lessons.is_empty());
        self.with_adoption += usize::from(!chain.adoptions.is_empty());
        self.with_result += usize::from(chain.results > 0);
    }
}
