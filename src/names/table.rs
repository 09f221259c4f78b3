//! The table's shape and how a name is looked up in it.

use std::sync::LazyLock;

use super::{field::Fields, load, reference_field::ReferenceField, value::Special};
use crate::text::{fold::fold, language::Language};

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One practice or innovation at one locus.
    Case,
    /// A place or office worth learning from.
    Locus,
    /// A cohort's journey to loci.
    Visit,
    /// A body that trains.
    Institute,
    /// What somebody did at home with a lesson.
    Adoption,
    /// An ordinary page.
    Page,
}

impl Kind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::Case, Self::Locus, Self::Visit, Self::Institute, Self::Adoption, Self::Page];

    /// The name in the table, in templates and in the wording of messages.
    pub fn id(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Locus => "locus",
            Self::Visit => "visit",
            Self::Institute => "institute",
            Self::Adoption => "adoption",
            Self::Page => "page",
        }
    }

    /// The word for it in messages: `kind.case` and so on.
    pub fn word(self) -> &'static str {
        match self {
            Self::Case => "kind.case",
            Self::Locus => "kind.locus",
            Self::Visit => "kind.visit",
            Self::Institute => "kind.institute",
            Self::Adoption => "kind.adoption",
            Self::Page => "kind.page",
        }
    }

    /// The kind of that name in the table.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }
}

/// One thing's names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// English.
    pub en: String,
    /// Indonesian.
    pub id: String,
    /// Others that are accepted, and never written by scaffolds.
    pub synonyms: Vec<String>,
    /// All of them, folded.
    folded: Vec<String>,
}

impl Name {
    /// The names of one thing.
    pub(super) fn new(en: String, id: String, synonyms: Vec<String>) -> Self {
        let all = [&en, &id].into_iter().chain(&synonyms);
        let folded = all.map(|name| fold(name).into_owned()).collect();
        Self { en, id, synonyms, folded }
    }

    /// The name in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.id,
            Language::En => &self.en,
        }
    }

    /// Whether a folded text is one of the names.
    pub fn is(&self, folded: &str) -> bool {
        self.folded.iter().any(|name| name == folded)
    }

    /// All names, English first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [self.en.as_str(), self.id.as_str()]
            .into_iter()
            .chain(self.synonyms.iter().map(String::as_str))
    }
}

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
    Special(Special),
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
    pub fn kind_called(&self, name: &str) -> Option<Kind> {
        let folded = fold(name);
        let called = |names: &&KindNames| names.folder.is(&folded) || names.command.is(&folded);
        self.kinds.iter().find(called).and_then(|names| names.kind)
    }

    /// A kind's folder in a language.
    pub fn folder(&self, kind: Kind, language: Language) -> &str {
        let of_kind = self.kinds.iter().find(|names| names.kind == Some(kind));
        of_kind.map_or(kind.id(), |names| names.folder.get(language))
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
    pub fn special(&self, text: &str) -> Option<Special> {
        match self.word(text)? {
            Word::Special(special) => Some(special),
            Word::Bool(_) => None,
        }
    }

    /// A special word as it is written in a language.
    pub fn special_name(&self, special: Special, language: Language) -> &str {
        let found = self.words.iter().find(|(word, _)| *word == Word::Special(special));
        found.map_or("", |(_, name)| name.get(language))
    }

    /// A boolean as it is written in a language.
    pub fn bool_name(&self, value: bool, language: Language) -> &str {
        let found = self.words.iter().find(|(word, _)| *word == Word::Bool(value));
        found.map_or("", |(_, name)| name.get(language))
    }

    fn word(&self, text: &str) -> Option<Word> {
        if text.len() > LONGEST_WORD {
            return None;
        }
        let folded = fold(text);
        self.words.iter().find(|(_, name)| name.is(&folded)).map(|(word, _)| *word)
    }
}

impl ReferenceField {
    /// The kinds that its value may mean, in the order in which a bare name is looked up.
    pub fn kinds(self) -> &'static [Kind] {
        static KINDS: LazyLock<Vec<&'static [Kind]>> = LazyLock::new(|| {
            let of = |field: ReferenceField| field.field(names()).kind.reference_kinds();
            ReferenceField::ALL.into_iter().map(of).collect()
        });
        KINDS[self as usize]
    }
}

/// The table that is built into the program.
pub fn names() -> &'static Names {
    static NAMES: LazyLock<Names> = LazyLock::new(|| load::load(include_str!("names.yaml")));
    &NAMES
}
