//! What an institute did in a year: its visits, the practices it wrote down, what it adopted itself.

use std::collections::BTreeMap;

use super::Graph;
use crate::model::{AdoptionId, CaseId, InstituteId, VisitId};

/// What an institute did in a year.
#[derive(Debug, Clone, Default)]
pub struct InstituteYear {
    /// Its visits that began in that year.
    pub visits: Vec<VisitId>,
    /// The cases that it wrote in that year.
    pub cases: Vec<CaseId>,
    /// What followed from these visits, whenever it began.
    pub adoptions: Vec<AdoptionId>,
    /// What it began in that year to adopt itself, beside what followed from these visits.
    pub own_adoptions: Vec<AdoptionId>,
}

/// The years of an institute, and what has no year.
#[derive(Debug, Clone, Default)]
pub struct InstituteYears {
    /// By year.
    pub years: BTreeMap<u16, InstituteYear>,
    /// The cases that do not tell when they were written.
    pub cases_without_year: Vec<CaseId>,
    /// What it adopted itself without telling when that began, or after which of its visits.
    pub adoptions_without_year: Vec<AdoptionId>,
}

impl Graph {
    /// What an institute did, by year.
    pub fn institute_years(&self, institute: InstituteId) -> InstituteYears {
        let links = &*self.backlinks;
        let mut found = InstituteYears::default();
        for id in &links.visits_of_institute[institute] {
            let start = self.entries.visits[*id].main().data.start.value;
            let year = found.years.entry(start.year).or_default();
            year.visits.push(*id);
            year.adoptions.extend(&links.adoptions_of_visit[*id]);
        }
        for id in &links.cases_of_institute[institute] {
            match self.case(*id).main().common.date {
                Some(date) => found.years.entry(date.year).or_default().cases.push(*id),
                None => found.cases_without_year.push(*id),
            }
        }
        for id in &links.adoptions_by_institute[institute] {
            let visit = links.visit_of_adoption[*id];
            let own_visits = &links.visits_of_institute[institute];
            if visit.is_some_and(|visit| own_visits.binary_search(&visit).is_ok()) {
                continue;
            }
            match self.entries.adoptions[*id].main().data.started {
                Some(start) => found.years.entry(start.year).or_default().own_adoptions.push(*id),
                None => found.adoptions_without_year.push(*id),
            }
        }
        found
    }
}
