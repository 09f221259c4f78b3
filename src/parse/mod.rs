//! One file → a [`Document`]: its front matter as a spanned tree, and what the body is made of.
//! The body's events are not kept: they weigh more than the text, and rendering parses it again.

mod block_text;
mod document;
mod front_matter;
pub mod markdown;
mod slips;

pub use document::{Body, Document, Heading, Image, Link, LinkKind, ParsedBody};

use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{SourceId, Span},
    yaml::{self, Limits, Node, Problem, ProblemKind},
};

/// Takes a file apart. `text` is the whole text of `source`.
pub fn parse(source: SourceId, text: &str) -> Outcome<Document> {
    let mut diagnostics = Vec::new();
    let split = front_matter::split(source, text).into_value(&mut diagnostics);
    let mut has_gaps = false;
    let front_matter = split.front_matter.and_then(|range| {
        let slice = text.get(range.clone()).unwrap_or("");
        let read = parse_tolerantly(source, slice, range.start, Limits::FRONT_MATTER);
        let read = read.into_value(&mut diagnostics);
        has_gaps = read.has_gaps;
        // Nothing between the fences is a map without keys: what must be there is then missed.
        let empty = || Node { span: split.top, value: yaml::NodeValue::Map(Vec::new()) };
        read.root.or_else(|| read.is_empty.then(empty))
    });
    let markdown = markdown::read(source, text, split.body);
    Outcome {
        value: Document { source, front_matter, top: split.top, has_gaps, markdown },
        diagnostics,
    }
}

/// Front matter, as far as it can be read.
#[derive(Default)]
struct FrontMatter {
    root: Option<Node>,
    is_empty: bool,
    has_gaps: bool,
}

/// Reads YAML. Where it cannot be read, each slip of a line is reported and passed over, and the
/// rest is read.
fn parse_tolerantly(
    source: SourceId,
    text: &str,
    offset: usize,
    limits: Limits,
) -> Outcome<FrontMatter> {
    // A byte order mark within a text, as some programs leave it, is no character of YAML. The word
    // joiner has as many bytes, and is as invisible.
    let joined = text.contains('\u{feff}').then(|| text.replace('\u{feff}', "\u{2060}"));
    let text = joined.as_deref().unwrap_or(text);
    let parsed = yaml::parse(text, source, offset, limits);
    let broken = |problem: &Problem| matches!(problem.kind, ProblemKind::Syntax(_));
    let readable =
        parsed.root.as_ref().is_none_or(|root| matches!(root.value, yaml::NodeValue::Map(_)));
    let slips = if readable && !parsed.problems.iter().any(broken) && !uses_features(&parsed) {
        Vec::new()
    } else {
        slips::find_slips(text, source, offset)
    };
    if slips.is_empty() {
        let is_empty = parsed.root.is_none() && parsed.problems.is_empty();
        let read = FrontMatter { root: parsed.root, is_empty, has_gaps: false };
        return Outcome {
            value: read,
            diagnostics: parsed.problems.iter().map(report_problem).collect(),
        };
    }
    // With the slips passed over, the rest says what else is wrong.
    let mut masked = text.as_bytes().to_vec();
    let mut diagnostics = Vec::new();
    for slip in slips {
        masked[slip.masked].fill(b' ');
        diagnostics.push(slip.diagnostic);
    }
    let reparsed = yaml::parse(&String::from_utf8_lossy(&masked), source, offset, limits);
    diagnostics.extend(reparsed.problems.iter().map(report_problem));
    let value = FrontMatter { root: reparsed.root, is_empty: false, has_gaps: true };
    Outcome { value, diagnostics }
}

/// Whether the parser saw what is usually a slip: `*tebal*` is an alias to it.
fn uses_features(parsed: &yaml::Parsed) -> bool {
    parsed.problems.iter().any(|problem| problem.kind == ProblemKind::Feature)
}

/// A file that is YAML from top to bottom; nothing if it cannot be read. An empty file is a map
/// without keys.
pub fn parse_data(source: SourceId, text: &str, limits: Limits) -> Outcome<Option<Node>> {
    let Outcome { value: read, diagnostics } = parse_tolerantly(source, text, 0, limits);
    let empty = || Node { span: Span::new(source, 0..0), value: yaml::NodeValue::Map(Vec::new()) };
    Outcome { value: read.root.or_else(|| read.is_empty.then(empty)), diagnostics }
}

/// A problem of the notation as a diagnostic.
fn report_problem(problem: &Problem) -> Diagnostic {
    let at = |rule| Diagnostic::at(rule, problem.span);
    match &problem.kind {
        ProblemKind::Syntax(error) => at(&rule::YAML_SYNTAX).variant(error.name()),
        ProblemKind::DuplicateKey { first } => {
            at(&rule::DUPLICATE_KEY).variant("same").related(*first)
        }
        ProblemKind::KeyIsNoText => at(&rule::YAML_SYNTAX).variant("key"),
        ProblemKind::Feature => at(&rule::YAML_FEATURE).variant("anchor"),
        ProblemKind::SecondDocument => at(&rule::YAML_FEATURE).variant("document"),
        ProblemKind::TooLarge { most } => {
            at(&rule::YAML_BUDGET).variant("large").number("most", most / 1024)
        }
        ProblemKind::TooDeep { most } => {
            at(&rule::YAML_BUDGET).variant("deep").number("most", *most)
        }
    }
}
