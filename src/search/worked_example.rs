//! The worked example of `format.md` is what the program writes.

use std::{collections::BTreeMap, sync::Mutex};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::Decompressor;

use super::{
    columns::{Column, ColumnValues},
    inverted::InvertedIndex,
    portion::{Portion, RawPosting, encode_positions},
    postings::Postings,
    write::{ShardWriter, write_columns, write_families, write_words},
};

/// The bytes of the files in the example, by folder.
fn told() -> BTreeMap<String, Vec<u8>> {
    let (_, section) =
        include_str!("format.md").split_once("# A worked example").expect("it is there");
    let block = section.split("```").nth(1).expect("it has a block");
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut file = String::new();
    for line in block.lines().skip(1) {
        let mut columns = line.split("  ").map(str::trim).filter(|column| !column.is_empty());
        if !line.starts_with(' ') {
            file = columns.next().map(|name| name[..1].to_owned()).unwrap_or_default();
        }
        let bytes = columns.next().unwrap_or_default().split(' ');
        let bytes = bytes.map(|byte| u8::from_str_radix(byte, 16).expect("a byte in hex"));
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
    let mut portion = Portion::new(0, 2, &raw, &bytes);
    portion.set_words([Some(0), Some(1)].into_iter());
    let words = ["izin", "perizinan"].map(str::to_owned).to_vec();
    let portions = vec![portion];
    InvertedIndex::new(3, Postings { words, english: vec![false; 2], counts: vec![2, 1], portions })
}

/// Terms of which a document has few, and many, and numbers.
fn columns() -> [Column; 3] {
    let terms = |terms: &[(&str, &str)], values: [&[u32]; 3]| {
        let terms = terms.iter().map(|(id, label)| ((*id).to_owned(), vec![(*label).to_owned()]));
        ColumnValues::Terms(terms.collect(), values.map(<[u32]>::to_vec).to_vec())
    };
    let sectors = terms(&[("air", "Air")], [&[0], &[], &[0]]);
    let factors = [("a", "A"), ("b", "B"), ("c", "C")];
    let helped = terms(&factors, [&[0, 1, 2], &[0, 1, 2], &[0]]);
    let year = ColumnValues::Numbers(vec![Some(2019), None, Some(2019)]);
    [("sector", sectors), ("helped", helped), ("year", year)]
        .map(|(name, values)| Column { name, values })
}

#[test]
fn the_worked_example_is_what_is_written() {
    let files: Mutex<BTreeMap<String, Vec<u8>>> = Mutex::default();
    let emit = |path: crate::output::OutputPath, script: Vec<u8>| {
        let script = String::from_utf8(script).expect("a script is text");
        let payload = script.split('"').nth(3).expect("a payload");
        let packed = STANDARD.decode(payload).expect("it is base64");
        let mut plain = vec![0; 1000];
        let length =
            Decompressor::new().deflate_decompress(&packed, &mut plain).expect("it inflates");
        plain.truncate(length);
        let folder = path.as_str().split('/').nth(1).expect("a folder").to_owned();
        files.lock().expect("no thread panics").insert(folder, plain);
    };
    let sink = super::NewIndex(&emit);
    let (index, writer) = (index(), ShardWriter::new(&sink));
    write_families(&index, 100, &writer);
    write_words(&index, &[], false, &writer);
    write_words(&index, &[], true, &writer);
    write_columns(&columns(), &[], &[], &writer);
    assert_eq!(files.into_inner().expect("no thread panics"), told());
}
