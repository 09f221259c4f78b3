//! Documents → which word stands how much in which, and where. Documents are taken in portions, all
//! threads at once; the cards and texts of a portion are written as soon as it is read, so that no
//! more than a portion's text is ever held.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    document::{Document, document},
    frequent::frequent_words,
    order::Numbered,
    synonyms::Synonyms,
    words::{Analyzer, Token},
};
use crate::render::view::RenderContext;

/// Documents of a portion: a multiple of those of a file of cards.
const PORTION: usize = 512;

/// Positions to which the beginning of a sentence is rounded up.
const SENTENCE: u32 = 16;

/// What a word in a synonym's place weighs beside the word itself.
const SYNONYM: f32 = 0.8;

/// A part of a document that weighs for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Summary,
    Claims,
    Heading,
    Terms,
    Body,
}

impl Field {
    const COUNT: usize = 6;

    /// How much a word weighs here, how much the field's length matters (0 to 1), and how many
    /// words it usually has. The usual length is fixed, not the mean of the site: otherwise one
    /// edit would change the weights of all documents.
    fn measures(self) -> (f32, f32, f32) {
        match self {
            Self::Title => (16.0, 0.6, 7.0),
            Self::Summary => (3.0, 0.5, 25.0),
            Self::Claims => (2.0, 0.5, 60.0),
            Self::Heading => (5.0, 0.6, 20.0),
            Self::Terms => (2.0, 0.5, 15.0),
            Self::Body => (1.0, 0.5, 200.0),
        }
    }
}

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
    parts: Vec<Part>,
}

/// The postings of a portion, by document.
#[derive(Debug)]
struct Part {
    postings: Vec<Posting>,
    positions: Vec<u32>,
}

/// Where a posting stands: its portion in the upper bits, its place there in the lower ones.
pub(super) type Place = u32;

/// Bits of a place within a portion: enough for 65,536 different words in each document.
const WITHIN: u32 = 25;

impl Postings {
    /// All postings with their places, by document.
    pub(super) fn all(&self) -> impl Iterator<Item = (Place, &Posting)> {
        let parts = self.parts.iter().zip(0_u32..);
        parts.flat_map(|(part, number)| {
            part.postings.iter().zip(number << WITHIN..).map(|(posting, place)| (place, posting))
        })
    }

    /// The posting at a place.
    pub(super) fn at(&self, place: Place) -> &Posting {
        &self.part(place).postings[(place & ((1 << WITHIN) - 1)) as usize]
    }

    /// The positions of the posting at a place.
    pub(super) fn positions(&self, place: Place) -> &[u32] {
        let posting = self.at(place);
        let range = posting.first as usize..(posting.first + posting.count) as usize;
        &self.part(place).positions[range]
    }

    fn part(&self, place: Place) -> &Part {
        &self.parts[(place >> WITHIN) as usize]
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

/// Reads all documents. `keep` gets those of each group, with its number; what it makes of them
/// comes back in the order of groups.
pub(super) fn postings<T: Send>(
    site: &RenderContext<'_>,
    numbered: &[Numbered],
    synonyms: &Synonyms,
    group: usize,
    keep: &(dyn Fn(usize, &[Document]) -> T + Sync),
) -> (Postings, Vec<T>) {
    let portions: Vec<(Portion, Vec<T>)> = numbered
        .par_chunks(PORTION)
        .enumerate()
        .map(|(at, numbered)| {
            let mut reader = Reader::new(synonyms);
            let mut kept = Vec::new();
            for (within, part) in numbered.chunks(group).enumerate() {
                let first = at * PORTION + within * group;
                let documents: Vec<Document> = part.iter().map(|it| document(site, it)).collect();
                for (number, found) in documents.iter().enumerate() {
                    reader.read((first + number) as u32, found);
                }
                kept.push(keep(first / group, &documents));
            }
            (reader.portion(), kept)
        })
        .collect();
    let (portions, kept): (Vec<Portion>, Vec<Vec<T>>) = portions.into_iter().unzip();
    (merge(portions), kept.into_iter().flatten().collect())
}

/// Reads the documents of one portion, one after the other.
struct Reader<'a> {
    synonyms: &'a Synonyms,
    analyzer: Analyzer,
    numbers: FxHashMap<String, u32>,
    /// How much more often a word stands in English texts than in others.
    english: Vec<i32>,
    /// For each word that tells a language: whether that is English.
    telling: FxHashMap<u32, bool>,
    postings: Vec<Posting>,
    positions: Vec<u32>,
    tokens: Vec<(u32, Field, u32, bool)>,
    /// A word → its place among the document's words, if the document is the one beside it.
    slots: Vec<(u32, u32)>,
}

impl<'a> Reader<'a> {
    fn new(synonyms: &'a Synonyms) -> Self {
        let mut numbers: FxHashMap<String, u32> = synonyms.words.iter().cloned().zip(0..).collect();
        let mut telling = FxHashMap::default();
        for (word, is_english) in frequent_words() {
            let next = numbers.len() as u32;
            telling.insert(*numbers.entry(word.to_owned()).or_insert(next), is_english);
        }
        Self {
            synonyms,
            analyzer: Analyzer::default(),
            english: vec![0; numbers.len()],
            telling,
            postings: Vec::new(),
            positions: Vec::new(),
            tokens: Vec::new(),
            slots: vec![(u32::MAX, 0); numbers.len()],
            numbers,
        }
    }

    fn read(&mut self, number: u32, document: &Document) {
        self.tokens.clear();
        let mut at = 0;
        self.field(&document.title, Field::Title, &mut at);
        self.field(&document.summary, Field::Summary, &mut at);
        self.field(&document.terms, Field::Terms, &mut at);
        for section in &document.sections {
            self.field(&section.heading, Field::Heading, &mut at);
            let field = if section.is_claim { Field::Claims } else { Field::Body };
            self.field(&section.text, field, &mut at);
        }
        let lengths = lengths(&self.tokens);
        let first_posting = self.postings.len();
        self.count(number, &lengths);
        self.add_synonyms(number, &lengths);
        self.place(first_posting);
    }

    /// The words of a field. Those of a compound written as one are marked.
    fn field(&mut self, text: &str, field: Field, at: &mut u32) {
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
                tokens.push((number_of(word), field, *at, false));
                *at += 1;
            }
            Token::Joined(word) => {
                tokens.push((number_of(word), field, at.saturating_sub(1), true));
            }
            // One place stays free, so that no phrase runs over the end of a sentence.
            Token::End if tokens.last().is_some_and(|last| last.2 + 1 == *at) => {
                *at = (*at + 1).next_multiple_of(SENTENCE);
            }
            Token::End => {}
        });
        // A text is in the language whose common words it has most of, whatever its page is in.
        let told = tokens[first..].iter().filter_map(|token| self.telling.get(&token.0));
        let balance: i32 = told.map(|is_english| if *is_english { 1 } else { -1 }).sum();
        for (word, ..) in &tokens[first..] {
            english[*word as usize] += balance.signum();
        }
    }

    /// Makes a posting for each word, with its weight and the number of its positions.
    fn count(&mut self, document: u32, lengths: &[f32; Field::COUNT]) {
        for (word, field, _, _) in &self.tokens {
            let slot = slot(&mut self.slots, &mut self.postings, document, *word);
            slot.weight += share(*field, lengths);
            slot.count += 1;
        }
    }

    fn add_synonyms(&mut self, document: u32, lengths: &[f32; Field::COUNT]) {
        let words: Vec<u32> =
            self.tokens.iter().filter(|token| !token.3).map(|token| token.0).collect();
        let fields = self.tokens.iter().filter(|token| !token.3).map(|token| token.1);
        for (at, field) in fields.enumerate() {
            for other in self.synonyms.starting(&words[at..]) {
                let slot = slot(&mut self.slots, &mut self.postings, document, other);
                slot.weight += SYNONYM * share(field, lengths);
            }
        }
    }

    /// Writes the positions of the document's words, those of each word together.
    fn place(&mut self, first_posting: usize) {
        let mut next = self.positions.len() as u32;
        for posting in &mut self.postings[first_posting..] {
            posting.first = next;
            next += posting.count;
            posting.count = 0;
        }
        self.positions.resize(next as usize, 0);
        for (word, _, at, _) in &self.tokens {
            let posting = &mut self.postings[self.slots[*word as usize].1 as usize];
            self.positions[(posting.first + posting.count) as usize] = *at;
            posting.count += 1;
        }
    }

    fn portion(self) -> Portion {
        let mut words = vec![String::new(); self.numbers.len()];
        #[expect(clippy::iter_over_hash_type, reason = "each word goes to its own place")]
        for (word, number) in self.numbers {
            words[number as usize] = word;
        }
        Portion { words, english: self.english, postings: self.postings, positions: self.positions }
    }
}

/// The posting of a word in the document that is being read.
fn slot<'a>(
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

/// How much longer than usual each field is, as what an occurrence in it is divided by.
fn lengths(tokens: &[(u32, Field, u32, bool)]) -> [f32; Field::COUNT] {
    let mut counts = [0_u16; Field::COUNT];
    for (_, field, _, is_joined) in tokens {
        if !is_joined {
            counts[*field as usize] = counts[*field as usize].saturating_add(1);
        }
    }
    let fields =
        [Field::Title, Field::Summary, Field::Claims, Field::Heading, Field::Terms, Field::Body];
    fields.map(|field| {
        let (_, matters, usual) = field.measures();
        1.0 - matters + matters * stepped(f32::from(counts[field as usize])) / usual
    })
}

/// A length in steps of a ninth part, so that a word more or less changes no other word's weight.
fn stepped(length: f32) -> f32 {
    if length < 16.0 { length } else { ((length.log2() * 6.0).round() / 6.0).exp2() }
}

/// What one occurrence in a field weighs.
fn share(field: Field, lengths: &[f32; Field::COUNT]) -> f32 {
    field.measures().0 / lengths[field as usize]
}

/// Puts the portions together: one vocabulary, sorted, and everything in the order of documents.
fn merge(portions: Vec<Portion>) -> Postings {
    let mut all: FxHashMap<&str, i32> = FxHashMap::default();
    for portion in &portions {
        for (word, more) in portion.words.iter().zip(&portion.english) {
            *all.entry(word).or_default() += more;
        }
    }
    let mut words: Vec<(&str, bool)> =
        all.into_iter().map(|(word, more)| (word, more > 0)).collect();
    words.sort_unstable();
    let numbers: FxHashMap<&str, u32> = words.iter().map(|(word, _)| *word).zip(0..).collect();
    let words_of: Vec<Vec<u32>> = portions
        .par_iter()
        .map(|portion| portion.words.iter().map(|word| numbers[word.as_str()]).collect())
        .collect();
    let (names, english) = words.iter().map(|(word, more)| ((*word).to_owned(), *more)).unzip();
    drop(numbers);
    let parts = portions.into_par_iter().zip(words_of).map(|(portion, words)| {
        let mut postings = portion.postings;
        for posting in &mut postings {
            posting.word = words[posting.word as usize];
        }
        Part { postings, positions: portion.positions }
    });
    Postings { words: names, english, parts: parts.collect() }
}
