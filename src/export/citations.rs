//! The citations of all entries in one file.

use super::{json_array::JsonArray, record::has_record, stream::RecordStream};
use crate::render::{DataFormat, EntryCitation, view::RenderContext};

/// The citations of all entries that have records, in a notation.
pub(super) fn open_citations<'a>(
    site: &'a RenderContext<'a>,
    format: DataFormat,
    language: &'a str,
) -> RecordStream<'a> {
    let entries = site.graph.entries.all().filter(|entry| has_record(site.graph, *entry));
    let citations = entries.map(move |entry| EntryCitation::new(site, entry, language));
    match format {
        DataFormat::Ris => RecordStream::new(citations.map(|it| it.ris().into_bytes())),
        DataFormat::Csl => {
            RecordStream::new(JsonArray::new(citations.map(|it| it.csl().into_bytes())))
        }
        _ => RecordStream::new(citations.map(|it| format!("{}\n", it.bibtex()).into_bytes())),
    }
}
