//! What entries of every kind share, and the small parts that several kinds are built from.

use std::ops::Index;

use super::id::Id;
use crate::{
    names::{Prose, Reference, SpecialWord},
    source::{Span, Spanned},
    text::{
        date::{Date, PartialDate},
        web_address::WebAddress,
    },
};

/// The keys that every kind of entry has.
#[derive(Debug, Clone, PartialEq)]
pub struct Common {
    /// The title.
    pub title: Spanned<String>,
    /// The gist; the first paragraph if none is given.
    pub summary: Option<String>,
    /// Whether an editor wrote that gist, so that it is no paragraph of the text.
    pub summary_is_written: bool,
    /// When the page was written.
    pub date: Option<Date>,
    /// When its content was last brought up to date.
    pub updated: Option<Date>,
    /// Old addresses that lead here, relative to the site.
    pub aliases: Vec<Spanned<String>>,
    /// Whether it must not be published yet.
    pub draft: bool,
    /// Small ones come first in lists.
    pub weight: Option<f64>,
    /// The institute that answers for it.
    pub institute: Option<Reference>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who agreed to its publication.
    pub approved: Option<Approval>,
    /// Why it was withdrawn; its address stays.
    pub withdrawn: Option<String>,
    /// Photos beside it.
    pub photos: Vec<Photo>,
    /// What it rests on.
    pub sources: Vec<Citation>,
    /// Other facts, by name.
    pub extra: Vec<(String, String)>,
}

/// Who agreed to publication, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Approval {
    /// The office or person.
    pub by: String,
    /// The day.
    pub date: Option<Date>,
}

/// A photo beside an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// The file's name in the entry's folder.
    pub file: Spanned<String>,
    /// What it shows.
    pub alt: String,
    /// The line below it.
    pub caption: Option<String>,
    /// Its photographer or owner.
    pub credit: Option<String>,
}

/// A document, article or interview that an entry rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// Its title.
    pub title: String,
    /// The name under which claims refer to it.
    pub id: Option<String>,
    /// Its web address.
    pub url: Option<WebAddress>,
    /// Its file in the entry's folder.
    pub file: Option<Spanned<String>>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// When.
    pub date: Option<PartialDate>,
}

/// What makes a statement traceable.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claim {
    /// Which of the entry's sources.
    pub source: Option<Id<Citation>>,
    /// The office that said so.
    pub speaker: Option<String>,
}

/// A list whose absence can be a statement of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing<T> {
    /// What is in it.
    pub items: Vec<T>,
    /// The word that stands instead.
    pub special: Option<SpecialWord>,
    /// What a heading of the body says about it.
    pub narrative: Option<Prose>,
}

impl<T> Listing<T> {
    /// Whether it says anything at all: items, a text, or that there are none.
    pub fn is_known(&self) -> bool {
        !self.items.is_empty()
            || self.narrative.is_some()
            || self.special.is_some_and(|special| special != SpecialWord::Unknown)
    }

    /// Every item with its id.
    pub fn iter(&self) -> impl Iterator<Item = (Id<T>, &T)> {
        Id::enumerate(&self.items)
    }
}

impl<T> Index<Id<T>> for Listing<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        &self.items[id.position()]
    }
}

/// An entry, or a plain text where there is none yet.
#[derive(Debug, Clone, PartialEq)]
pub enum TextOrEntry {
    /// As typed; it may still turn out to be an entry's bare name.
    Text(Spanned<String>),
    /// An entry, not yet looked up.
    Entry(Reference),
}

impl TextOrEntry {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Entry(reference) => reference.span,
        }
    }

    /// The text, or the entry's name.
    pub fn name(&self) -> &str {
        match self {
            Self::Text(text) => &text.value,
            Self::Entry(reference) => &reference.name,
        }
    }
}

/// A place on the map, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    /// -90 to 90, north positive.
    pub latitude: f64,
    /// -180 to 180, east positive.
    pub longitude: f64,
}
