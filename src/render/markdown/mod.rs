//! Markdown → HTML of a page: links resolved, raw HTML shown as text, headings with their anchors,
//! footnotes gathered, alerts named, tables made to scroll. A body may lend whole sections to keys
//! of the front matter; they come out apart.

mod alerts;
mod context;
mod events;
mod footnotes;
mod links;
mod list_numbers;
mod writer;

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Tag};

pub(super) use context::{Href, MarkdownContext};
use events::block_end;
use writer::HtmlWriter;

use crate::parse::{Heading, markdown::read_markdown};

/// Where the section of a key stands in the body.
pub(super) struct SectionRange<'a> {
    /// The key.
    pub(super) key: &'static str,
    /// Its bytes in the body, heading included.
    pub(super) range: Range<usize>,
    /// The heading.
    pub(super) heading: Option<&'a Heading>,
}

/// A body in HTML.
#[derive(Debug)]
pub(super) struct BodyHtml {
    /// What stands before the first heading.
    pub(super) intro: String,
    /// What no key has claimed, from the first heading on.
    pub(super) html: String,
    /// What belongs to a key.
    pub(super) sections: BTreeMap<&'static str, String>,
}

/// Writes a body. Byte ranges of headings and sections are those of `text`.
pub(super) fn body(
    text: &str,
    headings: &[(Range<usize>, &str)],
    sections: &[SectionRange<'_>],
    context: &dyn MarkdownContext,
) -> BodyHtml {
    let events = read_markdown(text).events;
    let shift = u8::from(events.iter().any(
        |(event, _)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1),
    ));
    let mut writer = HtmlWriter::new(text, context, "", shift);
    writer.anchors = headings.to_vec();
    let mut index = 0;
    let mut first_heading = None;
    let mut unfolding = 0_usize;
    while index < events.len() {
        let end = block_end(&events, index);
        let start = events[index].1.start;
        match &events[index].0 {
            Event::InlineHtml(tag) if **tag == *"<details>" => unfolding += 1,
            Event::InlineHtml(tag) if **tag == *"</details>" => {
                unfolding = unfolding.saturating_sub(1);
            }
            _ => {}
        }
        // One within a block that unfolds divides nothing.
        if unfolding == 0 && matches!(events[index].0, Event::Start(Tag::Heading { .. })) {
            first_heading = first_heading.or(Some(writer.out.len()));
        }
        let section = sections.iter().find(|section| section.range.contains(&start));
        match section {
            Some(section) if start == section.range.start => {}
            Some(section) => {
                let outer = std::mem::take(&mut writer.out);
                writer.write(&events[index..end]);
                let html = std::mem::replace(&mut writer.out, outer);
                writer.sections.entry(section.key).or_default().push_str(&html);
            }
            None => writer.write(&events[index..end]),
        }
        index = end;
    }
    let (mut intro, sections) = writer.finish();
    let html = intro.split_off(first_heading.unwrap_or(intro.len()));
    BodyHtml { intro, html, sections }
}

/// Writes a text of the front matter. `prefix` keeps its footnotes apart from others of the page.
pub(super) fn prose(text: &str, prefix: &str, context: &dyn MarkdownContext) -> String {
    let events = read_markdown(text).events;
    let mut writer = HtmlWriter::new(text, context, prefix, 2);
    writer.write(&events);
    writer.finish().0
}
