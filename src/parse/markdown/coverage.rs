//! Text of a source that no output shows: everything that holds letters or figures and is neither
//! part of an event that is written nor known to be markup. One check for all the ways in which
//! Markdown drops text, those that nobody has thought of included.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use super::{Markdown, MarkdownProblem};
use crate::{rule, text::boundary::first_bytes};

/// How much of what is not shown is quoted.
const LONGEST_QUOTE: usize = 60;

/// Adds what is not shown.
pub(super) fn find_unshown(markdown: &Markdown<'_>, problems: &mut Vec<MarkdownProblem>) {
    let mut finder = UnshownFinder::new(markdown);
    finder.cover_events();
    let UnshownFinder { mut covered, areas, .. } = finder;
    covered.extend(markdown.comments.iter().cloned());
    let used = markdown.definitions.iter().filter(|(_, is_used)| *is_used);
    covered.extend(used.map(|(range, _)| range.clone()));
    covered.sort_by_key(|range| (range.start, range.end));
    let mut at = 0;
    let end = markdown.source.len();
    for range in covered.into_iter().chain(std::iter::once(end..end)) {
        if range.start > at {
            report_gap(markdown, at..range.start, &areas, problems);
        }
        at = at.max(range.end);
    }
}

/// A part of the text in which what is dropped has a cause of its own.
struct CauseArea {
    range: Range<usize>,
    cause: &'static str,
}

/// Walks over the events and notes what of the text they cover.
struct UnshownFinder<'a, 'm> {
    markdown: &'m Markdown<'a>,
    covered: Vec<Range<usize>>,
    areas: Vec<CauseArea>,
    called: BTreeSet<&'m str>,
    defined: BTreeSet<&'m str>,
}

impl<'a, 'm> UnshownFinder<'a, 'm> {
    fn new(markdown: &'m Markdown<'a>) -> Self {
        let mut finder = Self {
            markdown,
            covered: Vec::new(),
            areas: Vec::new(),
            called: BTreeSet::new(),
            defined: BTreeSet::new(),
        };
        finder.find_calls();
        finder
    }

    /// The notes that are called from the text, or from notes that are.
    fn find_calls(&mut self) {
        let events = &self.markdown.events;
        let mut by_caller: BTreeMap<&'m str, Vec<&'m str>> = BTreeMap::new();
        let mut open: Vec<&'m str> = Vec::new();
        let mut within: Option<&'m str> = None;
        for (event, _) in events {
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => within = Some(name),
                Event::End(TagEnd::FootnoteDefinition) => within = None,
                Event::FootnoteReference(name) => match within {
                    Some(from) => by_caller.entry(from).or_default().push(name),
                    None => open.push(name),
                },
                _ => {}
            }
        }
        while let Some(name) = open.pop() {
            if self.called.insert(name) {
                open.extend(by_caller.remove(name).unwrap_or_default());
            }
        }
    }

    fn cover_events(&mut self) {
        let events = &self.markdown.events;
        let mut index = 0;
        while let Some((event, range)) = events.get(index) {
            index += 1;
            match event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    let cause = if !self.called.contains(&**name) {
                        "note"
                    } else if !self.defined.insert(name) {
                        "note-twice"
                    } else {
                        self.cover_beginning(range, "]:");
                        continue;
                    };
                    self.areas.push(CauseArea { range: range.clone(), cause });
                    index = skip_block(self.markdown, index);
                }
                Event::Start(tag) => self.cover_tag(tag, range),
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::TaskListMarker(_) => self.covered.push(range.clone()),
                _ => {}
            }
        }
    }

    fn cover_tag(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            // Their addresses are markup, their titles are shown when they are pointed at.
            Tag::Link { .. } | Tag::Image { .. } => self.covered.push(range.clone()),
            Tag::Heading { id: Some(id), .. } => {
                let mark = format!("#{id}");
                let heading = self.markdown.source.get(range.clone()).unwrap_or("");
                if let Some(at) = heading.rfind(&mark) {
                    let start = range.start + at;
                    self.covered.push(start..start + mark.len());
                }
                self.areas.push(CauseArea { range: range.clone(), cause: "attributes" });
            }
            Tag::Heading { .. } => {
                self.areas.push(CauseArea { range: range.clone(), cause: "attributes" });
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let is_name = |c: char| c.is_ascii_alphanumeric() || "_+-#.".contains(c);
                let word = info.split(|c| !is_name(c)).next().unwrap_or("");
                if !word.is_empty() {
                    self.cover_beginning(range, word);
                }
                let first = self.markdown.source.get(range.clone()).unwrap_or("");
                let end = first.find('\n').unwrap_or(first.len());
                self.areas.push(CauseArea { range: range.start..range.start + end, cause: "code" });
            }
            Tag::BlockQuote(Some(_)) => self.cover_beginning(range, "]"),
            Tag::Item => self.cover_marker(range),
            Tag::TableRow => self.areas.push(CauseArea { range: range.clone(), cause: "cells" }),
            _ => {}
        }
    }

    /// Covers a block from its beginning up to the first place of a mark.
    fn cover_beginning(&mut self, range: &Range<usize>, mark: &str) {
        let block = self.markdown.source.get(range.clone()).unwrap_or("");
        if let Some(at) = block.find(mark) {
            self.covered.push(range.start..range.start + at + mark.len());
        }
    }

    /// The number of a list's item: lists are numbered from their first.
    fn cover_marker(&mut self, range: &Range<usize>) {
        let item = self.markdown.source.get(range.clone()).unwrap_or("");
        let white = item.len() - item.trim_start().len();
        let digits = item.trim_start().bytes().take_while(u8::is_ascii_digit).count();
        self.covered.push(range.start..range.start + white + digits);
    }
}

/// The position behind the block that has been opened.
fn skip_block(markdown: &Markdown<'_>, from: usize) -> usize {
    let mut depth = 1_usize;
    for (offset, (event, _)) in markdown.events.iter().enumerate().skip(from) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return offset + 1;
        }
    }
    markdown.events.len()
}

/// Tells of a part of the text that nothing covers, if there is something to read in it.
fn report_gap(
    markdown: &Markdown<'_>,
    gap: Range<usize>,
    areas: &[CauseArea],
    problems: &mut Vec<MarkdownProblem>,
) {
    let mut start = gap.start;
    let text = markdown.source.get(gap).unwrap_or("");
    // Paragraphs that are dropped one after the other are told one by one.
    for part in text.split_inclusive("\n\n") {
        let part_start = start;
        start += part.len();
        let Some(first) = part.find(char::is_alphanumeric) else { continue };
        let is_edge = |c: char| c.is_whitespace() || matches!(c, '|' | '>' | ',');
        let lead = part[..first].trim_start_matches(is_edge);
        let from = first - lead.len();
        let shown = part[from..].trim_end_matches(is_edge);
        let range = part_start + from..part_start + from + shown.len();
        let quote = shown.lines().next().unwrap_or("");
        problems.push(MarkdownProblem {
            rule: &rule::HIDDEN_TEXT,
            variant: find_cause(markdown, &range, shown, areas),
            text: first_bytes(quote, LONGEST_QUOTE).trim().to_owned(),
            range,
            most: 0,
            suggestion: None,
        });
    }
}

/// Why a part of the text is not shown.
fn find_cause(
    markdown: &Markdown<'_>,
    range: &Range<usize>,
    shown: &str,
    areas: &[CauseArea],
) -> Option<&'static str> {
    // Areas begin in the order of the text, but blocks lie within blocks.
    let before = areas.partition_point(|area| area.range.start <= range.start);
    let area = areas[..before].iter().rev().take(64).find(|it| it.range.contains(&range.start));
    if let Some(area) = area {
        return Some(area.cause);
    }
    let at = markdown.definitions.partition_point(|(it, _)| it.start <= range.start);
    let unused = at.checked_sub(1).and_then(|at| markdown.definitions.get(at));
    if unused.is_some_and(|(it, is_used)| !is_used && it.contains(&range.start)) {
        return Some("definition");
    }
    (shown.starts_with('[') && shown.contains("]:")).then_some("definition-twice")
}
