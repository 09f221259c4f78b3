//! Which words of long families stand right behind one another, in which documents, and where. Apart,
//! because phrases of such words are answered from these pairs.

use rustc_hash::FxHashMap;

use super::{
    inverted::InvertedIndex,
    long_families::{FamilyMember, LongFamilies, member_place},
    portion::for_each_position,
};

/// A word of a family and one that stands right behind it somewhere.
pub(super) struct WordPair {
    /// The place of the first word's bit in the masks of its family.
    pub(super) first: u32,
    /// The second word.
    pub(super) second: FamilyMember,
    /// The documents in which they stand so, and where the first stands there, ascending.
    pub(super) places: Vec<(u32, u32)>,
}

/// All pairs of which the first word is of this family, in the order of their words.
pub(super) fn find_pairs(index: &InvertedIndex, long: &LongFamilies, family: u32) -> Vec<WordPair> {
    let mut lists: FxHashMap<(u32, u16), Vec<(u32, u32)>> = FxHashMap::default();
    index.postings().of_family(&index.families[family as usize], |postings| {
        let (mut firsts, mut slots) = (Vec::new(), Vec::new());
        for (member, posting) in postings.iter() {
            for_each_position(posting.positions, |position| {
                firsts.push((member_place(*member), posting.document, position));
                slots.push(long.slot_behind(posting.document, position));
            });
        }
        long.read_slots(&slots, |at, seconds| {
            let (first, document, position) = firsts[at];
            for second in seconds {
                lists.entry((first, *second)).or_default().push((document, position));
            }
        });
    });
    let mut lists: Vec<_> = lists.into_iter().collect();
    lists.sort_unstable_by_key(|(words, _)| *words);
    let pair = |((first, second), mut places): (_, Vec<_>)| {
        // Several words may share a place in the masks.
        places.sort_unstable();
        WordPair { first, second: long.member(second), places }
    };
    lists.into_iter().map(pair).collect()
}
