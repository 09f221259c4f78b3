//! What results are drawn from: the files of `c/` and `x/`.

use std::borrow::Cow;

use serde_json::json;

use super::shard::{ShardHash, ShardWriter, VERSION};
use crate::search::document::SearchDocument;

/// Documents of a file of cards: two files of texts.
pub(in crate::search) const CARDS_PER_FILE: usize = 8;

/// Documents of a file of texts: few, since an excerpt needs one text, which is long.
pub(super) const TEXTS_PER_FILE: usize = 4;

/// Characters of a summary on a card.
const SUMMARY_LENGTH: usize = 160;

/// Writes the file of cards of this number and its files of texts; gives the hash of the first.
pub(in crate::search) fn write_cards(
    number: usize,
    documents: &[SearchDocument],
    out: &ShardWriter<'_>,
) -> ShardHash {
    let parts = documents.chunks(TEXTS_PER_FILE).zip(number * (CARDS_PER_FILE / TEXTS_PER_FILE)..);
    let hashes = parts.map(|(documents, number)| {
        let texts: Vec<_> = documents.iter().map(texts).collect();
        out.write('x', number, json!([VERSION, texts]).to_string().as_bytes()).to_string()
    });
    let hashes: Vec<String> = hashes.collect();
    let cards: Vec<_> = documents.iter().map(card).collect();
    out.write('c', number, json!([VERSION, hashes, cards]).to_string().as_bytes())
}

fn card(document: &SearchDocument) -> Vec<Cow<'_, str>> {
    let mut card: Vec<Cow<'_, str>> = vec![
        (&document.title).into(),
        (&document.path).into(),
        cut_summary(&document.summary),
        (&document.place).into(),
        (&document.date).into(),
    ];
    for section in document.headed_sections() {
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
