//! All entries by kind, and what can be asked of any of them without knowing its kind.

use std::sync::Arc;

use crate::{
    model::{
        AnyEntry, Carried, Common, Entry, EntryKey, Version, adoption::Adoption, case::Case,
        institute::Institute, locus::Locus, page::Page, visit::Visit,
    },
    names::Kind,
    parse::{Body, Link},
    source::{SourceId, Spanned},
    text::date::Date,
};

/// All entries, each kind sorted by name.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is the kind of its name")]
pub struct Entries {
    pub cases: Vec<Arc<Entry<Case>>>,
    pub loci: Vec<Arc<Entry<Locus>>>,
    pub visits: Vec<Arc<Entry<Visit>>>,
    pub institutes: Vec<Arc<Entry<Institute>>>,
    pub adoptions: Vec<Arc<Entry<Adoption>>>,
    pub pages: Vec<Arc<Entry<Page>>>,
}

/// One entry: its kind and its position among its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "said above")]
pub struct EntryRef {
    pub kind: Kind,
    pub index: usize,
}

/// A version of an entry of any kind, without what only its kind has.
#[derive(Debug, Clone, Copy)]
pub struct AnyVersion<'a> {
    pub language: &'a str,
    pub source: SourceId,
    pub common: &'a Common,
    pub body: &'a Body,
    pub carried: &'a [Carried],
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
            carried: &version.carried,
            links: &version.links,
            of: version.of,
        }
    }
}

/// Runs the same expression for the entry of whatever kind.
macro_rules! with_entry {
    ($entries:expr, $entry:expr, $name:ident => $body:expr) => {
        match $entry.kind {
            Kind::Case => {
                let $name = &$entries.cases[$entry.index];
                $body
            }
            Kind::Locus => {
                let $name = &$entries.loci[$entry.index];
                $body
            }
            Kind::Visit => {
                let $name = &$entries.visits[$entry.index];
                $body
            }
            Kind::Institute => {
                let $name = &$entries.institutes[$entry.index];
                $body
            }
            Kind::Adoption => {
                let $name = &$entries.adoptions[$entry.index];
                $body
            }
            Kind::Page => {
                let $name = &$entries.pages[$entry.index];
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

    /// Puts an entry in the place of the one with its identity.
    pub(super) fn replace(&mut self, at: usize, entry: AnyEntry) {
        match entry {
            AnyEntry::Case(entry) => self.cases[at] = entry,
            AnyEntry::Locus(entry) => self.loci[at] = entry,
            AnyEntry::Visit(entry) => self.visits[at] = entry,
            AnyEntry::Institute(entry) => self.institutes[at] = entry,
            AnyEntry::Adoption(entry) => self.adoptions[at] = entry,
            AnyEntry::Page(entry) => self.pages[at] = entry,
        }
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
        Kind::ALL
            .into_iter()
            .flat_map(|kind| (0..self.count(kind)).map(move |index| EntryRef { kind, index }))
    }

    /// Its identity.
    pub fn key(&self, entry: EntryRef) -> &EntryKey {
        with_entry!(self, entry, found => &found.key)
    }

    /// The last part of its address.
    pub fn slug(&self, entry: EntryRef) -> &Spanned<String> {
        with_entry!(self, entry, found => &found.slug)
    }

    /// The files beside it.
    pub fn attachments(&self, entry: EntryRef) -> &[String] {
        with_entry!(self, entry, found => &found.attachments)
    }

    /// Its versions, the main one first.
    pub fn versions(&self, entry: EntryRef) -> Vec<AnyVersion<'_>> {
        with_entry!(self, entry, found => found.versions.iter().map(AnyVersion::from).collect())
    }

    /// Its version in a language, or the main one.
    pub fn version(&self, entry: EntryRef, language: &str) -> AnyVersion<'_> {
        with_entry!(self, entry, found => AnyVersion::from(found.version(language)))
    }

    /// Whether it is written in a language.
    pub fn speaks(&self, entry: EntryRef, language: &str) -> bool {
        with_entry!(self, entry, found => found.speaks(language))
    }

    /// Its main version.
    pub fn main(&self, entry: EntryRef) -> AnyVersion<'_> {
        with_entry!(self, entry, found => AnyVersion::from(found.main()))
    }

    /// Whether it was withdrawn: its page stays as a notice, and no list shows it.
    pub fn is_withdrawn(&self, entry: EntryRef) -> bool {
        self.main(entry).common.withdrawn.is_some()
    }

    /// The titles and short names that people may write instead of a reference.
    pub(super) fn titles(&self, entry: EntryRef) -> Vec<&str> {
        let mut titles: Vec<&str> = vec![self.main(entry).common.title.value.as_str()];
        match entry.kind {
            Kind::Locus => titles.extend(self.loci[entry.index].main().data.short_name.as_deref()),
            Kind::Institute => {
                titles.extend(self.institutes[entry.index].main().data.short_name.as_deref());
            }
            Kind::Case | Kind::Visit | Kind::Adoption | Kind::Page => {}
        }
        titles
    }
}
