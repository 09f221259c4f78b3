//! One key: its names, its type and what holds for it.

use std::collections::HashMap;

use super::{kind::Kind, name::Name};
use crate::text::{fold::fold, language::Language};

/// The keys that may stand in one map.
#[derive(Debug, Default)]
pub struct Fields {
    list: Vec<Field>,
    by_name: HashMap<String, usize>,
}

/// What a value must be.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueType {
    /// A text of one paragraph.
    Text,
    /// A text in Markdown.
    Markdown,
    /// Lower-case words joined by hyphens.
    Slug,
    /// A day.
    Date,
    /// A year, a month or a day.
    PartialDate,
    /// A number.
    Number,
    /// Yes or no.
    Bool,
    /// One of a fixed list.
    Choice(Vec<Name>),
    /// A map: with the keys of [`Field::children`], or any keys where there are none.
    Map,
    /// A term of that vocabulary.
    Term(String),
    /// An entry of that kind.
    Reference(Kind),
    /// A text, or an entry of one of those kinds.
    TextOrReference(Vec<Kind>),
    /// The number or id of one of this entry's sources.
    SourceReference,
    /// The number or id of a lesson of the case named beside it, or a text.
    LessonReference,
}

impl ValueType {
    /// The word for it in messages.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text | Self::LessonReference => "type.text",
            Self::Markdown => "type.markdown",
            Self::Slug => "type.slug",
            Self::Date => "type.date",
            Self::PartialDate => "type.partial-date",
            Self::Number => "type.number",
            Self::Bool => "type.bool",
            Self::Choice(_) => "type.choice",
            Self::Map => "type.map",
            Self::Term(_) => "type.term",
            Self::Reference(_) | Self::TextOrReference(_) => "type.reference",
            Self::SourceReference => "type.source",
        }
    }
}

/// A narrower form of a text or number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueFormat {
    /// A web address.
    Url,
    /// A file beside the entry.
    File,
    /// An address within the site.
    Path,
    /// A page of the site or a web address.
    Link,
    /// A language code such as `id`.
    Language,
    /// A country code such as `ID`.
    Country,
    /// A currency code such as `IDR`.
    Currency,
    /// A year.
    Year,
    /// A colour such as `#0b5d57`.
    Color,
    /// Latitude and longitude.
    LatLon,
}

/// When a key that is not always required is.
#[derive(Debug, Clone, PartialEq)]
pub enum RequiredIf {
    /// When a neighbour has one of these values; its default counts.
    Is {
        /// The neighbour's key.
        key: String,
        /// The values, by their English names.
        values: Vec<String>,
    },
    /// When a neighbour is absent.
    Absent(String),
}

/// Which special words may stand instead of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AllowedSpecialWords {
    /// `unknown`.
    pub unknown: bool,
    /// `none`.
    pub none: bool,
    /// `not-measured`.
    pub not_measured: bool,
}

/// Where a key may stand, seen from translations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Translation {
    /// A fact: in the main file only.
    Never,
    /// Prose: in the main file, and in a translation in another language.
    Prose,
    /// In a translation only.
    Only,
}

/// One key.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a column of the table")]
pub struct Field {
    /// The last part of its English path: the name under which the program knows it.
    pub key: String,
    /// Its names.
    pub name: Name,
    /// What its value, or each item of it, must be.
    pub value_type: ValueType,
    /// Whether it takes a list.
    pub list: bool,
    /// A narrower form.
    pub format: Option<ValueFormat>,
    /// Whether a plain text may stand instead.
    pub text_ok: bool,
    /// Whether it must be there.
    pub required: bool,
    /// When it must be there.
    pub required_if: Option<RequiredIf>,
    /// Which special words may stand instead.
    pub special: AllowedSpecialWords,
    /// Whether a translation may carry it.
    pub translation: Translation,
    /// Whether a heading of the body may carry its text.
    pub heading: bool,
    /// The nested key that a plain value fills.
    pub short: Option<String>,
    /// The two nested keys that `- x: y` fills.
    pub pair: Option<(String, String)>,
    /// What holds if the key is left out.
    pub default: Option<String>,
    /// The most characters of a text.
    pub longest: Option<usize>,
    /// The most items of a list.
    pub most: Option<usize>,
    /// The least and the greatest number.
    pub bounds: Option<(f64, f64)>,
    /// What its number counts, in Indonesian and English.
    pub unit: Option<(String, String)>,
    /// What it is for, in Indonesian and English.
    pub doc: (String, String),
    /// What an editor would type.
    pub example: String,
    /// What an English editor would type, where it differs by more than the name of a value.
    pub example_en: Option<String>,
    /// The keys nested in it.
    pub children: Fields,
}

impl AllowedSpecialWords {
    /// Whether any of them may.
    pub fn any(self) -> bool {
        self.unknown || self.none || self.not_measured
    }
}

impl Field {
    /// What its number counts, in a language.
    pub fn unit_in(&self, language: Language) -> Option<&str> {
        let (id, en) = self.unit.as_ref()?;
        Some(match language {
            Language::Id => id,
            Language::En => en,
        })
    }

    /// What it is for, in a language.
    pub fn doc_in(&self, language: Language) -> &str {
        match language {
            Language::Id => &self.doc.0,
            Language::En => &self.doc.1,
        }
    }

    /// What an editor of a language would type.
    pub fn example_in(&self, language: Language) -> &str {
        match (language, &self.example_en, &self.value_type) {
            (Language::En, Some(example), _) => example,
            (_, _, ValueType::Choice(choices)) => choices
                .iter()
                .find(|choice| choice.is(&fold(&self.example)))
                .map_or(&self.example, |choice| choice.get(language)),
            (Language::En, None, ValueType::Bool) => "true",
            _ => &self.example,
        }
    }

    /// Whether a translation may carry the key, or a key nested in it.
    pub fn may_be_translated(&self) -> bool {
        self.translation != Translation::Never || self.children.iter().any(Self::may_be_translated)
    }

    /// Whether a list may stand for a whole map.
    pub(super) fn has_short_list(&self) -> bool {
        let key = self.short.as_deref().and_then(|key| self.children.get(key));
        !self.list && key.is_some_and(|key| key.list)
    }

    /// Whether a plain value that stands for a whole map is a reference.
    pub(super) fn has_short_reference(&self) -> bool {
        let key = self.short.as_deref().and_then(|key| self.children.get(key));
        key.is_some_and(|key| {
            matches!(key.value_type, ValueType::Reference(_) | ValueType::TextOrReference(_))
        })
    }
}

impl Fields {
    pub(super) fn new(list: Vec<Field>) -> Self {
        let mut by_name = HashMap::new();
        for (index, field) in list.iter().enumerate() {
            for name in field.name.all() {
                by_name.entry(fold(name).into_owned()).or_insert(index);
            }
        }
        Self { list, by_name }
    }

    /// Whether there are none, so that any key may stand.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All keys, in the table's order.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.list.iter()
    }

    /// The key that has this name, in either language or as a synonym.
    pub fn find(&self, name: &str) -> Option<&Field> {
        let position = self.by_name.get(&*fold(name)).or_else(|| self.by_name.get("*"))?;
        self.list.get(*position)
    }

    /// The key of that English name.
    pub fn get(&self, key: &str) -> Option<&Field> {
        self.list.iter().find(|field| field.key == key)
    }

    /// Every name that would be right, for "did you mean".
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        self.list.iter().flat_map(|field| field.name.all()).filter(|name| *name != "*")
    }
}
