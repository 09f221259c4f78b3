//! An entry: its identity, and one version for each language it is written in.

use crate::{
    model::common::Common,
    names::Kind,
    parse::{Body, Link},
    source::{SourceId, Spanned},
    text::date::Date,
};

/// The identity of an entry: the name of its file within its kind. Its slug only changes its
/// address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    /// The kind.
    pub kind: Kind,
    /// The file's name without its ending, or its folder's.
    pub name: String,
}

/// An entry with everything that its files say.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// Its identity.
    pub key: EntryKey,
    /// The last part of its address.
    pub slug: Spanned<String>,
    /// The paths of the files beside it, relative to its folder, with `/` inside, sorted.
    pub attachments: Vec<String>,
    /// In the main language first; never empty.
    pub versions: Vec<Version<T>>,
}

impl<T> Entry<T> {
    /// The version in the main language, which holds all facts.
    pub fn main(&self) -> &Version<T> {
        &self.versions[0]
    }

    /// The version in a language, or the main one.
    pub fn version(&self, language: &str) -> &Version<T> {
        // Most entries have one, and their language need not be looked at.
        if let [only] = self.versions.as_slice() {
            return only;
        }
        self.versions.iter().find(|version| version.language == language).unwrap_or(self.main())
    }

    /// Whether there is a version in that language.
    pub fn speaks(&self, language: &str) -> bool {
        self.versions.iter().any(|version| version.language == language)
    }
}

/// An entry in one language. Facts are the same in every version.
#[derive(Debug, Clone)]
pub struct Version<T> {
    /// The language code.
    pub language: String,
    /// The file.
    pub source: SourceId,
    /// The state of the main file that was translated.
    pub of: Option<Spanned<Date>>,
    /// What every kind has.
    pub common: Common,
    /// What this kind has.
    pub data: T,
    /// The Markdown.
    pub body: Body,
    /// The sections of the body that hold the text of a key.
    pub key_sections: Vec<KeySection>,
    /// Every link of the front matter and the body.
    pub links: Vec<Link>,
}

/// A section of the body that holds the text of a key: its heading is named like the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySection {
    /// The key's English name.
    pub key: &'static str,
    /// The bytes of the section in the file, heading included.
    pub range: std::ops::Range<usize>,
    /// The bytes below the heading.
    pub content: std::ops::Range<usize>,
}
