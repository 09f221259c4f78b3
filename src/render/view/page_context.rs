//! The site seen from one page. Every link and every word of a view is made here.

use super::{link::LinkView, render_context::RenderContext};
use crate::{
    graph::EntryRef,
    model::{TermId, TextOrEntry, VocabularyId, case::Figure},
    names::{ReferenceField, SpecialWord},
    output::OutputPath,
    render::{
        locale,
        page::{PageKind, PlannedPage},
        shown_picture::{ShownPicture, show_picture},
    },
    theme::Strings,
};

/// The site seen from one page: its language decides the words, its place the links.
#[derive(Debug, Clone, Copy)]
pub struct PageContext<'a> {
    pub(super) site: &'a RenderContext<'a>,
    /// What is on the page.
    pub(super) kind: &'a PageKind,
    pub(super) language: &'a str,
    pub(super) strings: &'a Strings,
    /// Where the page stands in the site.
    pub(super) here: &'a OutputPath,
}

impl<'a> PageContext<'a> {
    /// The site seen from a page.
    pub fn new(site: &'a RenderContext<'a>, page: &'a PlannedPage) -> Self {
        Self {
            site,
            kind: &page.kind,
            language: &page.language,
            strings: site.theme.strings(&page.language),
            here: &page.path,
        }
    }

    /// A string of the interface.
    pub(super) fn word(&self, path: &str) -> String {
        self.strings.get(path).to_owned()
    }

    /// The way to another page.
    pub(super) fn url(&self, kind: &PageKind) -> String {
        let path = self.site.routes.path(kind, self.language);
        match self.kind {
            PageKind::NotFound => format!("{}{path}", self.root()),
            _ => self.here.link_to(&path),
        }
    }

    /// The way to the root of the site: `../` or nothing. A wrong address may have any depth, so
    /// the page that it shows alone needs the way from the root of the host.
    pub(super) fn root(&self) -> String {
        if *self.kind != PageKind::NotFound {
            return self.here.to_root();
        }
        let address =
            self.site.config.base_url.as_ref().and_then(|url| url.as_str().split_once("://"));
        let path = address.and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
        if path.is_empty() { "/".to_owned() } else { format!("/{path}/") }
    }

    /// The title of an entry in the page's language.
    pub(super) fn title(&self, entry: EntryRef) -> &'a str {
        self.site.title(entry, self.language)
    }

    /// A link to an entry.
    pub(super) fn entry_link(&self, entry: impl Into<EntryRef>) -> LinkView {
        let entry = entry.into();
        LinkView {
            text: self.title(entry).to_owned(),
            url: Some(self.url(&PageKind::Entry(entry))),
        }
    }

    /// A link to the entry that a name leads to, or the name alone where it leads to none.
    pub(super) fn link_or_name(&self, name: &TextOrEntry, field: ReferenceField) -> LinkView {
        match self.site.graph.resolve_any(name, field) {
            Some(entry) => self.entry_link(entry),
            None => LinkView::text(name.name()),
        }
    }

    /// The title of the entry that a name leads to, or the name alone where it leads to none.
    pub(super) fn title_or_name(&self, name: &TextOrEntry, field: ReferenceField) -> String {
        self.site.title_or_name(name, field, self.language).to_owned()
    }

    /// The label of a term.
    pub(super) fn label(&self, vocabulary: VocabularyId, term: &TermId) -> String {
        self.site.label(vocabulary, term, self.language).to_owned()
    }

    /// A term with its page, if it has one.
    pub(super) fn term_link(&self, vocabulary: VocabularyId, term: &TermId) -> LinkView {
        let facets = &self.site.graph.facets;
        let kind = match vocabulary {
            VocabularyId::Sectors if facets.sectors.contains_key(term) => {
                Some(PageKind::Sector(term.clone(), 1))
            }
            VocabularyId::Provinces if facets.loci_by_province.contains_key(term) => {
                Some(PageKind::Province(term.clone(), 1))
            }
            VocabularyId::Factors
                if facets.helped.contains_key(term) || facets.hindered.contains_key(term) =>
            {
                Some(PageKind::Factor(term.clone(), 1))
            }
            _ => None,
        };
        LinkView { text: self.label(vocabulary, term), url: kind.map(|kind| self.url(&kind)) }
    }

    /// A factor as an obstacle, with the page of the ways round it, if anybody met it.
    pub(super) fn obstacle_link(&self, term: &TermId) -> LinkView {
        let is_met = self.site.graph.facets.hindered.contains_key(term);
        LinkView {
            text: self.label(VocabularyId::Factors, term),
            url: is_met.then(|| self.url(&PageKind::Obstacle(term.clone(), 1))),
        }
    }

    /// A sentence of explanation of a term.
    pub(super) fn description(&self, vocabulary: VocabularyId, term: &TermId) -> Option<String> {
        let found = self.site.graph.vocabularies.get(vocabulary).get(term)?;
        found.description.as_ref().map(|text| text.get(self.language).to_owned())
    }

    /// The name of a fixed value, such as `choice.stage.trial`.
    pub(super) fn choice(&self, list: &str, id: &str) -> String {
        self.word(&format!("choice.{list}.{id}"))
    }

    /// Where an entry's own file lies; of a picture whose file is not published, its largest version.
    pub(super) fn file_url(&self, entry: EntryRef, file: &str) -> String {
        let picture = self.picture(entry, file);
        picture.map_or_else(|| self.here.link_to(&self.file_path(entry, file)), |it| it.largest)
    }

    /// An entry's own picture, if its size is known.
    pub(super) fn picture(&self, entry: EntryRef, file: &str) -> Option<ShownPicture> {
        show_picture(self.site.files, &self.file_path(entry, file), self.here)
    }

    /// Where an entry's own file stands in the site.
    pub(super) fn file_path(&self, entry: EntryRef, file: &str) -> String {
        format!("{}{}", self.site.routes.files_of(entry), file.trim_start_matches("./"))
    }

    /// A count in words: "12 cases". `path` names the count among the strings.
    pub(super) fn count(&self, path: &str, count: usize) -> String {
        self.strings.count(path, count, &locale::count(count as u64, self.strings))
    }

    /// A figure of a case: a number, or words.
    pub(super) fn figure(&self, figure: &Figure) -> String {
        match figure {
            Figure::Number(number) => locale::number(*number, self.strings),
            Figure::Text(text) => text.clone(),
        }
    }

    /// What is read where a special word stands instead of a value.
    pub(super) fn special(&self, special: SpecialWord) -> String {
        self.word(match special {
            SpecialWord::Unknown => "special.unknown",
            SpecialWord::None => "special.none",
            SpecialWord::NotMeasured => "special.not_measured",
        })
    }

    /// The name of a country, or its code where the theme has no name for it.
    pub(super) fn country(&self, code: &str) -> String {
        self.strings.find(&format!("country.{code}")).unwrap_or(code).to_owned()
    }
}
