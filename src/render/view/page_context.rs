//! The point from which a page is seen: its site, its language and its place. Every link and every
//! word of a view is made here.

use std::collections::BTreeMap;

use super::parts::LinkView;
use crate::{
    config::Config,
    graph::{EntryRef, Graph, target::Target},
    images::Size,
    model::{TermId, TextOrEntry, VocabularyId, choice},
    names::{Kind, Prose, ReferenceField},
    output::OutputPath,
    parse::LinkKind,
    render::{
        Catalogue,
        markdown::{self, Href, KeySection, MarkdownContext},
        page::{PageKind, PlannedPage},
        routes::Routes,
    },
    source::Sources,
    theme::{Strings, Theme},
};

/// The whole site, as pages are made from it.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each field is the stage of its name, or what came of it")]
pub struct RenderContext<'a> {
    pub graph: &'a Graph,
    pub catalogue: &'a Catalogue,
    pub theme: &'a Theme,
    pub config: &'a Config,
    pub sources: &'a Sources,
    /// The sizes of images, by their path in the site.
    pub sizes: &'a BTreeMap<String, Size>,
    pub routes: Routes<'a>,
}

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
        self.here.link_to(&self.site.routes.path(kind, self.language))
    }

    /// The title of an entry in the page's language.
    pub(super) fn title(&self, entry: EntryRef) -> &'a str {
        &self.site.graph.entries.version(entry, self.language).common.title.value
    }

    /// A link to an entry.
    pub(super) fn entry(&self, entry: EntryRef) -> LinkView {
        LinkView {
            text: self.title(entry).to_owned(),
            url: Some(self.url(&PageKind::Entry(entry))),
        }
    }

    /// A link to an entry of a kind.
    pub(super) fn at(&self, kind: Kind, index: usize) -> LinkView {
        self.entry(EntryRef { kind, index })
    }

    /// A link to an entry, or the text that stands instead.
    pub(super) fn named(&self, named: &TextOrEntry, field: ReferenceField) -> LinkView {
        match self.site.graph.resolve_any(named, field) {
            Some(entry) => self.entry(entry),
            None => LinkView { text: named.name().to_owned(), url: None },
        }
    }

    /// The label of a term.
    pub(super) fn label(&self, vocabulary: VocabularyId, term: &TermId) -> String {
        let found = self.site.graph.vocabularies.get(vocabulary).get(term);
        found.map_or_else(|| term.0.clone(), |term| term.label.get(self.language).to_owned())
    }

    /// A term with its page, if it has one.
    pub(super) fn term(&self, vocabulary: VocabularyId, term: &TermId) -> LinkView {
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

    /// A sentence of explanation of a term.
    pub(super) fn description(&self, vocabulary: VocabularyId, term: &TermId) -> Option<String> {
        let found = self.site.graph.vocabularies.get(vocabulary).get(term)?;
        found.description.as_ref().map(|text| text.get(self.language).to_owned())
    }

    /// The name of a fixed value, such as `choice.stage.trial`.
    pub(super) fn choice(&self, list: &str, id: &str) -> String {
        self.word(&format!("choice.{list}.{id}"))
    }

    /// Where an entry's own file lies.
    pub(super) fn file_url(&self, entry: EntryRef, file: &str) -> String {
        let name = file.trim_start_matches("./");
        self.here.link_to(&format!("{}{name}", self.site.routes.files_of(entry)))
    }

    /// The size of an entry's own image, if it is known.
    pub(super) fn size(&self, entry: EntryRef, file: &str) -> Option<Size> {
        let name = file.trim_start_matches("./");
        self.site.sizes.get(&format!("{}{name}", self.site.routes.files_of(entry))).copied()
    }

    /// A text of an entry's front matter. `prefix` keeps its footnotes apart.
    pub(super) fn prose(&self, entry: EntryRef, prose: &Prose, prefix: &str) -> String {
        markdown::prose(&prose.text, prefix, &EntryTextContext { page: self, entry, prose })
    }

    /// The body of an entry.
    pub(super) fn body(&self, entry: EntryRef) -> EntryBody {
        let version = self.site.graph.entries.version(entry, self.language);
        let text = &self.site.sources.get(version.source).text;
        let start = version.body.range.start;
        let slice = text.get(version.body.range.clone()).unwrap_or("");
        let shifted = |range: &std::ops::Range<usize>| range.start - start..range.end - start;
        let headings: Vec<_> = version
            .body
            .headings
            .iter()
            .map(|heading| (shifted(&heading.range), heading.id.as_str()))
            .collect();
        let sections: Vec<_> = version
            .carried
            .iter()
            .map(|part| KeySection {
                key: part.key,
                range: shifted(&part.range),
                heading: version.body.headings.iter().find(|h| h.range.start == part.range.start),
            })
            .collect();
        let prose = Prose { text: String::new(), span: version.common.title.span };
        let context = EntryTextContext { page: self, entry, prose: &prose };
        let written = markdown::body(slice, &headings, &sections, &context);
        let anchors = sections.iter().filter_map(|part| Some((part.key, part.heading?.id.clone())));
        let inside = |at: usize| version.carried.iter().any(|part| part.range.contains(&at));
        let outline = version.body.headings.iter().filter(|heading| !inside(heading.range.start));
        EntryBody {
            anchors: anchors.collect(),
            outline: outline
                .filter(|heading| heading.level <= 3)
                .map(|heading| (heading.level, heading.id.clone(), heading.text.clone()))
                .collect(),
            intro: written.intro,
            html: written.html,
            sections: written.sections,
        }
    }

    /// The name of an enum's value.
    pub(super) fn evidence(&self, evidence: choice::Evidence) -> String {
        self.choice("evidence", evidence.id())
    }
}

/// A body in parts.
pub(super) struct EntryBody {
    /// What stands before the first heading.
    pub(super) intro: String,
    /// What no key has claimed, from the first heading on.
    pub(super) html: String,
    /// What belongs to a key.
    pub(super) sections: BTreeMap<&'static str, String>,
    /// The anchors of sections that belong to a key.
    pub(super) anchors: BTreeMap<&'static str, String>,
    /// The remaining headings: level, anchor, text.
    pub(super) outline: Vec<(u8, String, String)>,
}

/// A text of an entry, as the writer of Markdown asks about it.
struct EntryTextContext<'a> {
    page: &'a PageContext<'a>,
    entry: EntryRef,
    prose: &'a Prose,
}

impl MarkdownContext for EntryTextContext<'_> {
    fn link(&self, target: &str, kind: LinkKind) -> Href {
        let page = self.page;
        let path = &page.site.sources.get(self.prose.span.source).path;
        let to = |url: String, title: Option<String>| Href::To {
            url,
            title,
            outside: false,
            size: None,
        };
        match page.site.graph.target(self.entry, path, target, kind) {
            Target::Outside(url) => Href::To { url, title: None, outside: true, size: None },
            Target::Here(anchor) => to(format!("#{anchor}"), None),
            Target::File(name) => Href::To {
                url: page.file_url(self.entry, &name),
                title: None,
                outside: false,
                size: page.size(self.entry, &name),
            },
            Target::Entry(entry, anchor) => {
                // The page may show another version than the text was written for, with headings
                // of its own.
                let headings = &page.site.graph.entries.version(entry, page.language).body.headings;
                let anchor = anchor.filter(|it| headings.iter().any(|heading| heading.id == *it));
                let anchor = anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default();
                let url = format!("{}{anchor}", page.url(&PageKind::Entry(entry)));
                to(url, Some(page.title(entry).to_owned()))
            }
            Target::Hidden(_) | Target::Forbidden(_) | Target::Missing => Href::Nowhere,
        }
    }

    fn word(&self, path: &str) -> String {
        self.page.word(path)
    }
}
