//! Documents → entries: every key read by the table of names, every term looked up, and an entry
//! built only if everything it must have is there. What refers to other entries is checked later,
//! by [`crate::graph`].

mod adoption;
mod advice;
mod case;
mod common;
mod context;
mod entry;
mod institute;
mod locus;
mod page;
mod prose;
mod synonyms;
mod terms;
mod visit;

pub use entry::{Checked, ValidationContext, entry};
pub use terms::read_vocabularies;
