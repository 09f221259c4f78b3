//! What belongs to an entry, by kind: what its page lists.

use super::{EntryRef, Graph};
use crate::names::Kind;

impl Graph {
    /// The entries of a kind that belong to an entry: the cases of a locus, the visits of an
    /// institute. None where the two kinds do not hang together so.
    pub fn entries_of(&self, entry: EntryRef, kind: Kind) -> Vec<EntryRef> {
        let links = &*self.backlinks;
        match (entry, kind) {
            (EntryRef::Case(id), Kind::Visit) => collect(&links.visits_of_case[id]),
            (EntryRef::Case(id), Kind::Adoption) => collect(&links.adoptions_of_case[id]),
            (EntryRef::Locus(id), Kind::Case) => collect(&links.cases_of_locus[id]),
            (EntryRef::Locus(id), Kind::Locus) => collect(&links.parts_of_locus[id]),
            (EntryRef::Locus(id), Kind::Visit) => collect(&links.visits_of_locus[id]),
            (EntryRef::Locus(id), Kind::Adoption) => collect(&links.adoptions_by_locus[id]),
            (EntryRef::Visit(id), Kind::Case) => {
                let cases = &self.entries.visits[id].main().data.cases;
                cases.iter().filter_map(|case| self.resolve(case)).collect()
            }
            (EntryRef::Visit(id), Kind::Adoption) => collect(&links.adoptions_of_visit[id]),
            (EntryRef::Institute(id), Kind::Visit) => collect(&links.visits_of_institute[id]),
            (EntryRef::Institute(id), Kind::Case) => collect(&links.cases_of_institute[id]),
            (EntryRef::Institute(id), Kind::Adoption) => collect(&links.adoptions_by_institute[id]),
            _ => Vec::new(),
        }
    }
}

fn collect<T: Copy + Into<EntryRef>>(ids: &[T]) -> Vec<EntryRef> {
    ids.iter().map(|id| (*id).into()).collect()
}
