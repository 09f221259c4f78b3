//! Where the words of the families stand that have the most positions. Apart, because no file holds these:
//! phrases are answered from the pairs of such words, and from what stands beside the positions of others.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    inverted::InvertedIndex, portion::for_each_position, posting_list::LAST_MASK_BIT,
    postings::Postings,
};

/// What stands at a position that has no such word, and at one that has several.
const NONE: u16 = u16::MAX;
const SEVERAL: u16 = u16::MAX - 1;

/// A word, as lists tell it: its family, and the place of its bit in the masks.
pub(super) type FamilyMember = (u32, u32);

/// The words of long families, numbered by family, and where they stand. A number for each position of
/// each document: what stands beside a position is asked millions of times, in no order.
#[derive(Debug, Default)]
pub(super) struct LongFamilies {
    /// Of each number the word.
    members: Vec<FamilyMember>,
    /// Where the slots of each document begin in what follows; one more at the end.
    starts: Vec<u32>,
    /// A slot for each position: the number of its word, or what says that there is none or that there
    /// are several. The first slot of all and the last of each document are free, so that what is before
    /// and behind a document is nothing.
    slots: Vec<u16>,
    /// The numbers at the slots that have several, ascending.
    several: FxHashMap<u32, Vec<u16>>,
}

/// The words of a portion: document, position and number of each, ascending.
type PortionPlaces = Vec<(u32, u32, u16)>;

impl LongFamilies {
    /// The families whose positions take more than so many bytes.
    pub(super) fn of(index: &InvertedIndex, most: usize) -> Self {
        let mut long = Self { slots: vec![NONE], ..Self::default() };
        let mut words: Vec<(u32, u16)> = Vec::new();
        for family in index.families_beyond(most) {
            for (place, word) in index.families[family as usize].iter().enumerate() {
                let member = (family, member_place(place));
                if long.members.last() != Some(&member) {
                    long.members.push(member);
                }
                words.push((*word, (long.members.len() - 1) as u16));
            }
        }
        let portions: Vec<usize> = (0..index.postings().portions()).collect();
        // Some at a time: what a thread finds takes six times what is kept of it.
        for some in portions.chunks(2 * rayon::current_num_threads()) {
            let found = some.par_iter().map(|it| find_places(index.postings(), *it, &words));
            for places in found.collect::<Vec<_>>() {
                long.add_places(&places);
            }
        }
        long.starts.resize(index.documents + 1, long.slots.len() as u32);
        long
    }

    /// Notes the words of the next documents.
    fn add_places(&mut self, places: &[(u32, u32, u16)]) {
        for same in places.chunk_by(|a, b| a.0 == b.0) {
            let (document, start) = (same[0].0 as usize, self.slots.len());
            self.starts.resize(document + 1, start as u32);
            let length = same.last().map_or(0, |last| last.1 as usize + 1);
            self.slots.resize(start + length + 1, NONE);
            for same in same.chunk_by(|a, b| a.1 == b.1) {
                let at = start + same[0].1 as usize;
                self.slots[at] = if let [only] = same { only.2 } else { SEVERAL };
                if same.len() > 1 {
                    self.several.insert(at as u32, same.iter().map(|it| it.2).collect());
                }
            }
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

    /// The slot right before a position of a document.
    pub(super) fn slot_before(&self, document: u32, position: u32) -> u32 {
        let [start, end] = self.slots_of(document);
        end.min(start + position) - 1
    }

    /// The slot right behind a position of a document.
    pub(super) fn slot_behind(&self, document: u32, position: u32) -> u32 {
        let [start, end] = self.slots_of(document);
        (end - 1).min(start + position + 1)
    }

    fn slots_of(&self, document: u32) -> [u32; 2] {
        [self.starts[document as usize], self.starts[document as usize + 1]]
    }

    /// Gives the numbers of the words at each of some slots, ascending. Several words may stand at one:
    /// the first of two that a hyphen joins, and the word of both.
    pub(super) fn read_slots(&self, slots: &[u32], mut give: impl FnMut(usize, &[u16])) {
        // Each slot is somewhere else in memory. With nothing else between, many are waited for at once.
        let read: Vec<u16> = slots.iter().map(|slot| self.slots[*slot as usize]).collect();
        for (at, number) in read.iter().enumerate() {
            let several = || self.several.get(&slots[at]).map_or(&[][..], Vec::as_slice);
            give(
                at,
                match *number {
                    NONE => &[],
                    SEVERAL => several(),
                    _ => std::slice::from_ref(number),
                },
            );
        }
    }
}

/// The place of a word's bit in the masks of its family: that of the last is shared by all behind it.
pub(super) fn member_place(at: usize) -> u32 {
    at.min(LAST_MASK_BIT) as u32
}

/// Where words stand in the documents of a portion.
fn find_places(postings: &Postings, portion: usize, words: &[(u32, u16)]) -> PortionPlaces {
    let mut places = Vec::new();
    for (word, number) in words {
        for posting in postings.of_portion(*word, portion) {
            for_each_position(posting.positions, |it| places.push((posting.document, it, *number)));
        }
    }
    places.sort_unstable();
    places
}
