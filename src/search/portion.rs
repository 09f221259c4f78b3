//! The postings of a portion of the documents, in columns. Apart, because here it is settled how much
//! memory the index takes: ten bytes or so for a word of a document, and nothing between them.

use super::{
    byte_reader::ByteReader,
    varint::{read_varint, varint},
};

/// Which words stand how much in which documents of a portion, by word, then by document.
#[derive(Debug, Default)]
pub(super) struct Portion {
    /// The number of its first document.
    first: u32,
    /// Where the postings of each of its own numbers begin, and their positions; one more at the end.
    starts: Vec<(u32, u32)>,
    /// The documents, counted from its first.
    documents: Vec<u16>,
    /// How much of a document is about a word.
    weights: Vec<f32>,
    /// Of each posting how many positions there are, then each as the difference to the one before, as
    /// `p/` has them. There are none where it stands only for a synonym.
    positions: Vec<u8>,
}

/// A word of a document, while the document is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct RawPosting {
    /// The word's own number in the portion.
    pub(super) word: u32,
    /// The document, counted from the first of the portion.
    pub(super) document: u16,
    /// How much of the document is about it: its occurrences, weighted by field and length.
    pub(super) weight: f32,
    /// How many positions it has.
    pub(super) count: u32,
    /// Where they end among the bytes of the portion.
    pub(super) end: u32,
}

/// A word of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting<'a> {
    pub(super) document: u32,
    /// How much of the document is about it.
    pub(super) weight: f32,
    /// Its positions as `p/` has them; empty where it stands only for a synonym.
    pub(super) positions: &'a [u8],
}

impl Portion {
    /// Orders postings, which come by document, by word. There are `words` of them.
    pub(super) fn new(first: u32, words: usize, raw: &[RawPosting], bytes: &[u8]) -> Self {
        let mut starts = vec![(0_u32, 0_u32); words + 1];
        let mut begin = 0;
        for posting in raw {
            let (postings, length) = &mut starts[posting.word as usize + 1];
            *postings += 1;
            *length += posting.end - begin;
            begin = posting.end;
        }
        for at in 1..starts.len() {
            starts[at].0 += starts[at - 1].0;
            starts[at].1 += starts[at - 1].1;
        }
        let mut next = starts.clone();
        let mut documents = vec![0; raw.len()];
        let mut weights = vec![0.0; raw.len()];
        let mut positions = vec![0; bytes.len()];
        begin = 0;
        for posting in raw {
            let (at, to) = &mut next[posting.word as usize];
            documents[*at as usize] = posting.document;
            weights[*at as usize] = posting.weight;
            let own = &bytes[begin as usize..posting.end as usize];
            positions[*to as usize..][..own.len()].copy_from_slice(own);
            *at += 1;
            *to += own.len() as u32;
            begin = posting.end;
        }
        Self { first, starts, documents, weights, positions }
    }

    /// Appends the portion as bytes.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        varint(self.first, out);
        varint(self.documents.len() as u32, out);
        varint(self.positions.len() as u32, out);
        out.extend(self.starts.iter().flat_map(|(posting, _)| posting.to_le_bytes()));
        out.extend(self.starts.iter().flat_map(|(_, position)| position.to_le_bytes()));
        out.extend(self.documents.iter().flat_map(|document| document.to_le_bytes()));
        out.extend(self.weights.iter().flat_map(|weight| weight.to_le_bytes()));
        out.extend(&self.positions);
    }

    /// Reads a portion of so many words from what was written.
    pub(super) fn read(reader: &mut ByteReader<'_>, words: usize) -> Option<Self> {
        let first = u32::try_from(reader.count()?).ok()?;
        let (documents, positions) = (reader.count()?, reader.count()?);
        let postings_of = reader.numbers(words + 1, u32::from_le_bytes)?;
        let positions_of = reader.numbers(words + 1, u32::from_le_bytes)?;
        Some(Self {
            first,
            starts: postings_of.into_iter().zip(positions_of).collect(),
            documents: reader.numbers(documents, u16::from_le_bytes)?,
            weights: reader.numbers(documents, f32::from_le_bytes)?,
            positions: reader.take(positions)?,
        })
    }

    /// Whether any document has a word of its own numbers, itself or for a synonym.
    pub(super) fn has(&self, own: usize) -> bool {
        self.starts[own].0 < self.starts[own + 1].0
    }

    /// In how many documents a word of its own numbers stands itself.
    pub(super) fn count_documents(&self, own: u32) -> u32 {
        self.postings(own).filter(|posting| !posting.positions.is_empty()).count() as u32
    }

    /// How many bytes the positions of a word of its own numbers take.
    pub(super) fn position_bytes(&self, own: u32) -> usize {
        let [start, end] = [self.starts[own as usize], self.starts[own as usize + 1]];
        (end.1 - start.1) as usize
    }

    /// The postings of a word of its own numbers, by document.
    pub(super) fn postings(&self, own: u32) -> impl Iterator<Item = Posting<'_>> {
        let [start, end] = [self.starts[own as usize], self.starts[own as usize + 1]];
        let mut rest = &self.positions[start.1 as usize..end.1 as usize];
        (start.0 as usize..end.0 as usize).map(move |at| {
            let (positions, after) = rest.split_at(length_of(rest));
            rest = after;
            Posting {
                document: self.first + u32::from(self.documents[at]),
                weight: self.weights[at],
                positions: if positions == [0] { &[] } else { positions },
            }
        })
    }
}

/// The bytes of the positions of the first posting.
fn length_of(bytes: &[u8]) -> usize {
    let (count, mut at) = read_varint(bytes);
    let mut left = count as usize;
    // A gap ends with its first byte below 128. Most have one byte or two, so that two steps over all that
    // are left nearly always arrive.
    while left > 0 {
        let gaps = &bytes[at..at + left];
        at += left;
        left -= gaps.iter().filter(|byte| **byte < 0x80).count();
    }
    at
}

/// Appends positions in ascending order: how many, then each as the difference to the one before.
pub(super) fn encode_positions(positions: &[u32], out: &mut Vec<u8>) {
    varint(positions.len() as u32, out);
    let mut before = 0;
    for position in positions {
        varint(position - before, out);
        before = *position;
    }
}

/// Gives the positions that some bytes hold first, and tells how many bytes these are.
pub(super) fn for_each_position(bytes: &[u8], mut give: impl FnMut(u32)) -> usize {
    let (count, mut at) = read_varint(bytes);
    let mut position = 0;
    for _ in 0..count {
        let (gap, length) = read_varint(&bytes[at..]);
        at += length;
        position += gap;
        give(position);
    }
    at
}

/// The positions that some bytes hold first, and how many bytes these are.
pub(super) fn decode_positions(bytes: &[u8]) -> (Vec<u32>, usize) {
    let mut positions = Vec::new();
    let length = for_each_position(bytes, |position| positions.push(position));
    (positions, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_come_by_word_with_their_positions() {
        let mut bytes = Vec::new();
        let mut raw = Vec::new();
        let mut add = |word, document, positions: &[u32]| {
            encode_positions(positions, &mut bytes);
            let (count, end) = (positions.len() as u32, bytes.len() as u32);
            raw.push(RawPosting { word, document, weight: 1.0, count, end });
        };
        add(1, 0, &[3, 200, 70_000]);
        add(0, 0, &[]);
        add(1, 2, &[0]);
        let portion = Portion::new(512, 3, &raw, &bytes);
        let of = |own| -> Vec<(u32, Vec<u32>)> {
            let read = |it: Posting<'_>| (it.document, decode_positions(it.positions).0);
            portion.postings(own).map(read).collect()
        };
        assert_eq!(of(1), [(512, vec![3, 200, 70_000]), (514, vec![0])]);
        assert_eq!(of(0), [(512, vec![])]);
        assert!(of(2).is_empty() && !portion.has(2));
        assert_eq!([0, 1, 2].map(|own| portion.count_documents(own)), [0, 2, 0]);
    }
}
