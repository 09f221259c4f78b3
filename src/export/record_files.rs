//! The files of records in one language, written side by side: the record of an entry is made once,
//! and adds to every file that tells of its kind. Entries are written in portions, because what a
//! portion gives depends on nothing but its entries and what their records show of others: a build
//! keeps it as long as these say the same.

use std::cell::LazyCell;

use super::{
    csv,
    datum::{Datum, Record},
    entries_with_records, fields, item_rows,
    record::{entry_record, record_with_list},
    record_frame::RecordFrame,
    record_table::RecordTable,
    write_json,
};
use crate::{
    graph::{EntryRef, Graph},
    names::Kind,
    render::{DataFile, DataFormat, DataSubject, EntryCitation, view::RenderContext},
};

/// How many entries a portion has, at most.
const PORTION: usize = 64;

/// Entries of a kind that are written together.
#[derive(Debug, Clone)]
pub struct RecordPortion {
    /// Their kind.
    pub kind: Kind,
    /// The entries, by name.
    pub entries: Vec<EntryRef>,
}

/// All entries that have records, kind by kind.
pub fn list_portions(graph: &Graph) -> Vec<RecordPortion> {
    let of_kind = |kind: Kind| {
        let entries: Vec<EntryRef> = entries_with_records(graph, kind).collect();
        let portions = entries.chunks(PORTION).map(<[_]>::to_vec);
        portions.map(|entries| RecordPortion { kind, entries }).collect::<Vec<_>>()
    };
    Kind::ALL.into_iter().flat_map(of_kind).collect()
}

/// The kinds whose entries add to a file; none if it does not hold what entries add.
pub fn kinds_in_file(file: &DataFile) -> Vec<Kind> {
    match &file.subject {
        _ if file.format == DataFormat::Schema => Vec::new(),
        DataSubject::Entries(kind) => vec![*kind],
        DataSubject::Items(table) => table.kinds.clone(),
        DataSubject::Citations => Kind::ALL.to_vec(),
        _ => Vec::new(),
    }
}

/// How a file of records is written.
enum RecordNotation<'a> {
    /// A line of a table for each record.
    Table(RecordTable<'a>),
    /// A line of a table for each item of a list of a record.
    Rows(RecordTable<'a>, &'a str),
    Json,
    Ndjson,
    /// A citation for each record.
    Citation(DataFormat),
}

/// A file of records.
struct RecordFile<'a> {
    kinds: Vec<Kind>,
    notation: RecordNotation<'a>,
    frame: RecordFrame,
}

/// Files of records in one language.
pub struct RecordFiles<'a> {
    site: &'a RenderContext<'a>,
    language: &'a str,
    files: Vec<RecordFile<'a>>,
}

impl<'a> RecordFile<'a> {
    fn new(site: &'a RenderContext<'a>, file: &'a DataFile) -> Self {
        let table = || RecordTable::new(site, &file.language, &fields(&file.subject));
        let notation = match (&file.subject, file.format) {
            (DataSubject::Items(list), _) => RecordNotation::Rows(table(), &list.field.key),
            (DataSubject::Citations, format) => RecordNotation::Citation(format),
            (_, DataFormat::Csv) => RecordNotation::Table(table()),
            (_, DataFormat::Json) => RecordNotation::Json,
            _ => RecordNotation::Ndjson,
        };
        let frame = match &notation {
            RecordNotation::Table(table) | RecordNotation::Rows(table, _) => {
                RecordFrame::table(table)
            }
            RecordNotation::Json | RecordNotation::Citation(DataFormat::Csl) => {
                RecordFrame::json_array()
            }
            RecordNotation::Ndjson | RecordNotation::Citation(_) => RecordFrame::lines(),
        };
        Self { kinds: kinds_in_file(file), notation, frame }
    }
}

impl<'a> RecordFiles<'a> {
    /// These files, each of which has kinds of entries; all are in one language.
    pub fn new(
        site: &'a RenderContext<'a>,
        language: &'a str,
        files: impl IntoIterator<Item = &'a DataFile>,
    ) -> Self {
        let files = files.into_iter().map(|file| RecordFile::new(site, file)).collect();
        Self { site, language, files }
    }

    /// What stands around the pieces of each file.
    pub fn frames(&self) -> Vec<RecordFrame> {
        self.files.iter().map(|file| file.frame.clone()).collect()
    }

    /// What a portion adds to each file.
    pub fn write(&self, portion: &RecordPortion) -> Vec<Vec<u8>> {
        let mut pieces = vec![Vec::new(); self.files.len()];
        for entry in &portion.entries {
            self.add_entry(*entry, &mut pieces);
        }
        pieces
    }

    fn add_entry(&self, entry: EntryRef, pieces: &mut [Vec<u8>]) {
        let mut record = self.record(entry);
        let json = LazyCell::new(|| write_json(&record));
        let citation = LazyCell::new(|| EntryCitation::new(self.site, entry, self.language));
        for (file, piece) in self.files_of(entry, pieces) {
            let item = match &file.notation {
                RecordNotation::Table(table) => &csv::write_record(table, &record),
                RecordNotation::Json => &*json,
                RecordNotation::Ndjson => &[&json[..], b"\n"].concat(),
                RecordNotation::Citation(format) => &write_citation(&citation, *format),
                RecordNotation::Rows(..) => continue,
            };
            file.frame.add_item(item, piece);
        }
        // Last, because the lists are taken out of the record.
        for (file, piece) in self.files_of(entry, pieces) {
            let RecordNotation::Rows(table, key) = &file.notation else { continue };
            for row in item_rows(self.site.graph, entry, take_list(&mut record, key)) {
                piece.extend(csv::write_record(table, &row));
            }
        }
    }

    /// The files that tell of an entry, each with its piece.
    fn files_of<'p>(
        &self,
        entry: EntryRef,
        pieces: &'p mut [Vec<u8>],
    ) -> impl Iterator<Item = (&RecordFile<'a>, &'p mut Vec<u8>)> {
        let kind = entry.kind();
        self.files.iter().zip(pieces).filter(move |(file, _)| file.kinds.contains(&kind))
    }

    /// The record of an entry, as far as the files tell it.
    fn record(&self, entry: EntryRef) -> Record<'a> {
        match self.files.as_slice() {
            [RecordFile { notation: RecordNotation::Citation(_), .. }] => Record::new(),
            [RecordFile { notation: RecordNotation::Rows(_, key), .. }] => {
                record_with_list(self.site, entry, self.language, key)
            }
            _ => entry_record(self.site, entry, self.language),
        }
    }
}

/// Takes a list out of a record; an empty one if there is none.
pub(super) fn take_list<'a>(record: &mut Record<'a>, key: &str) -> Vec<Datum<'a>> {
    match record.iter_mut().find(|(known, _)| known == key) {
        Some((_, Datum::List(items))) => std::mem::take(items),
        _ => Vec::new(),
    }
}

fn write_citation(citation: &EntryCitation, format: DataFormat) -> Vec<u8> {
    match format {
        DataFormat::Ris => citation.ris(),
        DataFormat::Csl => citation.csl(),
        _ => format!("{}\n", citation.bibtex()),
    }
    .into_bytes()
}
