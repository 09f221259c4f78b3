//! What results are drawn from: the files of `c/` and `x/`.

use std::borrow::Cow;

use serde_json::json;

use super::shard::{FILES_PER_HASH, ShardHash, ShardWriter, VERSION};
use crate::search::document::SearchDocument;

/// Documents of a file of cards: two files of texts.
pub(super) const CARDS_PER_FILE: usize = 8;

/// Documents whose files of cards share a hash.
pub(in crate::search) const CARDS_PER_HASH: usize = CARDS_PER_FILE * FILES_PER_HASH;

/// Documents of a file of texts: few, since an excerpt needs one text, which is long.
pub(super) const TEXTS_PER_FILE: usize = 4;

/// Characters of a summary on a card.
const SUMMARY_LENGTH: usize = 160;

/// Writes the files of cards that share the hash of this number, and their files of texts; gives that
/// hash.
pub(in crate::search) fn write_cards(
    number: usize,
    documents: &[SearchDocument],
    out: &ShardWriter<'_>,
) -> ShardHash {
    let files = documents.chunks(CARDS_PER_FILE).zip(number * FILES_PER_HASH..);
    let files: Vec<(char, usize, Vec<u8>)> = files
        .map(|(documents, number)| {
            let hashes = write_texts(number, documents, out);
            let cards: Vec<_> = documents.iter().map(card).collect();
            ('c', number, json!([VERSION, hashes, cards]).to_string().into_bytes())
        })
        .collect();
    out.write_group(&files)
}

/// Writes the files of texts of the documents of a file of cards, and gives their hashes.
fn write_texts(number: usize, documents: &[SearchDocument], out: &ShardWriter<'_>) -> Vec<String> {
    let parts = documents.chunks(TEXTS_PER_FILE).zip(number * (CARDS_PER_FILE / TEXTS_PER_FILE)..);
    let hashes = parts.map(|(documents, number)| {
        let texts: Vec<_> = documents.iter().map(texts).collect();
        out.write('x', number, json!([VERSION, texts]).to_string().as_bytes()).to_string()
    });
    hashes.collect()
}

fn card(document: &SearchDocument) -> Vec<Cow<'_, str>> {
    let mut card: Vec<Cow<'_, str>> = vec![
        (&document.title).into(),
        (&document.path).into(),
        cut_summary(&document.summary),
        (&document.place).into(),
        (&document.date).into(),
        (&document.name).into(),
        (&document.highlight).into(),
    ];
    for section in document.headed_sections() {
        card.extend([Cow::from(&section.anchor), Cow::from(&section.heading)]);
    }
    for name in document.other_names() {
        card.extend([Cow::from(""), Cow::from(name)]);
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
