//! Cases as documents to paste into the forms of awards and collections: the form's headings, what
//! the case says under each, and a question where it says nothing.

mod answer;
mod definition;
mod document;
mod iga;
mod opsi;

use crate::{
    graph::EntryRef, model::CaseId, names::Kind, output::OutputPath, render::view::RenderContext,
};
use definition::FormDefinition;
use document::FormDocument;

use super::{
    entries_with_records,
    exported_file::{ExportedFile, whole_file},
    stream::RecordStream,
};

/// A form that cases are submitted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The Innovative Government Award of the Indonesian ministry of home affairs.
    Iga,
    /// The case studies of the OECD's Observatory of Public Sector Innovation.
    Opsi,
}

impl Form {
    fn definition(self) -> &'static FormDefinition {
        match self {
            Self::Iga => &iga::IGA,
            Self::Opsi => &opsi::OPSI,
        }
    }
}

/// A document for each case, and a page that lists them.
pub(super) fn form_files<'a>(site: &'a RenderContext<'a>, form: Form) -> Vec<ExportedFile<'a>> {
    let form = form.definition();
    let cases: Vec<CaseId> = entries_with_records(site.graph, Kind::Case)
        .filter_map(|entry| match entry {
            EntryRef::Case(case) => Some(case),
            _ => None,
        })
        .collect();
    let list = document::write_list(site, form, &cases);
    let list = whole_file("index.html", list);
    let documents = cases.into_iter().filter_map(move |case| {
        let path = OutputPath::new(document::path(site, case))?;
        // Made when it is read, so that one is held at a time.
        let text = move || FormDocument::new(site, form, case).write().into_bytes();
        Some((path, RecordStream::new(std::iter::once_with(text))))
    });
    list.into_iter().chain(documents).collect()
}
