//! A value for every document: the files of `f/`.

use super::{
    binary::string,
    shard::{ShardHash, ShardWriter, VERSION},
};
use crate::search::{
    columns::{Column, ColumnValues},
    varint::varint,
};

/// Columns that have a file of their own: what only orders need, which is seldom asked for; and the longest
/// of those for filters, which readers open one by one.
const ALONE: [&str; 4] = ["date", "completeness", "helped", "hindered"];

/// The places of titles in the alphabet, which are written as an order, not as a column.
const TITLE: &str = "title";

/// Documents of the first file of that order; each further one has four times as many.
pub(super) const FIRST_TITLES: usize = 1024;

/// The file of all others, which the panel of filters needs together.
const FACETS: &str = "facets";

/// The file of those that only the search for a place to go needs.
const FINDER: &str = "finder";

/// The file of that which only the list of lessons needs.
const LESSON: &str = "lesson";

/// Terms of a document in the mean beyond which a bit for each term and document takes fewer bytes than
/// a list of its terms: by a quarter for what helped 10,000 cases.
const DENSE: usize = 2;

/// Writes all columns: those for filters and orders, those of the finder, that of lessons; gives the name
/// and hash of each file.
pub(in crate::search) fn write_columns(
    columns: &[Column],
    finder: &[Column],
    lessons: &[Column],
    out: &ShardWriter<'_>,
) -> Vec<(String, ShardHash)> {
    let (titles, columns): (Vec<&Column>, Vec<&Column>) =
        columns.iter().partition(|column| column.name == TITLE);
    let (alone, facets): (Vec<&Column>, Vec<&Column>) =
        columns.into_iter().partition(|column| ALONE.contains(&column.name));
    let mut files: Vec<(&str, Vec<&Column>)> =
        alone.into_iter().map(|column| (column.name, vec![column])).collect();
    if !facets.is_empty() {
        files.push((FACETS, facets));
    }
    for (name, columns) in [(FINDER, finder), (LESSON, lessons)] {
        if !columns.is_empty() {
            files.push((name, columns.iter().collect()));
        }
    }
    let files = files.into_iter();
    let files = files.map(|(name, columns)| (name.to_owned(), bundle(&columns)));
    let files = files.chain(titles.into_iter().flat_map(order_of_titles));
    files.map(|(name, payload)| (name.clone(), out.write('f', name, &payload))).collect()
}

/// The documents in the order of their titles, in files: whoever sees the first ten of many needs but
/// the first file.
fn order_of_titles(column: &Column) -> Vec<(String, Vec<u8>)> {
    let ColumnValues::Numbers(places) = &column.values else { return Vec::new() };
    let mut order: Vec<u32> = (0..places.len() as u32).collect();
    order.sort_by_key(|document| places[*document as usize]);
    let mut rest = order.as_slice();
    let mut files = Vec::new();
    while !rest.is_empty() {
        let length = FIRST_TITLES << (2 * files.len());
        let (documents, others) = rest.split_at(length.min(rest.len()));
        let mut payload = Vec::new();
        varint(VERSION, &mut payload);
        varint(documents.len() as u32, &mut payload);
        for document in documents {
            varint(*document, &mut payload);
        }
        files.push((format!("{TITLE}{}", files.len()), payload));
        rest = others;
    }
    files
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

/// Appends for each term a bit for each document, the lowest of a byte first: whether it has the term.
fn append_bits(terms: usize, values: &[Vec<u32>], out: &mut Vec<u8>) {
    let length = values.len().div_ceil(8);
    let first = out.len();
    out.resize(first + terms * length, 0);
    for (document, places) in values.iter().enumerate() {
        for place in places {
            out[first + *place as usize * length + document / 8] |= 1 << (document % 8);
        }
    }
}

fn payload(column: &Column) -> Vec<u8> {
    let mut out = Vec::new();
    match &column.values {
        ColumnValues::Terms(terms, values) => {
            // Bits tell neither an order nor how often.
            let is_set = values.iter().all(|places| places.is_sorted_by(|a, b| a < b));
            let is_dense = is_set && values.iter().flatten().count() > DENSE * values.len();
            out.push(if is_dense { 3 } else { 1 });
            varint(terms.len() as u32, &mut out);
            for (id, labels) in terms {
                string(id, &mut out);
                for label in labels {
                    string(label, &mut out);
                }
            }
            if is_dense {
                append_bits(terms.len(), values, &mut out);
                return out;
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
