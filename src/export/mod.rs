//! What other programs take from a site: its entries as records, in CSV, JSON and NDJSON, with the
//! schemas of these. One description of the fields (`names/open_data.rs`) serves all of them and the
//! page that explains them.

mod barometer;
mod csv;
mod datum;
mod engine;
mod exported_file;
mod feed;
mod form;
mod record;
mod record_files;
mod record_frame;
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
pub use record_files::{RecordFiles, RecordPortion, kinds_in_file, list_portions};
pub use record_frame::RecordFrame;
pub use stream::RecordStream;

use crate::{
    graph::{EntryRef, Graph},
    names::{
        Kind,
        open_data::{DataField, LongTable, record_fields, row_fields, term_fields},
    },
    render::{DataFile, DataFormat, DataSubject, PlannedPage, view::RenderContext},
    text::number::Number,
};
use record_files::take_list;
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
    open_records(site, file)
}

/// The bytes of records about a subject in a format and a language.
fn open_records<'a>(site: &'a RenderContext<'a>, file: &'a DataFile) -> RecordStream<'a> {
    let (subject, language) = (&file.subject, file.language.as_str());
    if file.format == DataFormat::Schema {
        return RecordStream::new(std::iter::once(write_schema(subject, language)));
    }
    let kinds = kinds_in_file(file);
    if kinds.is_empty() {
        return open_terms(site, file);
    }
    let files = RecordFiles::new(site, language, [file]);
    let portions = list_portions(site.graph).into_iter();
    let portions = portions.filter(move |portion| kinds.contains(&portion.kind));
    let frame = files.frames().pop().unwrap_or_else(RecordFrame::lines);
    RecordStream::new(frame.join(portions.flat_map(move |portion| files.write(&portion))))
}

/// The bytes of the records of terms.
fn open_terms<'a>(site: &'a RenderContext<'a>, file: &'a DataFile) -> RecordStream<'a> {
    let records = record::term_records(site, &file.language);
    match file.format {
        DataFormat::Csv => {
            let table = RecordTable::new(site, &file.language, &fields(&file.subject));
            let frame = RecordFrame::table(&table);
            let lines = records.map(move |record| csv::write_record(&table, &record));
            RecordStream::new(frame.join(lines))
        }
        DataFormat::Json => {
            let items = records.map(|record| write_json(&record));
            RecordStream::new(RecordFrame::json_array().join(items))
        }
        _ => RecordStream::new(records.map(|record| write_json_line(&record))),
    }
}

fn write_schema(subject: &DataSubject, language: &str) -> Vec<u8> {
    let title = subject.file_name(language);
    let schema = schema::record_schema(&title, &fields(subject), names_language(language));
    let mut text = serde_json::to_vec_pretty(&schema).unwrap_or_default();
    text.push(b'\n');
    text
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
            entries_with_records(site.graph, *kind)
                .map(move |entry| entry_record(site, entry, language)),
        ),
        DataSubject::Items(table) => Box::new(rows(site, table, language)),
        DataSubject::Terms => Box::new(record::term_records(site, language)),
        _ => Box::new(std::iter::empty()),
    }
}

/// The entries of a kind that have records.
fn entries_with_records(graph: &Graph, kind: Kind) -> impl Iterator<Item = EntryRef> {
    graph.entries.of_kind(kind).filter(|entry| has_record(graph, *entry))
}

/// A row for each item of a list, of whatever kind of entry.
fn rows<'a>(
    site: &'a RenderContext<'a>,
    table: &'a LongTable,
    language: &'a str,
) -> impl Iterator<Item = Record<'a>> + 'a {
    let key = &table.field.key;
    let entries = table.kinds.iter().flat_map(|kind| entries_with_records(site.graph, *kind));
    entries.flat_map(move |entry| {
        let mut record = record::record_with_list(site, entry, language, key);
        item_rows(site.graph, entry, take_list(&mut record, key))
    })
}

/// A row for each item of a list of an entry.
fn item_rows<'a>(
    graph: &Graph,
    entry: EntryRef,
    items: Vec<Datum<'a>>,
) -> impl Iterator<Item = Record<'a>> {
    let name = entry_name(graph, entry);
    items.into_iter().enumerate().filter_map(move |(index, item)| {
        let Datum::Map(inner) = item else { return None };
        #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
        let number = Number { value: (index + 1) as f64, decimals: 0 };
        let mut row: Record<'_> = vec![
            ("entry".into(), Datum::Text(name.clone().into())),
            ("number".into(), Datum::Number(number)),
        ];
        row.extend(inner);
        Some(row)
    })
}

/// A record as JSON.
fn write_json(record: &Record<'_>) -> Vec<u8> {
    let mut out = Vec::new();
    // Writing to memory does not fail, and every value can be written.
    let _ = datum::serialize_record(record, &mut serde_json::Serializer::new(&mut out));
    out
}

/// The same on a line of its own.
fn write_json_line(record: &Record<'_>) -> Vec<u8> {
    let mut line = write_json(record);
    line.push(b'\n');
    line
}
