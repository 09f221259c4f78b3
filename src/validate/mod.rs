//! Documents → entries: every key read by the table of names, every term looked up, and an entry
//! built only if everything it must have is there. What refers to other entries is checked later,
//! by [`crate::graph`].

mod adoption;
mod case;
mod common;
mod digit_run;
mod draft_texts;
mod entry;
mod institute;
mod locus;
mod markdown_problems;
mod page;
mod part_builder;
mod personal;
mod prose;
mod recommendations;
mod synonyms;
mod terms;
mod visit;

pub use entry::{ValidatedEntry, ValidationContext, validate_entry};
pub use terms::read_vocabularies;
