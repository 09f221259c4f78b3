//! A value for every document: the files of `f/`.

use super::{
    binary::string,
    shard::{ShardHash, ShardWriter, VERSION},
};
use crate::search::{
    columns::{Column, ColumnValues},
    varint::varint,
};

/// Columns that only orders need, each in a file of its own: they are long, and seldom asked for.
const ORDERS: [&str; 3] = ["date", "title", "completeness"];

/// The file of all others, which the panel of filters needs together.
const FACETS: &str = "facets";

/// The file of those that only the search for a place to go needs.
const FINDER: &str = "finder";

/// Writes all columns, those for filters and orders and those of the finder; gives the name and hash of each file.
pub(in crate::search) fn write_columns(
    columns: &[Column],
    finder: &[Column],
    out: &ShardWriter<'_>,
) -> Vec<(&'static str, ShardHash)> {
    let (orders, facets): (Vec<&Column>, Vec<&Column>) =
        columns.iter().partition(|column| ORDERS.contains(&column.name));
    let mut files: Vec<(&str, Vec<&Column>)> =
        orders.into_iter().map(|column| (column.name, vec![column])).collect();
    if !facets.is_empty() {
        files.push((FACETS, facets));
    }
    if !finder.is_empty() {
        files.push((FINDER, finder.iter().collect()));
    }
    let files = files.into_iter();
    files.map(|(name, columns)| (name, out.write('f', name, &bundle(&columns)))).collect()
}

fn bundle(columns: &[&Column]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(VERSION, &mut out);
    varint(columns.len() as u32, &mut out);
    for column in columns {
        string(column.name, &mut out);
        let payload = payload(column);
        varint(payload.len() as u32, &mut out);
        out.extend_from_slice(&payload);
    }
    out
}

fn payload(column: &Column) -> Vec<u8> {
    let mut out = Vec::new();
    match &column.values {
        ColumnValues::Terms(terms, values) => {
            out.push(1);
            varint(terms.len() as u32, &mut out);
            for (id, labels) in terms {
                string(id, &mut out);
                for label in labels {
                    string(label, &mut out);
                }
            }
            // Counts apart from places: like beside like takes fewer bytes.
            for places in values {
                varint(places.len() as u32, &mut out);
            }
            for place in values.iter().flatten() {
                varint(*place, &mut out);
            }
        }
        ColumnValues::Numbers(numbers) => {
            out.push(2);
            for number in numbers {
                varint(number.map_or(0, |it| it + 1), &mut out);
            }
        }
    }
    out
}
