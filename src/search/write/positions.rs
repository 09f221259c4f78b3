//! Where the words of families stand: the files of `p/`.

use super::{
    pairs::PairFiles,
    shard::{VERSION, WholeName},
};
use crate::search::{
    long_families::LongFamilies, portion::for_each_position, posting_list::PostingList,
    varint::varint,
};

/// Files of `t/` whose positions share a file of `p/`: few questions have phrases.
pub(super) const FILES_PER_POSITIONS: usize = 4;

/// Bytes of positions, for each document of a tier, beyond which a family is long: a phrase then needs the
/// pairs of its words alone.
pub(super) const BYTES_PER_DOCUMENT: usize = 2;

/// The positions of a family.
pub(super) enum FamilyPositions {
    /// Themselves, and which words of long families stand beside them.
    Bytes(Vec<u8>),
    /// Of a long family the number of its first word, and the files of its pairs.
    Pairs(u32, PairFiles),
}

/// The positions of a list, by document, and then the words of long families that stand before and
/// behind each.
pub(super) fn encode_positions(list: &PostingList, long: &LongFamilies) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut before, mut behind) = (Vec::new(), Vec::new());
    for (at, posting) in list.postings.iter().enumerate() {
        let mut rest = list.position_bytes(at);
        bytes.extend_from_slice(rest);
        while !rest.is_empty() {
            let length = for_each_position(rest, |position| {
                before.push(long.slot_before(posting.document, position));
                behind.push(long.slot_behind(posting.document, position));
            });
            rest = &rest[length..];
        }
    }
    for slots in [before, behind] {
        long.read_slots(&slots, |_, numbers| append_numbers(numbers, &mut bytes));
    }
    bytes
}

/// Nothing as 0, one number as that and 2, several as 1, how many, and each.
fn append_numbers(numbers: &[u16], out: &mut Vec<u8>) {
    match numbers {
        [] => varint(0, out),
        [number] => varint(u32::from(*number) + 2, out),
        several => {
            varint(1, out);
            varint(several.len() as u32, out);
            for number in several {
                varint(u32::from(*number), out);
            }
        }
    }
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
        FamilyPositions::Pairs(number, files) => {
            varint(number + 1, payload);
            for names in [&files.documents, &files.positions] {
                append_names(names, payload);
            }
        }
    }
}

fn append_names(names: &[WholeName], payload: &mut Vec<u8>) {
    varint(names.len() as u32, payload);
    payload.extend(names.iter().flat_map(|name| name.0));
}
