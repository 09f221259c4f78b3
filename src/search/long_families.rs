//! Where the words of the families stand that have the most positions. Apart, because no file holds these:
//! phrases are answered from the pairs of such words, and from what stands beside the positions of others.

use rayon::prelude::*;

use super::{
    inverted::InvertedIndex, portion::decode_positions, posting_list::LAST_MASK_BIT,
    postings::Postings,
};

/// Positions of a document for which the place of the first is noted, so that none is searched for.
const BLOCK: u32 = 16;

/// A word, as lists tell it: its family, and the place of its bit in the masks.
pub(super) type FamilyMember = (u32, u32);

/// The words of long families, numbered by family, and where they stand.
#[derive(Debug, Default)]
pub(super) struct LongFamilies {
    /// Of each number the word.
    members: Vec<FamilyMember>,
    /// Where each document begins in what follows; one more at the end.
    starts: Vec<u32>,
    /// Where words stand, ascending in each document, and the numbers of these words.
    positions: Vec<u32>,
    numbers: Vec<u16>,
    /// Where the blocks of each document begin in the next; one more at the end.
    block_starts: Vec<u32>,
    /// Where each block begins among the positions, counted from those of its document.
    blocks: Vec<u32>,
}

/// What a portion has of them: the documents, each with how many places, and then these.
type PortionPlaces = (Vec<(u32, u32)>, Vec<u32>, Vec<u16>);

impl LongFamilies {
    /// The families whose positions take more than so many bytes.
    pub(super) fn of(index: &InvertedIndex, most: usize) -> Self {
        let mut long = Self::default();
        let mut words: Vec<(u32, u16)> = Vec::new();
        for family in index.families_beyond(most) {
            for (word, place) in index.families[family as usize].iter().zip(0..) {
                let member = (family, place.min(LAST_MASK_BIT as u32));
                if long.members.last() != Some(&member) {
                    long.members.push(member);
                }
                words.push((*word, (long.members.len() - 1) as u16));
            }
        }
        let portions = (0..index.postings().portions()).into_par_iter();
        let found: Vec<PortionPlaces> =
            portions.map(|it| find_places(index.postings(), it, &words)).collect();
        long.starts = vec![0; index.documents + 1];
        for (counts, positions, numbers) in found {
            for (document, count) in counts {
                long.starts[document as usize + 1] = count;
            }
            long.positions.extend(positions);
            long.numbers.extend(numbers);
        }
        for document in 0..index.documents {
            long.starts[document + 1] += long.starts[document];
        }
        long.note_blocks();
        long
    }

    fn note_blocks(&mut self) {
        self.block_starts.push(0);
        for document in self.starts.windows(2) {
            let places = &self.positions[document[0] as usize..document[1] as usize];
            let mut block = 0;
            for (position, at) in places.iter().zip(0..) {
                while block <= position / BLOCK {
                    self.blocks.push(at);
                    block += 1;
                }
            }
            self.block_starts.push(self.blocks.len() as u32);
        }
    }

    /// The number of the first word of a family, if it is one of them.
    pub(super) fn first_number(&self, family: u32) -> Option<u32> {
        let at = self.members.partition_point(|member| member.0 < family);
        (self.members.get(at)?.0 == family).then_some(at as u32)
    }

    /// The word of a number.
    pub(super) fn member(&self, number: u16) -> FamilyMember {
        self.members[usize::from(number)]
    }

    /// How many documents there are.
    pub(super) fn documents(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// The positions in a document, ascending, and the number of the word at each. Several words may
    /// stand at one position: the first of two that a hyphen joins, and the word of both.
    pub(super) fn places(&self, document: u32) -> (&[u32], &[u16]) {
        let [start, end] = [0, 1].map(|more| self.starts[document as usize + more] as usize);
        (&self.positions[start..end], &self.numbers[start..end])
    }

    /// The numbers of the words right before a position of a document, and of those right behind it.
    pub(super) fn numbers_beside(&self, document: u32, position: u32) -> [&[u16]; 2] {
        let (positions, numbers) = self.places(document);
        let blocks = [0, 1].map(|more| self.block_starts[document as usize + more] as usize);
        let before = position.saturating_sub(1);
        let block = self.blocks[blocks[0]..blocks[1]].get((before / BLOCK) as usize);
        let mut at = block.map_or(positions.len(), |it| *it as usize);
        let mut skip = |is_skipped: &dyn Fn(u32) -> bool| {
            at += positions[at..].iter().take_while(|it| is_skipped(**it)).count();
            at
        };
        let start = skip(&|it| it < before);
        let here = skip(&|it| it < position);
        let there = skip(&|it| it <= position);
        let beyond = skip(&|it| it <= position + 1);
        [&numbers[start..here], &numbers[there..beyond]]
    }
}

/// Where words stand in the documents of a portion, by document, position and number.
fn find_places(postings: &Postings, portion: usize, words: &[(u32, u16)]) -> PortionPlaces {
    let mut places: Vec<(u32, u32, u16)> = Vec::new();
    for (word, number) in words {
        for posting in postings.of_portion(*word, portion) {
            let (positions, _) = decode_positions(posting.positions);
            places.extend(positions.iter().map(|it| (posting.document, *it, *number)));
        }
    }
    places.sort_unstable();
    let counts = places.chunk_by(|a, b| a.0 == b.0).map(|it| (it[0].0, it.len() as u32)).collect();
    (counts, places.iter().map(|it| it.1).collect(), places.iter().map(|it| it.2).collect())
}
