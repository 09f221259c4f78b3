//! What other programs take from a site: its entries as records, in CSV, JSON and NDJSON, with the
//! schemas of these. One description of the fields (`names/open_data.rs`) serves all of them and the
//! page that explains them.

mod barometer;
mod citations;
mod csv;
mod datum;
mod engine;
mod exported_file;
mod feed;
mod form;
mod json_array;
mod record;
mod record_table;
mod schema;
mod sitemap;
mod stream;
mod xml;
mod year_table;

pub use datum::{Datum, Record};
pub use engine::Engine;
pub use exported_file::ExportedFile;
pub use form::Form;
pub use record::{entry_name, entry_record, has_record};
pub use stream::RecordStream;

use crate::{
    graph::EntryRef,
    names::{
        Kind,
        open_data::{DataField, LongTable, record_fields, row_fields, term_fields},
    },
    render::{DataFile, DataFormat, DataSubject, PlannedPage, view::RenderContext},
    text::number::Number,
};
use json_array::JsonArray;

use record_table::{RecordTable, names_language};

/// For whom files are written that the site does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recipient {
    /// A program that loads them.
    Engine(Engine),
    /// A form that their texts are pasted into.
    Form(Form),
}

/// The files for a recipient, in a fixed order.
pub fn exported_files<'a>(
    site: &'a RenderContext<'a>,
    recipient: Recipient,
) -> Vec<ExportedFile<'a>> {
    match recipient {
        Recipient::Engine(engine) => engine::engine_files(site, engine),
        Recipient::Form(form) => form::form_files(site, form),
    }
}

/// The bytes of a file of open data, made as they are read.
pub fn open_data_file<'a>(
    site: &'a RenderContext<'a>,
    pages: &'a [PlannedPage],
    file: &'a DataFile,
) -> RecordStream<'a> {
    match &file.subject {
        DataSubject::Sitemap(part) => return sitemap::open_sitemap(site, pages, *part),
        DataSubject::SitemapIndex(parts) => return sitemap::open_sitemap_index(site, *parts),
        DataSubject::Robots => return sitemap::open_robots(site),
        DataSubject::Feed(about) => {
            return feed::open_feed(site, about, file.format, &file.language);
        }
        DataSubject::InstituteYear(institute, year) => {
            return year_table::open_year_table(site, *institute, *year, &file.language);
        }
        DataSubject::Barometer(scope) => {
            return barometer::open_barometer(site, scope, &file.language);
        }
        DataSubject::Chart(chart) => {
            return barometer::open_chart(site, *chart, file.format, &file.language);
        }
        _ => {}
    }
    open_records(site, &file.subject, file.format, &file.language)
}

/// The bytes of records about a subject in a format and a language.
pub fn open_records<'a>(
    site: &'a RenderContext<'a>,
    subject: &'a DataSubject,
    format: DataFormat,
    language: &'a str,
) -> RecordStream<'a> {
    if matches!(subject, DataSubject::Citations) {
        return citations::open_citations(site, format, language);
    }
    let records = records(site, subject, language);
    match format {
        DataFormat::Csv => {
            let table = RecordTable::new(site, language, &fields(subject));
            let header = std::iter::once(csv::write_header(&table));
            let lines = records.map(move |record| csv::write_record(&table, &record));
            RecordStream::new(header.chain(lines))
        }
        DataFormat::Ndjson => RecordStream::new(records.map(|record| {
            let mut line = json(&record);
            line.push(b'\n');
            line
        })),
        DataFormat::Json => RecordStream::new(JsonArray::new(records.map(|record| json(&record)))),
        // No records are written so.
        DataFormat::Bibtex
        | DataFormat::Ris
        | DataFormat::Csl
        | DataFormat::Svg
        | DataFormat::Atom
        | DataFormat::JsonFeed
        | DataFormat::Xml
        | DataFormat::Text => RecordStream::new(std::iter::empty()),
        DataFormat::Schema => {
            let title = subject.file_name(language);
            let schema = schema::record_schema(&title, &fields(subject), names_language(language));
            let mut text = serde_json::to_vec_pretty(&schema).unwrap_or_default();
            text.push(b'\n');
            RecordStream::new(std::iter::once(text))
        }
    }
}

/// The fields of records about a subject.
fn fields(subject: &DataSubject) -> Vec<DataField> {
    match subject {
        DataSubject::Entries(kind) => record_fields(*kind),
        DataSubject::Items(table) => row_fields(table),
        DataSubject::Terms => term_fields(),
        _ => Vec::new(),
    }
}

/// The records about a subject, entries by name.
fn records<'a>(
    site: &'a RenderContext<'a>,
    subject: &'a DataSubject,
    language: &'a str,
) -> Box<dyn Iterator<Item = Record<'a>> + Send + 'a> {
    match subject {
        DataSubject::Entries(kind) => Box::new(
            entries_with_records(site, *kind).map(move |entry| entry_record(site, entry, language)),
        ),
        DataSubject::Items(table) => Box::new(rows(site, table, language)),
        DataSubject::Terms => Box::new(record::term_records(site, language)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The entries of a kind that have records.
fn entries_with_records<'a>(
    site: &'a RenderContext<'a>,
    kind: Kind,
) -> impl Iterator<Item = EntryRef> + 'a {
    let entries = site.graph.entries.of_kind(kind);
    entries.filter(|entry| has_record(site.graph, *entry))
}

/// A row for each item of a list, of whatever kind of entry.
fn rows<'a>(
    site: &'a RenderContext<'a>,
    table: &'a LongTable,
    language: &'a str,
) -> impl Iterator<Item = Record<'a>> + 'a {
    let entries = table.kinds.iter().flat_map(move |kind| entries_with_records(site, *kind));
    entries.flat_map(move |entry| {
        let record = record::record_with_list(site, entry, language, &table.field.key);
        let found = record.into_iter().find(|(key, _)| *key == table.field.key);
        let items = match found {
            Some((_, Datum::List(items))) => items,
            _ => Vec::new(),
        };
        items.into_iter().enumerate().filter_map(move |(index, item)| {
            let Datum::Map(inner) = item else { return None };
            let entry = Datum::Text(entry_name(site.graph, entry).into());
            let mut row: Record<'_> = vec![("entry".into(), entry)];
            #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
            let number = Number { value: (index + 1) as f64, decimals: 0 };
            row.push(("number".into(), Datum::Number(number)));
            row.extend(inner);
            Some(row)
        })
    })
}

fn json(record: &Record<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail, and every value can be written.
    let _ = datum::serialize_record(record, &mut serde_json::Serializer::new(&mut out));
    out
}
