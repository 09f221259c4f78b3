//! What the stages found, as it is told: with the site's own levels, in the order of files and
//! places, each thing once. Apart from the pipeline, because it runs again when pages are made.

use std::ops::Range;

use crate::{
    config::Config,
    diagnostic::{Diagnostic, Place},
    rule,
    source::{SourceId, Sources},
};

/// Diagnostics in the order of files and places, with the levels that the site sets, without what it
/// has switched off.
pub fn settled(
    diagnostics: Vec<Diagnostic>,
    config: Option<&Config>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut settled: Vec<Diagnostic> = diagnostics
        .into_iter()
        .filter_map(|mut diagnostic| {
            diagnostic.level =
                config.map_or(diagnostic.rule.level, |it| it.level(diagnostic.rule))?;
            Some(diagnostic)
        })
        .collect();
    let slips: Vec<(SourceId, Range<usize>)> =
        settled.iter().filter_map(|diagnostic| slipped_line(diagnostic, sources)).collect();
    settled.retain(|diagnostic| !is_echo(diagnostic, &slips));
    let place = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Span(span) => (sources.get(span.source).path.clone(), span.start, span.end),
        Place::Path(path) => (path.clone(), 0, 0),
    };
    settled.sort_by_cached_key(|diagnostic| (place(diagnostic), diagnostic.rule.id));
    settled.dedup_by(|a, b| {
        a.rule == b.rule
            && a.place == b.place
            && a.variant == b.variant
            && a.arguments == b.arguments
    });
    settled
}

/// The line of a slip of the pen.
fn slipped_line(diagnostic: &Diagnostic, sources: &Sources) -> Option<(SourceId, Range<usize>)> {
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

/// Whether a diagnostic only repeats a slip: a line that could not be read has no value, and its key
/// is then missed or of the wrong type.
fn is_echo(diagnostic: &Diagnostic, slips: &[(SourceId, Range<usize>)]) -> bool {
    let Place::Span(span) = diagnostic.place else { return false };
    diagnostic.rule != &rule::YAML_SYNTAX
        && slips
            .iter()
            .any(|(source, line)| *source == span.source && line.contains(&span.range().start))
}
