//! What readers search: the index of the site, written beside its pages.
#![doc = include_str!("format.md")]

mod affixes;
mod analyzer;
mod byte_reader;
mod client;
mod columns;
mod document;
mod facets;
mod families;
mod field_weights;
mod finder_columns;
mod frequent;
mod header;
mod impact;
mod index_memory;
mod inverted;
mod lesson_column;
mod long_families;
mod name_words;
mod noting_sink;
mod pairs;
mod portion;
mod portion_reader;
mod posting_list;
mod postings;
mod real_words;
mod stored_portion;
mod synonyms;
mod varint;
mod word_list;
mod word_lists;
mod word_numbers;
#[cfg(test)]
mod worked_example;
mod write;

pub use affixes::strip_affixes;
pub use analyzer::{Analyzer, Token};
pub use client::CLIENT_WORDS;
pub use columns::{Column, ColumnValues};
pub use document::{LessonText, SearchDocument, SearchSection, read_entry_text};
pub use header::{DocumentHeader, DocumentSubject};
pub use index_memory::{DocumentKeys, IndexMemory};
pub use inverted::InvertedIndex;
pub use posting_list::{FamilyPosting, LAST_MASK_BIT, PostingList};
pub use word_lists::WordLists;
pub use write::{DESK_ROOT, Emit, FOLDER, IndexSink, NewIndex, ROOT};

use std::collections::BTreeSet;

use crate::render::view::RenderContext;
use noting_sink::NotingSink;
use stored_portion::ListedDocument;
use synonyms::Synonyms;
use write::{RootFile, ShardHash, ShardWriter};

/// Documents of a family that its first file holds at most.
pub const TIER: usize = 12_288;

/// Whether a path is that of a file of the index.
pub fn is_index_file(path: &str) -> bool {
    let inner = path.strip_prefix(FOLDER).and_then(|path| path.strip_prefix('/'));
    is_index_root(path) || inner.is_some_and(|inner| inner.contains('/') && inner.ends_with(".js"))
}

/// Whether a path is that of a file of the index whose content changes under its name.
pub fn is_index_root(path: &str) -> bool {
    [ROOT, DESK_ROOT].contains(&path)
}

/// Everything that a search answers from, as the files tell it.
#[derive(Debug)]
pub struct IndexContents {
    /// What orders the documents, in that order.
    pub headers: Vec<DocumentHeader>,
    /// The addresses of their pages, from the root of the site.
    pub paths: Vec<String>,
    /// The title of each, and its headings.
    pub titles: Vec<Vec<String>>,
    /// The words and where they stand.
    pub inverted: InvertedIndex,
    /// The values for filters, counts and orders.
    pub columns: Vec<Column>,
    /// Words that no document has and that are no typos all the same, sorted.
    pub real_words: Vec<String>,
    /// Words that stand in names of places and offices.
    pub name_words: BTreeSet<String>,
    /// The first key of each file.
    pub first_keys: FirstKeys,
}

/// The first key of each file of a folder, in the order of the files.
#[derive(Debug)]
pub struct FirstKeys {
    /// Of the files of `w/`: words.
    pub words: Vec<String>,
    /// Of the files of `r/`: reversed words.
    pub reversed_words: Vec<String>,
}

/// Writes a part of the index that is found by names, and gives the hash of its directory, if it has any
/// files.
type WritePart = fn(&RenderContext<'_>, &ShardWriter<'_>) -> Option<ShardHash>;

/// Writes of the index of a site what is not there, or not made of the same.
pub fn update_index(site: &RenderContext<'_>, sink: &dyn IndexSink, memory: &IndexMemory<'_>) {
    if !memory.keep_whole(sink) {
        let noting = NotingSink::new(sink);
        write_index(site, TIER, &noting, Some(memory));
        memory.note_whole(&noting.into_files());
    }
}

/// Writes the index of a site, file by file, in no particular order. Lists of more than `tier`
/// documents are split. What is known of an index before is not made again.
pub fn write_index(
    site: &RenderContext<'_>,
    tier: usize,
    sink: &dyn IndexSink,
    memory: Option<&IndexMemory<'_>>,
) -> IndexContents {
    let emit = &ShardWriter::new(sink);
    let headers = header::order_documents(site.graph, site.config);
    let synonyms = Synonyms::of(&site.graph.vocabularies);
    let (postings, written) = postings::read_postings(site, &headers, &synonyms, sink, memory);
    let (cards, listed): (Vec<ShardHash>, Vec<_>) =
        written.into_iter().map(|cards| (cards.hash, cards.listed)).unzip();
    let listed: Vec<ListedDocument> = listed.into_iter().flatten().collect();
    let lessons = lesson_column::list_lessons(site, &listed);
    let (paths, titles): (Vec<_>, Vec<_>) =
        listed.into_iter().map(|it| (it.path, it.titles)).unzip();
    let inverted = InvertedIndex::new(headers.len(), postings);
    let name_words = name_words::name_words(&headers, &titles);
    // Families keep all threads busy but for the ends of their blocks.
    let (families, ((columns, column_files), (real_words, words))) = rayon::join(
        || write::write_families(&inverted, tier, emit),
        || {
            rayon::join(
                || write_columns(site, &headers, &lessons, sink, memory),
                || {
                    let real = real_words::real_words(&inverted.words, &site.graph.vocabularies);
                    let words = write::write_words(&inverted, &real, &name_words, emit);
                    (real, words)
                },
            )
        },
    );
    let root = RootFile {
        languages: &site.config.languages,
        headers: &headers,
        cards,
        families,
        words,
        columns: column_files,
    };
    write::write_root(&root, emit);
    let first_keys = root.words.into_first_keys();
    IndexContents { headers, paths, titles, inverted, columns, real_words, name_words, first_keys }
}

/// Writes what is found by numbers and names: the columns, which it gives, with the hash that leads to
/// each of its files by its name.
fn write_columns(
    site: &RenderContext<'_>,
    headers: &[DocumentHeader],
    lessons: &[Column],
    sink: &dyn IndexSink,
    memory: Option<&IndexMemory<'_>>,
) -> (Vec<Column>, Vec<(String, ShardHash)>) {
    let emit = &ShardWriter::new(sink);
    let columns = columns::list_columns(site, headers, &columns::list_titles(site, headers));
    let finder = finder_columns::list_finder_columns(site, headers);
    let mut files = write::write_columns(&columns, &finder, lessons, emit);
    let parts: [(&str, WritePart); 2] =
        [("facts", write::write_facts), ("briefs", write::write_briefs)];
    files.extend(parts.into_iter().filter_map(|(name, write)| {
        let hash = match memory {
            Some(memory) => memory.update_part(name, sink, |out| write(site, out)),
            None => write(site, emit),
        };
        Some((name.to_owned(), hash?))
    }));
    (columns, files)
}
