//! A text as the parser is given it: as long as it was, but comments blank, and tags, `|` within
//! `[[…]]` and braces that are no name hidden behind signs that mean nothing to Markdown. So text
//! within and below HTML stays Markdown, and every place in the text stays what it was. What was
//! hidden comes back in `restore.rs`.

use std::{borrow::Cow, ops::Range};

use super::{
    fences::{Backticks, Fence, container_prefix, run_length},
    tags::{HtmlTag, autolink_end, read_tag},
};
use crate::text::boundary::first_bytes;

/// How far the end of a mark is looked for within its line.
const LONGEST_MARK: usize = 1_024;

/// How many bytes are compared before it is asked whether one of them was found.
const BLOCK: usize = 64;

/// Stands for the `<` with which a tag begins.
pub(super) const TAG: u8 = 1;
/// Stands for a byte that is not shown: the rest of a tag, a comment.
pub(super) const HIDDEN: u8 = 2;
/// Stands for the byte of the text that stands at its place.
pub(super) const KEPT: u8 = 3;

/// Whether a byte stands for another.
#[inline]
pub(super) fn is_mask(byte: u8) -> bool {
    (TAG..=KEPT).contains(&byte)
}

/// Whether a byte of these stands for another. They are looked at in blocks, each of which the
/// processor compares at once.
pub(super) fn has_masks(text: &str) -> bool {
    let mut blocks = text.as_bytes().chunks(BLOCK);
    blocks.any(|block| block.iter().fold(false, |found, byte| found | is_mask(*byte)))
}

/// Whether nothing can begin with a byte that must be hidden, and no line ends with it.
fn is_plain(byte: u8) -> bool {
    !is_mask(byte) && !matches!(byte, b'\\' | b'`' | b'[' | b']' | b'<' | b'\n')
}

/// A text with what is hidden in it.
#[derive(Debug, Default)]
pub(super) struct MaskedText<'a> {
    /// The text for the parser.
    pub(super) text: Cow<'a, str>,
    /// The tags, in order.
    pub(super) tags: Vec<HtmlTag>,
    /// The comments, in order.
    pub(super) comments: Vec<Range<usize>>,
    /// Where comments begin that never end.
    pub(super) unclosed: Vec<usize>,
}

/// Hides what the parser must not see.
pub(super) fn mask(text: &str) -> MaskedText<'_> {
    let has_braces = || text.contains('}') && text.contains('{');
    if !text.contains('<') && !text.contains("[[") && !has_braces() && !has_masks(text) {
        return MaskedText { text: Cow::Borrowed(text), ..MaskedText::default() };
    }
    let mut masker = Masker {
        text,
        bytes: text.as_bytes().to_vec(),
        at: 0,
        line: 0..0,
        bars: 0,
        backticks: Backticks::default(),
        no_comment_ends: false,
        tags: Vec::new(),
        comments: Vec::new(),
        unclosed: Vec::new(),
    };
    masker.mask_text();
    let Masker { bytes, tags, comments, unclosed, .. } = masker;
    // Whole characters are replaced by ASCII, so that it is text still.
    let masked = String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned());
    MaskedText { text: Cow::Owned(masked), tags, comments, unclosed }
}

struct Masker<'a> {
    text: &'a str,
    bytes: Vec<u8>,
    at: usize,
    /// The line of `at`, or what is left of it.
    line: Range<usize>,
    /// How many `|` it has.
    bars: usize,
    backticks: Backticks,
    /// Nothing behind this place ends a comment.
    no_comment_ends: bool,
    tags: Vec<HtmlTag>,
    comments: Vec<Range<usize>>,
    unclosed: Vec<usize>,
}

impl Masker<'_> {
    fn mask_text(&mut self) {
        let mut fence: Option<Fence> = None;
        while self.at < self.text.len() {
            if self.at == 0 || self.text.as_bytes()[self.at - 1] == b'\n' {
                self.find_line();
                let end = self.line.end;
                let line = &self.text[self.line.clone()];
                let is_code = if let Some(open) = fence {
                    fence = fence.filter(|_| !open.is_closed_by(line));
                    true
                } else {
                    fence = Fence::open(line);
                    fence.is_some()
                };
                if is_code {
                    self.keep_signs(self.at..end);
                    self.at = end;
                    continue;
                }
                self.mask_braces(self.at, end);
            }
            if self.at >= self.line.end {
                self.find_line();
            }
            self.mask_next();
        }
    }

    fn find_line(&mut self) {
        let rest = &self.text[self.at..];
        let length = rest.find('\n').map_or(rest.len(), |end| end + '\n'.len_utf8());
        self.line = self.at..self.at + length;
        self.bars = rest[..length].matches('|').count();
    }

    /// The rest of the line from a place on, as far as a mark may be looked for in it.
    fn rest_of_line(&self, at: usize) -> &str {
        first_bytes(self.text.get(at..self.line.end.max(at)).unwrap_or(""), LONGEST_MARK)
    }

    /// Signs that are in the text itself come back as they are.
    fn keep_signs(&mut self, range: Range<usize>) {
        for byte in &mut self.bytes[range] {
            if is_mask(*byte) {
                *byte = KEPT;
            }
        }
    }

    fn mask_next(&mut self) {
        let bytes = self.text.as_bytes();
        let next = bytes.get(self.at + 1);
        match bytes[self.at] {
            b'\\' if next.is_some_and(u8::is_ascii_punctuation) => self.at += 2,
            b'`' => {
                let end = self.backticks.span_end(self.text, self.at);
                let end = end.unwrap_or(self.at + run_length(bytes, self.at));
                self.keep_signs(self.at..end);
                self.at = end;
            }
            b']' if matches!(next, Some(b'(' | b':')) => {
                self.at = self.destination_end(self.at + 2);
            }
            b'[' if next == Some(&b'[') => self.mask_wiki_link(),
            b'<' => self.mask_html(),
            byte => {
                if is_mask(byte) {
                    self.bytes[self.at] = KEPT;
                }
                self.at += 1;
                if byte != b'\n' {
                    self.at += bytes[self.at..].iter().take_while(|byte| is_plain(**byte)).count();
                }
            }
        }
    }

    /// The place behind the address and the title of a link, in which nothing is hidden.
    fn destination_end(&self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let white = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
        let mut at = from;
        while white(at) {
            at += 1;
        }
        let line = self.rest_of_line(at).as_bytes();
        if line.first() == Some(&b'<') {
            return line.iter().position(|byte| *byte == b'>').map_or(at, |end| at + end + 1);
        }
        if from == at && bytes.get(from - 1) == Some(&b':') {
            return at;
        }
        at += line.iter().take_while(|byte| !byte.is_ascii_whitespace() && **byte != b')').count();
        let behind_address = at;
        while white(at) {
            at += 1;
        }
        match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => {
                let line = self.rest_of_line(at + 1).as_bytes();
                let end = line.iter().position(|byte| byte == quote);
                end.map_or(behind_address, |end| at + 1 + end + 1)
            }
            _ => behind_address,
        }
    }

    /// `[[a|b]]`: its `|` separates no cells of a table.
    fn mask_wiki_link(&mut self) {
        let from = self.at;
        self.at += 2;
        let line = self.rest_of_line(from);
        let Some(inner) = line.find("]]").and_then(|end| line.get(2..end)) else { return };
        let Some(bar) = inner.find('|').filter(|_| !inner.contains('[')) else { return };
        let has_cells = self.bars > inner.matches('|').count();
        let is_escaped = inner[..bar].ends_with('\\');
        self.at = from + 2 + bar;
        if has_cells && !is_escaped {
            self.bytes[self.at] = KEPT;
        }
        self.at += 1;
    }

    /// `## Nomor surat {tahun}`: only `{#name}` names a heading, all else is its text.
    fn mask_braces(&mut self, start: usize, end: usize) {
        let line = self.text[start..end].trim_end();
        let Some(open) = line.rfind('{').filter(|_| line.ends_with('}')) else { return };
        if !line[open..].contains('#') {
            self.bytes[start + open] = KEPT;
        }
    }

    fn mask_html(&mut self) {
        let at = self.at;
        let rest = &self.text[at..];
        if rest.starts_with("<!--") {
            return self.mask_comment();
        }
        if let Some(end) = autolink_end(self.text, at) {
            self.at = end;
            return;
        }
        if let Some(tag) = read_tag(self.text, at) {
            self.hide(tag.range.clone());
            self.bytes[at] = TAG;
            self.at = tag.range.end;
            self.tags.push(tag);
            return;
        }
        let next = rest.as_bytes().get(1);
        if let Some(sign @ (b'!' | b'?')) = next {
            let name = char::from(*sign).to_string();
            let range = at..at + 2;
            self.tags.push(HtmlTag { range, name, is_closing: false, is_bare: false });
        }
        if next.is_some_and(|byte| byte.is_ascii_alphabetic() || b"/!?".contains(byte)) {
            self.bytes[at] = KEPT;
        }
        self.at += 1;
    }

    /// A comment ends at the next `-->`, unless another begins before: then it was never closed.
    fn mask_comment(&mut self) {
        let (at, rest) = (self.at, &self.text[self.at..]);
        let empty = ["<!-->", "<!--->"].into_iter().find(|empty| rest.starts_with(empty));
        let end = empty.map(str::len).or_else(|| {
            if self.no_comment_ends {
                return None;
            }
            let next = rest[4..].find("<!--").map(|next| 4 + next);
            let end = rest[4..next.unwrap_or(rest.len())].find("-->");
            self.no_comment_ends = end.is_none() && next.is_none();
            end.map(|end| 4 + end + "-->".len())
        });
        let Some(end) = end.map(|end| at + end) else {
            self.unclosed.push(at);
            self.bytes[at] = KEPT;
            self.at += 4;
            return;
        };
        self.comments.push(at..end);
        let before = &self.text[self.line.start..at];
        let behind = &self.text[end..];
        let stands_alone = container_prefix(before) == before.len()
            && behind
                .bytes()
                .find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
                .is_none_or(|byte| byte == b'\n');
        if stands_alone {
            for byte in &mut self.bytes[at..end] {
                *byte = if matches!(*byte, b'\n' | b'\r') { *byte } else { b' ' };
            }
        } else {
            self.hide(at..end);
        }
        self.at = end;
    }

    fn hide(&mut self, range: Range<usize>) {
        self.bytes[range].fill(HIDDEN);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text for the parser, with signs that can be read.
    fn masked(text: &str) -> String {
        let masked = mask(text);
        assert_eq!(masked.text.len(), text.len());
        masked.text.replace('\u{1}', "T").replace('\u{2}', "_").replace('\u{3}', "K")
    }

    #[test]
    fn tags_and_comments_are_hidden_outside_of_code() {
        assert_eq!(masked("a <br> b <!-- c --> d"), "a T___ b __________ d");
        assert_eq!(masked("`<br>` <br>"), "`<br>` T___");
        assert_eq!(masked("```\n<br>\n```\n<br>"), "```\n<br>\n```\nT___");
        assert_eq!(masked("<!-- a\n\nb -->\nc"), "      \n\n     \nc");
        assert_eq!(
            masked("[a](<b c.png>) <https://a.id> \\<b>"),
            "[a](<b c.png>) <https://a.id> \\<b>"
        );
    }

    #[test]
    fn a_comment_before_which_ends_another_begins_was_never_closed() {
        let text = "<!-- a\n\nisi\n\n<!-- b -->\n";
        assert_eq!(mask(text).unclosed, [0]);
        assert_eq!(masked(text), "K!-- a\n\nisi\n\n          \n");
    }

    #[test]
    fn a_bar_in_a_link_separates_no_cells() {
        assert_eq!(masked("| [[a|b]] | c |"), "| [[aKb]] | c |");
        assert_eq!(masked("[[a|b]]"), "[[a|b]]");
        assert_eq!(masked("## A {b}\n## C {#d}"), "## A Kb}\n## C {#d}");
    }
}
