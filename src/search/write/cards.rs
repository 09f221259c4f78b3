//! What results are drawn from: the files of `c/` and `x/`.

use std::borrow::Cow;

use serde_json::json;

use super::shard::{Emit, ShardHash, VERSION, emit};
use crate::search::document::SearchDocument;

/// Documents of a file of texts.
pub(in crate::search) const TEXTS_PER_FILE: usize = 32;

/// Documents of a file of cards.
const CARDS_PER_FILE: usize = 16;

/// Characters of a summary on a card.
const SUMMARY_LENGTH: usize = 160;

/// Writes the file of texts of this number and its files of cards; gives the hashes of the latter.
pub(in crate::search) fn write_cards(
    number: usize,
    documents: &[SearchDocument],
    out: &Emit<'_>,
) -> Vec<ShardHash> {
    let texts: Vec<_> = documents.iter().map(texts).collect();
    let hash = emit(out, 'x', number, json!([VERSION, texts]).to_string().as_bytes()).to_string();
    let parts = documents.chunks(CARDS_PER_FILE).zip(number * (TEXTS_PER_FILE / CARDS_PER_FILE)..);
    let parts = parts.map(|(documents, number)| {
        let cards: Vec<_> = documents.iter().map(card).collect();
        emit(out, 'c', number, json!([VERSION, hash, cards]).to_string().as_bytes())
    });
    parts.collect()
}

fn card(document: &SearchDocument) -> Vec<Cow<'_, str>> {
    let mut card: Vec<Cow<'_, str>> = vec![
        (&document.title).into(),
        (&document.path).into(),
        cut_summary(&document.summary),
        (&document.place).into(),
        (&document.date).into(),
    ];
    for section in document.sections.iter().filter(|section| !section.anchor.is_empty()) {
        card.extend([Cow::from(&section.anchor), Cow::from(&section.heading)]);
    }
    card
}

/// A summary cut between words.
fn cut_summary(summary: &str) -> Cow<'_, str> {
    if summary.chars().count() <= SUMMARY_LENGTH {
        return summary.into();
    }
    let end = summary.char_indices().nth(SUMMARY_LENGTH - 1).map_or(summary.len(), |(at, _)| at);
    let cut = summary[..end].rfind(char::is_whitespace).unwrap_or(end);
    format!("{}…", summary[..cut].trim_end_matches([' ', ',', ';', ':', '–'])).into()
}

fn texts(document: &SearchDocument) -> Vec<&str> {
    let sections = document.sections.iter();
    sections.flat_map(|it| [it.anchor.as_str(), &it.heading, it.text.trim_end()]).collect()
}
