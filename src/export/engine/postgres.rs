//! Entries → one SQL file that psql loads: tables, rows by COPY, indexes. Everything or nothing is
//! loaded, and loading again takes the place of what was there.

use serde_json::Value;

use super::{
    content::{entry_content, record_document},
    facet::kind_facets,
    postgres_schema::{INDEXES, write_tables, write_views},
};
use crate::{
    export::{
        entries_with_records, entry_name, entry_record,
        exported_file::{ExportedFile, whole_file},
        stream::RecordStream,
    },
    graph::EntryRef,
    names::Kind,
    output::OutputPath,
    render::view::RenderContext,
};

/// What an officer does with the files, in both languages.
const READ_ME: &str = include_str!("postgres-read-me.txt");
/// Ten questions to try.
const QUESTIONS: &str = include_str!("postgres-questions.sql");

pub(super) fn write_files<'a>(site: &'a RenderContext<'a>) -> Vec<ExportedFile<'a>> {
    let load = OutputPath::new("teladan.sql").map(|path| (path, write_load(site)));
    let texts = [("pertanyaan.sql", QUESTIONS), ("BACA-SAYA.txt", READ_ME)];
    let texts = texts.into_iter().filter_map(|(path, text)| whole_file(path, text.to_owned()));
    load.into_iter().chain(texts).collect()
}

fn write_load<'a>(site: &'a RenderContext<'a>) -> RecordStream<'a> {
    let text = |text: String| std::iter::once(text.into_bytes());
    let head = "\\set ON_ERROR_STOP on\nSET client_encoding = 'UTF8';\nSET client_min_messages = warning;\nBEGIN;\n".to_owned();
    let entry_columns = "entry, language, kind, title, summary, page, content, record";
    RecordStream::new(
        text(head + &write_tables())
            .chain(copy("entry", entry_columns, entry_rows(site)))
            .chain(copy("facet", "kind, facet, value, entry", facet_rows(site)))
            .chain(copy("label", "kind, facet, value, language, label", label_rows(site)))
            .chain(text(format!(
                "{INDEXES}{}\nCOMMIT;\nANALYZE teladan.entry;\nANALYZE teladan.facet;\n",
                write_views()
            ))),
    )
}

/// A table's rows as COPY reads them.
fn copy<'a>(
    table: &str,
    columns: &str,
    rows: impl Iterator<Item = String> + Send + 'a,
) -> impl Iterator<Item = Vec<u8>> + Send + 'a {
    let head = format!("\nCOPY teladan.{table} ({columns}) FROM stdin;\n");
    let pieces = std::iter::once(head).chain(rows).chain(["\\.\n".to_owned()]);
    pieces.map(String::into_bytes)
}

fn entry_rows<'a>(site: &'a RenderContext<'a>) -> impl Iterator<Item = String> + Send + 'a {
    all_entries(site).flat_map(move |entry| {
        let languages = site.config.languages.iter();
        let languages = languages.filter(move |it| site.graph.entries.speaks(entry, it));
        languages.map(move |language| entry_row(site, entry, language))
    })
}

fn entry_row(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> String {
    let document = Value::Object(record_document(entry_record(site, entry, language)));
    let text = |key: &str| document.get(key).and_then(Value::as_str);
    let content = entry_content(site, entry, language);
    let json = document.to_string();
    let cells = [
        text("entry"),
        Some(language),
        Some(entry.kind().id()),
        text("title"),
        text("summary"),
        text("page"),
        Some(content.as_str()),
        Some(json.as_str()),
    ];
    write_row(&cells)
}

fn facet_rows<'a>(site: &'a RenderContext<'a>) -> impl Iterator<Item = String> + Send + 'a {
    Kind::ALL.into_iter().flat_map(move |kind| {
        let facets = kind_facets(kind);
        entries_with_records(site.graph, kind).map(move |entry| {
            let name = entry_name(site.graph, entry);
            let record = entry_record(site, entry, site.config.main_language());
            let mut rows = String::new();
            for facet in &facets {
                for value in facet.values(&record) {
                    let cells = [kind.id(), &facet.name, &value, &name];
                    rows += &write_row(&cells.map(Some));
                }
            }
            rows
        })
    })
}

fn label_rows<'a>(site: &'a RenderContext<'a>) -> impl Iterator<Item = String> + Send + 'a {
    Kind::ALL.into_iter().flat_map(move |kind| {
        let facets = kind_facets(kind);
        site.config.languages.iter().map(move |language| {
            let mut rows = String::new();
            for facet in &facets {
                for (value, label) in facet.labels(site, language) {
                    let cells = [kind.id(), &facet.name, &value, language, &label];
                    rows += &write_row(&cells.map(Some));
                }
            }
            rows
        })
    })
}

fn all_entries<'a>(site: &'a RenderContext<'a>) -> impl Iterator<Item = EntryRef> + Send + 'a {
    Kind::ALL.into_iter().flat_map(move |kind| entries_with_records(site.graph, kind))
}

/// A row in the text format of COPY (`PostgreSQL`, COPY, "Text Format").
fn write_row(cells: &[Option<&str>]) -> String {
    let mut row = String::new();
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            row.push('\t');
        }
        let Some(text) = cell else {
            row.push_str("\\N");
            continue;
        };
        for character in text.chars() {
            match character {
                '\\' => row.push_str("\\\\"),
                '\n' => row.push_str("\\n"),
                '\r' => row.push_str("\\r"),
                '\t' => row.push_str("\\t"),
                '\0' => {}
                other => row.push(other),
            }
        }
    }
    row.push('\n');
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_what_would_end_it() {
        let row = write_row(&[Some("a\tb\\c\nd\r"), None, Some("\0e")]);
        assert_eq!(row, "a\\tb\\\\c\\nd\\r\t\\N\te\n");
    }
}
