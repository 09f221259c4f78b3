//! The words of documents → the postings of a portion. Apart from putting portions together, because
//! here every word of the site passes, one after the other: it is looked up once, and nothing is
//! allocated for it.

use super::{
    analyzer::{Analyzer, Token},
    document::SearchDocument,
    field_weights::{OccurrenceWeights, TextField},
    frequent::frequent_words,
    portion::{Portion, RawPosting, encode_positions},
    synonyms::Synonyms,
    word_list::WordList,
    word_numbers::WordNumbers,
};

/// Positions to which the beginning of a sentence is rounded up.
const SENTENCE: u32 = 16;

/// What a synonym weighs beside the word that stands in the text: not measured. Less than
/// the word itself, so that a text which uses the reader's own word comes first.
const SYNONYM_WEIGHT: f32 = 0.8;

/// A word where it stands in a document.
#[derive(Debug, Clone, Copy)]
struct FieldToken {
    word: u32,
    position: u32,
    field: TextField,
    /// Whether it is two words joined by a hyphen, written as one.
    is_joined: bool,
}

/// What is read of one portion.
#[derive(Debug)]
pub(super) struct ReadPortion {
    pub(super) words: WordList,
    /// How much more often a word stands in English texts than in others.
    pub(super) english: Vec<i32>,
    pub(super) portion: Portion,
}

/// A word of the portion.
#[derive(Debug, Clone, Copy, Default)]
struct KnownWord {
    /// How much more often it stands in English texts than in others.
    english: i32,
    /// 1 for a frequent word of English, -1 for another frequent word: they tell a text's language.
    language: i32,
    /// The document of its last posting, counted from 1, and the place of that posting.
    document: u32,
    posting: u32,
}

/// Reads the documents of one portion, one after the other.
pub(super) struct PortionReader<'a> {
    synonyms: &'a Synonyms,
    analyzer: Analyzer,
    numbers: WordNumbers,
    known: Vec<KnownWord>,
    first: u32,
    postings: Vec<RawPosting>,
    /// The positions of the postings, as bytes.
    bytes: Vec<u8>,
    /// The tokens of the document that is being read, and its positions by word.
    tokens: Vec<FieldToken>,
    positions: Vec<u32>,
}

impl<'a> PortionReader<'a> {
    /// A reader for the portion that begins with this document.
    pub(super) fn new(synonyms: &'a Synonyms, first: u32) -> Self {
        let mut numbers = WordNumbers::default();
        // The numbers of the synonyms are their own.
        for word in &synonyms.words {
            numbers.number(word);
        }
        let mut known = vec![KnownWord::default(); numbers.len()];
        for (word, is_english) in frequent_words() {
            let number = numbers.number(word) as usize;
            known.resize(numbers.len(), KnownWord::default());
            known[number].language = if is_english { 1 } else { -1 };
        }
        Self {
            synonyms,
            analyzer: Analyzer::default(),
            numbers,
            known,
            first,
            postings: Vec::new(),
            bytes: Vec::new(),
            tokens: Vec::new(),
            positions: Vec::new(),
        }
    }

    /// Reads a document; its number is at least that of the portion's first.
    pub(super) fn read(&mut self, number: u32, document: &SearchDocument) {
        self.tokens.clear();
        let mut at = 0;
        self.read_field(&document.title, TextField::Title, &mut at);
        self.read_field(&document.summary, TextField::Summary, &mut at);
        self.read_field(&document.terms, TextField::Terms, &mut at);
        for name in document.kinds.lines().chain(document.names.lines()) {
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
        let document = (number - self.first) as u16;
        self.add_words(document, &weights);
        self.add_synonyms(document, &weights);
        self.add_positions(first_posting);
    }

    /// The words of a field. Those of a compound written as one are marked.
    fn read_field(&mut self, text: &str, field: TextField, at: &mut u32) {
        let (numbers, known, tokens) = (&mut self.numbers, &mut self.known, &mut self.tokens);
        let first = tokens.len();
        // A text is in the language whose common words it has most of, whatever its page is in.
        let mut balance = 0;
        let mut number_of = |word: &str| {
            let number = numbers.number(word);
            match known.get(number as usize) {
                Some(word) => balance += word.language,
                None => known.push(KnownWord::default()),
            }
            number
        };
        self.analyzer.tokens(text, |token| match token {
            Token::Word(word) => {
                let word = number_of(word);
                tokens.push(FieldToken { word, field, position: *at, is_joined: false });
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
        let more = balance.signum();
        for token in tokens[first..].iter().filter(|_| more != 0) {
            known[token.word as usize].english += more;
        }
    }

    /// Makes a posting for each word, with its weight and the number of its positions.
    fn add_words(&mut self, document: u16, weights: &OccurrenceWeights) {
        for token in &self.tokens {
            let known = &mut self.known[token.word as usize];
            let posting = posting_of(known, &mut self.postings, document, token.word);
            posting.weight += weights.get(token.field);
            posting.count += 1;
        }
    }

    fn add_synonyms(&mut self, document: u16, weights: &OccurrenceWeights) {
        let typed = || self.tokens.iter().filter(|token| !token.is_joined);
        self.positions.clear();
        self.positions.extend(typed().map(|token| token.word));
        let words = &self.positions;
        for (at, field) in typed().map(|token| token.field).enumerate() {
            for other in self.synonyms.synonyms_at(&words[at..]) {
                let known = &mut self.known[other as usize];
                let posting = posting_of(known, &mut self.postings, document, other);
                posting.weight += SYNONYM_WEIGHT * weights.get(field);
            }
        }
    }

    /// Writes the positions of the document's words, those of each word together.
    fn add_positions(&mut self, first_posting: usize) {
        let postings = &mut self.postings[first_posting..];
        let mut next = 0;
        for posting in &mut *postings {
            posting.end = next;
            next += posting.count;
        }
        self.positions.clear();
        self.positions.resize(next as usize, 0);
        for token in &self.tokens {
            let place = self.known[token.word as usize].posting as usize - first_posting;
            let end = &mut postings[place].end;
            self.positions[*end as usize] = token.position;
            *end += 1;
        }
        for posting in postings {
            let end = posting.end as usize;
            let own = &self.positions[end - posting.count as usize..end];
            encode_positions(own, &mut self.bytes);
            posting.end = self.bytes.len() as u32;
        }
    }

    pub(super) fn finish(self) -> ReadPortion {
        let portion = Portion::new(self.first, self.known.len(), &self.postings, &self.bytes);
        let english = self.known.iter().map(|word| word.english).collect();
        ReadPortion { words: self.numbers.to_list(), english, portion }
    }
}

/// The posting of a word in the document that is being read.
fn posting_of<'a>(
    known: &mut KnownWord,
    postings: &'a mut Vec<RawPosting>,
    document: u16,
    word: u32,
) -> &'a mut RawPosting {
    let number = u32::from(document) + 1;
    if known.document != number {
        (known.document, known.posting) = (number, postings.len() as u32);
        postings.push(RawPosting { word, document, weight: 0.0, count: 0, end: 0 });
    }
    &mut postings[known.posting as usize]
}

/// The weights of a word's occurrences in a document of these tokens.
fn occurrence_weights(tokens: &[FieldToken]) -> OccurrenceWeights {
    let mut counts = [0_u16; TextField::COUNT];
    for token in tokens.iter().filter(|token| !token.is_joined) {
        counts[token.field as usize] = counts[token.field as usize].saturating_add(1);
    }
    OccurrenceWeights::of(counts)
}
