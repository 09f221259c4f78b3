//! A question in parts.

use std::collections::BTreeMap;

use teladan::search::{Analyzer, Token};

/// A question in parts.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// A word, whether it stands in a phrase, whether nothing follows it.
    pub(super) words: Vec<(String, bool, bool)>,
    pub(super) phrases: Vec<Vec<String>>,
    pub(super) excluded: Vec<Vec<String>>,
}

/// The parts of a question of words, quotation marks and `-`.
pub(super) fn parse_question(query: &str) -> Question {
    let mut question = Question::default();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for (number, part) in query.split(['"', '“', '”', '„', '«', '»']).enumerate() {
        let quoted = number % 2 == 1;
        let before: String =
            query.split(['"', '“', '”', '„', '«', '»']).take(number).collect::<Vec<_>>().join("\"");
        let out =
            quoted && before.strip_suffix('-').is_some_and(|it| it.is_empty() || it.ends_with(' '));
        if quoted {
            let phrase = words(part);
            if !out {
                for word in &phrase {
                    ask(&mut question, &mut seen, word, true, false);
                }
            }
            if !phrase.is_empty() {
                if out { &mut question.excluded } else { &mut question.phrases }.push(phrase);
            }
            continue;
        }
        let is_last = number + 1 == query.split(['"', '“', '”', '„', '«', '»']).count();
        let pieces: Vec<&str> = part.split(' ').collect();
        for (at, piece) in pieces.iter().enumerate() {
            let found = words(piece.trim_start_matches('-'));
            if let Some(rest) = piece.strip_prefix('-')
                && !rest.is_empty()
                && let Some((first, rest)) = found.split_first()
            {
                question.excluded.push(vec![first.clone()]);
                for word in rest {
                    ask(&mut question, &mut seen, word, false, false);
                }
                continue;
            }
            let ends = is_last
                && at + 1 == pieces.len()
                && piece.chars().last().is_some_and(char::is_alphanumeric);
            for (place, word) in found.iter().enumerate() {
                let open = ends && place + 1 == found.len();
                ask(&mut question, &mut seen, word, false, open);
            }
        }
    }
    question
}

fn ask(
    question: &mut Question,
    seen: &mut BTreeMap<String, usize>,
    word: &str,
    quoted: bool,
    open: bool,
) {
    let at = *seen.entry(word.to_owned()).or_insert_with(|| {
        question.words.push((word.to_owned(), false, false));
        question.words.len() - 1
    });
    let known = &mut question.words[at];
    known.1 |= quoted;
    if !quoted {
        known.2 = open;
    }
}

fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    Analyzer::default().tokens(text, |token| {
        if let Token::Word(word) = token {
            found.push(word.to_owned());
        }
    });
    found
}
