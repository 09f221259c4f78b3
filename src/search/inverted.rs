//! Postings → the inverted index: word families with their documents. The files of the index are
//! written from it, and a search answers from it. Weights are those of BM25F (Zaragoza et al., "Microsoft Cambridge at
//! TREC-13", 2004; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, section
//! 3.6): the fields' counts are weighted and added before they saturate.

use rustc_hash::FxHashSet;

use super::{
    families::find_families,
    frequent::frequent_words,
    impact::{IMPACTS, step_of},
    posting_list::PostingList,
    postings::Postings,
};

/// How soon more occurrences of a word add nothing; called k₁ in the papers, where 1.2 to 2 is usual
/// for plain counts. The title's weight of 32 makes the sums larger here.
const SATURATION: f32 = 4.0;

/// The share of all documents that a frequent word counts as being in, at least.
const FREQUENT_SHARE: f32 = 0.9;

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
    /// The words that say little in any text.
    frequent: FxHashSet<&'static str>,
}

impl InvertedIndex {
    pub(super) fn new(documents: usize, mut postings: Postings) -> Self {
        let words = std::mem::take(&mut postings.words);
        let counts = std::mem::take(&mut postings.counts);
        let names: Vec<&str> = words.iter().map(String::as_str).collect();
        let family_of = find_families(&names, &postings.english);
        let (families, member_of) = group_words(&family_of, &counts);
        let frequent = frequent_words().map(|(word, _)| word).collect();
        Self { documents, words, counts, member_of, families, postings, frequent }
    }

    /// The words and where they stand, portion by portion.
    pub(super) fn postings(&self) -> &Postings {
        &self.postings
    }

    /// The families whose positions take more than so many bytes.
    pub(super) fn families_beyond(&self, most: usize) -> Vec<u32> {
        let bytes = |members: &Vec<u32>| -> usize {
            members.iter().map(|word| self.postings.position_bytes(*word)).sum()
        };
        let families = self.families.iter().zip(0..);
        families.filter(|(members, _)| bytes(members) > most).map(|(_, family)| family).collect()
    }

    /// The first word of a family, by which files name it.
    pub(super) fn first_word(&self, family: u32) -> &str {
        &self.words[self.families[family as usize][0] as usize]
    }

    /// The documents of a family.
    #[expect(clippy::cast_sign_loss, reason = "neither an impact nor a weight is below zero")]
    pub fn list(&self, family: usize) -> PostingList {
        let members = &self.families[family];
        // Its first word stands in most of its documents.
        let most = self.counts[members[0] as usize] as usize;
        let mut list = PostingList::with_capacity(most);
        let mut weights: Vec<f32> = Vec::with_capacity(most);
        self.postings.of_family(members, |postings| {
            if members.len() > 1 {
                postings.sort_unstable_by_key(|(place, posting)| (posting.document, *place));
            }
            for same in postings.chunk_by(|a, b| a.1.document == b.1.document) {
                list.add(same);
                weights.push(same.iter().map(|(_, posting)| posting.weight).sum());
            }
        });
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
        let is_frequent = self.frequent.contains(self.first_word(family as u32));
        let least = if is_frequent { FREQUENT_SHARE * all } else { 1.0 };
        (1.0 + all / as_f32(documents).max(least)).ln()
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
