//! What readers search: the index of the site, written beside its pages.
#![doc = include_str!("format.md")]

mod client;
mod columns;
mod document;
mod families;
mod frequent;
mod index;
mod order;
mod postings;
mod route;
mod shortening;
mod synonyms;
mod text;
mod words;
mod write;

pub use columns::{Column, Values};
pub use document::Document;
pub use index::{Hit, Index, LAST_MEMBER, List};
pub use order::Numbered;
pub use route::{core, route};
pub use words::{Analyzer, Token};
pub use write::{Emit, ROOT};

use crate::render::view::RenderContext;
use synonyms::Synonyms;
use write::{FOLDER, GROUP, Hash, Root};

/// Documents of a family that its first file holds at most.
pub const TIER: usize = 16_384;

/// Whether a path is that of a file of the index.
pub fn is_index(path: &str) -> bool {
    path == ROOT || is_shard(path)
}

/// Whether it is that of one that is named by its content.
pub fn is_shard(path: &str) -> bool {
    let inner = path.strip_prefix(FOLDER).and_then(|path| path.strip_prefix('/'));
    inner.is_some_and(|inner| inner.contains('/') && inner.ends_with(".js"))
}

/// Everything that a search answers from, as the files tell it.
#[derive(Debug)]
pub struct Searchable {
    /// The documents, in their order.
    pub numbered: Vec<Numbered>,
    /// The addresses of their pages, from the root of the site.
    pub paths: Vec<String>,
    /// The words and where they stand.
    pub index: Index,
    /// The values for filters, counts and orders.
    pub columns: Vec<Column>,
    /// Where each file begins: of words in the order of the alphabet, of reversed words, of families
    /// by route.
    pub limits: [Vec<String>; 3],
}

/// Writes the index of a site, file by file, in no particular order. Lists of more than `tier`
/// documents are split.
pub fn write(site: &RenderContext<'_>, tier: usize, emit: &Emit<'_>) -> Searchable {
    let numbered = order::numbered(site.graph, site.config);
    let synonyms = Synonyms::of(&site.graph.vocabularies);
    let (postings, kept) =
        postings::postings(site, &numbered, &synonyms, GROUP, &|number, documents| {
            let paths: Vec<String> = documents.iter().map(|it| it.path.clone()).collect();
            (write::cards(number, documents, emit), paths)
        });
    let (cards, paths): (Vec<Vec<Hash>>, Vec<Vec<String>>) = kept.into_iter().unzip();
    let index = Index::new(numbered.len(), postings);
    let columns = columns::columns(site, &numbered, &columns::titles(site, &numbered));
    let root = Root {
        languages: &site.config.languages,
        numbered: &numbered,
        cards: cards.concat(),
        terms: write::terms(&index, tier, emit),
        words: write::lists(&index, false, emit),
        endings: write::lists(&index, true, emit),
        facets: write::columns(&columns, emit),
    };
    write::root(&root, emit);
    let limits = [root.words.0, root.endings.0, root.terms.files.0];
    Searchable { numbered, paths: paths.concat(), index, columns, limits }
}
