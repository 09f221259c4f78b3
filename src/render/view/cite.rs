//! How an entry is cited, at the end of its page.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{
    graph::EntryRef,
    render::{
        data_files::{DataFormat, DataSubject, data_path},
        entry_citation::EntryCitation,
    },
};

/// A citation to copy.
#[derive(Debug, Serialize)]
pub struct CiteView {
    /// As a line of text.
    pub text: String,
    /// In the notations of other programs.
    pub notations: Vec<NotationView>,
}

/// A citation in the notation of a program.
#[derive(Debug, Serialize)]
pub struct NotationView {
    /// Its id within the page.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The citation.
    pub text: String,
    /// The file with the citations of all entries.
    pub url: String,
}

pub(super) fn cite(page: &PageContext<'_>, entry: EntryRef) -> CiteView {
    let citation = EntryCitation::new(page.site, entry, page.language);
    let notation = |id: &'static str, name: &'static str, format: DataFormat, text: String| {
        let path = data_path(page.site.routes, &DataSubject::Citations, format, page.language);
        NotationView { id, name, text, url: page.here.link_to(&path) }
    };
    CiteView {
        text: citation.text(&page.word("cite.no_date")),
        notations: vec![
            notation("bibtex", "BibTeX", DataFormat::Bibtex, citation.bibtex()),
            notation("ris", "RIS", DataFormat::Ris, citation.ris().replace('\r', "")),
            notation("csl", "CSL-JSON", DataFormat::Csl, citation.csl()),
        ],
    }
}
