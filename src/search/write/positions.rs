//! Where the words of families stand: the files of `p/` and `q/`.

use super::{
    binary::string,
    shard::{ShardWriter, VERSION, WholeName},
};
use crate::search::{posting_list::PostingList, varint::varint};

/// Files of `t/` whose positions share a file of `p/`: few questions have phrases.
pub(super) const FILES_PER_POSITIONS: usize = 4;

/// Postings of a file of `q/`.
pub(super) const POSTINGS_PER_FILE: usize = 4096;

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
pub(super) fn encode_positions(
    list: &PostingList,
    first: &str,
    out: &ShardWriter<'_>,
) -> FamilyPositions {
    let parts = split_positions(list);
    if parts.iter().map(Vec::len).sum::<usize>() <= MOST_BYTES {
        return FamilyPositions::Bytes(parts.concat());
    }
    FamilyPositions::Files(write_position_files(&parts, first, out))
}

/// The positions of a list, the highest impact first, in parts for a file each.
pub(in crate::search) fn split_positions(list: &PostingList) -> Vec<Vec<u8>> {
    let order = list.by_impact();
    let parts = order.chunks(POSTINGS_PER_FILE).map(|places| {
        let mut bytes = Vec::new();
        for place in places {
            bytes.extend_from_slice(list.position_bytes(*place as usize));
        }
        bytes
    });
    parts.collect()
}

/// Writes the files of `q/` of a family.
pub(in crate::search) fn write_position_files(
    parts: &[Vec<u8>],
    first: &str,
    out: &ShardWriter<'_>,
) -> Vec<WholeName> {
    let files = parts.iter().zip(0_u32..).map(|(part, number)| {
        // By its first word and the number, no two parts have the same payload, and so the same name.
        let mut payload = Vec::with_capacity(part.len() + first.len() + 8);
        varint(VERSION, &mut payload);
        string(first, &mut payload);
        varint(number, &mut payload);
        payload.extend_from_slice(part);
        out.write_unnumbered('q', &payload)
    });
    files.collect()
}

/// The positions of the families of some files of `t/`, in their order there.
pub(super) fn join_positions(files: &[Vec<&FamilyPositions>]) -> Vec<u8> {
    let mut payload = Vec::new();
    varint(VERSION, &mut payload);
    for families in files {
        varint(families.len() as u32, &mut payload);
        for positions in families {
            append_positions(positions, &mut payload);
        }
    }
    payload
}

fn append_positions(positions: &FamilyPositions, payload: &mut Vec<u8>) {
    match positions {
        FamilyPositions::Bytes(bytes) => {
            varint(0, payload);
            varint(bytes.len() as u32, payload);
            payload.extend_from_slice(bytes);
        }
        FamilyPositions::Files(files) => {
            varint(files.len() as u32, payload);
            payload.extend(files.iter().flat_map(|name| name.0));
        }
    }
}
