//! Which words of long families stand right behind one another, in which documents, and where. Apart,
//! because phrases of such words are answered from these pairs.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::long_families::{FamilyMember, LongFamilies};

/// The first word and the second → the documents that hold the one right before the other, and where the
/// first stands there.
pub(super) type PairLists = BTreeMap<(FamilyMember, FamilyMember), Vec<(u32, u32)>>;

/// All pairs of words of long families.
pub(super) fn find_pairs(long: &LongFamilies) -> PairLists {
    let mut lists: FxHashMap<(u16, u16), Vec<(u32, u32)>> = FxHashMap::default();
    for document in 0..long.documents() {
        for position in 1..long.positions(document) {
            for first in long.numbers_at(document, position - 1) {
                for second in long.numbers_at(document, position) {
                    let places = lists.entry((*first, *second)).or_default();
                    places.push((document, position - 1));
                }
            }
        }
    }
    let pairs = lists.into_iter();
    pairs.map(|((a, b), places)| ((long.member(a), long.member(b)), places)).collect()
}
