//! The documents of one family, put together when they are asked for: the inverted index as a whole
//! would be a second copy of all postings.

use super::{
    impact::IMPACTS,
    portion::{Posting, decode_positions, encode_positions},
};

/// The last bit of a mask is shared by all members from here on.
pub const LAST_MASK_BIT: usize = 30;

/// The documents of a family.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PostingList {
    /// What a group of this family weighs: 16 × ln(1 + N / documents).
    pub weight: u32,
    /// By document.
    pub postings: Vec<FamilyPosting>,
    /// Where the words stand in each, as `p/` has it.
    positions: Vec<u8>,
    /// Where the positions of each posting end.
    ends: Vec<u32>,
}

/// A document of a family.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilyPosting {
    /// Its number.
    pub document: u32,
    /// What it is worth.
    pub impact: u8,
    /// The step of `IMPACTS` that this is.
    pub(super) step: u8,
    /// Bit i: member i stands in it.
    pub mask: u32,
}

impl PostingList {
    /// A list with room for so many documents.
    pub(super) fn with_capacity(documents: usize) -> Self {
        Self {
            postings: Vec::with_capacity(documents),
            ends: Vec::with_capacity(documents),
            ..Self::default()
        }
    }

    /// Adds a document with the postings of the family's members in it, by their places in the family.
    pub(super) fn add(&mut self, members: &[(usize, Posting<'_>)]) {
        let mut mask = 0;
        let mut shared: Vec<u32> = Vec::new();
        for (place, posting) in members.iter().filter(|(_, it)| !it.positions.is_empty()) {
            if *place < LAST_MASK_BIT {
                mask |= 1_u32 << place;
                self.positions.extend_from_slice(posting.positions);
            } else {
                shared.extend(decode_positions(posting.positions).0);
            }
        }
        if !shared.is_empty() {
            mask |= 1 << LAST_MASK_BIT;
            shared.sort_unstable();
            encode_positions(&shared, &mut self.positions);
        }
        self.ends.push(self.positions.len() as u32);
        let document = members.first().map_or(0, |(_, posting)| posting.document);
        self.postings.push(FamilyPosting { document, impact: 0, step: 0, mask });
    }

    /// The bytes of the positions of a posting, for each bit of its mask from the lowest.
    pub(super) fn position_bytes(&self, at: usize) -> &[u8] {
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.positions[begin as usize..self.ends[at] as usize]
    }

    /// Where the words stand in the document of a posting: for each bit of its mask, from the lowest, the
    /// bit and the positions.
    pub fn positions(&self, at: usize) -> Vec<(usize, Vec<u32>)> {
        let mut rest = self.position_bytes(at);
        let mask = self.postings[at].mask;
        let bits = (0..=LAST_MASK_BIT).filter(|bit| mask >> bit & 1 == 1);
        bits.map(|bit| {
            let (positions, length) = decode_positions(rest);
            rest = &rest[length..];
            (bit, positions)
        })
        .collect()
    }

    /// The places of the postings, the highest impact first, then by document.
    pub(super) fn by_impact(&self) -> Vec<u32> {
        let mut next = [0_u32; IMPACTS.len() + 1];
        let rank = |posting: &FamilyPosting| IMPACTS.len() - 1 - usize::from(posting.step);
        for posting in &self.postings {
            next[rank(posting) + 1] += 1;
        }
        for at in 1..next.len() {
            next[at] += next[at - 1];
        }
        let mut order = vec![0; self.postings.len()];
        for (posting, place) in self.postings.iter().zip(0..) {
            let at = &mut next[rank(posting)];
            order[*at as usize] = place;
            *at += 1;
        }
        order
    }
}
