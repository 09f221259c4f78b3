//! The keys that refer to entries of one kind or several, and the kinds that each may mean. Apart
//! because the graph, the pages and the search must look for the same kinds in the same order: a
//! bare name that a locus and an institute share then means one entry everywhere.

use std::sync::LazyLock;

use super::{
    field::{Field, Fields, ValueType},
    kind::Kind,
    load::names,
    table::Names,
};

/// A key whose value is an entry, or a text that may turn out to be the bare name of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceField {
    /// `institute` of any entry.
    Institute,
    /// `locus` of a case.
    CaseLocus,
    /// `implementer` of a case.
    CaseImplementer,
    /// `inspired_by` of a case.
    CaseInspiredBy,
    /// `related[].case` of a case.
    CaseRelated,
    /// `lessons[].visit` of a case.
    LessonVisit,
    /// `parent` of a locus.
    LocusParent,
    /// `organizer` of a visit.
    VisitOrganizer,
    /// `loci` of a visit.
    VisitLoci,
    /// `cases` of a visit.
    VisitCases,
    /// `speakers[].locus` of a visit.
    SpeakerLocus,
    /// `groups[].locus` of a visit.
    GroupLocus,
    /// `groups[].cases` of a visit.
    GroupCases,
    /// `findings[].case` of a visit.
    FindingCase,
    /// `by` of an adoption.
    AdoptionBy,
    /// `case` of an adoption.
    AdoptionCase,
    /// `visit` of an adoption.
    AdoptionVisit,
}

impl ReferenceField {
    /// Every such key, in the order of the declaration.
    pub const ALL: [Self; 17] = [
        Self::Institute,
        Self::CaseLocus,
        Self::CaseImplementer,
        Self::CaseInspiredBy,
        Self::CaseRelated,
        Self::LessonVisit,
        Self::LocusParent,
        Self::VisitOrganizer,
        Self::VisitLoci,
        Self::VisitCases,
        Self::SpeakerLocus,
        Self::GroupLocus,
        Self::GroupCases,
        Self::FindingCase,
        Self::AdoptionBy,
        Self::AdoptionCase,
        Self::AdoptionVisit,
    ];

    /// The kind of entry that has the key, and the English names of the keys that lead to it.
    pub fn path(self) -> (Kind, &'static [&'static str]) {
        match self {
            // Every kind has it; the table lists it under each of them.
            Self::Institute => (Kind::Page, &["institute"]),
            Self::CaseLocus => (Kind::Case, &["locus"]),
            Self::CaseImplementer => (Kind::Case, &["implementer"]),
            Self::CaseInspiredBy => (Kind::Case, &["inspired_by"]),
            Self::CaseRelated => (Kind::Case, &["related", "case"]),
            Self::LessonVisit => (Kind::Case, &["lessons", "visit"]),
            Self::LocusParent => (Kind::Locus, &["parent"]),
            Self::VisitOrganizer => (Kind::Visit, &["organizer"]),
            Self::VisitLoci => (Kind::Visit, &["loci"]),
            Self::VisitCases => (Kind::Visit, &["cases"]),
            Self::SpeakerLocus => (Kind::Visit, &["speakers", "locus"]),
            Self::GroupLocus => (Kind::Visit, &["groups", "locus"]),
            Self::GroupCases => (Kind::Visit, &["groups", "cases"]),
            Self::FindingCase => (Kind::Visit, &["findings", "case"]),
            Self::AdoptionBy => (Kind::Adoption, &["by"]),
            Self::AdoptionCase => (Kind::Adoption, &["case"]),
            Self::AdoptionVisit => (Kind::Adoption, &["visit"]),
        }
    }

    /// The kinds that its value may mean, in the order in which a bare name is looked up.
    pub fn kinds(self) -> &'static [Kind] {
        static KINDS: LazyLock<Vec<&'static [Kind]>> = LazyLock::new(|| {
            let of = |field: ReferenceField| field.field(names()).value_type.reference_kinds();
            ReferenceField::ALL.into_iter().map(of).collect()
        });
        KINDS[self as usize]
    }

    /// The key in the table.
    pub fn field(self, names: &Names) -> &Field {
        let (kind, path) = self.path();
        let mut fields: &Fields = names.fields(kind);
        let mut last = None;
        for key in path {
            let field = fields.get(key).expect("the table has every key that refers to entries");
            fields = &field.children;
            last = Some(field);
        }
        last.expect("a path has a key")
    }
}

impl ValueType {
    /// The kinds that a reference of this type may mean, in the order in which a bare name is
    /// looked up; none for a type that refers to no entry.
    pub fn reference_kinds(&self) -> &[Kind] {
        match self {
            Self::Reference(kind) => std::slice::from_ref(kind),
            Self::TextOrReference(kinds) => kinds,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(fields: &Fields) -> usize {
        let one = |field: &Field| {
            usize::from(!field.value_type.reference_kinds().is_empty()) + count(&field.children)
        };
        fields.iter().map(one).sum()
    }

    #[test]
    fn every_key_of_the_table_that_refers_to_entries_is_listed_and_no_other() {
        for field in ReferenceField::ALL {
            assert!(!field.kinds().is_empty(), "{field:?}");
        }
        // `institute` stands in the table once for each kind.
        let in_table: usize = Kind::ALL.into_iter().map(|kind| count(names().fields(kind))).sum();
        assert_eq!(in_table - (Kind::ALL.len() - 1), ReferenceField::ALL.len());
    }

    #[test]
    fn kinds_come_in_the_order_of_the_table() {
        assert_eq!(ReferenceField::VisitOrganizer.kinds(), [Kind::Institute, Kind::Locus]);
        assert_eq!(ReferenceField::AdoptionBy.kinds(), [Kind::Locus, Kind::Institute]);
    }
}
