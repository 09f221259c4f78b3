//! Documents → which word stands how much in which, and where. Documents are taken in portions, all
//! threads at once; the cards and texts of a portion are written as soon as it is read, so that no
//! more than a portion's text is ever held.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    analyzer::{Analyzer, Token},
    document::{SearchDocument, read_document},
    field_weights::{OccurrenceWeights, TextField},
    frequent::frequent_words,
    header::DocumentHeader,
    synonyms::Synonyms,
};
use crate::render::view::RenderContext;

/// Documents of a portion: a multiple of those of a file of cards.
const PORTION: usize = 512;

/// Positions to which the beginning of a sentence is rounded up.
const SENTENCE: u32 = 16;

/// What a synonym weighs beside the word that stands in the text: not measured. Less than
/// the word itself, so that a text which uses the reader's own word comes first.
const SYNONYM_WEIGHT: f32 = 0.8;

/// A word in a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// Its position in the vocabulary.
    pub(super) word: u32,
    /// How much of the document is about it: its occurrences, weighted by field and length.
    pub(super) weight: f32,
    /// Where its positions begin among those of its portion.
    pub(super) first: u32,
    /// How many there are; none where it stands only for a synonym.
    pub(super) count: u32,
}

/// Every word of every document.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// All words, sorted.
    pub(super) words: Vec<String>,
    /// Whether a word stands in more English documents than others.
    pub(super) english: Vec<bool>,
    /// The portions, in the order of documents; they stay where they were read.
    portions: Vec<PortionPostings>,
}

/// The postings of a portion, by document.
#[derive(Debug)]
struct PortionPostings {
    postings: Vec<Posting>,
    positions: Vec<u32>,
}

/// The number of a posting: that of its portion in the upper bits, its position there in the lower.
pub(super) type PostingId = u32;

/// Bits of the position in a portion: enough for 65,536 different words in each document.
const POSITION_BITS: u32 = 25;

impl Postings {
    /// All postings with their numbers, by document.
    pub(super) fn all(&self) -> impl Iterator<Item = (PostingId, &Posting)> {
        let portions = self.portions.iter().zip(0_u32..);
        portions.flat_map(|(portion, number)| {
            portion
                .postings
                .iter()
                .zip(number << POSITION_BITS..)
                .map(|(posting, id)| (id, posting))
        })
    }

    /// The posting of a number.
    pub(super) fn get(&self, id: PostingId) -> &Posting {
        &self.portion(id).postings[(id & ((1 << POSITION_BITS) - 1)) as usize]
    }

    /// The positions of the word of a posting in its document.
    pub(super) fn positions(&self, id: PostingId) -> &[u32] {
        let posting = self.get(id);
        let range = posting.first as usize..(posting.first + posting.count) as usize;
        &self.portion(id).positions[range]
    }

    fn portion(&self, id: PostingId) -> &PortionPostings {
        &self.portions[(id >> POSITION_BITS) as usize]
    }
}

/// What is read of one portion.
#[derive(Default)]
struct Portion {
    words: Vec<String>,
    english: Vec<i32>,
    postings: Vec<Posting>,
    positions: Vec<u32>,
}

/// Reads all documents, in groups of `group`. `write` gets the documents of each group and the
/// number of the group; what it returns comes back in the order of groups.
pub(super) fn read_postings<T: Send>(
    site: &RenderContext<'_>,
    headers: &[DocumentHeader],
    synonyms: &Synonyms,
    group: usize,
    write: &(dyn Fn(usize, &[SearchDocument]) -> T + Sync),
) -> (Postings, Vec<T>) {
    let portions: Vec<(Portion, Vec<T>)> = headers
        .par_chunks(PORTION)
        .enumerate()
        .map(|(at, headers)| {
            let mut reader = PortionReader::new(synonyms);
            let mut written = Vec::new();
            for (within, part) in headers.chunks(group).enumerate() {
                let first = at * PORTION + within * group;
                let documents: Vec<SearchDocument> =
                    part.iter().map(|it| read_document(site, it)).collect();
                for (number, document) in documents.iter().enumerate() {
                    reader.read((first + number) as u32, document);
                }
                written.push(write(first / group, &documents));
            }
            (reader.finish(), written)
        })
        .collect();
    let (portions, written): (Vec<Portion>, Vec<Vec<T>>) = portions.into_iter().unzip();
    (merge_portions(portions), written.into_iter().flatten().collect())
}

/// A word where it stands in a document.
#[derive(Debug, Clone, Copy)]
struct FieldToken {
    word: u32,
    field: TextField,
    position: u32,
    /// Whether it is two words joined by a hyphen, written as one.
    is_joined: bool,
}

/// Reads the documents of one portion, one after the other.
struct PortionReader<'a> {
    synonyms: &'a Synonyms,
    analyzer: Analyzer,
    numbers: FxHashMap<String, u32>,
    /// How much more often a word stands in English texts than in others.
    english: Vec<i32>,
    /// The frequent words, by which the language of a text is known: whether each is English.
    frequent: FxHashMap<u32, bool>,
    postings: Vec<Posting>,
    positions: Vec<u32>,
    /// Those of the document that is being read.
    tokens: Vec<FieldToken>,
    /// A word → its place among the document's words, if the document is the one beside it.
    slots: Vec<(u32, u32)>,
}

impl<'a> PortionReader<'a> {
    fn new(synonyms: &'a Synonyms) -> Self {
        let mut numbers: FxHashMap<String, u32> = synonyms.words.iter().cloned().zip(0..).collect();
        let mut frequent = FxHashMap::default();
        for (word, is_english) in frequent_words() {
            let next = numbers.len() as u32;
            frequent.insert(*numbers.entry(word.to_owned()).or_insert(next), is_english);
        }
        Self {
            synonyms,
            analyzer: Analyzer::default(),
            english: vec![0; numbers.len()],
            frequent,
            postings: Vec::new(),
            positions: Vec::new(),
            tokens: Vec::new(),
            slots: vec![(u32::MAX, 0); numbers.len()],
            numbers,
        }
    }

    fn read(&mut self, number: u32, document: &SearchDocument) {
        self.tokens.clear();
        let mut at = 0;
        self.read_field(&document.title, TextField::Title, &mut at);
        self.read_field(&document.summary, TextField::Summary, &mut at);
        self.read_field(&document.terms, TextField::Terms, &mut at);
        for name in document.names.lines() {
            let is_longer = name.contains([' ', '-']);
            let field = if is_longer { TextField::NameWord } else { TextField::Name };
            self.read_field(name, field, &mut at);
        }
        for section in &document.sections {
            self.read_field(&section.heading, TextField::Heading, &mut at);
            let field = if section.is_factors { TextField::Factors } else { TextField::Body };
            self.read_field(&section.text, field, &mut at);
        }
        let weights = occurrence_weights(&self.tokens);
        let first_posting = self.postings.len();
        self.add_words(number, &weights);
        self.add_synonyms(number, &weights);
        self.add_positions(first_posting);
    }

    /// The words of a field. Those of a compound written as one are marked.
    fn read_field(&mut self, text: &str, field: TextField, at: &mut u32) {
        let (numbers, slots, english) = (&mut self.numbers, &mut self.slots, &mut self.english);
        let tokens = &mut self.tokens;
        let first = tokens.len();
        let mut number_of = |word: &str| {
            if let Some(number) = numbers.get(word) {
                return *number;
            }
            let number = numbers.len() as u32;
            numbers.insert(word.to_owned(), number);
            slots.push((u32::MAX, 0));
            english.push(0);
            number
        };
        self.analyzer.tokens(text, |token| match token {
            Token::Word(word) => {
                tokens.push(FieldToken {
                    word: number_of(word),
                    field,
                    position: *at,
                    is_joined: false,
                });
                *at += 1;
            }
            Token::Joined(word) => {
                let position = at.saturating_sub(1);
                tokens.push(FieldToken { word: number_of(word), field, position, is_joined: true });
            }
            // One place stays free, so that no phrase runs over the end of a sentence.
            Token::End if tokens.last().is_some_and(|last| last.position + 1 == *at) => {
                *at = (*at + 1).next_multiple_of(SENTENCE);
            }
            Token::End => {}
        });
        // A text is in the language whose common words it has most of, whatever its page is in.
        let known = tokens[first..].iter().filter_map(|token| self.frequent.get(&token.word));
        let balance: i32 = known.map(|is_english| if *is_english { 1 } else { -1 }).sum();
        for token in &tokens[first..] {
            english[token.word as usize] += balance.signum();
        }
    }

    /// Makes a posting for each word, with its weight and the number of its positions.
    fn add_words(&mut self, document: u32, weights: &OccurrenceWeights) {
        for token in &self.tokens {
            let posting = posting_of(&mut self.slots, &mut self.postings, document, token.word);
            posting.weight += weights.get(token.field);
            posting.count += 1;
        }
    }

    fn add_synonyms(&mut self, document: u32, weights: &OccurrenceWeights) {
        let typed = || self.tokens.iter().filter(|token| !token.is_joined);
        let words: Vec<u32> = typed().map(|token| token.word).collect();
        for (at, field) in typed().map(|token| token.field).enumerate() {
            for other in self.synonyms.synonyms_at(&words[at..]) {
                let posting = posting_of(&mut self.slots, &mut self.postings, document, other);
                posting.weight += SYNONYM_WEIGHT * weights.get(field);
            }
        }
    }

    /// Writes the positions of the document's words, those of each word together.
    fn add_positions(&mut self, first_posting: usize) {
        let mut next = self.positions.len() as u32;
        for posting in &mut self.postings[first_posting..] {
            posting.first = next;
            next += posting.count;
            posting.count = 0;
        }
        self.positions.resize(next as usize, 0);
        for token in &self.tokens {
            let posting = &mut self.postings[self.slots[token.word as usize].1 as usize];
            self.positions[(posting.first + posting.count) as usize] = token.position;
            posting.count += 1;
        }
    }

    fn finish(self) -> Portion {
        let mut words = vec![String::new(); self.numbers.len()];
        #[expect(clippy::iter_over_hash_type, reason = "each word goes to its own place")]
        for (word, number) in self.numbers {
            words[number as usize] = word;
        }
        Portion { words, english: self.english, postings: self.postings, positions: self.positions }
    }
}

/// The posting of a word in the document that is being read.
fn posting_of<'a>(
    slots: &mut [(u32, u32)],
    postings: &'a mut Vec<Posting>,
    document: u32,
    word: u32,
) -> &'a mut Posting {
    let slot = &mut slots[word as usize];
    if slot.0 != document {
        *slot = (document, postings.len() as u32);
        postings.push(Posting { document, word, weight: 0.0, first: 0, count: 0 });
    }
    &mut postings[slot.1 as usize]
}

/// The weights of a word's occurrences in a document of these tokens.
fn occurrence_weights(tokens: &[FieldToken]) -> OccurrenceWeights {
    let mut counts = [0_u16; TextField::COUNT];
    for token in tokens.iter().filter(|token| !token.is_joined) {
        counts[token.field as usize] = counts[token.field as usize].saturating_add(1);
    }
    OccurrenceWeights::of(counts)
}

/// Puts the portions together: one vocabulary, sorted, and everything in the order of documents.
fn merge_portions(portions: Vec<Portion>) -> Postings {
    let mut all: FxHashMap<&str, i32> = FxHashMap::default();
    for portion in &portions {
        for (word, more) in used_words(portion) {
            *all.entry(word).or_default() += more;
        }
    }
    let mut words: Vec<(&str, bool)> =
        all.into_iter().map(|(word, more)| (word, more > 0)).collect();
    words.sort_unstable();
    let numbers: FxHashMap<&str, u32> = words.iter().map(|(word, _)| *word).zip(0..).collect();
    let words_of: Vec<Vec<u32>> = portions
        .par_iter()
        .map(|portion| {
            // A word without postings has no number, and nothing asks for it.
            let number = |word: &String| numbers.get(word.as_str()).copied().unwrap_or(u32::MAX);
            portion.words.iter().map(number).collect()
        })
        .collect();
    let (names, english) = words.iter().map(|(word, more)| ((*word).to_owned(), *more)).unzip();
    drop(numbers);
    let portions = portions.into_par_iter().zip(words_of).map(|(portion, words)| {
        let mut postings = portion.postings;
        for posting in &mut postings {
            posting.word = words[posting.word as usize];
        }
        PortionPostings { postings, positions: portion.positions }
    });
    Postings { words: names, english, portions: portions.collect() }
}

/// The words that a document of a portion has, itself or by a synonym, and how much more often each
/// stands in English texts. Synonyms and frequent words are known from the start, but a word that no
/// document has is none of the site's: as a family without documents it would weigh the most of all.
fn used_words(portion: &Portion) -> impl Iterator<Item = (&str, i32)> {
    let mut is_used = vec![false; portion.words.len()];
    for posting in &portion.postings {
        is_used[posting.word as usize] = true;
    }
    let words = portion.words.iter().zip(&portion.english).zip(is_used);
    words.filter(|(_, is_used)| *is_used).map(|((word, more), _)| (word.as_str(), *more))
}
