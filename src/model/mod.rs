//! What a knowledge base is made of: entries of six kinds, their parts, and the vocabularies.
//! Types only; how they are read from files is in [`crate::validate`], how they hang together in
//! [`crate::graph`].

pub mod adoption;
mod any_entry;
pub mod case;
pub mod choice;
pub mod common;
pub mod entry;
mod entry_ids;
pub mod id;
pub mod institute;
pub mod locus;
mod near_terms;
pub mod page;
pub mod term;
pub mod visit;
mod vocabularies;

pub use any_entry::AnyEntry;
pub use common::{Claim, Common, Coordinates, Listing, Photo, TextOrEntry};
pub use entry::{Entry, EntryKey, KeySection, Version};
pub use entry_ids::{AdoptionId, CaseId, InstituteId, LocusId, PageId, VisitId};
pub use id::{Id, IdMap};
pub use term::{Synonym, Term, TermId, TextOrTerm, Vocabulary};
pub use vocabularies::{Vocabularies, VocabularyId};
