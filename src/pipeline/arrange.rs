//! Diagnostics as people read them: with the site's own levels, sorted by file and place, each one
//! once. Apart from the stages, because diagnostics of pages and of the day are added later.

use std::ops::Range;

use crate::{
    config::Config,
    diagnostic::{Diagnostic, Place},
    rule,
    source::{SourceId, Sources},
};

/// Sets the site's own levels, drops what it has switched off and what is said twice, and sorts by
/// file and place.
pub fn arrange_diagnostics(
    diagnostics: Vec<Diagnostic>,
    config: Option<&Config>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut arranged: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter_map(|mut diagnostic| {
            diagnostic.level =
                config.map_or(diagnostic.rule.level, |it| it.level(diagnostic.rule))?;
            Some(diagnostic)
        })
        .collect();
    let unreadable_lines: Vec<(SourceId, Range<usize>)> =
        arranged.iter().filter_map(|diagnostic| unreadable_line(diagnostic, sources)).collect();
    arranged.retain(|diagnostic| !is_echo(diagnostic, &unreadable_lines));
    let place = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Span(span) => (sources.get(span.source).path.clone(), span.start, span.end),
        Place::Path(path) => (path.clone(), 0, 0),
    };
    arranged.sort_by_cached_key(|diagnostic| (place(diagnostic), diagnostic.rule.id));
    arranged.dedup_by(|a, b| {
        a.rule == b.rule
            && a.place == b.place
            && a.variant == b.variant
            && a.arguments == b.arguments
    });
    arranged
}

/// The line that a syntax error makes unreadable.
fn unreadable_line(diagnostic: &Diagnostic, sources: &Sources) -> Option<(SourceId, Range<usize>)> {
    let Place::Span(span) = diagnostic.place else { return None };
    if diagnostic.rule != &rule::YAML_SYNTAX {
        return None;
    }
    let text = &sources.get(span.source).text;
    let at = span.range().start.min(text.len());
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    Some((span.source, start..end))
}

/// Whether a diagnostic only repeats a syntax error. The line could not be read, so its key seems to
/// be missing or of the wrong type.
fn is_echo(diagnostic: &Diagnostic, unreadable_lines: &[(SourceId, Range<usize>)]) -> bool {
    let Place::Span(span) = diagnostic.place else { return false };
    diagnostic.rule != &rule::YAML_SYNTAX
        && unreadable_lines
            .iter()
            .any(|(source, line)| *source == span.source && line.contains(&span.range().start))
}
