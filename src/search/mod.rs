//! What readers search: the index of the site, written beside its pages.
#![doc = include_str!("format.md")]

mod client;
mod columns;
mod document;
mod families;
mod index;
mod order;
mod postings;
mod route;
mod synonyms;
mod text;
mod words;
mod write;

use std::sync::Mutex;

pub use columns::{Column, Values};
pub use document::Document;
pub use index::{Hit, Index, LAST_MEMBER, List};
pub use order::Numbered;
pub use words::{Analyzer, Token};
pub use write::Emit;

use crate::render::view::Site;
use synonyms::Synonyms;
use write::{GROUP, Hash, Root};

/// Documents of a family that its first file holds at most.
pub const TIER: usize = 16_384;

/// Everything that a search answers from, as the files tell it.
#[derive(Debug)]
pub struct Searchable {
    /// The documents, in their order.
    pub numbered: Vec<Numbered>,
    /// The words and where they stand.
    pub index: Index,
    /// The values for filters, counts and orders.
    pub columns: Vec<Column>,
}

/// Writes the index of a site, file by file, in no particular order. Lists of more than `tier`
/// documents are split.
pub fn write(site: &Site<'_>, tier: usize, emit: &Emit<'_>) -> Searchable {
    let numbered = order::numbered(site.graph, site.config);
    let synonyms = Synonyms::of(&site.graph.vocabularies);
    let cards = Mutex::new(vec![Hash::default(); numbered.len().div_ceil(GROUP)]);
    let keep = |number: usize, documents: &[Document]| {
        let hash = write::cards(number, documents, emit);
        cards.lock().unwrap_or_else(std::sync::PoisonError::into_inner)[number] = hash;
    };
    let postings = postings::postings(site, &numbered, &synonyms, GROUP, &keep);
    let index = Index::new(numbered.len(), postings);
    let columns = columns::columns(site, &numbered, &columns::titles(site, &numbered));
    let root = Root {
        languages: &site.config.languages,
        numbered: &numbered,
        cards: cards.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner),
        terms: write::terms(&index, tier, emit),
        words: write::lists(&index, false, emit),
        endings: write::lists(&index, true, emit),
        facets: write::columns(&columns, emit),
    };
    write::root(&root, emit);
    Searchable { numbered, index, columns }
}
