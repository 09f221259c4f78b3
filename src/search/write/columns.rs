//! A value for every document: the files of `f/`.

use super::{
    binary::{string, varint},
    shard::{Emit, ShardHash, VERSION, emit},
};
use crate::search::columns::{Column, ColumnValues};

/// Writes all columns; gives the hash of each.
pub(in crate::search) fn write_columns(
    columns: &[Column],
    out: &Emit<'_>,
) -> Vec<(&'static str, ShardHash)> {
    columns
        .iter()
        .map(|column| (column.name, emit(out, 'f', column.name, &payload(column))))
        .collect()
}

fn payload(column: &Column) -> Vec<u8> {
    let mut out = Vec::new();
    varint(VERSION, &mut out);
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
            for places in values {
                varint(places.len() as u32, &mut out);
                for place in places {
                    varint(*place, &mut out);
                }
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
