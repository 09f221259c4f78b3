//! Which pages a site can have.

use super::map::MapArea;
use crate::{
    graph::{EntryRef, barometer::BarometerScope},
    model::{InstituteId, TermId},
    names::Kind,
    output::OutputPath,
};

/// A page that the site will have, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedPage {
    /// What is on it.
    pub kind: PageKind,
    /// The language code.
    pub language: String,
    /// Where it stands in the site.
    pub path: OutputPath,
}

/// What is on a page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// The first page.
    Home,
    /// One page of the list of a kind, counted from 1.
    List(Kind, usize),
    /// An entry.
    Entry(EntryRef),
    /// One page of all entries of a kind that belong to an entry, counted from 1.
    EntryList(EntryRef, Kind, usize),
    /// What an institute did in a year.
    InstituteYear(InstituteId, u16),
    /// All sectors.
    Sectors,
    /// One page of a sector's cases, counted from 1.
    Sector(TermId, usize),
    /// All provinces.
    Provinces,
    /// One page of a province's loci and cases.
    Province(TermId, usize),
    /// All factors.
    Factors,
    /// One page of where a factor helped and hindered.
    Factor(TermId, usize),
    /// All obstacles.
    Obstacles,
    /// One page of the ways round an obstacle, counted from 1.
    Obstacle(TermId, usize),
    /// One page of all lessons, counted from 1.
    Lessons(usize),
    /// One page of who took what from whom, counted from 1.
    Spread(usize),
    /// One page of the titles that start with a letter.
    Letter(String, usize),
    /// The vocabularies.
    Terms,
    /// The base as data, or a part of it.
    Barometer(BarometerScope),
    /// Open data, with its dictionary.
    Data,
    /// A map of the loci.
    Map(MapArea),
    /// Where to go: places ranked by the reader's own answers.
    Finder,
    /// What a reader chose as a dossier for a visit.
    Brief,
    /// Whether a case fits the reader's own place.
    FitCheck,
    /// Cases or loci side by side.
    Compare,
    /// What a reader chose, in named lists.
    Shortlist,
    /// What this browser keeps of the site, to be read without a network.
    Offline,
    /// The search.
    Search,
    /// What a wrong address shows.
    NotFound,
    /// An old address that leads to an entry, by its position among the entry's aliases.
    Redirect(EntryRef, usize),
}

impl PageKind {
    /// The name of its template, without the ending.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::List(..) => "list",
            Self::Entry(entry) => entry.kind().id(),
            Self::EntryList(..) => "entry-list",
            Self::InstituteYear(..) => "institute-year",
            Self::Sectors | Self::Provinces | Self::Factors => "facets",
            Self::Sector(..) => "sector",
            Self::Province(..) => "province",
            Self::Factor(..) => "factor",
            Self::Obstacles => "obstacles",
            Self::Obstacle(..) => "obstacle",
            Self::Lessons(_) => "lessons",
            Self::Spread(_) => "spread",
            Self::Letter(..) => "letter",
            Self::Terms => "terms",
            Self::Barometer(_) => "barometer",
            Self::Data => "data",
            Self::Map(_) => "map",
            Self::Finder => "finder",
            Self::Brief => "brief",
            Self::FitCheck => "fit-check",
            Self::Compare => "compare",
            Self::Shortlist => "shortlist",
            Self::Offline => "offline",
            Self::Search => "search",
            Self::NotFound => "404",
            Self::Redirect(..) => "redirect",
        }
    }
}
