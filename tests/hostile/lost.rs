//! Nothing lost in silence: a word that stands where a reader would see it is on the page, or
//! something that is said shows it.

use std::collections::BTreeSet;

use scraper::{Html, Node};

use crate::{library::Built, worker::Fault};

/// A word that stands in a body where a reader would see it.
#[derive(Debug, Clone)]
pub(crate) struct Word {
    pub(crate) text: String,
    /// The kind of the part that it stands in or behind.
    pub(crate) kind: String,
    /// The file that it stands in.
    pub(crate) source: String,
    /// The page that this file becomes.
    pub(crate) page: String,
}

/// The words that are lost.
pub(crate) fn lost<'a>(built: &Built, words: impl Iterator<Item = &'a Word>) -> Vec<Fault> {
    let words: Vec<&Word> = words.collect();
    let pages: BTreeSet<&str> = words.iter().map(|word| word.page.as_str()).collect();
    let mut faults = Vec::new();
    for page in pages {
        let shown = built.files.get(page).map(|bytes| shown(bytes));
        for word in words.iter().filter(|word| word.page == page) {
            let is_there = match &shown {
                Some(text) => text.contains(&word.text) || built.tells(&word.source, &word.text),
                None => built.refuses(&word.source),
            };
            if !is_there {
                faults.push(Fault::Lost { kind: word.kind.clone(), word: word.text.clone() });
            }
        }
    }
    faults
}

/// What a reader of a page sees, hears or follows: its texts, and what attributes hold.
fn shown(bytes: &[u8]) -> String {
    let tree = Html::parse_document(&String::from_utf8_lossy(bytes));
    let mut shown = String::new();
    for node in tree.tree.values() {
        match node {
            Node::Text(text) => shown.push_str(text),
            Node::Element(element) if element.name() != "meta" => {
                for (_, value) in element.attrs() {
                    shown.push(' ');
                    shown.push_str(value);
                    shown.push(' ');
                }
            }
            _ => {}
        }
    }
    shown
}
