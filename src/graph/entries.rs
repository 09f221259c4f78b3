//! All entries by kind, and what can be asked of any of them without knowing its kind.

use std::sync::Arc;

use super::{entry_map::EntryMap, entry_reads::EntryReads};
use crate::{
    model::{
        AdoptionId, AnyEntry, CaseId, Common, EntryKey, Id, InstituteId, KeySection, LocusId,
        PageId, Version, VisitId, adoption::Adoption, case::Case, institute::Institute,
        locus::Locus, page::Page, visit::Visit,
    },
    names::Kind,
    parse::{Body, Link},
    source::{SourceId, Spanned},
    text::date::Date,
};

/// All entries, each kind sorted by name. A clone is cheap.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is the kind of its name")]
pub struct Entries {
    pub cases: EntryMap<Case>,
    pub loci: EntryMap<Locus>,
    pub visits: EntryMap<Visit>,
    pub institutes: EntryMap<Institute>,
    pub adoptions: EntryMap<Adoption>,
    pub pages: EntryMap<Page>,
}

/// Which entry of all: its id, by its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the kind of its name")]
pub enum EntryRef {
    Case(CaseId),
    Locus(LocusId),
    Visit(VisitId),
    Institute(InstituteId),
    Adoption(AdoptionId),
    Page(PageId),
}

impl EntryRef {
    fn at(kind: Kind, position: usize) -> Self {
        match kind {
            Kind::Case => Self::Case(Id::at(position)),
            Kind::Locus => Self::Locus(Id::at(position)),
            Kind::Visit => Self::Visit(Id::at(position)),
            Kind::Institute => Self::Institute(Id::at(position)),
            Kind::Adoption => Self::Adoption(Id::at(position)),
            Kind::Page => Self::Page(Id::at(position)),
        }
    }

    fn position(self) -> usize {
        match self {
            Self::Case(id) => id.position(),
            Self::Locus(id) => id.position(),
            Self::Visit(id) => id.position(),
            Self::Institute(id) => id.position(),
            Self::Adoption(id) => id.position(),
            Self::Page(id) => id.position(),
        }
    }

    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            Self::Case(_) => Kind::Case,
            Self::Locus(_) => Kind::Locus,
            Self::Visit(_) => Kind::Visit,
            Self::Institute(_) => Kind::Institute,
            Self::Adoption(_) => Kind::Adoption,
            Self::Page(_) => Kind::Page,
        }
    }

    /// Its id, if it is a case.
    pub fn case(self) -> Option<CaseId> {
        match self {
            Self::Case(id) => Some(id),
            _ => None,
        }
    }

    /// Its id, if it is a locus.
    pub fn locus(self) -> Option<LocusId> {
        match self {
            Self::Locus(id) => Some(id),
            _ => None,
        }
    }

    /// Its id, if it is a visit.
    pub fn visit(self) -> Option<VisitId> {
        match self {
            Self::Visit(id) => Some(id),
            _ => None,
        }
    }

    /// Its id, if it is an institute.
    pub fn institute(self) -> Option<InstituteId> {
        match self {
            Self::Institute(id) => Some(id),
            _ => None,
        }
    }

    /// Its id, if it is an adoption.
    pub fn adoption(self) -> Option<AdoptionId> {
        match self {
            Self::Adoption(id) => Some(id),
            _ => None,
        }
    }

    /// Its id, if it is a page.
    pub fn page(self) -> Option<PageId> {
        match self {
            Self::Page(id) => Some(id),
            _ => None,
        }
    }
}

impl From<CaseId> for EntryRef {
    fn from(id: CaseId) -> Self {
        Self::Case(id)
    }
}

impl From<LocusId> for EntryRef {
    fn from(id: LocusId) -> Self {
        Self::Locus(id)
    }
}

impl From<VisitId> for EntryRef {
    fn from(id: VisitId) -> Self {
        Self::Visit(id)
    }
}

impl From<InstituteId> for EntryRef {
    fn from(id: InstituteId) -> Self {
        Self::Institute(id)
    }
}

impl From<AdoptionId> for EntryRef {
    fn from(id: AdoptionId) -> Self {
        Self::Adoption(id)
    }
}

impl From<PageId> for EntryRef {
    fn from(id: PageId) -> Self {
        Self::Page(id)
    }
}

/// A version of an entry of any kind, without what only its kind has.
#[derive(Debug, Clone, Copy)]
pub struct AnyVersion<'a> {
    pub language: &'a str,
    pub source: SourceId,
    pub common: &'a Common,
    pub body: &'a Body,
    pub key_sections: &'a [KeySection],
    pub links: &'a [Link],
    pub of: Option<Spanned<Date>>,
}

impl<'a, T> From<&'a Version<T>> for AnyVersion<'a> {
    fn from(version: &'a Version<T>) -> Self {
        Self {
            language: &version.language,
            source: version.source,
            common: &version.common,
            body: &version.body,
            key_sections: &version.key_sections,
            links: &version.links,
            of: version.of,
        }
    }
}

/// Runs the same expression for the entry of whatever kind.
macro_rules! with_entry {
    ($entries:expr, $entry:expr, $name:ident => $body:expr) => {
        match $entry {
            EntryRef::Case(id) => {
                let $name = &$entries.cases[id];
                $body
            }
            EntryRef::Locus(id) => {
                let $name = &$entries.loci[id];
                $body
            }
            EntryRef::Visit(id) => {
                let $name = &$entries.visits[id];
                $body
            }
            EntryRef::Institute(id) => {
                let $name = &$entries.institutes[id];
                $body
            }
            EntryRef::Adoption(id) => {
                let $name = &$entries.adoptions[id];
                $body
            }
            EntryRef::Page(id) => {
                let $name = &$entries.pages[id];
                $body
            }
        }
    };
}

impl Entries {
    /// Adds an entry. Entries of a kind must come in the order of their names.
    pub fn add(&mut self, entry: AnyEntry) {
        match entry {
            AnyEntry::Case(entry) => self.cases.push(entry),
            AnyEntry::Locus(entry) => self.loci.push(entry),
            AnyEntry::Visit(entry) => self.visits.push(entry),
            AnyEntry::Institute(entry) => self.institutes.push(entry),
            AnyEntry::Adoption(entry) => self.adoptions.push(entry),
            AnyEntry::Page(entry) => self.pages.push(entry),
        }
    }

    /// One entry alone.
    pub(super) fn of(entry: &AnyEntry) -> Self {
        let mut entries = Self::default();
        entries.add(entry.clone());
        entries
    }

    /// Puts an entry in the place of one of its kind.
    pub(super) fn replace(&mut self, at: EntryRef, entry: AnyEntry) {
        match (at, entry) {
            (EntryRef::Case(id), AnyEntry::Case(entry)) => self.cases.replace(id, entry),
            (EntryRef::Locus(id), AnyEntry::Locus(entry)) => self.loci.replace(id, entry),
            (EntryRef::Visit(id), AnyEntry::Visit(entry)) => self.visits.replace(id, entry),
            (EntryRef::Institute(id), AnyEntry::Institute(entry)) => {
                self.institutes.replace(id, entry);
            }
            (EntryRef::Adoption(id), AnyEntry::Adoption(entry)) => {
                self.adoptions.replace(id, entry);
            }
            (EntryRef::Page(id), AnyEntry::Page(entry)) => self.pages.replace(id, entry),
            _ => {}
        }
    }

    /// The same entries, and the notes of those that are looked at there.
    pub(super) fn noting(&self) -> (Self, Arc<EntryReads>) {
        let mut all = 0;
        let firsts = Kind::ALL.map(|kind| {
            let first = all;
            all += self.count(kind);
            first
        });
        let reads = Arc::new(EntryReads::none_of(all));
        let first = |kind: Kind| firsts[kind as usize];
        let entries = Self {
            cases: self.cases.noting(&reads, first(Kind::Case)),
            loci: self.loci.noting(&reads, first(Kind::Locus)),
            visits: self.visits.noting(&reads, first(Kind::Visit)),
            institutes: self.institutes.noting(&reads, first(Kind::Institute)),
            adoptions: self.adoptions.noting(&reads, first(Kind::Adoption)),
            pages: self.pages.noting(&reads, first(Kind::Page)),
        };
        (entries, reads)
    }

    /// Notes every entry that may have a part in the barometer.
    pub(super) fn note_counted(&self) {
        self.cases.note_all();
        self.adoptions.note_all();
        self.loci.note_all();
        self.institutes.note_all();
    }

    /// Its number among those of all kinds, in the order of [`Entries::all`].
    pub fn number(&self, entry: EntryRef) -> usize {
        let before = Kind::ALL.into_iter().take_while(|kind| *kind != entry.kind());
        before.map(|kind| self.count(kind)).sum::<usize>() + entry.position()
    }

    /// How many there are of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Case => self.cases.len(),
            Kind::Locus => self.loci.len(),
            Kind::Visit => self.visits.len(),
            Kind::Institute => self.institutes.len(),
            Kind::Adoption => self.adoptions.len(),
            Kind::Page => self.pages.len(),
        }
    }

    /// Every entry, by kind and then by name.
    pub fn all(&self) -> impl Iterator<Item = EntryRef> {
        Kind::ALL.into_iter().flat_map(|kind| self.of_kind(kind))
    }

    /// Every entry of a kind, by name.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = EntryRef> + use<> {
        (0..self.count(kind)).map(move |position| EntryRef::at(kind, position))
    }

    /// Its identity.
    pub fn key(&self, entry: EntryRef) -> &EntryKey {
        with_entry!(self, entry, entry_of_kind => &entry_of_kind.key)
    }

    /// The last part of its address.
    pub fn slug(&self, entry: EntryRef) -> &Spanned<String> {
        with_entry!(self, entry, entry_of_kind => &entry_of_kind.slug)
    }

    /// The files beside it.
    pub fn attachments(&self, entry: EntryRef) -> &[String] {
        with_entry!(self, entry, entry_of_kind => &entry_of_kind.attachments)
    }

    /// Its versions, the main one first.
    pub fn versions(&self, entry: EntryRef) -> Vec<AnyVersion<'_>> {
        with_entry!(self, entry, entry_of_kind => entry_of_kind.versions.iter().map(AnyVersion::from).collect())
    }

    /// Its version in a language, or the main one.
    pub fn version(&self, entry: EntryRef, language: &str) -> AnyVersion<'_> {
        with_entry!(self, entry, entry_of_kind => AnyVersion::from(entry_of_kind.version(language)))
    }

    /// Whether it is written in a language.
    pub fn speaks(&self, entry: EntryRef, language: &str) -> bool {
        with_entry!(self, entry, entry_of_kind => entry_of_kind.speaks(language))
    }

    /// Whether it is counted and handed on: what is withdrawn is not, nor is a draft, also where its
    /// page is made.
    pub fn is_counted(&self, entry: EntryRef) -> bool {
        let common = self.main(entry).common;
        common.withdrawn.is_none() && !common.draft
    }

    /// Its main version.
    pub fn main(&self, entry: EntryRef) -> AnyVersion<'_> {
        with_entry!(self, entry, entry_of_kind => AnyVersion::from(entry_of_kind.main()))
    }

    /// Whether it was withdrawn: its page stays as a notice, and no list shows it.
    pub fn is_withdrawn(&self, entry: EntryRef) -> bool {
        self.main(entry).common.withdrawn.is_some()
    }

    /// The titles and short names that people may write instead of a reference.
    pub(super) fn titles(&self, entry: EntryRef) -> Vec<&str> {
        let mut titles: Vec<&str> = vec![self.main(entry).common.title.value.as_str()];
        match entry {
            EntryRef::Locus(id) => titles.extend(self.loci[id].main().data.short_name.as_deref()),
            EntryRef::Institute(id) => {
                titles.extend(self.institutes[id].main().data.short_name.as_deref());
            }
            EntryRef::Case(_) | EntryRef::Visit(_) | EntryRef::Adoption(_) | EntryRef::Page(_) => {}
        }
        titles
    }
}
