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
        let (positions, numbers) = long.places(document);
        for (at, (position, first)) in positions.iter().zip(numbers).enumerate() {
            let behind = positions[at + 1..].iter().zip(&numbers[at + 1..]);
            let behind = behind.take_while(|(it, _)| **it <= position + 1);
            for (_, second) in behind.filter(|(it, _)| **it == position + 1) {
                lists.entry((*first, *second)).or_default().push((document, *position));
            }
        }
    }
    let pairs = lists.into_iter();
    pairs.map(|((a, b), places)| ((long.member(a), long.member(b)), places)).collect()
}
