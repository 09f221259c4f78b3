//! The documents beside an entry: readers see of what type each is and how much they would load,
//! before they open it. Pictures are not listed: they are shown.

use serde::Serialize;

use super::page_context::PageContext;
use crate::{
    graph::EntryRef,
    images::is_picture,
    render::locale,
    text::file_name::{extension, has_extension},
};

/// Names by which people know the documents of Office.
const OFFICE: [(&[&str], &str); 3] =
    [(&["doc", "docx"], "Word"), (&["xls", "xlsx"], "Excel"), (&["ppt", "pptx"], "PowerPoint")];

/// A document beside an entry.
#[derive(Debug, Serialize)]
pub struct FileView {
    /// The address.
    pub url: String,
    /// The file's name.
    pub name: String,
    /// Type and size: "PDF, 1,2 MB".
    pub about: String,
}

/// The documents beside an entry, by their names.
pub(super) fn entry_files(page: &PageContext<'_>, entry: EntryRef) -> Vec<FileView> {
    let names = page.site.graph.entries.attachments(entry).iter();
    let files = names.filter_map(|name| {
        Some(FileView {
            about: describe_file(page, entry, name)?,
            url: page.file_url(entry, name),
            name: name.clone(),
        })
    });
    files.collect()
}

/// Type and size of an entry's own file in words; nothing of a picture, or of what is not published.
pub(super) fn describe_file(page: &PageContext<'_>, entry: EntryRef, name: &str) -> Option<String> {
    let file = page.site.files.get(&page.file_path(entry, name)).filter(|_| !is_picture(name))?;
    let office = OFFICE.iter().find(|(endings, _)| has_extension(name, endings));
    let file_type =
        office.map_or_else(|| extension(name).to_uppercase(), |(_, it)| (*it).to_owned());
    Some(format!("{file_type}, {}", locale::size(file.bytes, page.strings)))
}
