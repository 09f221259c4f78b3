//! The few elements of HTML that Markdown has no sign for, written anew by ourselves. A tag that has
//! attributes, no partner or another name is text.

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::{
    SpannedEvent,
    tags::{HtmlTag, read_tag},
};

/// The elements that may stand within a line, with their tags as they are written to a page.
const INLINE: [(&str, &str, &str); 5] = [
    ("sub", "<sub>", "</sub>"),
    ("sup", "<sup>", "</sup>"),
    ("kbd", "<kbd>", "</kbd>"),
    ("mark", "<mark>", "</mark>"),
    ("u", "<u>", "</u>"),
];

/// The most tags that wait for their partners at one level; no text for readers needs more.
const MOST_OPEN: usize = 256;

/// A line break, as it is written to a page.
const BREAK: &str = "<br>";

/// The elements that hold blocks.
const DETAILS: (&str, &str, &str) = ("details", "<details>", "</details>");
const SUMMARY: (&str, &str, &str) = ("summary", "<summary>", "</summary>");

/// Whether a tag of that name may become an element.
pub(super) fn is_allowed(name: &str) -> bool {
    let known = INLINE.iter().chain([&DETAILS, &SUMMARY]);
    name == "br" || known.into_iter().any(|(known, _, _)| *known == name)
}

/// A tag as it is written to a page; nothing but these is ever written as it stands.
pub fn written_tag(html: &str) -> Option<&'static str> {
    let all = INLINE.iter().chain([&DETAILS, &SUMMARY]);
    let mut tags = all.flat_map(|(_, open, close)| [*open, *close]).chain([BREAK]);
    tags.find(|tag| *tag == html)
}

/// What becomes of each tag.
#[derive(Default)]
struct TagDecisions {
    /// By the position of a tag: what is written for it. Others are text.
    written: BTreeMap<usize, &'static str>,
}

/// Makes elements of tags, or text; gives the tags that are text, too.
pub(super) fn write_elements<'a>(
    source: &'a str,
    events: Vec<SpannedEvent<'a>>,
) -> (Vec<SpannedEvent<'a>>, Vec<HtmlTag>) {
    if !events.iter().any(|(event, _)| matches!(event, Event::InlineHtml(_))) {
        return (events, Vec::new());
    }
    let mut texts = Vec::new();
    let decisions = decide(source, &events);
    let mut out = Rewriter { out: Vec::with_capacity(events.len()), paragraph: None };
    for (index, (event, range)) in events.into_iter().enumerate() {
        let is_tag = matches!(event, Event::InlineHtml(_));
        match decisions.written.get(&index).filter(|_| is_tag) {
            Some(tag) if is_block(tag) => out.add_block_tag(tag, range),
            Some(tag) => out.out.push((Event::InlineHtml((*tag).into()), range)),
            None if is_tag => {
                texts.extend(read_tag(source, range.start));
                out.add_text(source, range);
            }
            None => out.add(event, range),
        }
    }
    (out.out, texts)
}

fn is_block(tag: &str) -> bool {
    [DETAILS, SUMMARY].iter().any(|(_, open, close)| [*open, *close].contains(&tag))
}

/// The tags that are open within one block.
struct OpenTags {
    /// Whether it is a paragraph, which may be split.
    is_paragraph: bool,
    /// Whether blocks may stand in it.
    holds_blocks: bool,
    /// Tags without a partner yet: position and name.
    open: Vec<(usize, String)>,
}

fn decide(source: &str, events: &[SpannedEvent<'_>]) -> TagDecisions {
    let mut pairs = TagPairs::default();
    let mut frames = vec![OpenTags { is_paragraph: false, holds_blocks: true, open: Vec::new() }];
    for (index, (event, range)) in events.iter().enumerate() {
        match event {
            Event::Start(tag) => frames.push(OpenTags {
                is_paragraph: matches!(tag, Tag::Paragraph),
                holds_blocks: holds_blocks(tag),
                open: Vec::new(),
            }),
            Event::End(_) if frames.len() > 1 => {
                frames.pop();
            }
            Event::InlineHtml(_) => {
                let tag = read_tag(source, range.start).filter(|tag| tag.is_bare);
                if let Some(tag) = tag.filter(|tag| is_allowed(&tag.name)) {
                    pairs.add(index, tag, &mut frames);
                }
            }
            _ => {}
        }
    }
    let TagPairs { mut decisions, blocks, summaries } = pairs;
    decisions.add_blocks(events, &blocks, &summaries);
    decisions
}

/// Tags that belong together, found so far.
#[derive(Default)]
struct TagPairs {
    decisions: TagDecisions,
    blocks: Vec<(usize, usize)>,
    summaries: BTreeMap<usize, usize>,
}

impl TagPairs {
    /// Looks for the partner of a tag among those that are open at its level.
    fn add(&mut self, index: usize, tag: HtmlTag, frames: &mut [OpenTags]) {
        if tag.name == "br" {
            if !tag.is_closing {
                self.decisions.written.insert(index, BREAK);
            }
            return;
        }
        let is_block = [DETAILS.0, SUMMARY.0].contains(&tag.name.as_str());
        let Some((innermost, outer)) = frames.split_last_mut() else { return };
        if is_block {
            // The paragraph ends here: what is open within it has no partner.
            innermost.open.retain(|(_, name)| name == SUMMARY.0 || name == DETAILS.0);
        }
        let frame = match outer.last_mut() {
            Some(parent) if tag.name == DETAILS.0 && innermost.is_paragraph => parent,
            _ => innermost,
        };
        if tag.name == DETAILS.0 && !frame.holds_blocks {
            return;
        }
        if !tag.is_closing {
            if frame.open.len() < MOST_OPEN {
                frame.open.push((index, tag.name));
            }
            return;
        }
        let Some(at) = frame.open.iter().rposition(|(_, name)| *name == tag.name) else { return };
        let open = frame.open.drain(at..).next().map_or(index, |(open, _)| open);
        match INLINE.iter().find(|(name, _, _)| *name == tag.name) {
            Some((_, opening, closing)) => {
                self.decisions.written.insert(open, opening);
                self.decisions.written.insert(index, closing);
            }
            None if tag.name == DETAILS.0 => self.blocks.push((open, index)),
            None => {
                self.summaries.insert(open, index);
            }
        }
    }
}

fn holds_blocks(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionListDefinition
    )
}

impl TagDecisions {
    /// A block that unfolds has a summary first, and no heading within that begins a section of the
    /// page: sections may stand elsewhere than in their order.
    fn add_blocks(
        &mut self,
        events: &[SpannedEvent<'_>],
        blocks: &[(usize, usize)],
        summaries: &BTreeMap<usize, usize>,
    ) {
        let is_section = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level <= HeadingLevel::H2);
        let all = events.iter().enumerate();
        let sections = all.filter(|(_, (event, _))| is_section(event));
        let sections: Vec<usize> = sections.map(|(at, _)| at).collect();
        for (open, close) in blocks {
            let between = events.get(open + 1..*close).unwrap_or(&[]);
            let first = between.iter().position(|(event, _)| !is_blank(event));
            let summary = first.map(|at| open + 1 + at);
            let Some((from, to)) = summary.and_then(|at| summaries.get_key_value(&at)) else {
                continue;
            };
            let next = sections.partition_point(|at| at < open);
            let has_section = sections.get(next).is_some_and(|at| at < close);
            if to < close && !has_section {
                self.written.insert(*open, DETAILS.1);
                self.written.insert(*close, DETAILS.2);
                self.written.insert(*from, SUMMARY.1);
                self.written.insert(*to, SUMMARY.2);
            }
        }
    }
}

/// Whether nothing is seen of an event between two tags.
fn is_blank(event: &Event<'_>) -> bool {
    match event {
        Event::Text(text) => text.trim().is_empty(),
        Event::SoftBreak
        | Event::HardBreak
        | Event::Start(Tag::Paragraph)
        | Event::End(TagEnd::Paragraph) => true,
        _ => false,
    }
}

/// Writes events in which a paragraph ends where a block begins.
struct Rewriter<'a> {
    out: Vec<SpannedEvent<'a>>,
    /// Where the paragraph that is open begins among the events, and where it ends in the text.
    paragraph: Option<(usize, usize)>,
}

impl<'a> Rewriter<'a> {
    fn add(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Paragraph) => {
                self.paragraph = Some((self.out.len(), range.end));
                self.out.push((event, range));
            }
            Event::End(TagEnd::Paragraph) => {
                if !self.drop_empty_paragraph() {
                    self.out.push((event, range));
                }
                self.paragraph = None;
            }
            event => self.out.push((event, range)),
        }
    }

    fn add_text(&mut self, source: &'a str, range: Range<usize>) {
        let text = source.get(range.clone()).unwrap_or("");
        self.out.push((Event::Text(text.into()), range));
    }

    /// Adds a tag that stands outside of paragraphs, and begins another behind it.
    fn add_block_tag(&mut self, tag: &'static str, range: Range<usize>) {
        let Some((_, end)) = self.paragraph else {
            self.out.push((Event::InlineHtml(tag.into()), range));
            return;
        };
        let in_summary = tag == SUMMARY.2;
        if !in_summary && !self.drop_empty_paragraph() {
            self.out.push((Event::End(TagEnd::Paragraph), range.clone()));
        }
        let behind = range.end..end.max(range.end);
        self.out.push((Event::InlineHtml(tag.into()), range));
        self.paragraph = Some((self.out.len(), behind.end));
        if tag != SUMMARY.1 {
            self.out.push((Event::Start(Tag::Paragraph), behind));
        }
    }

    /// Whether the paragraph that is open held nothing, and is gone.
    fn drop_empty_paragraph(&mut self) -> bool {
        let Some((start, _)) = self.paragraph else { return false };
        let inner = self.out.get(start..).unwrap_or(&[]);
        let is_empty = inner.iter().all(|(event, _)| is_blank(event));
        if is_empty {
            self.out.truncate(start);
        }
        is_empty
    }
}
