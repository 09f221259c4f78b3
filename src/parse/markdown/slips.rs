//! Markup that did not work, and is published as text: what readers would see instead of a heading,
//! a list, bold words, a link, a picture, a note.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Markdown, MarkdownProblem, elements::is_allowed, tags::HtmlTag};
use crate::{
    rule::{self, Rule},
    text::boundary::first_bytes,
};

/// How far the end of an address is looked for: no name of a file is longer.
const LONGEST_ADDRESS: usize = 256;

/// How many brackets of one text are looked at: more are no text for readers.
const MOST_BRACKETS: usize = 2_000;

/// Which wording says how a tag is written in Markdown.
pub(super) fn tag_advice(tag: &HtmlTag) -> Option<&'static str> {
    Some(match tag.name.as_str() {
        name if is_allowed(name) && !tag.is_bare => "attributes",
        name if is_allowed(name) => "unpaired",
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "s" | "strike" | "del" => "strike",
        "a" => "link",
        "img" | "picture" | "figure" => "picture",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "heading",
        "ul" | "ol" | "li" => "list",
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => "table",
        "code" | "pre" | "tt" => "code",
        "hr" => "line",
        "blockquote" => "quote",
        "p" | "div" | "span" | "center" | "font" | "section" | "article" | "header" | "footer" => {
            "layout"
        }
        "script" | "style" | "iframe" | "object" | "embed" | "video" | "audio" | "form" => "active",
        _ => return None,
    })
}

/// Adds the slips of a text.
pub(super) fn find_slips(markdown: &Markdown<'_>, problems: &mut Vec<MarkdownProblem>) {
    let mut finder = SlipFinder { markdown, problems, texts: Vec::new(), lines: Vec::new() };
    let mut begins_line = false;
    let mut in_code = false;
    for (event, range) in &markdown.events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(_) if in_code => {}
            Event::Text(_) => {
                if begins_line {
                    finder.lines.push(range.clone());
                }
                finder.texts.push(range.clone());
                begins_line = false;
            }
            Event::SoftBreak | Event::HardBreak => begins_line = true,
            Event::Start(tag) if is_block(tag) => {
                finder.end_block();
                begins_line = !matches!(tag, Tag::Heading { .. } | Tag::TableCell);
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => finder.end_block(),
            Event::Start(_) | Event::Code(_) | Event::InlineHtml(_) => begins_line = false,
            _ => {}
        }
    }
    finder.end_block();
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

struct SlipFinder<'a, 'm> {
    markdown: &'m Markdown<'a>,
    problems: &'m mut Vec<MarkdownProblem>,
    /// The texts of the block that is open.
    texts: Vec<Range<usize>>,
    /// Those of them that begin a line.
    lines: Vec<Range<usize>>,
}

impl<'m> SlipFinder<'_, 'm> {
    fn slice(&self, range: Range<usize>) -> &'m str {
        self.markdown.source.get(range).unwrap_or("")
    }

    fn report(&mut self, variant: &'static str, range: Range<usize>, text: &str) {
        self.report_as(&rule::BROKEN_MARKUP, Some(variant), range, text, None);
    }

    fn report_as(
        &mut self,
        rule: &'static Rule,
        variant: Option<&'static str>,
        range: Range<usize>,
        text: &str,
        suggestion: Option<String>,
    ) {
        let text = text.to_owned();
        self.problems.push(MarkdownProblem { rule, variant, range, text, most: 0, suggestion });
    }

    fn end_block(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        let texts = std::mem::take(&mut self.texts);
        self.check_lines(&lines);
        self.check_bold(&texts);
        for range in &texts {
            self.check_brackets(range);
        }
    }

    /// What a line begins with that makes no heading, list or table.
    fn check_lines(&mut self, lines: &[Range<usize>]) {
        let points = |line: &Range<usize>| is_point(self.slice(line.clone()));
        let numbers = |line: &Range<usize>| is_number(self.slice(line.clone()));
        let many_points = lines.iter().filter(|line| points(line)).count() >= 2;
        let many_numbers = lines.iter().filter(|line| numbers(line)).count() >= 2;
        let mut list_is_told = false;
        for line in lines {
            let text = self.slice(line.clone());
            if is_escaped(self.markdown.source, line.start) {
                continue;
            }
            if let Some(variant) = heading_slip(text) {
                self.report(variant, line.clone(), first_bytes(text, LONGEST_ADDRESS));
            } else if !list_is_told && is_number(text) && (many_numbers || is_capital(text)) {
                list_is_told = true;
                self.report("number", line.clone(), first_bytes(text, LONGEST_ADDRESS));
            } else if !list_is_told && (many_points && is_point(text) || text.starts_with('•')) {
                list_is_told = true;
                self.report("point", line.clone(), first_bytes(text, LONGEST_ADDRESS));
            } else if is_table_rule(text) {
                self.report("table", line.clone(), first_bytes(text, LONGEST_ADDRESS));
            }
        }
    }

    /// `**Catatan:**teks`: marks that make nothing bold.
    fn check_bold(&mut self, texts: &[Range<usize>]) {
        for (sign, mark) in [('*', "**"), ('_', "__")] {
            let mut places = Vec::new();
            for range in texts {
                let slice = self.slice(range.clone());
                if !slice.contains(sign) {
                    continue;
                }
                let marks = slice.match_indices(mark).map(|(at, _)| range.start + at);
                places.extend(marks.filter(|at| self.is_left_over(*at, mark)));
            }
            if let (Some(first), Some(last)) = (places.first(), places.last()) {
                let range = *first..last + mark.len();
                let text = first_bytes(self.slice(range.clone()), LONGEST_ADDRESS);
                let variant = if places.len() > 1 { "bold" } else { "bold-open" };
                self.report(variant, range, text);
            }
        }
    }

    /// Whether marks stand at the edge of a word, where they should have made it bold.
    fn is_left_over(&self, at: usize, mark: &str) -> bool {
        let source = self.markdown.source;
        let before = source[..at].chars().next_back();
        let after = source[at + mark.len()..].chars().next();
        let is_mark = |c: Option<char>| c.is_some_and(|c| mark.starts_with(c));
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_white = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let is_inside = is_word(before) && is_word(after) && mark == "__";
        let is_power =
            before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit());
        !is_mark(before)
            && !is_mark(after)
            && !is_escaped(source, at)
            && !is_inside
            && !is_power
            && (is_word(before) || is_word(after) || !is_white(before) && !is_white(after))
    }

    /// `![Loket](foto (1).png)`, `[^1]`, `[teks][label]`: brackets that are no link and no note.
    fn check_brackets(&mut self, range: &Range<usize>) {
        let slice = self.slice(range.clone());
        if !slice.contains('[') {
            return;
        }
        let mut end = 0;
        for (at, _) in slice.match_indices('[').take(MOST_BRACKETS) {
            let start = range.start + at;
            if at < end || is_escaped(self.markdown.source, start) {
                continue;
            }
            let rest = first_bytes(&slice[at..], LONGEST_ADDRESS);
            let Some(close) =
                rest.find([']', '\n']).filter(|close| rest[*close..].starts_with(']'))
            else {
                if rest.starts_with("[[") {
                    self.report("wiki", start..start + "[[".len(), "[[");
                    end = at + "[[".len();
                }
                continue;
            };
            let inner = &rest[1..close];
            let behind = &rest[close + 1..];
            if inner.starts_with('^') && inner.len() > 1 && !inner.contains(' ') {
                end = at + close + 1;
                self.report("note", start..start + close + 1, &rest[..=close]);
            } else if let Some(address) = read_address(behind) {
                end = at + close + 1 + address.len();
                self.report_link(start, rest, close, address);
            } else if let Some(length) = label_length(inner, behind) {
                end = at + close + 1 + length;
                let text = &rest[..close + 1 + length];
                self.report("reference", start..start + text.len(), text);
            }
        }
    }

    /// A link whose address holds spaces or brackets, or stands apart from its text.
    fn report_link(&mut self, start: usize, rest: &str, close: usize, address: &str) {
        let gap = address.len() - address.trim_start().len();
        let inner = address.trim_start().trim_start_matches('(').trim_end_matches(')');
        let (target, title) = split_title(inner);
        let at = start + close + 1 + gap + 1;
        if gap > 0 {
            let text = &rest[..close + 1 + address.len()];
            return self.report("link-gap", start..start + text.len(), text);
        }
        let title = if title.is_empty() { String::new() } else { format!(" {title}") };
        let cure = format!("<{target}>{title}");
        let target_range = at..at + inner.len();
        self.report_as(&rule::SPACE_IN_LINK, None, target_range, target, Some(cure));
    }
}

/// Whether a sign is written with a backslash before it, and so meant as it stands.
fn is_escaped(source: &str, at: usize) -> bool {
    let before = source.get(..at).unwrap_or("");
    let slashes = before.len() - before.trim_end_matches('\\').len();
    slashes % 2 == 1
}

fn heading_slip(line: &str) -> Option<&'static str> {
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let rest = line.get(marks..)?;
    let next = rest.chars().next()?;
    match marks {
        0 => None,
        // A word with one mark before it may be meant as a keyword.
        1 if next.is_alphanumeric() => {
            (next.is_uppercase() && rest.contains(' ')).then_some("heading")
        }
        1..=6 if next.is_alphanumeric() => Some("heading"),
        1..=6 if next.is_whitespace() => Some("heading-space"),
        7.. if next.is_whitespace() => Some("heading-deep"),
        _ => None,
    }
}

/// `1.Satu`, `2)Dua`.
fn is_number(line: &str) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.get(digits..).unwrap_or("");
    let word = rest.strip_prefix(['.', ')']).unwrap_or("");
    (1..=3).contains(&digits) && word.chars().take(2).filter(|c| c.is_alphabetic()).count() == 2
}

/// Whether the first letter of a line is a capital.
fn is_capital(line: &str) -> bool {
    line.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase)
}

/// `-Laporan`, `• Laporan`.
fn is_point(line: &str) -> bool {
    let mut characters = line.chars();
    match (characters.next(), characters.next()) {
        (Some('-' | '*' | '+'), Some(next)) => next.is_alphabetic(),
        (Some('•' | '·' | '–' | '—' | '▪' | '◦' | '\u{f0b7}'), Some(_)) => true,
        _ => false,
    }
}

/// `|---|---|` that makes no table, because the line above has another number of cells.
fn is_table_rule(line: &str) -> bool {
    line.contains("|--") | line.contains("--|") | line.contains("| --") | line.contains("-- |")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '))
}

/// What stands between round brackets behind `[…]`, if it looks like an address.
fn read_address(behind: &str) -> Option<&str> {
    let gap = behind.len() - behind.trim_start_matches(' ').len();
    let inner = behind.get(gap..)?.strip_prefix('(').filter(|_| gap <= 1)?;
    let mut depth = 1_usize;
    let mut first_close = None;
    let mut end = None;
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'\n' => break,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                first_close = first_close.or(Some(at));
                if depth == 0 {
                    end = Some(at);
                    break;
                }
            }
            _ => {}
        }
    }
    let inner = inner.get(..end.or(first_close)?)?;
    let (target, _) = split_title(inner);
    let looks_like_one = target.contains("://")
        || target.rsplit_once('.').is_some_and(|(name, ending)| {
            let ending = ending.split('#').next().unwrap_or(ending);
            !name.is_empty()
                && (2..=5).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
    let is_plain = !target.is_empty() && !target.contains(['<', '>', '`']);
    (looks_like_one && is_plain).then(|| &behind[..=gap + 1 + inner.len()])
}

/// An address and the title behind it, quotation marks included.
fn split_title(inner: &str) -> (&str, &str) {
    let trimmed = inner.trim();
    for quote in ['"', '\''] {
        let open = trimmed.strip_suffix(quote).and_then(|rest| rest.rfind(quote));
        if let Some(open) = open.filter(|open| *open > 0) {
            let (target, title) = trimmed.split_at(open);
            return (target.trim_end(), title);
        }
    }
    (trimmed, "")
}

/// The length of `[label]` or `[]` behind the text of a link.
fn label_length(inner: &str, behind: &str) -> Option<usize> {
    let label = behind.strip_prefix('[')?;
    let end = label.find([']', '[', '\n'])?;
    let is_label = label[end..].starts_with(']') && !inner.trim().is_empty();
    is_label.then_some(1 + end + 1)
}
