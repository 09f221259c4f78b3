//! Which pages a site can have.

use crate::{graph::EntryRef, model::TermId, names::Kind, output::OutputPath};

/// One page, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What is on it.
    pub job: Job,
    /// The language code.
    pub language: String,
    /// Where it stands in the site.
    pub path: OutputPath,
}

/// What is on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Job {
    /// The first page.
    Home,
    /// One page of the list of a kind, counted from 1.
    List(Kind, usize),
    /// An entry.
    Entry(EntryRef),
    /// All sectors.
    Sectors,
    /// A sector's cases.
    Sector(TermId),
    /// All provinces.
    Provinces,
    /// A province's loci and cases.
    Province(TermId),
    /// All factors.
    Factors,
    /// Where a factor helped and hindered.
    Factor(TermId),
    /// One page of all lessons, counted from 1.
    Lessons(usize),
    /// Titles by a letter; the first letter's page stands for all.
    Letter(String),
    /// The vocabularies.
    Terms,
    /// What a wrong address shows.
    NotFound,
    /// An old address that leads to an entry, by its position among the entry's aliases.
    Redirect(EntryRef, usize),
}

impl Job {
    /// The name of its template, without the ending.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::List(..) => "list",
            Self::Entry(entry) => entry.kind.id(),
            Self::Sectors | Self::Provinces | Self::Factors => "facets",
            Self::Sector(_) => "sector",
            Self::Province(_) => "province",
            Self::Factor(_) => "factor",
            Self::Lessons(_) => "lessons",
            Self::Letter(_) => "letter",
            Self::Terms => "terms",
            Self::NotFound => "404",
            Self::Redirect(..) => "redirect",
        }
    }
}
