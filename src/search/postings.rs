//! Documents → which word stands how much in which, and where. Documents are taken in portions, all
//! threads at once; the cards and texts of a portion are written as soon as it is read, so that no
//! more than a portion's text is ever held.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    document::{SearchDocument, read_document},
    header::DocumentHeader,
    index_memory::IndexMemory,
    noting_sink::NotingSink,
    portion::{Portion, Posting},
    portion_reader::{PortionReader, ReadPortion},
    stored_portion::{ListedDocument, MadePortion, WrittenCards},
    synonyms::Synonyms,
    write::{CARDS_PER_HASH, IndexSink, ShardWriter, write_cards},
};
use crate::render::view::RenderContext;

/// Documents of a portion: a multiple of those whose files of cards share a hash.
const PORTION: usize = 512;

/// Every word of every document.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// All words, sorted.
    pub(super) words: Vec<String>,
    /// Whether a word stands in more English documents than others.
    pub(super) english: Vec<bool>,
    /// In how many documents each word stands itself.
    pub(super) counts: Vec<u32>,
    /// The portions, in the order of documents.
    pub(super) portions: Vec<Portion>,
}

impl Postings {
    /// The postings of each word of a family in one portion after the other: the place of the word in
    /// the family, and its posting. In a portion they come by word.
    pub(super) fn of_family<'a>(
        &'a self,
        family: &'a [u32],
    ) -> impl Iterator<Item = impl Iterator<Item = (usize, Posting<'a>)>> {
        self.portions.iter().map(move |portion| {
            let members = family.iter().enumerate();
            members.flat_map(move |(place, word)| {
                portion.postings(*word).map(move |posting| (place, posting))
            })
        })
    }
}

/// Reads all documents, and writes their cards and texts. A portion that is known from an index
/// before, and whose files are there, is not read again.
pub(super) fn read_postings(
    site: &RenderContext<'_>,
    headers: &[DocumentHeader],
    synonyms: &Synonyms,
    sink: &dyn IndexSink,
    memory: Option<&IndexMemory<'_>>,
) -> (Postings, Vec<WrittenCards>) {
    let portions = headers.par_chunks(PORTION).enumerate();
    let made = portions.map(|(number, headers)| {
        let known = memory.map(|memory| (memory, memory.begin_portion(number, headers)));
        let portion = known.and_then(|(memory, begun)| memory.find_portion(begun, sink));
        let portion = portion.unwrap_or_else(|| {
            let first = number * PORTION;
            let Some((memory, begun)) = known else {
                return make_portion(site, first, headers, synonyms, sink);
            };
            let (graph, reads) = site.graph.noting();
            let portion = make_portion(&site.with_graph(&graph), first, headers, synonyms, sink);
            memory.keep_portion(begun, &reads.to_bytes(), &portion);
            portion
        });
        (portion.read, portion.written)
    });
    let (portions, written): (Vec<ReadPortion>, Vec<Vec<WrittenCards>>) = made.unzip();
    (merge_portions(portions), written.into_iter().flatten().collect())
}

/// Reads and writes the documents of a portion, from this number on.
fn make_portion(
    site: &RenderContext<'_>,
    first: usize,
    headers: &[DocumentHeader],
    synonyms: &Synonyms,
    sink: &dyn IndexSink,
) -> MadePortion {
    let noting = NotingSink::new(sink);
    let writer = ShardWriter::new(&noting);
    let mut reader = PortionReader::new(synonyms, first as u32);
    let mut written = Vec::new();
    for (within, part) in headers.chunks(CARDS_PER_HASH).enumerate() {
        let first = first + within * CARDS_PER_HASH;
        let documents: Vec<SearchDocument> =
            part.iter().map(|it| read_document(site, it)).collect();
        for (number, document) in documents.iter().enumerate() {
            reader.read((first + number) as u32, document);
        }
        let hash = write_cards(first / CARDS_PER_HASH, &documents, &writer);
        let listed = documents.into_iter().map(ListedDocument::of).collect();
        written.push(WrittenCards { hash, listed });
    }
    MadePortion { read: reader.finish(), written, files: noting.into_files() }
}

/// Puts the portions together: one vocabulary, sorted.
fn merge_portions(portions: Vec<ReadPortion>) -> Postings {
    let mut all: FxHashMap<&str, (i32, u32)> = FxHashMap::default();
    for portion in &portions {
        for (word, more) in used_words(portion) {
            all.entry(word).or_default().0 += more;
        }
    }
    let mut words: Vec<(String, bool)> =
        all.iter().map(|(word, (more, _))| ((*word).to_owned(), *more > 0)).collect();
    words.sort_unstable();
    for ((word, _), number) in words.iter().zip(0..) {
        if let Some(known) = all.get_mut(word.as_str()) {
            known.1 = number;
        }
    }
    let numbers_of = |portion: &ReadPortion| -> Vec<Option<u32>> {
        let used = (0..).map(|own| portion.portion.has(own));
        let words = portion.words.iter().zip(used);
        let number = |(word, is_used): (&String, bool)| is_used.then(|| all.get(word.as_str()));
        words.map(|it| number(it).flatten().map(|known| known.1)).collect()
    };
    let numbers: Vec<Vec<Option<u32>>> = portions.par_iter().map(numbers_of).collect();
    drop(all);
    let mut counts = vec![0; words.len()];
    let portions = portions.into_iter().zip(numbers).map(|(read, numbers)| {
        let mut portion = read.portion;
        portion.set_words(numbers.into_iter());
        portion.count_documents(&mut counts);
        portion
    });
    let portions = portions.collect();
    let (words, english) = words.into_iter().unzip();
    Postings { words, english, counts, portions }
}

/// The words that a document of a portion has, itself or by a synonym, and how much more often each
/// stands in English texts. Synonyms and frequent words are known from the start, but a word that no
/// document has is none of the site's: as a family without documents it would weigh the most of all.
fn used_words(read: &ReadPortion) -> impl Iterator<Item = (&str, i32)> {
    let words = read.words.iter().zip(&read.english).enumerate();
    words.filter(|(own, _)| read.portion.has(*own)).map(|(_, (word, more))| (word.as_str(), *more))
}
