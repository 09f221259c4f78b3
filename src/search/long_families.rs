//! Where the words of the families stand that have the most positions. Apart, because no file holds these:
//! phrases are answered from the pairs of such words, and from what stands beside the positions of others.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    inverted::InvertedIndex,
    portion::for_each_position,
    posting_list::LAST_MASK_BIT,
    postings::{PORTION, Postings},
};

/// What stands at a position that has no such word, and at one that has several.
const NONE: u16 = u16::MAX;
const SEVERAL: u16 = u16::MAX - 1;

/// A word, as lists tell it: its family, and the place of its bit in the masks.
pub(super) type FamilyMember = (u32, u32);

/// The words of long families, numbered by family, and where they stand. A number for each position of
/// each document: what stands beside a position is asked millions of times, in no order.
#[derive(Debug)]
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

/// A word and its number among those of long families.
type NumberedWord = (u32, u16);

impl LongFamilies {
    /// The families whose positions take more than so many bytes.
    pub(super) fn of(index: &InvertedIndex, most: usize) -> Self {
        let (members, words) = number_words(index, most);
        let postings = index.postings();
        let mut lengths = vec![0; index.documents];
        lengths.par_chunks_mut(PORTION).enumerate().for_each(|(portion, lengths)| {
            for_each_place(postings, portion, &words, |document, position, _| {
                let length = &mut lengths[document as usize % PORTION];
                *length = (*length).max(position + 1);
            });
        });
        let starts = list_starts(&lengths);
        let mut slots = vec![NONE; starts[index.documents] as usize];
        let portions = split_slots(&mut slots, &starts).into_par_iter().enumerate();
        let several = portions.flat_map_iter(|(portion, (first, slots))| {
            let mut filler = SlotFiller { first, slots, several: FxHashMap::default() };
            for_each_place(postings, portion, &words, |document, position, number| {
                filler.add(starts[document as usize] + position, number);
            });
            filler.several
        });
        Self { members, several: several.collect(), starts, slots }
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

/// The words of the families whose positions take more than so many bytes, and all words with their numbers
/// among these.
fn number_words(index: &InvertedIndex, most: usize) -> (Vec<FamilyMember>, Vec<NumberedWord>) {
    let (mut members, mut words) = (Vec::new(), Vec::new());
    for family in index.families_beyond(most) {
        for (place, word) in index.families[family as usize].iter().enumerate() {
            let member = (family, member_place(place));
            if members.last() != Some(&member) {
                members.push(member);
            }
            words.push((*word, (members.len() - 1) as u16));
        }
    }
    (members, words)
}

/// Gives the document, position and number of each place of some words in the documents of a portion, by
/// word.
fn for_each_place(
    postings: &Postings,
    portion: usize,
    words: &[NumberedWord],
    mut give: impl FnMut(u32, u32, u16),
) {
    for (word, number) in words {
        for posting in postings.of_portion(*word, portion) {
            for_each_position(posting.positions, |it| give(posting.document, it, *number));
        }
    }
}

/// Where the slots of each document begin, from how many positions it has; one more at the end.
fn list_starts(lengths: &[u32]) -> Vec<u32> {
    let mut next = 1;
    let ends = lengths.iter().map(|length| {
        next += length + 1;
        next
    });
    std::iter::once(1).chain(ends).collect()
}

/// The slots of each portion, with the number of the first.
fn split_slots<'a>(slots: &'a mut [u16], starts: &[u32]) -> Vec<(u32, &'a mut [u16])> {
    let documents = starts.len() - 1;
    let mut rest = &mut slots[1..];
    let firsts = (0..documents).step_by(PORTION);
    let split = firsts.map(|first| {
        let [start, end] = [first, documents.min(first + PORTION)].map(|at| starts[at]);
        let (own, behind) = std::mem::take(&mut rest).split_at_mut((end - start) as usize);
        rest = behind;
        (start, own)
    });
    split.collect()
}

/// Fills the slots of a portion.
struct SlotFiller<'a> {
    /// The number of the first of them.
    first: u32,
    slots: &'a mut [u16],
    /// The numbers at those that have several.
    several: FxHashMap<u32, Vec<u16>>,
}

impl SlotFiller<'_> {
    /// Adds a number, which is none below those before it, to a slot.
    fn add(&mut self, slot: u32, number: u16) {
        let own = &mut self.slots[(slot - self.first) as usize];
        match *own {
            NONE => *own = number,
            SEVERAL => self.several.entry(slot).or_default().push(number),
            other => {
                *own = SEVERAL;
                self.several.insert(slot, vec![other, number]);
            }
        }
    }
}
