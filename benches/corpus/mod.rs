//! A knowledge base of any size, made from a seed: the same files on every machine. Entries of all kinds, thin
//! and full, in one language and two, with photos, figures, contacts and rare letters. Benches, tests and the
//! example `corpus` share it; the program does not know it.

mod case;
mod drawing;
mod front_matter;
mod heads;
mod hugo;
mod locus;
mod others;
mod prose;
mod random;
mod visit;
mod words;

use rayon::prelude::*;

pub use heads::Heads;
use words::Words;

/// Where the entries lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The provinces of Indonesia; texts of rare and frequent words, for measuring.
    Indonesia,
    /// A province that does not exist; sentences that make sense, for looking at. Every page says so.
    InventedProvince,
}

/// What is made.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How many cases; other entries follow from it.
    pub cases: usize,
    /// The same seed makes the same files.
    pub seed: u64,
    /// Where the entries lie.
    pub setting: Setting,
    /// Whether the site is in Indonesian and English, with some entries translated.
    pub is_bilingual: bool,
}

impl Plan {
    /// So many cases for measuring.
    pub fn for_measuring(cases: usize) -> Self {
        Self { cases, seed: 1, setting: Setting::Indonesia, is_bilingual: true }
    }

    /// The invented province.
    pub fn for_looking() -> Self {
        Self { cases: 40, seed: 7, setting: Setting::InventedProvince, is_bilingual: true }
    }
}

/// Takes a file: its path below the root and its bytes. Called from many threads, in no order.
pub type Emit<'a> = dyn Fn(&str, &[u8]) + Sync + 'a;

/// A knowledge base that can be written.
#[derive(Debug)]
pub struct Corpus {
    heads: Heads,
}

impl Corpus {
    /// Prepares the words.
    pub fn new(plan: Plan) -> Self {
        Self { heads: Heads::new(plan, Words::new(plan.seed)) }
    }

    /// Every file of the knowledge base.
    pub fn write(&self, emit: &Emit<'_>) {
        let heads = &self.heads;
        (0..heads.cases()).into_par_iter().for_each(|number| case::write(heads, number, emit));
        (0..heads.loci()).into_par_iter().for_each(|number| locus::write(heads, number, emit));
        (0..heads.visits()).into_par_iter().for_each(|number| visit::write(heads, number, emit));
        others::write(heads, emit);
    }

    /// The same cases as a site of Hugo: a page for each case, taxonomies for what lists are made of.
    pub fn write_hugo(&self, emit: &Emit<'_>) {
        hugo::write_site(emit);
        let heads = &self.heads;
        (0..heads.cases()).into_par_iter().for_each(|number| hugo::write_case(heads, number, emit));
    }

    /// The text of one case with a sentence more, and its path: what an edit of a body leaves.
    pub fn edited_case(&self, number: usize, sentence: &str) -> (String, String) {
        let (path, text) = case::main_file(&self.heads, number);
        (path, format!("{text}\n{sentence}\n"))
    }
}
