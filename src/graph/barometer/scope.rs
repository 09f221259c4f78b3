//! What a barometer is of: the whole base, or the cases of one sector, institute or province.

use std::collections::BTreeSet;

use super::super::{EntryRef, Graph};
use crate::{
    model::{CaseId, InstituteId, LocusId, TermId},
    names::Kind,
};

/// The cases that a barometer counts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BarometerScope {
    /// All of them.
    Whole,
    /// Those of a sector.
    Sector(TermId),
    /// Those that an institute answers for.
    Institute(InstituteId),
    /// Those of the loci of a province.
    Province(TermId),
}

impl Graph {
    /// The locus of a case, unless it was withdrawn.
    pub(super) fn counted_locus(&self, case: CaseId) -> Option<LocusId> {
        let locus = self.locus_of(&self.case(case).main().data)?;
        self.entries.is_counted(locus.into()).then_some(locus)
    }
}

/// The scopes that a case belongs to, each once.
pub(super) fn scopes_of_case(graph: &Graph, id: CaseId) -> Vec<BarometerScope> {
    let main = graph.case(id).main();
    let mut scopes = vec![BarometerScope::Whole];
    for sector in &main.data.sectors {
        let scope = BarometerScope::Sector(sector.clone());
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    let institute = main.common.institute.as_ref().and_then(|it| graph.resolve(it)?.institute());
    let institute = institute.filter(|id| graph.entries.is_counted(EntryRef::Institute(*id)));
    scopes.extend(institute.map(BarometerScope::Institute));
    let locus = graph.counted_locus(id);
    let province = locus.and_then(|locus| graph.locus(locus).main().data.province.clone());
    scopes.extend(province.map(BarometerScope::Province));
    scopes
}

/// The scopes that have cases, in order.
pub(super) fn list_scopes(graph: &Graph) -> Vec<BarometerScope> {
    let cases = graph.entries.cases.iter().map(|(id, _)| id);
    let cases = cases.filter(|id| graph.entries.is_counted(EntryRef::Case(*id)));
    let scopes: BTreeSet<_> = cases.flat_map(|id| scopes_of_case(graph, id)).collect();
    scopes.into_iter().collect()
}

/// Whether a scope has cases.
pub(super) fn has_cases(graph: &Graph, scope: &BarometerScope) -> bool {
    cases_in_scope(graph, scope).next().is_some()
}

/// The cases of a scope, by name.
pub(super) fn cases_of_scope(graph: &Graph, scope: &BarometerScope) -> Vec<CaseId> {
    cases_in_scope(graph, scope).collect()
}

fn cases_in_scope<'a>(
    graph: &'a Graph,
    scope: &'a BarometerScope,
) -> Box<dyn Iterator<Item = CaseId> + 'a> {
    let facets = &graph.facets;
    let is_counted = |id: &CaseId| graph.entries.is_counted(EntryRef::Case(*id));
    match scope {
        BarometerScope::Whole => {
            let all = graph.entries.of_kind(Kind::Case).filter_map(EntryRef::case);
            Box::new(all.filter(is_counted))
        }
        BarometerScope::Sector(term) => {
            Box::new(facets.sectors.get(term).into_iter().flatten().copied().filter(is_counted))
        }
        BarometerScope::Institute(id) => {
            Box::new(graph.backlinks.cases_of_institute[*id].iter().copied().filter(is_counted))
        }
        BarometerScope::Province(term) => {
            let cases = facets.cases_by_province.get(term).into_iter().flatten().copied();
            let cases = cases.filter(is_counted);
            Box::new(cases.filter(|case| graph.counted_locus(*case).is_some()))
        }
    }
}
