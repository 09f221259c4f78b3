//! Diagnostics for other programs. One object; its form is fixed by `findings.schema.json` beside this
//! file and by the number in `version`, which changes with it.

use serde::Serialize;

use super::{Diagnostic, Place, wording::say};
use crate::{
    source::{LineStarts, Sources, Span},
    text::language::Language,
};

/// The form of the object.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonReport<'a> {
    version: u32,
    language: &'static str,
    #[serde(rename = "findings")]
    diagnostics: Vec<JsonDiagnostic<'a>>,
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    rule: &'static str,
    variant: Option<&'static str>,
    level: &'static str,
    path: &'a str,
    start: Option<Position>,
    end: Option<Position>,
    title: String,
    why: Option<String>,
    cure: Option<String>,
    suggestion: Option<&'a str>,
}

/// Line and column count from 1, the column in characters, the offset in bytes from 0.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    offset: usize,
}

/// Renders diagnostics in the order given.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut lines = LineStarts::new(sources);
    let diagnostics =
        diagnostics.iter().map(|it| json_diagnostic(it, sources, &mut lines, language)).collect();
    let report = JsonReport { version: VERSION, language: language.code(), diagnostics };
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn json_diagnostic<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
    lines: &mut LineStarts<'_>,
    language: Language,
) -> JsonDiagnostic<'a> {
    let sentences = say(diagnostic, language);
    let (path, span) = match &diagnostic.place {
        Place::Span(span) => (sources.get(span.source).path.as_str(), Some(*span)),
        Place::Path(path) => (path.as_str(), None),
    };
    JsonDiagnostic {
        rule: diagnostic.rule.id,
        variant: diagnostic.variant,
        level: diagnostic.level.id(),
        path,
        start: span.map(|span| find_position(lines, span, span.start)),
        end: span.map(|span| find_position(lines, span, span.end)),
        title: sentences.title,
        why: sentences.why,
        cure: sentences.cure,
        suggestion: diagnostic.suggestion.as_deref(),
    }
}

fn find_position(lines: &mut LineStarts<'_>, span: Span, offset: u32) -> Position {
    let offset = offset as usize;
    let (line, column) = lines.line_and_column(span.source, offset);
    Position { line, column, offset }
}
