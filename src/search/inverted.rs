//! Postings → the inverted index: word families with their documents. The files of the index are
//! written from it, and a search answers from it. Weights are those of BM25F (Zaragoza et al., "Microsoft Cambridge at
//! TREC-13", 2004; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section
//! 3.6): the fields' counts are weighted and added before they saturate.

use rustc_hash::FxHashSet;

use super::{
    families::find_families,
    frequent::frequent_words,
    impact::{IMPACTS, step_of},
    postings::Postings,
};

/// How soon more occurrences of a word add nothing; called k₁ in the papers, where 1.2 to 2 is usual
/// for plain counts. The title's weight of 32 makes the sums larger here.
const SATURATION: f32 = 4.0;

/// The share of all documents that a frequent word counts as being in, at least.
const FREQUENT_SHARE: f32 = 0.9;

/// The last bit of a mask is shared by all members from here on.
pub const LAST_MASK_BIT: usize = 30;

/// Words, their families, and the documents of these.
#[derive(Debug)]
pub struct InvertedIndex {
    /// How many documents there are.
    pub documents: usize,
    /// All words, sorted.
    pub words: Vec<String>,
    /// In how many documents each word stands itself.
    pub counts: Vec<u32>,
    /// The family of each word, and its place in it.
    pub member_of: Vec<(u32, u32)>,
    /// The words of each family, the most frequent first.
    pub families: Vec<Vec<u32>>,
    postings: Postings,
    /// The numbers of the postings, by family and document.
    order: Vec<u32>,
    /// Where the postings of each family begin in the order; one more at the end.
    starts: Vec<u32>,
    /// The words that say little in any text.
    frequent: FxHashSet<&'static str>,
}

/// The documents of a family.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PostingList {
    /// What a group of this family weighs: 16 × ln(1 + N / documents).
    pub weight: u32,
    /// By document.
    pub postings: Vec<FamilyPosting>,
    /// For each posting and each bit of its mask from the lowest: how many positions follow.
    pub counts: Vec<u32>,
    /// Where the words stand.
    pub positions: Vec<u32>,
}

impl PostingList {
    /// The places of the postings, the highest impact first, then by document.
    pub(super) fn by_impact(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.postings.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(self.postings[*at].step), *at));
        order
    }
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

impl InvertedIndex {
    pub(super) fn new(documents: usize, postings: Postings) -> Self {
        let words: Vec<&str> = postings.words.iter().map(String::as_str).collect();
        let family_of = find_families(&words, &postings.english);
        let mut counts = vec![0_u32; words.len()];
        for (_, posting) in postings.all().filter(|(_, posting)| posting.count > 0) {
            counts[posting.word as usize] += 1;
        }
        let (families, member_of) = group_words(&family_of, &counts);
        let (order, starts) = order_postings(&postings, &member_of, families.len());
        Self {
            documents,
            words: postings.words.clone(),
            counts,
            member_of,
            families,
            order,
            starts,
            postings,
            frequent: frequent_words().map(|(word, _)| word).collect(),
        }
    }

    /// The documents of a family.
    #[expect(clippy::cast_sign_loss, reason = "neither an impact nor a weight is below zero")]
    pub fn list(&self, family: usize) -> PostingList {
        let range = self.starts[family] as usize..self.starts[family + 1] as usize;
        let order = &self.order[range];
        let mut list = PostingList::default();
        let mut weights: Vec<f32> = Vec::new();
        let mut spots: Vec<(usize, u32)> = Vec::new();
        let mut at = 0;
        while at < order.len() {
            let document = self.postings.get(order[at]).document;
            let (mut mask, mut weight) = (0, 0.0);
            spots.clear();
            while let Some(index) = order.get(at) {
                let posting = self.postings.get(*index);
                if posting.document != document {
                    break;
                }
                weight += posting.weight;
                if posting.count > 0 {
                    let bit = (self.member_of[posting.word as usize].1 as usize).min(LAST_MASK_BIT);
                    mask |= 1_u32 << bit;
                    spots.push((bit, *index));
                }
                at += 1;
            }
            self.add_positions(&mut spots, &mut list);
            list.postings.push(FamilyPosting { document, impact: 0, step: 0, mask });
            weights.push(weight);
        }
        let idf = self.idf(family, list.postings.len());
        let highest = (1.0 + as_f32(self.documents)).ln();
        for (posting, weight) in list.postings.iter_mut().zip(weights) {
            posting.step = step_of(255.0 * idf / highest * weight / (SATURATION + weight));
            posting.impact = IMPACTS[usize::from(posting.step)];
        }
        list.weight = ((16.0 * idf).round() as u32).max(1);
        list
    }

    /// How much it says that a document has a family, from what share of all have it.
    fn idf(&self, family: usize, documents: usize) -> f32 {
        let all = as_f32(self.documents);
        let first = &self.words[self.families[family][0] as usize];
        let is_frequent = self.frequent.contains(first.as_str());
        let least = if is_frequent { FREQUENT_SHARE * all } else { 1.0 };
        (1.0 + all / as_f32(documents).max(least)).ln()
    }

    fn add_positions(&self, spots: &mut [(usize, u32)], list: &mut PostingList) {
        spots.sort_by_key(|(bit, _)| *bit);
        for (at, (bit, index)) in spots.iter().enumerate() {
            let posting = self.postings.get(*index);
            list.positions.extend(self.postings.positions(*index));
            match list.counts.last_mut().filter(|_| at > 0 && spots[at - 1].0 == *bit) {
                // The last bit is several words'.
                Some(count) => {
                    *count += posting.count;
                    let from = list.positions.len() - *count as usize;
                    list.positions[from..].sort_unstable();
                }
                None => list.counts.push(posting.count),
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are never sixteen million documents")]
fn as_f32(count: usize) -> f32 {
    count as f32
}

/// The words of each family, the most frequent first, and the place of each word.
fn group_words(family_of: &[u32], counts: &[u32]) -> (Vec<Vec<u32>>, Vec<(u32, u32)>) {
    let mut numbers = vec![u32::MAX; family_of.len()];
    let mut families: Vec<Vec<u32>> = Vec::new();
    for (word, first) in family_of.iter().enumerate() {
        let number = &mut numbers[*first as usize];
        if *number == u32::MAX {
            *number = families.len() as u32;
            families.push(Vec::new());
        }
        families[*number as usize].push(word as u32);
    }
    let mut member_of = vec![(0, 0); family_of.len()];
    for (number, family) in families.iter_mut().enumerate() {
        family.sort_by_key(|word| (std::cmp::Reverse(counts[*word as usize]), *word));
        for (place, word) in family.iter().enumerate() {
            member_of[*word as usize] = (number as u32, place as u32);
        }
    }
    (families, member_of)
}

/// The postings by family, each family's by document.
fn order_postings(
    postings: &Postings,
    member_of: &[(u32, u32)],
    families: usize,
) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0_u32; families + 1];
    let family = |word: u32| member_of[word as usize].0 as usize;
    for (_, posting) in postings.all() {
        starts[family(posting.word) + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut order = vec![0; starts.last().map_or(0, |end| *end as usize)];
    for (place, posting) in postings.all() {
        let at = &mut next[family(posting.word)];
        order[*at as usize] = place;
        *at += 1;
    }
    (order, starts)
}
