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
pub(super) const PORTION: usize = 512;

/// Every word of every document.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// All words, sorted.
    pub(super) words: Vec<String>,
    /// Whether a word stands in more English documents than others.
    pub(super) english: Vec<bool>,
    /// In how many documents each word stands itself.
    pub(super) counts: Vec<u32>,
    /// Where the places of each word begin; one more at the end.
    starts: Vec<u32>,
    /// In which portions a word stands.
    places: Vec<WordPlace>,
    /// The portions, in the order of documents.
    portions: Vec<Portion>,
}

/// A word of a portion.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct WordPlace {
    portion: u32,
    /// Its own number there.
    own: u32,
}

impl Postings {
    /// Gives the postings of the words of a family, one portion after the other: of each the place of
    /// its word in the family, and itself. In a portion they come by word.
    pub(super) fn of_family<'a>(
        &'a self,
        family: &[u32],
        mut give: impl FnMut(&mut [(usize, Posting<'a>)]),
    ) {
        let members = family.iter().enumerate();
        let mut places: Vec<(usize, WordPlace)> = members
            .flat_map(|(member, word)| self.places_of(*word).iter().map(move |at| (member, *at)))
            .collect();
        places.sort_by_key(|(member, at)| (at.portion, *member));
        let mut postings = Vec::new();
        for places in places.chunk_by(|a, b| a.1.portion == b.1.portion) {
            postings.clear();
            for (member, at) in places {
                let own = self.portions[at.portion as usize].postings(at.own);
                postings.extend(own.map(|posting| (*member, posting)));
            }
            give(&mut postings);
        }
    }

    /// The postings of a word in the portion of this number.
    pub(super) fn of_portion(
        &self,
        word: u32,
        portion: usize,
    ) -> impl Iterator<Item = Posting<'_>> {
        let places = self.places_of(word);
        let at = places.binary_search_by_key(&portion, |place| place.portion as usize);
        at.into_iter().flat_map(move |at| self.portions[portion].postings(places[at].own))
    }

    /// How many bytes the positions of a word take.
    pub(super) fn position_bytes(&self, word: u32) -> usize {
        let places = self.places_of(word).iter();
        places.map(|at| self.portions[at.portion as usize].position_bytes(at.own)).sum()
    }

    /// Where a word stands, portion by portion.
    fn places_of(&self, word: u32) -> &[WordPlace] {
        let [start, end] = [0, 1].map(|next| self.starts[word as usize + next] as usize);
        &self.places[start..end]
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
pub(super) fn merge_portions(portions: Vec<ReadPortion>) -> Postings {
    let mut all: FxHashMap<&str, (i32, u32)> = FxHashMap::default();
    for portion in &portions {
        for (_, word, more) in used_words(portion) {
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
    let uses_in = |read: &ReadPortion| -> Vec<WordUse> {
        let use_of = |(own, word, _): (usize, &str, i32)| WordUse {
            word: all.get(word).map_or(0, |known| known.1),
            own: own as u32,
            documents: read.portion.count_documents(own as u32),
        };
        used_words(read).map(use_of).collect()
    };
    let uses: Vec<Vec<WordUse>> = portions.par_iter().map(uses_in).collect();
    drop(all);
    let portions: Vec<Portion> = portions.into_iter().map(|read| read.portion).collect();
    let (starts, places) = order_places(words.len(), &uses);
    let mut counts = vec![0; words.len()];
    for used in uses.iter().flatten() {
        counts[used.word as usize] += used.documents;
    }
    let (words, english) = words.into_iter().unzip();
    Postings { words, english, counts, starts, places, portions }
}

/// A word of the vocabulary in a portion.
struct WordUse {
    word: u32,
    /// Its own number there.
    own: u32,
    /// In how many documents it stands itself.
    documents: u32,
}

/// Orders the words of portions by the vocabulary, and tells where those of each of its words begin.
fn order_places(words: usize, portions: &[Vec<WordUse>]) -> (Vec<u32>, Vec<WordPlace>) {
    let mut starts = vec![0; words + 1];
    for used in portions.iter().flatten() {
        starts[used.word as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let mut places = vec![WordPlace::default(); starts[words] as usize];
    for (uses, portion) in portions.iter().zip(0..) {
        for WordUse { word, own, .. } in uses {
            let at = &mut next[*word as usize];
            places[*at as usize] = WordPlace { portion, own: *own };
            *at += 1;
        }
    }
    (starts, places)
}

/// The words that a document of a portion has, itself or by a synonym: the portion's own number of
/// each, and how much more often it stands in English texts. Synonyms and frequent words are known from the start, but a word that no
/// document has is none of the site's: as a family without documents it would weigh the most of all.
fn used_words(read: &ReadPortion) -> impl Iterator<Item = (usize, &str, i32)> {
    let words = read.words.iter().zip(&read.english).enumerate();
    let used = words.filter(|(own, _)| read.portion.has(*own));
    used.map(|(own, (word, more))| (own, word, *more))
}
