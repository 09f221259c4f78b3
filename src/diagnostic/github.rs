//! Diagnostics as annotations of a change on GitHub: one workflow command a line
//! (docs.github.com, "Workflow commands for GitHub Actions").

use std::fmt::Write as _;

use super::{Diagnostic, Place, wording::say};
use crate::{
    rule::Level,
    source::{LineStarts, Sources},
    text::language::Language,
};

/// Renders diagnostics in the order given.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut out = String::new();
    let mut lines = LineStarts::new(sources);
    for diagnostic in diagnostics {
        let sentences = say(diagnostic, language);
        let command = match diagnostic.level {
            Level::Note => "notice",
            other => other.id(),
        };
        let place = match &diagnostic.place {
            Place::Span(span) => {
                let source = sources.get(span.source);
                let (line, column) = lines.line_and_column(span.source, span.start as usize);
                let (end, _) = lines.line_and_column(span.source, span.end as usize);
                format!(
                    "file={},line={line},col={column},endLine={end}",
                    escape_property(&source.path)
                )
            }
            Place::Path(path) => format!("file={}", escape_property(path)),
        };
        let parts = [Some(sentences.title), sentences.why, sentences.cure, sentences.suggestion];
        let text: Vec<String> = parts.into_iter().flatten().collect();
        let title = escape_property(diagnostic.rule.id);
        let _ = writeln!(
            out,
            "::{command} {place},title={title}::{}",
            escape_message(&text.join("\n"))
        );
    }
    out
}

/// A message without the characters that would end it.
fn escape_message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property without the characters that would end it.
fn escape_property(text: &str) -> String {
    escape_message(text).replace(':', "%3A").replace(',', "%2C")
}
