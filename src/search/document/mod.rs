//! Entries → what a search knows of each: its texts by field and section, and what its card shows.
//! One document is one version of an entry, in one language.

mod case;
mod others;
mod visit;

use super::{
    order::Numbered,
    text::{body, end_line, plain},
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

/// What a search knows of a version of an entry.
#[derive(Debug, Default)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// The address of its page, from the root of the site.
    pub path: String,
    /// Its gist.
    pub summary: String,
    /// Where it is, in a few words.
    pub place: String,
    /// When it was, or was last brought up to date.
    pub date: String,
    /// The words of vocabularies and names that stand for it.
    pub terms: String,
    /// Its texts in the order of the page. The first has no heading.
    pub sections: Vec<Section>,
}

/// A part of a document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Section {
    /// Where it stands on the page; empty for the beginning.
    pub anchor: String,
    /// Its heading.
    pub heading: String,
    /// Its text: a line for each block.
    pub text: String,
    /// Whether it tells of success factors or obstacles, which readers ask for most.
    pub is_claim: bool,
}

/// Gathers what is to be known of one version of an entry.
pub(super) fn document(site: &RenderContext<'_>, numbered: &Numbered) -> Document {
    let entry = numbered.entry;
    let language = &site.config.languages[numbered.language];
    let version = site.graph.entries.version(entry, language);
    let common = version.common;
    let path = site.routes.path(&PageKind::Entry(entry), language);
    let here = OutputPath::new("index.html");
    let mut writer = Writer {
        site,
        entry,
        strings: site.theme.strings(language),
        language,
        carried: version.carried,
        page: version.body,
        found: Document {
            title: common.title.value.clone(),
            path: here.map_or_else(|| path.clone(), |here| here.link_to(&path)),
            summary: common.summary.clone().unwrap_or_default(),
            date: numbered.date.map(|date| date.to_string()).unwrap_or_default(),
            sections: vec![Section::default()],
            ..Document::default()
        },
    };
    match entry.kind {
        Kind::Case => case::write(&mut writer, entry.index),
        Kind::Visit => visit::write(&mut writer, entry.index),
        Kind::Locus => others::locus(&mut writer, entry.index),
        Kind::Institute => others::institute(&mut writer, entry.index),
        Kind::Adoption => others::adoption(&mut writer, entry.index),
        Kind::Page => {}
    }
    let text = &site.sources.get(version.source).text;
    writer.body(text.get(version.body.range.clone()).unwrap_or_default());
    for (name, value) in &common.extra {
        writer.line(&format!("{name}: {value}"));
    }
    writer.found.sections.retain(|section| section.anchor.is_empty() || !section.text.is_empty());
    writer.found
}

/// A document that is being written.
struct Writer<'a> {
    site: &'a RenderContext<'a>,
    entry: EntryRef,
    strings: &'a Strings,
    language: &'a str,
    /// The parts of the body that carry a key of the front matter.
    carried: &'a [Carried],
    page: &'a Body,
    found: Document,
}

impl Writer<'_> {
    fn graph(&self) -> &Graph {
        self.site.graph
    }

    /// A word of a vocabulary, with its other names.
    fn term(&mut self, vocabulary: VocabularyId, id: &TermId) {
        if let Some(term) = self.site.graph.vocabularies.get(vocabulary).get(id) {
            self.found.terms.push_str(term.label.get(self.language));
            self.found.terms.push('\n');
        }
    }

    fn label(&self, vocabulary: VocabularyId, id: &TermId) -> String {
        self.site.label(vocabulary, id, self.language).to_owned()
    }

    /// A name that stands for the document.
    fn name(&mut self, name: &str) {
        self.found.terms.push_str(name);
        self.found.terms.push('\n');
    }

    /// The title of an entry, or the text that stands instead.
    fn named(&self, named: &TextOrEntry, field: ReferenceField) -> String {
        self.site.title_or_name(named, field, self.language).to_owned()
    }

    fn title(&self, entry: EntryRef) -> String {
        self.site.title(entry, self.language).to_owned()
    }

    /// A line of the beginning.
    fn line(&mut self, text: &str) {
        let first = &mut self.found.sections[0].text;
        first.push_str(text);
        end_line(first);
    }

    /// A text with a key of its own. `word` is the path of its heading among the theme's strings.
    fn prose(&mut self, key: &str, prose: Option<&Prose>) {
        if let Some(prose) = prose {
            let mut section = self.section(key, &format!("section.{key}"));
            self.plain(&prose.text, &mut section.text);
            self.found.sections.push(section);
        }
    }

    /// Appends a text of the front matter.
    fn plain(&self, markdown: &str, out: &mut String) {
        plain(markdown, &|target| self.titled(target), out);
    }

    /// The title of the entry that `[[target]]` leads to.
    fn titled(&self, target: &str) -> Option<String> {
        match self.graph().target(self.entry, "", target, LinkKind::Wiki) {
            Target::Entry(entry, _) => Some(self.title(entry)),
            _ => None,
        }
    }

    /// A list with a key of its own: its items as texts, and what a section of the body says.
    fn listing<T>(
        &mut self,
        key: &str,
        word: &str,
        listing: &Listing<T>,
        mut item: impl FnMut(&mut Self, &T, &mut String),
    ) {
        let mut section = self.section(key, word);
        for it in &listing.items {
            item(self, it, &mut section.text);
            end_line(&mut section.text);
        }
        if let Some(prose) = &listing.narrative {
            self.plain(&prose.text, &mut section.text);
        }
        section.is_claim = matches!(key, "success_factors" | "obstacles");
        self.found.sections.push(section);
    }

    /// Texts under one heading.
    fn lines<'t>(&mut self, key: &str, word: &str, lines: impl IntoIterator<Item = &'t str>) {
        let mut section = self.section(key, word);
        for line in lines {
            self.plain(line, &mut section.text);
        }
        self.found.sections.push(section);
    }

    fn section(&self, key: &str, word: &str) -> Section {
        let carried = self.carried.iter().find(|part| part.key == key);
        let heading = carried.and_then(|part| {
            self.page.headings.iter().find(|heading| heading.range.start == part.range.start)
        });
        Section {
            anchor: heading.map_or_else(|| format!("_{key}"), |heading| heading.id.clone()),
            heading: self.strings.get(word).to_owned(),
            ..Section::default()
        }
    }

    /// What no key has claimed.
    fn body(&mut self, markdown: &str) {
        let start = self.page.range.start;
        let first = self.found.sections.len();
        let headings = self.page.headings.iter();
        let is_carried =
            |at: usize| self.carried.iter().any(|part| part.range.contains(&(at + start)));
        let free: Vec<_> = headings.filter(|it| !is_carried(it.range.start - start)).collect();
        self.found.sections.extend(free.iter().map(|heading| Section {
            anchor: heading.id.clone(),
            heading: heading.text.clone(),
            ..Section::default()
        }));
        let starts: Vec<usize> = free.iter().map(|it| it.range.start - start).collect();
        let mut sections = std::mem::take(&mut self.found.sections);
        let carried = self.carried;
        body(markdown, &|target| self.titled(target), |at, write| {
            if carried.iter().any(|part| part.range.contains(&(at + start))) {
                return;
            }
            let section = match starts.partition_point(|start| *start <= at) {
                0 => 0,
                passed => first + passed - 1,
            };
            write(&mut sections[section].text);
        });
        self.found.sections = sections;
    }
}
