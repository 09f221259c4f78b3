//! Where front matter ends and the body begins. Apart because this is decided by lines, before
//! any YAML or Markdown is looked at. A fence that is almost one is named, and read as one all the
//! same, so that the rest of the file is checked too.

use std::ops::Range;

use super::block_text::BlockTexts;
use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{SourceId, Span},
};

/// The two parts of a file.
pub(super) struct SplitFile {
    /// The bytes between the fences.
    pub(super) front_matter: Option<Range<usize>>,
    /// The first fence, or the first line if there is none.
    pub(super) top: Span,
    /// The bytes behind the second fence.
    pub(super) body: Range<usize>,
}

/// The line above and below front matter.
const FENCE: &str = "---";
/// How far down the first fence is looked for when something stands before it.
const NEAR_TOP: usize = 20;

/// What a line is.
#[derive(PartialEq, Eq)]
enum LineKind {
    Fence,
    /// Meant as a fence: too short, too long, or made by a program that "corrects" hyphens.
    AlmostFence,
    Other,
}

pub(super) fn split(source: SourceId, text: &str) -> Outcome<SplitFile> {
    let mut diagnostics = Vec::new();
    let span = |range: Range<usize>| Span::new(source, range);
    let Some(opening) = find_opening(text) else {
        let first = text.lines().next().unwrap_or("").trim_end().len();
        diagnostics.push(Diagnostic::at(&rule::MISSING_FRONT_MATTER, span(0..first)));
        let split = SplitFile { front_matter: None, top: span(0..first), body: 0..text.len() };
        return Outcome { value: split, diagnostics };
    };
    let line = text.get(opening.clone()).unwrap_or("").trim_end();
    let top = span(opening.start..opening.start + line.len());
    let before = text[..opening.start].trim();
    if !before.is_empty() {
        let start = text.find(before).unwrap_or(0);
        let first = before.lines().next().unwrap_or("").trim_end().len();
        let diagnostic = Diagnostic::at(&rule::MISSING_FRONT_MATTER, span(start..start + first));
        diagnostics.push(diagnostic.variant("text-before"));
    }
    if line_kind(line) == LineKind::AlmostFence {
        let diagnostic = Diagnostic::at(&rule::MISSING_FRONT_MATTER, top);
        diagnostics.push(diagnostic.variant("fence").text("line", line));
    }
    let mut offset = opening.end;
    let mut blocks = BlockTexts::default();
    for line in text[opening.end..].split_inclusive('\n') {
        let shown = line.trim_end();
        let is = if blocks.hold(shown) { LineKind::Other } else { line_kind(shown) };
        if is != LineKind::Other {
            if is == LineKind::AlmostFence {
                let place = span(offset..offset + shown.len());
                let diagnostic = Diagnostic::at(&rule::UNCLOSED_FRONT_MATTER, place);
                diagnostics.push(diagnostic.variant("fence").text("line", shown));
            }
            let body = offset + line.len()..text.len();
            let split = SplitFile { front_matter: Some(opening.end..offset), top, body };
            return Outcome { value: split, diagnostics };
        }
        offset += line.len();
    }
    diagnostics.push(Diagnostic::at(&rule::UNCLOSED_FRONT_MATTER, top));
    let split = SplitFile { front_matter: None, top, body: text.len()..text.len() };
    Outcome { value: split, diagnostics }
}

/// The bytes of the line that opens the front matter.
fn find_opening(text: &str) -> Option<Range<usize>> {
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').take(NEAR_TOP).enumerate() {
        let is = line_kind(line.trim_end());
        let first = number == 0 || text[..offset].trim().is_empty();
        if is == LineKind::Fence || is == LineKind::AlmostFence && first {
            return Some(offset..offset + line.len());
        }
        offset += line.len();
    }
    None
}

fn line_kind(line: &str) -> LineKind {
    if line == FENCE {
        return LineKind::Fence;
    }
    let dashes = line.trim();
    let almost = dashes.chars().count() >= 2 || dashes == "—";
    if almost && dashes.chars().all(|c| matches!(c, '-' | '–' | '—' | '−')) {
        LineKind::AlmostFence
    } else {
        LineKind::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str, Vec<&'static str>) {
        let outcome = split(SourceId(0), text);
        let front = outcome.value.front_matter.map(|range| &text[range]);
        let body = &text[outcome.value.body];
        let variants = outcome.diagnostics.iter().map(|it| it.variant.unwrap_or("")).collect();
        (front, body, variants)
    }

    #[test]
    fn a_fence_that_is_almost_one_is_named_and_read() {
        assert_eq!(parts("---\na: b\n---\nc"), (Some("a: b\n"), "c", vec![]));
        assert_eq!(parts("--\na: b\n---\nc"), (Some("a: b\n"), "c", vec!["fence"]));
        assert_eq!(parts("---\na: b\n----\nc"), (Some("a: b\n"), "c", vec!["fence"]));
        assert_eq!(parts("—\na: b\n—\nc"), (Some("a: b\n"), "c", vec!["fence", "fence"]));
        assert_eq!(parts("Judul\n---\na: b\n---\nc"), (Some("a: b\n"), "c", vec!["text-before"]));
        assert_eq!(parts("a: b\n"), (None, "a: b\n", vec![""]));
        assert_eq!(parts("---\na: b\n"), (None, "", vec![""]));
    }
}
