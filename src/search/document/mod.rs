//! Entries → documents: the texts of each by field and section, and what its card shows. A document
//! is one version of an entry, in one language.

mod adoption;
mod builder;
mod case;
mod content;
mod institute;
mod locus;
mod visit;

pub use content::{SearchDocument, SearchSection};

use super::header::DocumentHeader;
use crate::{
    graph::EntryRef,
    output::OutputPath,
    render::{PageKind, view::RenderContext},
};
use builder::DocumentBuilder;

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
    builder.document
}
