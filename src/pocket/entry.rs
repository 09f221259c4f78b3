//! An entry as the pocket shows it: the words of its page without marks.

use serde::Serialize;

use super::filters::EntryFilters;

/// An entry in one of its languages.
#[derive(Debug, Serialize)]
pub(super) struct PocketEntry {
    /// What it is called in addresses, the same in all languages: `case/antrean`.
    pub(super) name: String,
    /// The language of its words: another than that of its labels, where it is not translated.
    pub(super) language: String,
    pub(super) title: String,
    /// The gist.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) summary: String,
    /// Where it is, how it stands and when it was, in a few words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) place: String,
    /// A case in three lines.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) gist: Vec<LabelledText>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) sections: Vec<PocketSection>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) facts: Vec<LabelledText>,
    /// What nobody knows yet, and what the page rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) endnotes: Vec<PocketSection>,
    /// How a locus is visited, and whom to write to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) hosting: Vec<LabelledText>,
    /// The names of the entries that its page leads to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<String>,
    #[serde(flatten)]
    pub(super) filters: EntryFilters,
    /// Words by which it is found although its page does not say them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) words: String,
    /// The lessons among its sections: the number of the section, if it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) lessons: Option<usize>,
}

/// A label, and what it says.
#[derive(Debug, Serialize)]
pub(super) struct LabelledText(pub(super) String, pub(super) String);

/// A part of a page.
#[derive(Debug, Serialize)]
pub(super) struct PocketSection {
    pub(super) heading: String,
    /// Whether its items are points of a list, not paragraphs.
    pub(super) list: bool,
    pub(super) items: Vec<PocketItem>,
}

/// A paragraph, or an item of a list.
#[derive(Debug, Default, Serialize)]
pub(super) struct PocketItem {
    /// What it is about, in a few words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) label: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    /// What more there is to say about it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) details: Vec<LabelledText>,
}

impl PocketItem {
    /// A text alone.
    pub(super) fn of(text: &str) -> Self {
        Self { text: text.to_owned(), ..Self::default() }
    }
}

impl PocketEntry {
    /// All that it says, a line for each text.
    pub(super) fn text(&self) -> String {
        let mut text =
            [&self.title, &self.summary, &self.place, &self.words].map(String::as_str).join("\n");
        let mut add = |piece: &str| {
            text.push('\n');
            text.push_str(piece);
        };
        for LabelledText(label, value) in self.gist.iter().chain(&self.facts).chain(&self.hosting) {
            add(label);
            add(value);
        }
        for section in self.sections.iter().chain(&self.endnotes) {
            add(&section.heading);
            for item in &section.items {
                add(&item.label);
                add(&item.text);
                item.details.iter().for_each(|it| add(&it.1));
            }
        }
        text
    }
}
