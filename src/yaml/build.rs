//! Parser events to the tree. Apart so that the parser crate is known here and nowhere else.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Parser, Placement, ScalarStyle, ScanError, options};

use super::{
    node::{Node, NodeValue, Pair, Scalar, Style, WrittenLines},
    problem::{Problem, ProblemKind, SyntaxError},
};
use crate::source::{SourceId, Span};

/// How much YAML is read before it is refused.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The largest number of bytes.
    pub bytes: usize,
    /// The largest number of levels.
    pub depth: usize,
}

impl Limits {
    /// For the front matter of an entry and for `teladan.yaml`.
    pub const FRONT_MATTER: Self = Self { bytes: 64 * 1024, depth: 16 };
    /// For files that hold nothing but data: terms and interface strings.
    pub const DATA: Self = Self { bytes: 1024 * 1024, depth: 16 };
}

/// What could be read, and what is wrong with it.
#[derive(Debug)]
pub struct Parsed {
    /// The tree; nothing if the notation is broken or there is no value at all.
    pub root: Option<Node>,
    /// Everything wrong, in the order of the file.
    pub problems: Vec<Problem>,
}

/// Reads one document. `text` is the part of the file `source` that starts at byte `offset`.
pub fn parse(text: &str, source: SourceId, offset: usize, limits: Limits) -> Parsed {
    let start_of_text = TextStart { source, offset };
    if text.len() > limits.bytes {
        let kind = ProblemKind::TooLarge { most: limits.bytes };
        let first_line = 0..text.find('\n').unwrap_or(0);
        return Parsed {
            root: None,
            problems: vec![Problem { kind, span: start_of_text.span(first_line) }],
        };
    }
    let mut builder = Builder::new(text, start_of_text, limits);
    let options = options! {
        flow_nesting_limit: limits.depth,
        block_nesting_limit: limits.depth,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: 4096,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or(0..0);
                builder.event(event, range);
                if builder.second_document {
                    break;
                }
            }
            Err(error) => {
                builder.report_scan_error(&error, text);
                return Parsed { root: None, problems: builder.problems };
            }
        }
    }
    Parsed { root: builder.root, problems: builder.problems }
}

/// Where the text that is read begins: its file, and how many bytes stand before it there.
#[derive(Debug, Clone, Copy)]
struct TextStart {
    source: SourceId,
    offset: usize,
}

impl TextStart {
    fn span(self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.source, self.offset + range.start..self.offset + range.end)
    }
}

/// A list or map that is still open.
enum OpenCollection {
    List {
        start: usize,
        items: Vec<Node>,
    },
    Map {
        start: usize,
        pairs: Vec<Pair>,
        key: Option<PendingKey>,
        first_keys: HashMap<Box<str>, Span>,
    },
}

/// A key whose value has not come yet.
struct PendingKey {
    text: Box<str>,
    span: Span,
    repeated: bool,
    /// The comment behind it, where its value is left out.
    comment: Option<Box<str>>,
}

struct Builder<'t> {
    text: &'t str,
    start_of_text: TextStart,
    limits: Limits,
    open: Vec<OpenCollection>,
    root: Option<Node>,
    problems: Vec<Problem>,
    documents: usize,
    second_document: bool,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str, start_of_text: TextStart, limits: Limits) -> Self {
        Self {
            text,
            start_of_text,
            limits,
            open: Vec::new(),
            root: None,
            problems: Vec::new(),
            documents: 0,
            second_document: false,
        }
    }

    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) {
        let span = self.start_of_text.span(range.clone());
        match event {
            Event::DocumentStart(..) => self.document(span),
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_features(anchor != 0 || tag.is_some(), span);
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                // The parser writes `~` where the file has nothing.
                let text = if range.is_empty() { Box::from("") } else { Box::from(text) };
                let lines = self.lines_of(&range).filter(|_| style == Style::Plain);
                let scalar = Scalar { text, style, comment: None, lines };
                self.add(Node { span, value: NodeValue::Scalar(scalar) });
            }
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse_features(true, span);
                let (text, style) = (Box::from(""), Style::Plain);
                let scalar = Scalar { text, style, comment: None, lines: None };
                self.add(Node { span, value: NodeValue::Scalar(scalar) });
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_features(anchor != 0 || tag.is_some(), span);
                self.open.push(OpenCollection::List { start: range.start, items: Vec::new() });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_features(anchor != 0 || tag.is_some(), span);
                let (pairs, first_keys) = (Vec::new(), HashMap::new());
                self.open.push(OpenCollection::Map {
                    start: range.start,
                    pairs,
                    key: None,
                    first_keys,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(range.end),
            Event::Comment(text, Placement::Right) => self.comment(&text),
            Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentEnd
            | Event::Anchor(..)
            | Event::Comment(..)
            | _ => {}
        }
    }

    fn document(&mut self, span: Span) {
        self.documents += 1;
        if self.documents > 1 {
            self.second_document = true;
            self.problem(ProblemKind::SecondDocument, span);
        }
    }

    /// The lines of a scalar, if it has several or begins one.
    fn lines_of(&self, range: &std::ops::Range<usize>) -> Option<Box<WrittenLines>> {
        let text = self.text.get(range.clone())?.trim_end();
        let before = self.text.get(..range.start)?;
        let begins_line = before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty());
        let are_lines_kept =
            !text.is_empty() && (text.contains('\n') || begins_line && range.start > 0);
        are_lines_kept.then(|| Box::new(WrittenLines { text: text.into(), begins_line }))
    }

    fn refuse_features(&mut self, used: bool, span: Span) {
        if used {
            self.problem(ProblemKind::Feature, span);
        }
    }

    fn problem(&mut self, kind: ProblemKind, span: Span) {
        self.problems.push(Problem { kind, span });
    }

    fn close(&mut self, end: usize) {
        let start_of_text = self.start_of_text;
        let node = match self.open.pop() {
            Some(OpenCollection::List { start, items }) => {
                let end = last_end(items.last(), start_of_text, start, end);
                Node { span: start_of_text.span(start..end), value: NodeValue::List(items) }
            }
            Some(OpenCollection::Map { start, pairs, .. }) => {
                let end = last_end(pairs.last().map(|pair| &pair.value), start_of_text, start, end);
                Node { span: start_of_text.span(start..end), value: NodeValue::Map(pairs) }
            }
            None => return,
        };
        self.add(node);
    }

    /// Puts a finished node where it belongs: as an item, a key, a value or the root.
    fn add(&mut self, node: Node) {
        let mut problem = None;
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(OpenCollection::List { items, .. }) => items.push(node),
            Some(OpenCollection::Map { pairs, key, first_keys, .. }) => match key.take() {
                Some(PendingKey { repeated: true, .. }) => {}
                Some(PendingKey { text, span, comment, .. }) => {
                    let mut node = node;
                    if let NodeValue::Scalar(scalar) = &mut node.value
                        && scalar.text.is_empty()
                    {
                        scalar.comment = comment;
                    }
                    pairs.push(Pair { key: text, key_span: span, value: node });
                }
                None => {
                    let span = node.span;
                    let NodeValue::Scalar(scalar) = node.value else {
                        problem = Some(Problem { kind: ProblemKind::KeyIsNoText, span });
                        *key = Some(PendingKey {
                            text: Box::from(""),
                            span,
                            repeated: true,
                            comment: None,
                        });
                        self.problems.extend(problem);
                        return;
                    };
                    let first = first_keys.get(&scalar.text).copied();
                    if let Some(first) = first {
                        problem = Some(Problem { kind: ProblemKind::DuplicateKey { first }, span });
                    } else {
                        first_keys.insert(scalar.text.clone(), span);
                    }
                    *key = Some(PendingKey {
                        text: scalar.text,
                        span,
                        repeated: first.is_some(),
                        comment: None,
                    });
                }
            },
        }
        self.problems.extend(problem);
    }

    /// Notes a comment on the scalar that it stands behind.
    fn comment(&mut self, text: &str) {
        let last = match self.open.last_mut() {
            Some(OpenCollection::List { items, .. }) => items.last_mut(),
            Some(OpenCollection::Map { pairs, key: None, .. }) => {
                pairs.last_mut().map(|pair| &mut pair.value)
            }
            Some(OpenCollection::Map { key: Some(key), .. }) => {
                key.comment = Some(text.into());
                None
            }
            None => self.root.as_mut(),
        };
        if let Some(Node { value: NodeValue::Scalar(scalar), .. }) = last {
            scalar.comment = Some(text.into());
        }
    }

    fn report_scan_error(&mut self, error: &ScanError, text: &str) {
        let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
        let kind = if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            ProblemKind::TooDeep { most: self.limits.depth }
        } else {
            ProblemKind::Syntax(SyntaxError::of(error.kind()))
        };
        let span = self.start_of_text.span(mark_at(text, at));
        self.problem(kind, span);
    }
}

/// The end of a collection: that of its last value, since the parser reports the start of the next
/// line, or of the bracket in flow notation.
fn last_end(last: Option<&Node>, start_of_text: TextStart, start: usize, reported: usize) -> usize {
    let inner = last.map_or(start, |node| node.span.end as usize - start_of_text.offset);
    if reported > inner && reported - inner == 1 { reported } else { inner.max(start) }
}

/// The character at an offset, so that a mark has something to stand under; at the end of a line
/// or of the text, the character before it.
fn mark_at(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = (0..=at).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0);
    let length = text[start..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    if length > 0 {
        return start..start + length;
    }
    let back = text[..start].trim_end().len();
    let before = text[..back].chars().next_back().map_or(0, char::len_utf8);
    back - before..back
}
