//! The text of a file as its readers meet it: headings in order, sections with something in them,
//! images with words, links that are links, and nothing that belongs to a person alone.

use std::ops::Range;

use super::personal::find_personal_data;
use crate::{
    diagnostic::Diagnostic,
    parse::{Body, Image},
    rule,
    source::{SourceId, Span},
};

/// What is looked at.
pub(super) struct ProseText<'a> {
    pub(super) source: SourceId,
    /// The whole file.
    pub(super) whole: &'a str,
    pub(super) body: &'a Body,
    pub(super) images: &'a [Image],
    /// Where an office's own contact stands: its number is meant to be read.
    pub(super) contact: Option<Range<usize>>,
}

/// Everything that is to be said about the text of one file.
pub(super) fn check_prose(text: &ProseText<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    text.check_headings(&mut diagnostics);
    text.check_images(&mut diagnostics);
    text.check_lost_letters(&mut diagnostics);
    text.check_personal_data(&mut diagnostics);
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

    fn check_lost_letters(&self, diagnostics: &mut Vec<Diagnostic>) {
        if let Some(at) = self.whole.find('\u{FFFD}') {
            diagnostics.push(self.at(&rule::LOST_LETTERS, at..at + '\u{FFFD}'.len_utf8()));
        }
    }

    /// What belongs to a person alone. An office's contact is meant to be read, but not a mobile
    /// number or an address that anybody may have.
    fn check_personal_data(&self, diagnostics: &mut Vec<Diagnostic>) {
        for data in find_personal_data(self.whole) {
            let contact = self.contact.as_ref();
            let in_contact = contact.is_some_and(|contact| contact.contains(&data.range.start));
            let value = self.whole.get(data.range.clone()).unwrap_or("");
            let diagnostic = self.at(data.rule, data.range).text("value", value);
            diagnostics.push(if in_contact { diagnostic.variant("contact") } else { diagnostic });
        }
    }
}
