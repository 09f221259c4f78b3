//! Where the words of families stand: the files of `p/` and `q/`.

use super::{
    binary::{string, varint},
    shard::{Emit, VERSION, WholeName, emit_unnumbered},
};
use crate::search::inverted::PostingList;

/// Postings of a file of `q/`.
pub(super) const POSTINGS_PER_FILE: usize = 1024;

/// Bytes of positions beyond which a family has files of its own: a phrase then loads only those of
/// the documents that it may be found in.
const MOST_BYTES: usize = 20_000;

/// The positions of a family.
pub(super) enum FamilyPositions {
    /// Themselves.
    Bytes(Vec<u8>),
    /// The files that hold them.
    Files(Vec<WholeName>),
}

/// The positions of a family, the highest impact first; `first` is its first word. Writes the files
/// of `q/`.
pub(super) fn encode_positions(list: &PostingList, first: &str, out: &Emit<'_>) -> FamilyPositions {
    let begins = find_begins(list);
    let order = list.by_impact();
    let parts = order.chunks(POSTINGS_PER_FILE).map(|places| {
        let mut bytes = Vec::new();
        for place in places {
            encode_posting(list, *place, begins[*place], &mut bytes);
        }
        bytes
    });
    let parts: Vec<Vec<u8>> = parts.collect();
    if parts.iter().map(Vec::len).sum::<usize>() <= MOST_BYTES {
        return FamilyPositions::Bytes(parts.concat());
    }
    let files = parts.into_iter().zip(0_u32..).map(|(part, number)| {
        // By its first word and the number, no two parts have the same payload, and so the same name.
        let mut payload = Vec::with_capacity(part.len() + first.len() + 8);
        varint(VERSION, &mut payload);
        string(first, &mut payload);
        varint(number, &mut payload);
        payload.extend_from_slice(&part);
        emit_unnumbered(out, 'q', &payload)
    });
    FamilyPositions::Files(files.collect())
}

/// Where the counts and the positions of each posting begin.
fn find_begins(list: &PostingList) -> Vec<(usize, usize)> {
    let mut begins = Vec::with_capacity(list.postings.len());
    let (mut count_at, mut at) = (0, 0);
    for posting in &list.postings {
        begins.push((count_at, at));
        for _ in 0..posting.mask.count_ones() {
            at += list.counts[count_at] as usize;
            count_at += 1;
        }
    }
    begins
}

/// The positions of one posting: those of each bit of its mask.
fn encode_posting(
    list: &PostingList,
    place: usize,
    (count_at, mut at): (usize, usize),
    out: &mut Vec<u8>,
) {
    for bit in 0..list.postings[place].mask.count_ones() as usize {
        let count = list.counts[count_at + bit];
        varint(count, out);
        let mut before = 0;
        for position in &list.positions[at..at + count as usize] {
            varint(position - before, out);
            before = *position;
        }
        at += count as usize;
    }
}

/// The positions of the families of one file of `t/`, in their order there.
pub(super) fn join_positions<'a>(families: impl Iterator<Item = &'a FamilyPositions>) -> Vec<u8> {
    let mut payload = Vec::new();
    varint(VERSION, &mut payload);
    for positions in families {
        match positions {
            FamilyPositions::Bytes(bytes) => {
                varint(0, &mut payload);
                varint(bytes.len() as u32, &mut payload);
                payload.extend_from_slice(bytes);
            }
            FamilyPositions::Files(files) => {
                varint(files.len() as u32, &mut payload);
                payload.extend(files.iter().flat_map(|name| name.0));
            }
        }
    }
    payload
}
