//! What the readers of every kind of entry share: appending names, texts and lists to a document.

use super::content::{SearchDocument, SearchSection};
use crate::{
    graph::{EntryRef, Graph, target::Target},
    model::{KeySection, Listing, TermId, TextOrEntry, VocabularyId},
    names::{Prose, ReferenceField},
    parse::{
        Body, LinkKind,
        markdown::{append_plain_text, end_line, walk_body},
    },
    render::{view::RenderContext, write_date},
    text::date::PartialDate,
    theme::Strings,
};

/// A document that is being put together.
pub(super) struct DocumentBuilder<'a> {
    pub(super) site: &'a RenderContext<'a>,
    pub(super) entry: EntryRef,
    pub(super) strings: &'a Strings,
    pub(super) language: &'a str,
    /// The parts of the body that carry a key of the front matter.
    pub(super) key_sections: &'a [KeySection],
    pub(super) page: &'a Body,
    pub(super) document: SearchDocument,
}

impl DocumentBuilder<'_> {
    pub(super) fn graph(&self) -> &Graph {
        self.site.graph
    }

    /// The label of a term of a vocabulary stands for the document.
    pub(super) fn add_term(&mut self, vocabulary: VocabularyId, id: &TermId) {
        if let Some(term) = self.site.graph.vocabularies.get(vocabulary).get(id) {
            self.document.terms.push_str(term.label.get(self.language));
            self.document.terms.push('\n');
        }
    }

    pub(super) fn label(&self, vocabulary: VocabularyId, id: &TermId) -> String {
        self.site.label(vocabulary, id, self.language).to_owned()
    }

    /// A name that stands for the document.
    pub(super) fn add_name(&mut self, name: &str) {
        self.document.terms.push_str(name);
        self.document.terms.push('\n');
    }

    /// A day or year, as readers write it: "31 Maret 2019".
    pub(super) fn add_date(&mut self, date: PartialDate) {
        let written = write_date(date, self.strings);
        self.add_name(&written);
    }

    /// The title of an entry, or the text that stands instead.
    pub(super) fn title_or_text(&self, named: &TextOrEntry, field: ReferenceField) -> String {
        self.site.title_or_name(named, field, self.language).to_owned()
    }

    pub(super) fn title_of(&self, entry: EntryRef) -> String {
        self.site.title(entry, self.language).to_owned()
    }

    /// A line of the beginning.
    pub(super) fn add_line(&mut self, text: &str) {
        let first = &mut self.document.sections[0].text;
        first.push_str(text);
        end_line(first);
    }

    /// A text with a key of its own. The heading stands among the theme's strings.
    pub(super) fn add_prose(&mut self, key: &str, prose: Option<&Prose>) {
        if let Some(prose) = prose {
            let mut section = self.new_section(key, &format!("section.{key}"));
            self.append_plain(&prose.text, &mut section.text);
            self.document.sections.push(section);
        }
    }

    /// Appends a text of the front matter.
    pub(super) fn append_plain(&self, markdown: &str, out: &mut String) {
        append_plain_text(markdown, &|target| self.link_title(target), out);
    }

    /// The title of the entry that `[[target]]` leads to.
    pub(super) fn link_title(&self, target: &str) -> Option<String> {
        match self.graph().target(self.entry, "", target, LinkKind::Wiki) {
            Target::Entry(entry, _) => Some(self.title_of(entry)),
            _ => None,
        }
    }

    /// A list with a key of its own: its items as texts, and what a section of the body says. `word` is
    /// the path of its heading among the theme's strings.
    pub(super) fn add_listing<T>(
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
        section.narrative = section.text.len();
        if let Some(prose) = &listing.narrative {
            self.append_plain(&prose.text, &mut section.text);
        }
        section.is_factors = matches!(key, "success_factors" | "obstacles");
        self.document.sections.push(section);
    }

    /// Tells each lesson the place of its section, once all sections stand.
    pub(super) fn place_lessons(&mut self) {
        let anchor = self.new_section("lessons", "case.lessons").anchor;
        let place = self.document.sections.iter().position(|section| section.anchor == anchor);
        for lesson in &mut self.document.lessons {
            lesson.section = place.unwrap_or_default();
        }
    }

    /// Texts under one heading.
    pub(super) fn add_lines<'t>(
        &mut self,
        key: &str,
        word: &str,
        lines: impl IntoIterator<Item = &'t str>,
    ) {
        let mut section = self.new_section(key, word);
        for line in lines {
            self.append_plain(line, &mut section.text);
        }
        self.document.sections.push(section);
    }

    pub(super) fn new_section(&self, key: &str, word: &str) -> SearchSection {
        let key_sections = self.key_sections.iter().find(|part| part.key == key);
        let heading = key_sections.and_then(|part| {
            self.page.headings.iter().find(|heading| heading.range.start == part.range.start)
        });
        SearchSection {
            anchor: heading.map_or_else(|| format!("_{key}"), |heading| heading.id.clone()),
            heading: self.strings.get(word).to_owned(),
            ..SearchSection::default()
        }
    }

    /// The parts of the body that carry no key of the front matter.
    pub(super) fn add_body(&mut self, markdown: &str) {
        let start = self.page.range.start;
        let first = self.document.sections.len();
        let headings = self.page.headings.iter();
        let is_in_key_section =
            |at: usize| self.key_sections.iter().any(|part| part.range.contains(&(at + start)));
        let free: Vec<_> =
            headings.filter(|it| !is_in_key_section(it.range.start - start)).collect();
        self.document.sections.extend(free.iter().map(|heading| SearchSection {
            anchor: heading.id.clone(),
            heading: heading.text.clone(),
            ..SearchSection::default()
        }));
        let starts: Vec<usize> = free.iter().map(|it| it.range.start - start).collect();
        let mut sections = std::mem::take(&mut self.document.sections);
        let key_sections = self.key_sections;
        walk_body(markdown, &|target| self.link_title(target), |at, write| {
            if key_sections.iter().any(|part| part.range.contains(&(at + start))) {
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
