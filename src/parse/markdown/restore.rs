//! Events with what was hidden from the parser: tags as pieces of their own, all else as it was
//! written. Texts that follow each other are one.

use std::{borrow::Cow, ops::Range};

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};

use super::{
    SpannedEvent,
    mask::{HIDDEN, KEPT, MaskedText, TAG, has_masks, is_mask},
    tags::{HtmlTag, read_tag},
};

/// Events in which a tag is an [`Event::InlineHtml`] with the tag as it was written.
pub(super) struct RestoredEvents<'a> {
    /// The events.
    pub(super) events: Vec<SpannedEvent<'a>>,
    /// Tags in blocks of HTML, which the parser saw where none was looked for.
    pub(super) more_tags: Vec<HtmlTag>,
}

/// Puts back what was hidden.
pub(super) fn restore<'a>(
    source: &'a str,
    masked: &MaskedText<'_>,
    events: impl Iterator<Item = SpannedEvent<'a>>,
) -> RestoredEvents<'a> {
    let mut restorer = Restorer {
        source,
        masked,
        is_masked: matches!(masked.text, Cow::Owned(_)),
        events: Vec::new(),
        text: None,
        more_tags: Vec::new(),
        in_code: false,
    };
    for (event, range) in events {
        restorer.add(event, range);
    }
    restorer.end_text();
    RestoredEvents { events: restorer.events, more_tags: restorer.more_tags }
}

struct Restorer<'a, 'm> {
    source: &'a str,
    masked: &'m MaskedText<'m>,
    /// Whether anything is hidden.
    is_masked: bool,
    events: Vec<SpannedEvent<'a>>,
    /// The text that goes on as long as texts follow each other.
    text: Option<TextRun>,
    more_tags: Vec<HtmlTag>,
    in_code: bool,
}

/// Texts one after the other: those of the source, or others than it has there.
struct TextRun {
    range: Range<usize>,
    owned: Option<String>,
}

impl<'a> Restorer<'a, '_> {
    fn add(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, .. }) => {
                let event = unhide_wiki_link(event);
                self.push((event, range));
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.in_code = true;
                let kind = match kind {
                    CodeBlockKind::Fenced(info) => {
                        CodeBlockKind::Fenced(self.source_text(info, range.clone(), ""))
                    }
                    CodeBlockKind::Indented => CodeBlockKind::Indented,
                };
                self.push((Event::Start(Tag::CodeBlock(kind)), range));
            }
            Event::End(TagEnd::CodeBlock) => {
                self.in_code = false;
                self.push((event, range));
            }
            // What the parser takes for a block of HTML all the same is a paragraph.
            Event::Start(Tag::HtmlBlock) => self.push((Event::Start(Tag::Paragraph), range)),
            Event::End(TagEnd::HtmlBlock) => {
                self.push((Event::End(TagEnd::Paragraph), range));
            }
            Event::Html(html) => {
                let text = self.source_text(html, range.clone(), "\n");
                self.more_tags.extend(read_tag(&text, 0).map(|tag| {
                    let start = range.start + tag.range.start;
                    HtmlTag { range: start..range.start + tag.range.end, ..tag }
                }));
                self.push_text(text, range);
            }
            Event::InlineHtml(_) => {
                let html = self.source.get(range.clone()).unwrap_or("");
                self.push((Event::InlineHtml(html.into()), range));
            }
            Event::Code(text) => {
                let text = self.source_text(text, range.clone(), " ");
                self.push((Event::Code(text), range));
            }
            Event::Text(text) if self.in_code => {
                let text = match self.masked.text.get(range.clone()) {
                    Some(slice) if *slice == *text => {
                        CowStr::Borrowed(self.source.get(range.clone()).unwrap_or(""))
                    }
                    _ => self.source_text(text, range.clone(), "\n"),
                };
                self.push_text(text, range);
            }
            Event::Text(text) if self.has_masks(&text) => self.pieces(&text, range),
            Event::Text(text) => self.push_text(text, range),
            event => self.push((event, range)),
        }
    }

    /// Adds an event that is no text.
    fn push(&mut self, event: SpannedEvent<'a>) {
        self.end_text();
        self.events.push(event);
    }

    /// Adds a text; to the one before, if that is a text too.
    fn push_text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        if text.is_empty() {
            return;
        }
        // Mostly it is a slice of the source: then its letters need not be compared.
        let (written, shown) = (self.source.get(range.clone()), &*text);
        let as_written =
            written.is_some_and(|written| std::ptr::eq(written, shown) || written == shown);
        match &mut self.text {
            None => {
                let owned = if as_written { None } else { Some(text.into_string()) };
                self.text = Some(TextRun { range, owned });
            }
            Some(run) => {
                if run.owned.is_none() && !(as_written && run.range.end == range.start) {
                    let before = self.source.get(run.range.clone()).unwrap_or("");
                    run.owned = Some(before.to_owned());
                }
                if let Some(owned) = &mut run.owned {
                    owned.push_str(&text);
                }
                run.range.end = range.end;
            }
        }
    }

    fn end_text(&mut self) {
        if let Some(TextRun { range, owned }) = self.text.take() {
            let slice = || CowStr::Borrowed(self.source.get(range.clone()).unwrap_or(""));
            let text = owned.map_or_else(slice, CowStr::from);
            self.events.push((Event::Text(text), range));
        }
    }

    /// A text with signs in it, piece by piece.
    fn pieces(&mut self, text: &str, range: Range<usize>) {
        let places: Vec<usize> = self.places(range.clone()).collect();
        let mut places = places.into_iter();
        let in_link = self.opens_hidden_bar();
        let mut piece = String::new();
        let mut start = range.start;
        for character in text.chars() {
            let sign = u8::try_from(character).ok().filter(|byte| is_mask(*byte));
            let place = sign.and_then(|_| places.next());
            match (sign, place) {
                (Some(TAG), Some(place)) => {
                    self.push_text(std::mem::take(&mut piece).into(), start..place);
                    let tag = self.masked.tags.binary_search_by_key(&place, |it| it.range.start);
                    let tag = tag.ok().and_then(|index| self.masked.tags.get(index));
                    if let Some(HtmlTag { range, .. }) = tag {
                        let html = self.source.get(range.clone()).unwrap_or("");
                        self.push((Event::InlineHtml(html.into()), range.clone()));
                        start = range.end;
                    }
                }
                (Some(KEPT), Some(place)) if in_link && self.source_byte(place) == b'|' => {
                    piece.clear();
                    start = place + 1;
                }
                (Some(KEPT), Some(place)) => piece.push(char::from(self.source_byte(place))),
                (Some(_), _) => {}
                (None, _) => piece.push(character),
            }
        }
        self.push_text(piece.into(), start..range.end);
    }

    /// Whether a link with a hidden `|` has just been opened.
    fn opens_hidden_bar(&self) -> bool {
        let last = self.events.last().filter(|_| self.text.is_none());
        matches!(
            last,
            Some((
                Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: true }, .. }),
                _
            ))
        )
    }

    /// Whether a byte of a text stands for another.
    fn has_masks(&self, text: &str) -> bool {
        self.is_masked && has_masks(text)
    }

    fn source_byte(&self, at: usize) -> u8 {
        self.source.as_bytes().get(at).copied().unwrap_or(b' ')
    }

    /// Where signs stand in a range.
    fn places(&self, range: Range<usize>) -> impl Iterator<Item = usize> + use<'_> {
        let start = range.start;
        let bytes = self.masked.text.as_bytes().get(range).unwrap_or(&[]);
        let signs = bytes.iter().enumerate().filter(|(_, byte)| is_mask(**byte));
        signs.map(move |(at, _)| start + at)
    }

    /// A text in which signs are what the source has at their places; a line break is written so.
    fn source_text(&self, text: CowStr<'a>, range: Range<usize>, line_break: &str) -> CowStr<'a> {
        if !self.has_masks(&text) {
            return text;
        }
        let mut places = self.places(range);
        let mut bytes = Vec::with_capacity(text.len());
        for byte in text.bytes() {
            match (is_mask(byte).then(|| places.next()).flatten(), byte) {
                (Some(place), _) if self.source_byte(place) == b'\n' => {
                    bytes.extend_from_slice(line_break.as_bytes());
                }
                (Some(place), _) => bytes.push(self.source_byte(place)),
                (None, TAG | HIDDEN | KEPT) => {}
                (None, byte) => bytes.push(byte),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned().into()
    }
}

/// `[[a|b]]` in a table, where `|` was hidden, and `[[a\|b]]`, as a table wants it.
fn unhide_wiki_link(event: Event<'_>) -> Event<'_> {
    let Event::Start(Tag::Link { link_type, dest_url, title, id }) = event else {
        return event;
    };
    let (link_type, dest_url) = match dest_url.split_once(char::from(KEPT)) {
        Some((target, _)) => (LinkType::WikiLink { has_pothole: true }, target.to_owned().into()),
        None => match dest_url.strip_suffix('\\') {
            Some(target) => (link_type, target.to_owned().into()),
            None => (link_type, dest_url),
        },
    };
    Event::Start(Tag::Link { link_type, dest_url, title, id })
}
