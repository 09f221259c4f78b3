//! The diagnostics as the panel of a page shows them, and as other programs read them: one object of
//! plain texts in the language of the site.

use serde::Serialize;

use crate::{
    diagnostic::{
        Diagnostic, Place,
        wording::{phrase, say, word},
    },
    rule::Level,
    source::{Sources, line_and_column},
    text::language::Language,
};

/// How many diagnostics a page gets; of the rest it gets the number.
const MOST_SHOWN: usize = 50;

/// The words of the panel.
const WORDS: [&str; 4] = ["title", "hide", "clear", "lost"];

/// All diagnostics of one moment, in words.
#[derive(Debug, Clone, Default)]
pub(super) struct PanelReport {
    language: Language,
    errors: usize,
    warnings: usize,
    /// The first diagnostics, errors before the rest.
    pub(super) diagnostics: Vec<DiagnosticText>,
}

/// One diagnostic in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DiagnosticText {
    /// The rule's name.
    rule: &'static str,
    /// `error`, `warning` or `note`.
    level: &'static str,
    /// The level in the reader's language.
    pub(super) level_word: &'static str,
    /// The file, with line and column where it has them.
    pub(super) place: String,
    path: String,
    line: Option<usize>,
    column: Option<usize>,
    /// What is wrong.
    pub(super) title: String,
    why: Option<String>,
    /// What to do, and what may have been meant.
    pub(super) cure: Vec<String>,
}

/// The state of the preview, as JSON.
#[derive(Serialize)]
struct PanelState<'a> {
    generation: u64,
    rebuilds: u64,
    language: &'static str,
    errors: usize,
    warnings: usize,
    summary: String,
    more: Option<String>,
    #[serde(rename = "findings")]
    diagnostics: Vec<&'a DiagnosticText>,
    words: std::collections::BTreeMap<&'static str, &'static str>,
}

impl PanelReport {
    /// Puts diagnostics into words.
    pub(super) fn new(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> Self {
        let of =
            |level: Level| diagnostics.iter().filter(move |diagnostic| diagnostic.level == level);
        let ordered = of(Level::Error).chain(of(Level::Warning)).chain(of(Level::Note));
        Self {
            language,
            errors: of(Level::Error).count(),
            warnings: of(Level::Warning).count(),
            diagnostics: ordered
                .take(MOST_SHOWN)
                .map(|it| DiagnosticText::new(it, sources, language))
                .collect(),
        }
    }

    /// The language of its words.
    pub(super) fn language(&self) -> Language {
        self.language
    }

    /// "2 errors, 1 warning", the errors of pages included.
    pub(super) fn summary(&self, page_errors: usize) -> String {
        let phrase_count = |key: &str, count: usize| {
            let form = if count == 1 { "one" } else { "other" };
            phrase(self.language, &format!("{key}.{form}"), &[("n", &count.to_string())])
        };
        let counts = [("cli.errors", self.errors + page_errors), ("cli.warnings", self.warnings)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        let counts: Vec<String> = counts.map(|(key, count)| phrase_count(key, count)).collect();
        if counts.is_empty() {
            word(self.language, "cli.all-clear").to_owned()
        } else {
            counts.join(", ")
        }
    }

    /// The state as JSON, with the diagnostics that came when pages were made.
    pub(super) fn json(
        &self,
        generation: u64,
        rebuilds: u64,
        of_pages: &[DiagnosticText],
    ) -> String {
        let shown: Vec<&DiagnosticText> = of_pages.iter().chain(&self.diagnostics).collect();
        let hidden = (self.errors + self.warnings).saturating_sub(self.diagnostics.len());
        let count = hidden.to_string();
        let state = PanelState {
            generation,
            rebuilds,
            language: self.language.code(),
            errors: self.errors + of_pages.len(),
            warnings: self.warnings,
            summary: self.summary(of_pages.len()),
            more: (hidden > 0).then(|| phrase(self.language, "panel.more", &[("n", &count)])),
            diagnostics: shown,
            words: WORDS.map(|key| (key, word(self.language, &format!("panel.{key}")))).into(),
        };
        serde_json::to_string(&state).unwrap_or_default()
    }
}

impl DiagnosticText {
    /// Puts one diagnostic into words.
    pub(super) fn new(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Self {
        let sentences = say(diagnostic, language);
        let (path, position) = match &diagnostic.place {
            Place::Span(span) => {
                let source = sources.get(span.source);
                (source.path.clone(), Some(line_and_column(&source.text, span.range().start)))
            }
            Place::Path(path) => (path.clone(), None),
        };
        let level = match diagnostic.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        Self {
            rule: diagnostic.rule.id,
            level,
            level_word: word(language, level),
            place: position
                .map_or_else(|| path.clone(), |(line, column)| format!("{path}:{line}:{column}")),
            path,
            line: position.map(|(line, _)| line),
            column: position.map(|(_, column)| column),
            title: sentences.title,
            why: sentences.why,
            cure: sentences.cure.into_iter().chain(sentences.suggestion).collect(),
        }
    }
}
