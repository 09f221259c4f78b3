//! Where two words of long families stand right behind one another: the files of `n/` and `q/`.

use super::{
    binary::string,
    fnv::fnv,
    shard::{ShardWriter, VERSION, WholeName},
};
use crate::search::{inverted::InvertedIndex, pairs::WordPair, varint::varint};

/// Bytes of a file, about, before it is packed.
const BYTES_PER_FILE: usize = 32_000;

/// The files of the pairs of which the first word is of one family. Which of them holds a pair, the
/// family of the second word tells.
pub(super) struct PairFiles {
    /// Those of the documents.
    pub(super) documents: Vec<WholeName>,
    /// Those of the positions.
    pub(super) positions: Vec<WholeName>,
}

/// A pair, named by its words, with what a file holds of it.
type NamedPair<'a> = ((u32, &'a str, u32), Vec<u8>);

/// Writes the pairs of a family.
pub(super) fn write_pairs(
    index: &InvertedIndex,
    family: u32,
    pairs: &[WordPair],
    out: &ShardWriter<'_>,
) -> PairFiles {
    let (mut documents, mut positions) = (Vec::new(), Vec::new());
    for WordPair { first, second: (other, second), places } in pairs {
        let named = (*first, index.first_word(*other), *second);
        documents.push((named, encode_documents(places)));
        positions.push((named, encode_places(places)));
    }
    let word = index.first_word(family);
    PairFiles {
        documents: write_pair_files('n', word, &documents, out),
        positions: write_pair_files('q', word, &positions, out),
    }
}

/// The documents of a pair: how many, and the gaps.
fn encode_documents(places: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint(places.chunk_by(|a, b| a.0 == b.0).count() as u32, &mut bytes);
    let mut next = 0;
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        varint(same[0].0 - next, &mut bytes);
        next = same[0].0 + 1;
    }
    bytes
}

/// Where the first word stands in each of these documents: how often, and the differences.
fn encode_places(places: &[(u32, u32)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    varint(places.chunk_by(|a, b| a.0 == b.0).count() as u32, &mut bytes);
    for same in places.chunk_by(|a, b| a.0 == b.0) {
        varint(same.len() as u32, &mut bytes);
        let mut before = 0;
        for (_, position) in same {
            varint(position - before, &mut bytes);
            before = *position;
        }
    }
    bytes
}

fn write_pair_files(
    folder: char,
    word: &str,
    pairs: &[NamedPair<'_>],
    out: &ShardWriter<'_>,
) -> Vec<WholeName> {
    let bytes: usize = pairs.iter().map(|(_, bytes)| bytes.len() + 10).sum();
    let mut parts = vec![(0, Vec::new()); bytes.div_ceil(BYTES_PER_FILE)];
    let count = parts.len();
    for ((first, other, second), bytes) in pairs {
        let (pairs, part) = &mut parts[fnv(other) as usize % count];
        *pairs += 1;
        varint(*first, part);
        string(other, part);
        varint(*second, part);
        part.extend_from_slice(bytes);
    }
    let files = parts.iter().zip(0..).map(|((pairs, part), number)| {
        // By its first word and the number, no two files have the same payload, and so the same name.
        let mut payload = Vec::with_capacity(part.len() + 32);
        varint(VERSION, &mut payload);
        string(word, &mut payload);
        varint(number, &mut payload);
        varint(*pairs, &mut payload);
        payload.extend_from_slice(part);
        out.write_unnumbered(folder, &payload)
    });
    files.collect()
}
