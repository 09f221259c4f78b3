//! Text → words, in one place for every field: the steps of `format.md`, "From text to words". The
//! client takes a question apart by the same steps.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Letters and digits of a word beyond which it is cut.
const LONGEST: usize = 40;

/// A currency that is written together with its sum.
const RUPIAH: &str = "rp";

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A word.
    Word(&'a str),
    /// The word before and the one after a hyphen, written together; it stands where the first does.
    Joined(&'a str),
    /// The end of a sentence or line.
    End,
}

/// Takes texts apart. It keeps its buffers, so that a million sentences cost no memory.
#[derive(Debug, Default)]
pub struct Analyzer {
    folded: String,
    word: String,
    before: String,
    joined: String,
}

impl Analyzer {
    /// Gives the tokens of a text in their order.
    pub fn tokens(&mut self, text: &str, mut give: impl FnMut(Token<'_>)) {
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(text, &mut folded);
        self.scan(&folded, &mut give);
        self.folded = folded;
        give(Token::End);
    }

    fn scan(&mut self, text: &str, give: &mut impl FnMut(Token<'_>)) {
        let mut rest = text;
        let mut is_after_hyphen = false;
        loop {
            let gap = gap_length(rest);
            if ends_sentence(&rest[..gap], gap == rest.len()) {
                give(Token::End);
            }
            if gap == rest.len() {
                return;
            }
            rest = &rest[gap..];
            rest = &rest[match plain_word_length(rest) {
                Some(length) => {
                    self.word.clear();
                    self.word.push_str(&rest[..length]);
                    length
                }
                None => self.take_word(rest),
            }..];
            self.emit(is_after_hyphen, give);
            is_after_hyphen = after_hyphen(rest);
        }
    }

    /// Takes the word at the beginning of a text; gives its length in the text.
    fn take_word(&mut self, text: &str) -> usize {
        self.word.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut count = 0;
        while let Some(character) = text[at..].chars().next() {
            let next = at + character.len_utf8();
            if at > 0 && is_apostrophe(character) && text[next..].starts_with(is_part) {
                at = next;
                continue;
            }
            if matches!(character, '.' | ',') && parts_thousands(bytes, at)
                || character == '.' && parts_letters(&text[..at], &text[next..])
            {
                at = next;
                continue;
            }
            if !is_part(character) || character.is_ascii_digit() && &text[..at] == RUPIAH {
                break;
            }
            if count < LONGEST {
                self.word.push(character);
                count += 1;
            }
            at = next;
        }
        at
    }

    fn emit(&mut self, is_after_hyphen: bool, give: &mut impl FnMut(Token<'_>)) {
        if is_after_hyphen {
            if self.word == self.before {
                return;
            }
            self.joined.clear();
            self.joined.extend(self.before.chars().chain(self.word.chars()).take(LONGEST));
            give(Token::Joined(&self.joined));
        }
        give(Token::Word(&self.word));
        std::mem::swap(&mut self.word, &mut self.before);
    }
}

/// The length of what stands before the first word. Nearly all gaps are ASCII.
fn gap_length(text: &str) -> usize {
    let ascii = text.bytes().position(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let start = ascii.unwrap_or(text.len());
    start + text[start..].find(is_part).unwrap_or(text.len() - start)
}

/// The length of the word at the beginning of a text, if nothing but its letters matters: it is ASCII,
/// short, and no mark follows that may belong to it.
fn plain_word_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let length = bytes.iter().position(|byte| !byte.is_ascii_alphanumeric());
    let length = length.unwrap_or(bytes.len());
    let may_go_on = match bytes.get(length) {
        Some(b'.' | b',' | b'\'' | b'`') => {
            bytes.get(length + 1).is_some_and(|it| it.is_ascii_alphanumeric() || !it.is_ascii())
        }
        Some(byte) => !byte.is_ascii(),
        None => false,
    };
    let is_plain = (1..=LONGEST).contains(&length) && !may_go_on && !text.starts_with(RUPIAH);
    is_plain.then_some(length)
}

/// NFKD, without marks, in lower case. Most of every text is ASCII, which needs only the last.
fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    let mut rest = text;
    loop {
        let ascii = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let from = folded.len();
        folded.push_str(&rest[..ascii]);
        folded[from..].make_ascii_lowercase();
        rest = &rest[ascii..];
        if rest.is_empty() {
            return;
        }
        let other = rest.bytes().position(|byte| byte.is_ascii()).unwrap_or(rest.len());
        for character in decompose(&rest[..other]) {
            if character == CAPITAL_SIGMA {
                *folded = decompose(text).collect::<String>().to_lowercase();
                return;
            }
            folded.extend(character.to_lowercase());
        }
        rest = &rest[other..];
    }
}

/// The one letter whose lower case depends on what stands around it.
const CAPITAL_SIGMA: char = '\u{3a3}';

fn decompose(text: &str) -> impl Iterator<Item = char> {
    text.nfkd().filter(|it| !is_combining_mark(*it) && !is_invisible(*it))
}

fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric() || !character.is_ascii() && character.is_alphanumeric()
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '`')
}

/// Whether a character only says where a line may or may not break.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a full stop stands between two single letters, as in `P.N.S.`
fn parts_letters(before: &str, after: &str) -> bool {
    let mut before = before.chars().rev();
    let mut after = after.chars();
    before.next().is_some_and(char::is_alphabetic)
        && !before.next().is_some_and(is_part)
        && after.next().is_some_and(char::is_alphabetic)
        && !after.next().is_some_and(is_part)
}

/// Whether the mark at `at` stands between a digit and exactly three digits.
fn parts_thousands(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    at > 0 && digit(at - 1) && (1..=3).all(|i| digit(at + i)) && !digit(at + 4)
}

/// Whether what stands between two words ends a sentence.
fn ends_sentence(gap: &str, at_end: bool) -> bool {
    if gap == " " {
        return false;
    }
    let bytes = gap.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| match byte {
        b'\n' => true,
        b'.' | b'!' | b'?' => match bytes.get(at + 1) {
            Some(next) => next.is_ascii_whitespace(),
            None => at_end,
        },
        _ => false,
    })
}

/// Whether a text begins with a hyphen alone and a word after it.
fn after_hyphen(text: &str) -> bool {
    let after = text.strip_prefix(['-', '\u{2010}']);
    after.is_some_and(|after| after.starts_with(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        Analyzer::default().tokens(text, |token| match token {
            Token::Word(word) => words.push(word.to_owned()),
            Token::Joined(word) => words.push(format!("+{word}")),
            Token::End if words.last().is_none_or(|last| last != "/") => words.push("/".to_owned()),
            Token::End => {}
        });
        words
    }

    #[test]
    fn words_are_folded_whatever_they_are_written_in() {
        assert_eq!(words("Pelayanan PUBLIK"), ["pelayanan", "publik", "/"]);
        assert_eq!(words("Café Ｍａｌ İzin ﬁlter"), ["cafe", "mal", "izin", "filter", "/"]);
        assert_eq!(words("ΟΔΟΣ ΟΔΟΣΑ aÉb x̂y"), ["οδος", "οδοσα", "aeb", "xy", "/"]);
        assert_eq!(words("Jum’at jum'at 'kata'"), ["jumat", "jumat", "kata", "/"]);
    }

    #[test]
    fn thousands_are_one_number_and_other_numbers_are_left() {
        assert_eq!(
            words("12.500 1.234.567 3,5 20/2015"),
            ["12500", "1234567", "3", "5", "20", "2015", "/"]
        );
        assert_eq!(words("2019,2020 1.2345"), ["2019", "2020", "1", "2345", "/"]);
    }

    #[test]
    fn a_sum_is_found_without_its_currency() {
        assert_eq!(words("Rp1.500.000"), ["rp", "1500000", "/"]);
        assert_eq!(words("rp 25, rpjmd, rp5 juta"), ["rp", "25", "rpjmd", "rp", "5", "juta", "/"]);
    }

    #[test]
    fn single_letters_with_full_stops_are_one_word() {
        assert_eq!(words("P.N.S. e.g. lan.go.id"), ["pns", "/", "eg", "/", "lan", "go", "id", "/"]);
        assert_eq!(words("a.b1 1.a ab.c"), ["a", "b1", "1", "a", "ab", "c", "/"]);
    }

    #[test]
    fn what_nobody_sees_parts_no_word() {
        let text = "pela\u{ad}yanan per\u{200b}izinan\u{feff}";
        assert_eq!(words(text), ["pelayanan", "perizinan", "/"]);
    }

    #[test]
    fn a_doubled_word_counts_once_and_a_compound_also_as_one_word() {
        assert_eq!(words("kata-kata"), ["kata", "/"]);
        assert_eq!(words("e-government"), ["e", "+egovernment", "government", "/"]);
        assert_eq!(words("satu - dua"), ["satu", "dua", "/"]);
    }

    #[test]
    fn sentences_and_lines_end() {
        assert_eq!(words("Satu. Dua"), ["satu", "/", "dua", "/"]);
        assert_eq!(words("Satu\ndua lan.go.id"), ["satu", "/", "dua", "lan", "go", "id", "/"]);
        assert_eq!(words(""), ["/"]);
    }

    #[test]
    fn a_word_without_end_is_cut() {
        assert_eq!(words(&"a".repeat(1000)), ["a".repeat(40), "/".to_owned()]);
    }
}
