//! Entries → documents: the texts of each by field and section, and what its card shows. A document
//! is one version of an entry, in one language.

mod adoption;
mod case;
mod institute;
mod locus;
mod visit;

use super::{
    header::DocumentHeader,
    plain_text::{append_plain_text, end_line, walk_body},
};
use crate::{
    graph::{EntryRef, Graph, target::Target},
    model::{Carried, Listing, TermId, TextOrEntry, VocabularyId},
    names::{Kind, Prose, ReferenceField},
    output::OutputPath,
    parse::{Body, LinkKind},
    render::{PageKind, view::RenderContext},
    theme::Strings,
};

/// One version of an entry, as the search reads it.
#[derive(Debug, Default)]
pub struct SearchDocument {
    /// Its title.
    pub title: String,
    /// The address of its page, from the root of the site.
    pub path: String,
    /// Its summary.
    pub summary: String,
    /// Where it is, in a few words.
    pub place: String,
    /// When it was, or was last brought up to date.
    pub date: String,
    /// The words of vocabularies and names that stand for it.
    pub terms: String,
    /// Its texts in the order of the page. The first has no heading.
    pub sections: Vec<SearchSection>,
}

/// A part of a document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct SearchSection {
    /// Where it stands on the page; empty for the beginning.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Its text: a line for each block.
    pub text: String,
    /// Whether it tells of success factors or obstacles, which readers ask for most.
    pub is_factors: bool,
}

/// Reads the document of one version of an entry.
pub(super) fn read_document(site: &RenderContext<'_>, header: &DocumentHeader) -> SearchDocument {
    let entry = header.entry;
    let language = &site.config.languages[header.language];
    let version = site.graph.entries.version(entry, language);
    let common = version.common;
    let path = site.routes.path(&PageKind::Entry(entry), language);
    let here = OutputPath::new("index.html");
    let mut builder = DocumentBuilder {
        site,
        entry,
        strings: site.theme.strings(language),
        language,
        carried: version.carried,
        page: version.body,
        document: SearchDocument {
            title: common.title.value.clone(),
            path: here.map_or_else(|| path.clone(), |here| here.link_to(&path)),
            summary: common.summary.clone().unwrap_or_default(),
            date: header.date.map(|date| date.to_string()).unwrap_or_default(),
            sections: vec![SearchSection::default()],
            ..SearchDocument::default()
        },
    };
    match entry.kind {
        Kind::Case => case::read(&mut builder, entry.index),
        Kind::Visit => visit::read(&mut builder, entry.index),
        Kind::Locus => locus::read(&mut builder, entry.index),
        Kind::Institute => institute::read(&mut builder, entry.index),
        Kind::Adoption => adoption::read(&mut builder, entry.index),
        Kind::Page => {}
    }
    let text = &site.sources.get(version.source).text;
    builder.add_body(text.get(version.body.range.clone()).unwrap_or_default());
    for (name, value) in &common.extra {
        builder.add_line(&format!("{name}: {value}"));
    }
    builder
        .document
        .sections
        .retain(|section| section.anchor.is_empty() || !section.text.is_empty());
    builder.document
}

/// A document that is being put together.
struct DocumentBuilder<'a> {
    site: &'a RenderContext<'a>,
    entry: EntryRef,
    strings: &'a Strings,
    language: &'a str,
    /// The parts of the body that carry a key of the front matter.
    carried: &'a [Carried],
    page: &'a Body,
    document: SearchDocument,
}

impl DocumentBuilder<'_> {
    fn graph(&self) -> &Graph {
        self.site.graph
    }

    /// A word of a vocabulary, with its other names.
    fn add_term(&mut self, vocabulary: VocabularyId, id: &TermId) {
        if let Some(term) = self.site.graph.vocabularies.get(vocabulary).get(id) {
            self.document.terms.push_str(term.label.get(self.language));
            self.document.terms.push('\n');
        }
    }

    fn label(&self, vocabulary: VocabularyId, id: &TermId) -> String {
        self.site.label(vocabulary, id, self.language).to_owned()
    }

    /// A name that stands for the document.
    fn add_name(&mut self, name: &str) {
        self.document.terms.push_str(name);
        self.document.terms.push('\n');
    }

    /// The title of an entry, or the text that stands instead.
    fn title_or_text(&self, named: &TextOrEntry, field: ReferenceField) -> String {
        self.site.title_or_name(named, field, self.language).to_owned()
    }

    fn title_of(&self, entry: EntryRef) -> String {
        self.site.title(entry, self.language).to_owned()
    }

    /// A line of the beginning.
    fn add_line(&mut self, text: &str) {
        let first = &mut self.document.sections[0].text;
        first.push_str(text);
        end_line(first);
    }

    /// A text with a key of its own. The heading stands among the theme's strings.
    fn add_prose(&mut self, key: &str, prose: Option<&Prose>) {
        if let Some(prose) = prose {
            let mut section = self.new_section(key, &format!("section.{key}"));
            self.append_plain(&prose.text, &mut section.text);
            self.document.sections.push(section);
        }
    }

    /// Appends a text of the front matter.
    fn append_plain(&self, markdown: &str, out: &mut String) {
        append_plain_text(markdown, &|target| self.link_title(target), out);
    }

    /// The title of the entry that `[[target]]` leads to.
    fn link_title(&self, target: &str) -> Option<String> {
        match self.graph().target(self.entry, "", target, LinkKind::Wiki) {
            Target::Entry(entry, _) => Some(self.title_of(entry)),
            _ => None,
        }
    }

    /// A list with a key of its own: its items as texts, and what a section of the body says. `word` is
    /// the path of its heading among the theme's strings.
    fn add_listing<T>(
        &mut self,
        key: &str,
        word: &str,
        listing: &Listing<T>,
        mut item: impl FnMut(&mut Self, &T, &mut String),
    ) {
        let mut section = self.new_section(key, word);
        for it in &listing.items {
            item(self, it, &mut section.text);
            end_line(&mut section.text);
        }
        if let Some(prose) = &listing.narrative {
            self.append_plain(&prose.text, &mut section.text);
        }
        section.is_factors = matches!(key, "success_factors" | "obstacles");
        self.document.sections.push(section);
    }

    /// Texts under one heading.
    fn add_lines<'t>(&mut self, key: &str, word: &str, lines: impl IntoIterator<Item = &'t str>) {
        let mut section = self.new_section(key, word);
        for line in lines {
            self.append_plain(line, &mut section.text);
        }
        self.document.sections.push(section);
    }

    fn new_section(&self, key: &str, word: &str) -> SearchSection {
        let carried = self.carried.iter().find(|part| part.key == key);
        let heading = carried.and_then(|part| {
            self.page.headings.iter().find(|heading| heading.range.start == part.range.start)
        });
        SearchSection {
            anchor: heading.map_or_else(|| format!("_{key}"), |heading| heading.id.clone()),
            heading: self.strings.get(word).to_owned(),
            ..SearchSection::default()
        }
    }

    /// The parts of the body that carry no key of the front matter.
    fn add_body(&mut self, markdown: &str) {
        let start = self.page.range.start;
        let first = self.document.sections.len();
        let headings = self.page.headings.iter();
        let is_carried =
            |at: usize| self.carried.iter().any(|part| part.range.contains(&(at + start)));
        let free: Vec<_> = headings.filter(|it| !is_carried(it.range.start - start)).collect();
        self.document.sections.extend(free.iter().map(|heading| SearchSection {
            anchor: heading.id.clone(),
            heading: heading.text.clone(),
            ..SearchSection::default()
        }));
        let starts: Vec<usize> = free.iter().map(|it| it.range.start - start).collect();
        let mut sections = std::mem::take(&mut self.document.sections);
        let carried = self.carried;
        walk_body(markdown, &|target| self.link_title(target), |at, write| {
            if carried.iter().any(|part| part.range.contains(&(at + start))) {
                return;
            }
            let section = match starts.partition_point(|start| *start <= at) {
                0 => 0,
                passed => first + passed - 1,
            };
            write(&mut sections[section].text);
        });
        self.document.sections = sections;
    }
}
