//! Values as the table types them: still in a map by key, every one with its place. The stages
//! build entries from them; no stage reads YAML again.

use std::{borrow::Cow, sync::Arc};

use super::{kind::Kind, special_word::SpecialWord};
use crate::{
    source::{Excerpt, Span, Spanned},
    text::{
        date::{Date, PartialDate},
        number::Number,
        web_address::WebAddress,
    },
};

/// A text in Markdown.
#[derive(Debug, Clone)]
pub struct Prose {
    /// The Markdown.
    pub text: Excerpt,
    /// Where it stands.
    pub span: Span,
}

impl PartialEq for Prose {
    /// Two texts are equal wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        self.text.trim() == other.text.trim()
    }
}

/// A reference to an entry, not yet looked up.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The kind, if it is said or only one is possible.
    pub kind: Kind,
    /// The entry's name.
    pub name: String,
    /// Where the reference stands.
    pub span: Span,
}

impl PartialEq for Reference {
    /// Two references are equal wherever they stand.
    fn eq(&self, other: &Self) -> bool {
        (self.kind, &self.name) == (other.kind, &other.name)
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, slug, term or anything else that is kept as typed.
    Text(Spanned<String>),
    /// A text in Markdown.
    Prose(Prose),
    /// A day.
    Date(Spanned<Date>),
    /// A year, month or day.
    Partial(Spanned<PartialDate>),
    /// A number.
    Number(Spanned<Number>),
    /// Yes or no.
    Bool(Spanned<bool>),
    /// One of a fixed list, by its English name.
    Choice(Spanned<&'static str>),
    /// An entry.
    Reference(Reference),
    /// A word instead of a value.
    Special(Spanned<SpecialWord>),
    /// Several values.
    List(Vec<Value>),
    /// A map.
    Map(Values),
}

impl Value {
    fn hold_prose_in(&mut self, file: &Arc<str>) {
        match self {
            Self::Prose(it) => it.text = Excerpt::find(file, it.span.range(), &it.text),
            Self::List(values) => values.iter_mut().for_each(|value| value.hold_prose_in(file)),
            Self::Map(values) => values.hold_prose_in(file),
            _ => {}
        }
    }
}

/// A map of values by the English name of their key, in the table's spelling.
#[derive(Debug, Clone)]
pub struct Values {
    /// Where the map stands.
    pub span: Span,
    pub(super) pairs: Vec<(Cow<'static, str>, Value)>,
    /// The pairs of a map that takes any keys, as typed.
    pub(super) free: Vec<(String, String)>,
    /// What a section of the body says about a key whose value is a list.
    pub(super) narratives: Vec<(&'static str, Prose)>,
    /// In a translation, the id of the item that this map translates.
    pub(super) item: Option<Spanned<String>>,
}

impl PartialEq for Values {
    /// The order of keys means nothing, except in a free map.
    fn eq(&self, other: &Self) -> bool {
        self.free == other.free
            && self.narratives == other.narratives
            && self.item == other.item
            && self.pairs.len() == other.pairs.len()
            && self.pairs.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl Values {
    /// A map without any values.
    pub fn new(span: Span) -> Self {
        Self { span, pairs: Vec::new(), free: Vec::new(), narratives: Vec::new(), item: None }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.pairs.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Sets a key that is not there yet.
    pub fn insert(&mut self, key: impl Into<Cow<'static, str>>, value: Value) {
        self.pairs.push((key.into(), value));
    }

    /// Puts a value in the place of a key's old one.
    pub(super) fn replace(&mut self, key: Cow<'static, str>, value: Value) {
        self.pairs.retain(|(known, _)| *known != key);
        self.pairs.push((key, value));
    }

    /// The text of a key, with its place.
    pub fn text(&self, key: &str) -> Option<Spanned<String>> {
        match self.get(key)? {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The text of a key.
    pub fn string(&self, key: &str) -> Option<String> {
        self.text(key).map(|text| text.value)
    }

    /// The web address of a key.
    pub fn web_address(&self, key: &str) -> Option<WebAddress> {
        WebAddress::parse(&self.text(key)?.value).ok()
    }

    /// The Markdown of a key.
    pub fn prose(&self, key: &str) -> Option<Prose> {
        match self.get(key)? {
            Value::Prose(prose) => Some(prose.clone()),
            _ => None,
        }
    }

    /// What a section of the body says about a key whose value is a list.
    pub fn narrative(&self, key: &str) -> Option<Prose> {
        self.narratives.iter().find(|(known, _)| *known == key).map(|(_, prose)| prose.clone())
    }

    /// The day of a key.
    pub fn date(&self, key: &str) -> Option<Spanned<Date>> {
        match self.get(key)? {
            Value::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The year, month or day of a key.
    pub fn partial_date(&self, key: &str) -> Option<Spanned<PartialDate>> {
        match self.get(key)? {
            Value::Partial(date) => Some(*date),
            _ => None,
        }
    }

    /// The number of a key.
    pub fn number(&self, key: &str) -> Option<Spanned<Number>> {
        match self.get(key)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The whole number of a key that counts something; fractions and signs are cut off.
    pub fn count(&self, key: &str) -> Option<u64> {
        #[expect(clippy::cast_sign_loss, reason = "bounded to zero and above first")]
        self.number(key).map(|number| number.value.value.clamp(0.0, 1e15) as u64)
    }

    /// Yes or no.
    pub fn bool(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(value) => Some(value.value),
            _ => None,
        }
    }

    /// The chosen value of a key, by its English name.
    pub fn choice(&self, key: &str) -> Option<&'static str> {
        match self.get(key)? {
            Value::Choice(choice) => Some(choice.value),
            _ => None,
        }
    }

    /// The entry that a key refers to.
    pub fn reference(&self, key: &str) -> Option<Reference> {
        match self.get(key)? {
            Value::Reference(reference) => Some(reference.clone()),
            _ => None,
        }
    }

    /// The word that stands instead of a key's value.
    pub fn special(&self, key: &str) -> Option<SpecialWord> {
        match self.get(key)? {
            Value::Special(special) => Some(special.value),
            _ => None,
        }
    }

    /// The values of a list; none if the key is absent or a special word stands there.
    pub fn list(&self, key: &str) -> &[Value] {
        match self.get(key) {
            Some(Value::List(values)) => values,
            _ => &[],
        }
    }

    /// The maps of a list.
    pub fn maps(&self, key: &str) -> impl Iterator<Item = &Self> {
        self.list(key).iter().filter_map(|value| match value {
            Value::Map(values) => Some(values),
            _ => None,
        })
    }

    /// The texts of a list.
    pub fn strings(&self, key: &str) -> Vec<String> {
        let texts = self.list(key).iter().filter_map(|value| match value {
            Value::Text(text) => Some(text.value.clone()),
            _ => None,
        });
        texts.collect()
    }

    /// The map of a key.
    pub fn map(&self, key: &str) -> Option<&Self> {
        match self.get(key)? {
            Value::Map(values) => Some(values),
            _ => None,
        }
    }

    /// Holds texts in Markdown by the file that they were read from, as far as they stand there.
    pub fn hold_prose_in(&mut self, file: &Arc<str>) {
        self.pairs.iter_mut().for_each(|(_, value)| value.hold_prose_in(file));
    }

    /// Every key with its value, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.pairs.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// The pairs of a map that takes any keys.
    pub fn free(&self) -> &[(String, String)] {
        &self.free
    }
}
