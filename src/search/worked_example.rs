//! The worked examples of `format.md` are what the program writes.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::Decompressor;
use serde_json::Value;

use super::{
    columns::{Column, ColumnValues},
    document::{SearchDocument, SearchSection},
    header::{DocumentHeader, DocumentSubject},
    inverted::InvertedIndex,
    portion::{Portion, RawPosting, encode_positions},
    portion_reader::ReadPortion,
    postings::merge_portions,
    write::{
        NewIndex, RootFile, ShardWriter, write_cards, write_columns, write_families, write_root,
        write_words,
    },
};
use crate::model::{TermId, VocabularyId};

/// The payloads that some writing emits, by folder, but for code; those of the roots by their names.
fn written(write: impl Fn(&ShardWriter<'_>)) -> BTreeMap<String, Vec<u8>> {
    let files: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let emit = |path: crate::output::OutputPath, script: Vec<u8>| {
        let script = String::from_utf8(script).expect("a script is text");
        let (_, call) = script.rsplit_once("teladan.shard(").expect("a call");
        if path.as_str().starts_with("cari/k/") {
            return;
        }
        let payload = call.split('"').nth(3).expect("a payload");
        let packed = STANDARD.decode(payload).expect("it is base64");
        let mut plain = vec![0; 20_000];
        let length =
            Decompressor::new().deflate_decompress(&packed, &mut plain).expect("it inflates");
        plain.truncate(length);
        let folder = path.as_str().split('/').nth(1).expect("a folder").to_owned();
        files.lock().expect("no thread panics").insert(folder, plain);
    };
    write(&ShardWriter::new(&NewIndex(&emit)));
    files.into_inner().expect("no thread panics")
}

/// The blocks of code of the examples, without what stands before their first line.
fn blocks() -> Vec<&'static str> {
    let (_, section) =
        include_str!("format.md").split_once("# Worked examples").expect("it is there");
    let blocks = section.split("```").skip(1).step_by(2);
    blocks.map(|block| block.split_once('\n').expect("it has lines").1).collect()
}

/// The bytes of the files in a block, by folder.
fn told(block: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut file = String::new();
    for line in block.lines() {
        let (name, bytes) = line.split_at(line.find("  ").expect("two spaces"));
        if !name.is_empty() {
            file = name[..1].to_owned();
        }
        // What is no byte begins the explanation.
        let bytes = bytes
            .split_whitespace()
            .map_while(|it| (it.len() == 2).then(|| u8::from_str_radix(it, 16).ok()).flatten());
        files.entry(file.clone()).or_default().extend(bytes);
    }
    files
}

/// Two words of one family in the first and the third of three documents.
fn index() -> InvertedIndex {
    let (mut raw, mut bytes) = (Vec::new(), Vec::new());
    let postings: [(u32, u16, f32, &[u32]); 3] =
        [(0, 0, 12.0, &[3]), (0, 2, 2.0, &[0, 17]), (1, 2, 2.0, &[1])];
    for (word, document, weight, positions) in postings {
        encode_positions(positions, &mut bytes);
        let (count, end) = (positions.len() as u32, bytes.len() as u32);
        raw.push(RawPosting { word, document, weight, count, end });
    }
    let words = ["izin", "perizinan"].into_iter().collect();
    let portion = Portion::new(0, 2, &raw, &bytes);
    InvertedIndex::new(3, merge_portions(vec![ReadPortion { words, english: vec![0; 2], portion }]))
}

/// A word of a name.
fn names() -> BTreeSet<String> {
    BTreeSet::from(["izin".to_owned()])
}

/// Terms of which a document has few, and many, and numbers.
fn columns() -> [Column; 3] {
    let terms = |terms: &[(&str, &str)], values: [&[u32]; 3]| {
        let terms = terms.iter().map(|(id, label)| ((*id).to_owned(), vec![(*label).to_owned()]));
        ColumnValues::Terms(terms.collect(), values.map(<[u32]>::to_vec).to_vec())
    };
    let sectors = terms(&[("air", "Air")], [&[0], &[], &[0]]);
    let things = [("a", "A"), ("b", "B"), ("c", "C")];
    let accepts = terms(&things, [&[0, 1, 2], &[0, 1, 2], &[0]]);
    let year = ColumnValues::Numbers(vec![Some(2019), None, Some(2019)]);
    [("sector", sectors), ("accepts", accepts), ("year", year)]
        .map(|(name, values)| Column { name, values })
}

fn document() -> SearchDocument {
    let section = |anchor: &str, heading: &str, text: &str| SearchSection {
        anchor: anchor.to_owned(),
        heading: heading.to_owned(),
        text: text.to_owned(),
        ..SearchSection::default()
    };
    SearchDocument {
        title: "Izin cepat".to_owned(),
        path: "praktik/izin.html".to_owned(),
        summary: "Izin dalam sehari.".to_owned(),
        place: "Kota Uji".to_owned(),
        date: "2019-04".to_owned(),
        sections: vec![
            section("", "", "Izin terbit dalam sehari."),
            section("cara", "Cara", "Isi borang."),
        ],
        ..SearchDocument::default()
    }
}

/// Writes the root of the three documents.
fn write_whole_root(writer: &ShardWriter<'_>) {
    let header = || DocumentHeader {
        subject: DocumentSubject::Term(VocabularyId::Factors, TermId("izin".to_owned())),
        language: 0,
        shown: 1,
        completeness: None,
        date: None,
    };
    let index = index();
    let root = RootFile {
        languages: &["id".to_owned()],
        headers: &[header(), header(), header()],
        cards: vec![write_cards(0, &[document()], writer)],
        families: write_families(&index, 100, writer),
        words: write_words(&index, &[], &names(), writer),
        columns: write_columns(&columns(), &[], &[], writer),
    };
    write_root(&root, writer);
}

/// Whether a value is as it is told; `…` stands for any.
fn is_like(told: &Value, value: &Value) -> bool {
    match (told, value) {
        (Value::String(text), _) if text == "…" => true,
        (Value::Array(told), Value::Array(values)) => {
            told.len() == values.len() && told.iter().zip(values).all(|(a, b)| is_like(a, b))
        }
        (Value::Object(told), Value::Object(values)) => {
            told.len() == values.len()
                && told.iter().all(|(key, a)| values.get(key).is_some_and(|b| is_like(a, b)))
        }
        _ => told == value,
    }
}

#[test]
fn families_words_and_columns_are_written_as_told() {
    let files = written(|writer| {
        write_families(&index(), 100, writer);
        write_words(&index(), &[], &names(), writer);
        write_columns(&columns(), &[], &[], writer);
    });
    assert_eq!(files, told(blocks()[0]));
}

#[test]
fn further_tiers_and_pairs_are_written_as_told() {
    let files = written(|writer| {
        write_families(&index(), 1, writer);
    });
    let mut examples = told(blocks()[1]);
    examples.extend(told(blocks()[2]));
    assert_eq!(files, examples);
}

#[test]
fn cards_texts_and_root_are_written_as_told() {
    let files = written(write_whole_root);
    let examples: Value = serde_json::from_str(blocks()[3]).expect("it is JSON");
    for (name, told) in examples.as_object().expect("a map") {
        let name = name.split('/').next().unwrap_or_default();
        let file = files.get(name).or_else(|| files.get(&format!("{name}.js"))).expect("a file");
        let value: Value = serde_json::from_slice(file).expect("it is JSON");
        assert!(is_like(told, &value), "{value}");
    }
}
