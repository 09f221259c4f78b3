//! The text of a file as its readers meet it: headings in order, sections with something in them,
//! images with words, links that are links, and nothing that belongs to a person alone.

use std::{collections::BTreeSet, ops::Range};

use crate::{
    diagnostic::Diagnostic,
    parse::{Body, Image, markdown::MarkdownProblem},
    rule,
    source::{SourceId, Span},
    text::boundary::{behind_last, last_bytes},
};

/// How far the end of an address is looked for: no name of a file is longer.
const LONGEST_ADDRESS: usize = 256;

/// What is looked at.
pub(super) struct ProseText<'a> {
    pub(super) source: SourceId,
    /// The whole file.
    pub(super) whole: &'a str,
    pub(super) body: &'a Body,
    pub(super) images: &'a [Image],
    pub(super) problems: &'a [MarkdownProblem],
    /// Where an office's own contact stands: its number is meant to be read.
    pub(super) contact: Option<Range<usize>>,
}

/// Everything that is to be said about the text of one file.
pub(super) fn check_prose(text: &ProseText<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    text.check_headings(&mut diagnostics);
    text.check_images(&mut diagnostics);
    text.report_problems(&mut diagnostics);
    text.check_lost_letters(&mut diagnostics);
    text.check_personal_numbers(&mut diagnostics);
    diagnostics
}

impl ProseText<'_> {
    fn at(&self, rule: &'static rule::Rule, range: Range<usize>) -> Diagnostic {
        Diagnostic::at(rule, Span::new(self.source, range))
    }

    fn check_headings(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut before = 1;
        for (index, heading) in self.body.headings.iter().enumerate() {
            let line = self.first_line(&heading.range);
            if heading.level == 1 {
                diagnostics.push(self.at(&rule::HEADING_ORDER, line.clone()).variant("title"));
            } else if heading.level > before + 1 {
                diagnostics.push(
                    self.at(&rule::HEADING_ORDER, line.clone())
                        .number("level", usize::from(heading.level))
                        .number("before", usize::from(before)),
                );
            }
            before = heading.level;
            let next = self.body.headings.get(index + 1);
            let end = next.map_or(self.body.range.end, |next| next.range.start);
            let below = self.whole.get(heading.range.end..end).unwrap_or("");
            let goes_deeper = next.is_some_and(|next| next.level > heading.level);
            if below.trim().is_empty() && !goes_deeper {
                let diagnostic = self.at(&rule::EMPTY_SECTION, line);
                diagnostics.push(diagnostic.text("heading", heading.text.as_str()));
            }
        }
    }

    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.whole.get(range.clone()).unwrap_or("");
        range.start..range.start + text.lines().next().unwrap_or("").trim_end().len()
    }

    fn check_images(&self, diagnostics: &mut Vec<Diagnostic>) {
        for image in self.images.iter().filter(|image| image.alt.trim().is_empty()) {
            let diagnostic = self.at(&rule::MISSING_ALT, image.range.clone());
            diagnostics.push(diagnostic.text("file", image.target.as_str()));
        }
    }

    /// What of the text no reader sees, or not as it was meant. A tag of HTML is told once.
    fn report_problems(&self, diagnostics: &mut Vec<Diagnostic>) {
        let mut tags = BTreeSet::new();
        for problem in self.problems {
            if problem.rule == &rule::HTML_TAG && !tags.insert(&problem.text) {
                continue;
            }
            let span = Span::new(self.source, problem.range.clone());
            diagnostics.push(report_problem(problem, span));
        }
    }

    fn check_lost_letters(&self, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(at) = self.whole.find('\u{FFFD}') {
            diagnostics.push(self.at(&rule::LOST_LETTERS, at..at + '\u{FFFD}'.len_utf8()));
        }
    }

    /// Runs of digits, with what people put between them, that look like somebody's own.
    fn check_personal_numbers(&self, diagnostics: &mut Vec<Diagnostic>) {
        for run in find_digit_runs(self.whole) {
            if self.contact.as_ref().is_some_and(|contact| contact.contains(&run.start)) {
                continue;
            }
            let written = &self.whole[run.clone()];
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            let solid = digits.len() == written.trim_start_matches('+').len();
            let rule = match digits.len() {
                18 if digits.starts_with("19") || digits.starts_with("20") => {
                    &rule::OFFICIAL_NUMBER
                }
                16 if solid => &rule::IDENTITY_NUMBER,
                10..=14 if is_mobile(written, &digits) => &rule::PRIVATE_PHONE,
                _ => continue,
            };
            diagnostics.push(self.at(rule, run.clone()).text("value", written));
        }
    }
}

/// A problem of a text of Markdown as a diagnostic.
fn report_problem(problem: &MarkdownProblem, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::at(problem.rule, span)
        .text("text", problem.text.as_str())
        .number("most", problem.most)
        .suggest(problem.suggestion.as_deref());
    match problem.variant {
        Some(variant) => diagnostic.variant(variant),
        None => diagnostic,
    }
}

/// Mobile numbers of Indonesia: `08…`, `+62 8…`.
fn is_mobile(written: &str, digits: &str) -> bool {
    digits.starts_with("08") || written.starts_with('+') && digits.starts_with("628")
}

/// Digits that belong together, with single spaces, dots or hyphens between them, outside of web
/// addresses. At least ten digits.
fn find_digit_runs(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut end = at;
        let mut digits = 0;
        while end < bytes.len() {
            let between = matches!(bytes[end], b' ' | b'.' | b'-')
                && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
            if bytes[end].is_ascii_digit() {
                digits += 1;
            } else if !between {
                break;
            }
            end += 1;
        }
        let start = if at > 0 && bytes[at - 1] == b'+' { at - 1 } else { at };
        if digits >= 10 && !is_in_address(text, start) && !touches_a_word(bytes, start, end) {
            runs.push(start..end);
        }
        at = end;
    }
    runs
}

/// Whether letters, or what joins them in names of files, stand right beside.
fn touches_a_word(bytes: &[u8], start: usize, end: usize) -> bool {
    let joins =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'/' | b'=' | b'#');
    start > 0 && joins(&bytes[start - 1]) || bytes.get(end).is_some_and(joins)
}

fn is_in_address(text: &str, at: usize) -> bool {
    let before = last_bytes(&text[..at], LONGEST_ADDRESS);
    let word = behind_last(before, |c| c.is_whitespace() || matches!(c, '(' | '<' | '"'));
    before[word..].contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<&str> {
        find_digit_runs(text).into_iter().map(|run| &text[run]).collect()
    }

    #[test]
    fn long_numbers_are_found_however_they_are_grouped() {
        assert_eq!(runs("hubungi 0812-3456-7890."), ["0812-3456-7890"]);
        assert_eq!(runs("+62 812 3456 7890"), ["+62 812 3456 7890"]);
        assert_eq!(runs("NIP 19800101 200501 1 001"), ["19800101 200501 1 001"]);
        assert_eq!(runs("tahun 2018, 2019 dan 12.500 warga"), Vec::<&str>::new());
        assert_eq!(runs("https://contoh.go.id/3510123456789012"), Vec::<&str>::new());
        assert_eq!(runs("aset/1234567890ab"), Vec::<&str>::new());
    }
}
