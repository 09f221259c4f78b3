//! The ids of entries, by kind. Apart from ids themselves, which parts of an entry have too.

use super::{
    adoption::Adoption, case::Case, id::Id, institute::Institute, locus::Locus, page::Page,
    visit::Visit,
};

/// Which case.
pub type CaseId = Id<Case>;
/// Which locus.
pub type LocusId = Id<Locus>;
/// Which visit.
pub type VisitId = Id<Visit>;
/// Which institute.
pub type InstituteId = Id<Institute>;
/// Which adoption.
pub type AdoptionId = Id<Adoption>;
/// Which page.
pub type PageId = Id<Page>;
