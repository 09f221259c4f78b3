//! What goes wrong in texts of Markdown → diagnostics, for the body of a file and for the texts of its
//! front matter, which are read by the same dialect.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    diagnostic::Diagnostic,
    names::Prose,
    parse::markdown::{MarkdownProblem, find_problems, read_markdown},
    rule,
    source::{SourceId, Span},
};

/// Signs without which a text of the front matter has no markup that could have gone wrong.
const SIGNS: [char; 12] = ['[', '*', '_', '<', '#', '|', '`', '~', '•', '·', '–', '\n'];

/// What goes wrong in a text of the front matter. Its places are those in the file, or the whole
/// text where it is written in another way there.
pub(super) fn find_in_front_matter(prose: &Prose, file: &str) -> Vec<MarkdownProblem> {
    if !prose.text.contains(SIGNS) && !prose.text.starts_with(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let mut problems = find_problems(&read_markdown(&prose.text));
    let span = prose.span.range();
    let written = file.get(span.clone()).unwrap_or("");
    for problem in &mut problems {
        problem.range = find_place(&prose.text, written, &problem.range)
            .map_or(span.clone(), |at| span.start + at.start..span.start + at.end);
    }
    problems
}

/// Where a part of a text stands in what was written for it.
fn find_place(text: &str, written: &str, range: &Range<usize>) -> Option<Range<usize>> {
    if text == written {
        return Some(range.clone());
    }
    let part = text.get(range.clone()).filter(|part| !part.is_empty())?;
    let at = written.find(part)?;
    Some(at..at + part.len())
}

/// All problems of one file as diagnostics. Each kind of tag is told once.
pub(super) fn report_problems(
    source: SourceId,
    problems: &mut [MarkdownProblem],
    diagnostics: &mut Vec<Diagnostic>,
) {
    problems.sort_by_key(|problem| problem.range.start);
    let mut tags = BTreeSet::new();
    for problem in problems.iter() {
        if problem.rule == &rule::HTML_TAG && !tags.insert(&problem.text) {
            continue;
        }
        let diagnostic = Diagnostic::at(problem.rule, Span::new(source, problem.range.clone()))
            .text("text", problem.text.as_str())
            .number("most", problem.most)
            .suggest(problem.suggestion.as_deref());
        diagnostics.push(match problem.variant {
            Some(variant) => diagnostic.variant(variant),
            None => diagnostic,
        });
    }
}
