//! Markdown → HTML of a page: links resolved, raw HTML shown as text, headings with their anchors,
//! footnotes gathered, alerts named, tables made to scroll. A body may lend whole sections to keys
//! of the front matter; they come out apart.

mod alerts;
mod footnotes;
mod links;
mod writer;

use std::{collections::BTreeMap, ops::Range};

use pulldown_cmark::{Event, Parser, Tag};

use crate::images::Size;
use crate::parse::{Heading, LinkKind, markdown::options};
use writer::HtmlWriter;

/// What a writer must be told about the page it writes for.
pub(super) trait MarkdownContext {
    /// Where a link leads.
    fn link(&self, target: &str, kind: LinkKind) -> Href;
    /// A word of the interface.
    fn word(&self, path: &str) -> String;
}

/// Where a link leads, as the page needs it.
pub(super) enum Href {
    /// To an address, with the title of the entry behind it if it is one.
    To {
        /// The address.
        url: String,
        /// The entry's title.
        title: Option<String>,
        /// Whether it leaves the site.
        outside: bool,
        /// The size of the image, if it is one and known.
        size: Option<Size>,
    },
    /// Nowhere that is published; the text behind it stays, with the entry's title if known.
    Nowhere,
}

/// A section of the body that belongs to a key.
pub(super) struct KeySection<'a> {
    /// The key.
    pub(super) key: &'static str,
    /// Its bytes in the body, heading included.
    pub(super) range: Range<usize>,
    /// The heading.
    pub(super) heading: Option<&'a Heading>,
}

/// A body in HTML.
#[derive(Debug, Default)]
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
    sections: &[KeySection<'_>],
    context: &dyn MarkdownContext,
) -> BodyHtml {
    let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let shift = u8::from(events.iter().any(
        |(event, _)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1),
    ));
    let mut writer = HtmlWriter::new(text, context, "", shift);
    writer.anchors = headings.to_vec();
    let mut index = 0;
    let mut intro = None;
    while index < events.len() {
        let end = block_end(&events, index);
        let start = events[index].1.start;
        if matches!(events[index].0, Event::Start(Tag::Heading { .. })) {
            intro = intro.or(Some(writer.out.len()));
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
    let mut written = writer.finish();
    let rest = written.html.split_off(intro.unwrap_or(written.html.len()));
    written.intro = std::mem::replace(&mut written.html, rest);
    written
}

/// Writes a text of the front matter. `prefix` keeps its footnotes apart from others of the page.
pub(super) fn prose(text: &str, prefix: &str, context: &dyn MarkdownContext) -> String {
    let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let mut writer = HtmlWriter::new(text, context, prefix, 2);
    writer.write(&events);
    writer.finish().html
}

type SpannedEvent<'a> = (Event<'a>, Range<usize>);

/// The position behind the block that starts at `index`.
fn block_end(events: &[SpannedEvent<'_>], index: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, (event, _)) in events[index..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + offset + 1;
        }
    }
    events.len()
}
