//! An entry of whatever kind. Apart from entries of one kind, because only the stages that pass
//! all of them on need it.

use std::sync::Arc;

use super::{
    Common, Entry, adoption::Adoption, case::Case, institute::Institute, locus::Locus, page::Page,
    visit::Visit,
};

/// An entry of any kind. A clone is the same entry.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each variant is the kind of its name")]
pub enum AnyEntry {
    Case(Arc<Entry<Case>>),
    Locus(Arc<Entry<Locus>>),
    Visit(Arc<Entry<Visit>>),
    Institute(Arc<Entry<Institute>>),
    Adoption(Arc<Entry<Adoption>>),
    Page(Arc<Entry<Page>>),
}

impl AnyEntry {
    /// What every kind has, in the main language.
    pub fn common(&self) -> &Common {
        match self {
            Self::Case(entry) => &entry.main().common,
            Self::Locus(entry) => &entry.main().common,
            Self::Visit(entry) => &entry.main().common,
            Self::Institute(entry) => &entry.main().common,
            Self::Adoption(entry) => &entry.main().common,
            Self::Page(entry) => &entry.main().common,
        }
    }
}
