//! The table's shape and how a name is looked up in it.

use super::{field::Fields, kind::Kind, name::Name, special_word::SpecialWord};
use crate::text::{fold::fold, language::Language};

/// A kind's names for folders, for `teladan new` and for readers of documentation.
#[derive(Debug)]
pub struct KindNames {
    /// The kind; nothing for terms, which are no entries.
    pub kind: Option<Kind>,
    /// Its folder in `content/`.
    pub folder: Name,
    /// Its name behind `teladan new`.
    pub command: Name,
}

/// The whole table.
#[derive(Debug)]
pub struct Names {
    pub(super) words: Vec<(Word, Name)>,
    /// The kinds, in order.
    pub kinds: Vec<KindNames>,
    /// Alerts in Markdown, such as `[!NOTE]`; the English name is the alert's own.
    pub alerts: Vec<Name>,
    /// File names of the vocabularies; the English name is the vocabulary's own.
    pub vocabularies: Vec<Name>,
    pub(super) entries: Vec<(Kind, Fields)>,
    /// What open data says of a record beside the keys of its entry.
    pub computed: Fields,
    /// The keys of a file of terms.
    pub term: Fields,
    /// The keys of `teladan.yaml`.
    pub config: Fields,
}

/// No special word is longer than this many bytes; most values are.
const LONGEST_WORD: usize = 32;

/// A word with a meaning of its own, wherever it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// A boolean.
    Bool(bool),
    /// Instead of a value.
    Special(SpecialWord),
}

impl Names {
    /// The keys of a kind of entry: the common ones and its own.
    pub fn fields(&self, kind: Kind) -> &Fields {
        self.entries
            .iter()
            .find(|(of, _)| *of == kind)
            .map(|(_, fields)| fields)
            .expect("the table is loaded with fields for every kind")
    }

    /// The kind that a folder of `content/` holds: `Some(None)` for terms.
    pub fn kind_of_folder(&self, folder: &str) -> Option<Option<Kind>> {
        let folded = fold(folder);
        self.kinds.iter().find(|names| names.folder.is(&folded)).map(|names| names.kind)
    }

    /// The kind that is meant in `lokus/banyuwangi` or behind `teladan new`.
    pub fn kind_by_name(&self, name: &str) -> Option<Kind> {
        let folded = fold(name);
        let called = |names: &&KindNames| names.folder.is(&folded) || names.command.is(&folded);
        self.kinds.iter().find(called).and_then(|names| names.kind)
    }

    /// A kind's folder in a language.
    pub fn folder(&self, kind: Kind, language: Language) -> &str {
        let of_kind = self.kinds.iter().find(|names| names.kind == Some(kind));
        of_kind.map_or(kind.id(), |names| names.folder.get(language))
    }

    /// A kind's name before the name of an entry, as in `lokus/banyuwangi`, in a language.
    pub fn kind_word(&self, kind: Kind, language: Language) -> &str {
        let of_kind = self.kinds.iter().find(|names| names.kind == Some(kind));
        of_kind.map_or(kind.id(), |names| names.command.get(language))
    }

    /// The vocabulary of that name, by its English name.
    pub fn vocabulary(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        self.vocabularies.iter().find(|known| known.is(&folded)).map(|known| known.en.as_str())
    }

    /// The alert of that name, by its English name.
    pub fn alert(&self, name: &str) -> Option<&str> {
        let folded = fold(name);
        self.alerts.iter().find(|known| known.is(&folded)).map(|known| known.en.as_str())
    }

    /// The boolean that a text means.
    pub fn bool(&self, text: &str) -> Option<bool> {
        match self.word(text)? {
            Word::Bool(value) => Some(value),
            Word::Special(_) => None,
        }
    }

    /// The special word that a text is.
    pub fn special(&self, text: &str) -> Option<SpecialWord> {
        match self.word(text)? {
            Word::Special(special) => Some(special),
            Word::Bool(_) => None,
        }
    }

    /// A special word as it is written in a language.
    pub fn special_name(&self, special: SpecialWord, language: Language) -> &str {
        let word = self.words.iter().find(|(word, _)| *word == Word::Special(special));
        word.map_or("", |(_, name)| name.get(language))
    }

    /// A boolean as it is written in a language.
    pub fn bool_name(&self, value: bool, language: Language) -> &str {
        let word = self.words.iter().find(|(word, _)| *word == Word::Bool(value));
        word.map_or("", |(_, name)| name.get(language))
    }

    fn word(&self, text: &str) -> Option<Word> {
        if text.len() > LONGEST_WORD {
            return None;
        }
        let folded = fold(text);
        self.words.iter().find(|(_, name)| name.is(&folded)).map(|(word, _)| *word)
    }
}
