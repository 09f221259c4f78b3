//! Entries → the files that `OpenSearch` loads: an index for each language, the entries for the bulk
//! interface, and the aliases under which programs ask.

use serde_json::{Map, Value, json};

use super::{
    content::{entry_content, record_document},
    opensearch_mapping::write_index,
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

/// Entries in one file. `OpenSearch` takes requests of up to 100 MB (`http.max_content_length`); an
/// entry of the largest size that is read has half a megabyte, most have ten kilobytes.
const ENTRIES_PER_FILE: usize = 150;

/// What an officer does with the files, in both languages.
const READ_ME: &str = include_str!("opensearch-read-me.txt");
/// Creates the indexes, loads them and moves the aliases.
const LOAD: &str = include_str!("opensearch-load.sh");

pub(super) fn write_files<'a>(site: &'a RenderContext<'a>) -> Vec<ExportedFile<'a>> {
    let mut files = Vec::new();
    let code = &site.config.code;
    for language in &site.config.languages {
        let index = pretty(&write_index(language));
        files.extend(whole_file(&format!("index-{language}.json"), index));
        let entries: Vec<EntryRef> = Kind::ALL
            .into_iter()
            .flat_map(|kind| entries_with_records(site.graph, kind))
            .filter(|entry| site.graph.entries.speaks(*entry, language))
            .collect();
        for (number, part) in entries.chunks(ENTRIES_PER_FILE).enumerate() {
            let path = format!("bulk-{language}-{:05}.ndjson", number + 1);
            let part = part.to_vec();
            let lines = part.into_iter().map(move |entry| bulk_lines(site, entry, language));
            files.extend(OutputPath::new(path).map(|path| (path, RecordStream::new(lines))));
        }
    }
    let languages = site.config.languages.join(" ");
    let load = LOAD.replace("{code}", code).replace("{languages}", &languages);
    let question = pretty(&example_question());
    for (path, text) in
        [("question.json", question), ("load.sh", load), ("BACA-SAYA.txt", READ_ME.to_owned())]
    {
        files.extend(whole_file(path, text));
    }
    files
}

/// What the bulk interface reads of an entry: what to do, then the document. The index is named by
/// the request.
fn bulk_lines(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> Vec<u8> {
    let name = entry_name(site.graph, entry);
    let mut document = record_document(entry_record(site, entry, language));
    name_degrees(&mut document);
    document.insert("kind_of_entry".into(), entry.kind().id().into());
    document.insert("content".into(), entry_content(site, entry, language).into());
    let document = Value::Object(document);
    format!("{}\n{document}\n", json!({ "index": { "_id": name } })).into_bytes()
}

/// `OpenSearch` reads two numbers as longitude and latitude, the other way round than the records.
fn name_degrees(document: &mut Map<String, Value>) {
    if let Some([latitude, longitude]) =
        document.get("coordinates").and_then(Value::as_array).map(Vec::as_slice)
    {
        let point = json!({ "lat": latitude, "lon": longitude });
        document.insert("coordinates".into(), point);
    }
}

/// A question with facets, to begin with.
fn example_question() -> Value {
    let terms = |field: &str| json!({ "terms": { "field": field, "size": 50 } });
    json!({
        "query": { "multi_match": {
            "query": "pelayanan publik",
            "fields": ["title^4", "summary^2", "content"],
        } },
        "_source": ["title", "page", "kind_of_entry"],
        "highlight": { "fields": { "content": {} } },
        "aggs": {
            "kind_of_entry": terms("kind_of_entry"),
            "sectors": terms("sectors"),
            "stage": terms("stage"),
            "obstacles": {
                "nested": { "path": "obstacles" },
                "aggs": { "factor": terms("obstacles.factor"), "outcome": terms("obstacles.outcome") },
            },
        },
    })
}

fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
