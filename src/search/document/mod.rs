//! Entries and pages of terms → documents: the texts of each by field and section, and what its card
//! shows. A document is in one language.

mod adoption;
mod builder;
mod case;
mod content;
mod institute;
mod locus;
mod term;
mod visit;

pub use content::{LessonText, SearchDocument, SearchSection};

use super::header::{DocumentHeader, DocumentSubject};
use crate::{
    graph::EntryRef,
    output::OutputPath,
    render::{PageKind, view::RenderContext},
};
use builder::DocumentBuilder;

/// Reads the document of a header.
pub(super) fn read_document(site: &RenderContext<'_>, header: &DocumentHeader) -> SearchDocument {
    let language = &site.config.languages[header.language];
    match &header.subject {
        DocumentSubject::Entry(entry) => read_entry(site, *entry, header, language),
        DocumentSubject::Term(vocabulary, term) => term::read(site, *vocabulary, term, language),
    }
}

/// Reads an entry in a language, for what searches beside this index.
pub fn read_entry_text(
    site: &RenderContext<'_>,
    entry: EntryRef,
    language: &str,
) -> SearchDocument {
    let position = site.config.languages.iter().position(|it| it == language).unwrap_or(0);
    let header = DocumentHeader {
        subject: DocumentSubject::Entry(entry),
        language: position,
        shown: 1 << position.min(31),
        completeness: None,
        date: None,
    };
    read_document(site, &header)
}

/// The address of a page, from the root of the site.
fn address(site: &RenderContext<'_>, page: &PageKind, language: &str) -> String {
    let path = site.routes.path(page, language);
    OutputPath::new("index.html").map_or_else(|| path.clone(), |here| here.link_to(&path))
}

/// The name of an entry, if it is not also the last part of its address.
fn differing_name(site: &RenderContext<'_>, entry: EntryRef) -> String {
    let entries = &site.graph.entries;
    let name = &entries.key(entry).name;
    if *name == entries.slug(entry).value { String::new() } else { name.clone() }
}

/// Reads the document of one version of an entry.
fn read_entry(
    site: &RenderContext<'_>,
    entry: EntryRef,
    header: &DocumentHeader,
    language: &str,
) -> SearchDocument {
    let version = site.graph.entries.version(entry, language);
    let common = version.common;
    let mut builder = DocumentBuilder {
        site,
        entry,
        strings: site.theme.strings(language),
        language,
        key_sections: version.key_sections,
        page: version.body,
        document: SearchDocument {
            title: common.title.value.clone(),
            path: address(site, &PageKind::Entry(entry), language),
            summary: common.summary.clone().unwrap_or_default(),
            date: header.date.map(|date| date.to_string()).unwrap_or_default(),
            name: differing_name(site, entry),
            sections: vec![SearchSection::default()],
            ..SearchDocument::default()
        },
    };
    let kind = entry.kind().id();
    // A page is what is of no other kind: nobody asks for it by that name, which is also a word.
    let is_named = !matches!(entry, EntryRef::Page(_));
    for number in ["one", "other"].into_iter().filter(|_| is_named) {
        let path = format!("kind.{kind}.{number}");
        builder.document.kinds.push_str(builder.strings.get(&path));
        builder.document.kinds.push('\n');
    }
    if let Some(date) = header.date {
        builder.add_date(date);
    }
    match entry {
        EntryRef::Case(id) => case::read(&mut builder, id),
        EntryRef::Visit(id) => visit::read(&mut builder, id),
        EntryRef::Locus(id) => locus::read(&mut builder, id),
        EntryRef::Institute(id) => institute::read(&mut builder, id),
        EntryRef::Adoption(id) => adoption::read(&mut builder, id),
        EntryRef::Page(_) => {}
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
    builder.place_lessons();
    builder.document
}
