//! Where the words of families stand: the files of `p/` and `q/`.

use super::{
    binary::string,
    shard::{ShardWriter, VERSION, WholeName},
};
use crate::search::{posting_list::PostingList, varint::varint};

/// Postings of a file of `q/`.
pub(super) const POSTINGS_PER_FILE: usize = 2048;

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
    let order = list.by_impact();
    let parts = order.chunks(POSTINGS_PER_FILE).map(|places| {
        let mut bytes = Vec::new();
        for place in places {
            bytes.extend_from_slice(list.position_bytes(*place as usize));
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
        out.write_unnumbered('q', &payload)
    });
    FamilyPositions::Files(files.collect())
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
