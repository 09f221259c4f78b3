//! What a form asks, heading by heading, and where a case says it. Apart from the answers, because a
//! new form is a new table of this shape and nothing else.

use crate::text::language::Language;

/// A form that cases are submitted on.
#[derive(Debug)]
pub(super) struct FormDefinition {
    /// What it is called, in its own language.
    pub(super) title: &'static str,
    /// The language that its readers want.
    pub(super) language: &'static str,
    pub(super) sections: &'static [FormSection],
}

/// A heading of a form.
#[derive(Debug)]
pub(super) struct FormSection {
    /// As the form writes it.
    pub(super) heading: &'static str,
    /// Where a case says it, in the order of the answer; nothing where no case does.
    pub(super) parts: &'static [AnswerPart],
    pub(super) limit: Option<LengthLimit>,
    /// What to find out where the case does not say it: in Indonesian and in English.
    pub(super) question: [&'static str; 2],
}

/// How long the form wants an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LengthLimit {
    WordsAtLeast(usize),
    CharactersAtMost(usize),
}

/// A part of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnswerPart {
    /// A text of the case, by its key in records.
    Text(&'static str),
    /// A row of the comparison, by its key.
    Row(&'static str),
    /// The same behind its label, where the heading alone does not say what it is.
    LabelledRow(&'static str),
    /// A list of the case, by its key: its items, the text about it, or the word in its place.
    List(&'static str),
    /// When the practice began, if it is at this stage.
    Since(&'static str),
    /// The running text, without the sections that are texts of keys.
    Body,
}

impl FormSection {
    pub(super) fn question(&self, language: Language) -> &'static str {
        let [indonesian, english] = self.question;
        match language {
            Language::Id => indonesian,
            Language::En => english,
        }
    }
}
