//! Diagnostics as data: a rule, named arguments and spans, never a sentence. Rendering is another
//! file per format; the wording stands in `rule/messages/{id,en}.yaml`.
//!
//! House style of messages: lower case, no full stop, what the editor typed in backticks; the
//! title says what is wrong, the label stands at the mark, `why` gives the cause in plain words and
//! `cure` what to do. Colour never carries meaning alone.

pub mod github;
pub mod human;
pub mod json;
pub mod system_error;
pub mod wording;

use std::borrow::Cow;

use crate::{
    rule::{Level, Rule},
    source::{SourceId, Span},
    text::invisible::compose,
};

/// One diagnostic.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How much it matters here; the rule's own level unless the site sets another.
    pub level: Level,
    /// Which of the rule's wordings fits, where it has several.
    pub variant: Option<&'static str>,
    /// Where.
    pub place: Place,
    /// Another place that belongs to it, such as the first of two equal keys.
    pub related: Option<Span>,
    /// What the wording's placeholders stand for.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What the editor may have meant.
    pub suggestion: Option<String>,
}

/// Where a diagnostic is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// In the text of a file.
    Span(Span),
    /// A file or folder as a whole, by its path from the root.
    Path(String),
}

/// What a placeholder stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// As typed or as named, in no language.
    Text(String),
    /// A count or a limit.
    Number(usize),
    /// A word that each language has its own for, such as the name of a type.
    Word(&'static str),
    /// A text that has its own wording in each language.
    Both {
        /// Indonesian.
        id: String,
        /// English.
        en: String,
    },
    /// Several names of which one is right.
    Names(Vec<String>),
}

impl Diagnostic {
    /// A diagnostic at a place in a file.
    pub fn at(rule: &'static Rule, span: Span) -> Self {
        Self::new(rule, Place::Span(span))
    }

    /// A diagnostic about a file or folder as a whole.
    pub fn about(rule: &'static Rule, path: impl Into<String>) -> Self {
        Self::new(rule, Place::Path(path.into()))
    }

    fn new(rule: &'static Rule, place: Place) -> Self {
        Self {
            rule,
            level: rule.level.unwrap_or(Level::Note),
            variant: None,
            place,
            related: None,
            arguments: Vec::new(),
            suggestion: None,
        }
    }

    /// Chooses one of the rule's wordings.
    pub fn variant(mut self, variant: &'static str) -> Self {
        self.variant = Some(variant);
        self
    }

    /// Fills a placeholder with a text.
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.with(name, Argument::Text(text.into()))
    }

    /// Fills `{error}` with the reason that the system gave, in words.
    pub fn system_error(self, error: &std::io::Error) -> Self {
        self.with("error", system_error::system_error_argument(error))
    }

    /// Fills a placeholder with a number.
    pub fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, Argument::Number(number))
    }

    /// Fills a placeholder with a word of the reader's language.
    pub fn word(self, name: &'static str, word: &'static str) -> Self {
        self.with(name, Argument::Word(word))
    }

    /// Fills a placeholder with a text that has its own wording in each language.
    pub fn both(self, name: &'static str, id: impl Into<String>, en: impl Into<String>) -> Self {
        self.with(name, Argument::Both { id: id.into(), en: en.into() })
    }

    /// Fills a placeholder with names of which one would be right.
    pub fn names<S: Into<String>>(
        self,
        name: &'static str,
        names: impl IntoIterator<Item = S>,
    ) -> Self {
        self.with(name, Argument::Names(names.into_iter().map(Into::into).collect()))
    }

    /// Adds what the editor may have meant; what was written, which the first placeholder names, is
    /// no suggestion.
    pub fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        let written = match self.arguments.first() {
            Some((_, Argument::Text(text))) => compose(text),
            _ => Cow::Borrowed(""),
        };
        self.suggestion = suggestion.map(Into::into).filter(|meant| compose(meant) != written);
        self
    }

    /// Adds another place that belongs to the diagnostic.
    pub fn related(mut self, span: Span) -> Self {
        self.related = Some(span);
        self
    }

    fn with(mut self, name: &'static str, argument: Argument) -> Self {
        self.arguments.push((name, argument));
        self
    }

    /// The file that the diagnostic is in, if it is in the text of one.
    pub fn source(&self) -> Option<SourceId> {
        match self.place {
            Place::Span(span) => Some(span.source),
            Place::Path(_) => None,
        }
    }
}

/// What a stage returns: a value, and what is to be said about its input. An author's mistake
/// never makes a stage fail.
#[derive(Debug, Clone, Default)]
pub struct Outcome<T> {
    /// What could be made.
    pub value: T,
    /// What is to be said.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Outcome<T> {
    /// A value about which there is nothing to say.
    pub fn clean(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }

    /// Hands the diagnostics on and keeps the value.
    pub fn into_value(self, diagnostics: &mut Vec<Diagnostic>) -> T {
        diagnostics.extend(self.diagnostics);
        self.value
    }
}
