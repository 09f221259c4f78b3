//! Markdown → HTML of a page: links resolved, raw HTML shown as text, headings with their anchors,
//! footnotes gathered, alerts named, tables made to scroll. A body may lend whole sections to keys
//! of the front matter; they come out apart.

use std::collections::BTreeMap;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Parser, Tag, TagEnd,
};

use super::html::{escape, escaped, without_comments};
use crate::{
    names::names,
    parse::{Heading, LinkKind, markdown::options},
};

/// What a writer must be told about the page it writes for.
pub(super) trait Surroundings {
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
    },
    /// Nowhere that is published; the text behind it stays, with the entry's title if known.
    Nowhere,
}

/// A section of the body that belongs to a key.
pub(super) struct Section<'a> {
    /// The key.
    pub(super) key: &'static str,
    /// Its bytes in the body, heading included.
    pub(super) range: std::ops::Range<usize>,
    /// The heading.
    pub(super) heading: Option<&'a Heading>,
}

/// A body in HTML.
#[derive(Debug, Default)]
pub(super) struct Written {
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
    headings: &[(std::ops::Range<usize>, &str)],
    sections: &[Section<'_>],
    around: &dyn Surroundings,
) -> Written {
    let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let shift = u8::from(events.iter().any(
        |(event, _)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1),
    ));
    let mut writer = Writer::new(text, around, "", shift);
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
pub(super) fn prose(text: &str, prefix: &str, around: &dyn Surroundings) -> String {
    let events: Vec<_> = Parser::new_ext(text, options()).into_offset_iter().collect();
    let mut writer = Writer::new(text, around, prefix, 2);
    writer.write(&events);
    writer.finish().html
}

type Ranged<'a> = (Event<'a>, std::ops::Range<usize>);

/// The position behind the block that starts at `index`.
fn block_end(events: &[Ranged<'_>], index: usize) -> usize {
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

struct Writer<'a> {
    source: &'a str,
    around: &'a dyn Surroundings,
    prefix: &'a str,
    /// How many levels headings are pushed down: the page's own title is the only `h1`.
    shift: u8,
    out: String,
    sections: BTreeMap<&'static str, String>,
    anchors: Vec<(std::ops::Range<usize>, &'a str)>,
    notes: Notes,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// Closing tags of open links; empty for a link that leads nowhere.
    links: Vec<&'static str>,
    alerts: Vec<bool>,
}

/// Footnotes, numbered in the order in which they are first called.
#[derive(Default)]
struct Notes {
    order: Vec<String>,
    /// The number of a note, and how often it was called so far.
    calls: BTreeMap<String, (usize, usize)>,
    texts: BTreeMap<String, String>,
}

impl<'a> Writer<'a> {
    fn new(source: &'a str, around: &'a dyn Surroundings, prefix: &'a str, shift: u8) -> Self {
        Self {
            source,
            around,
            prefix,
            shift,
            out: String::with_capacity(source.len() + source.len() / 2),
            sections: BTreeMap::new(),
            anchors: Vec::new(),
            notes: Notes::default(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            links: Vec::new(),
            alerts: Vec::new(),
        }
    }

    fn finish(mut self) -> Written {
        self.write_notes();
        Written { intro: String::new(), html: self.out, sections: self.sections }
    }

    fn write(&mut self, events: &[Ranged<'_>]) {
        let mut index = 0;
        while let Some((event, range)) = events.get(index) {
            index = match event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    let end = block_end(events, index);
                    let outer = std::mem::take(&mut self.out);
                    self.write(&events[index + 1..end - 1]);
                    let text = std::mem::replace(&mut self.out, outer);
                    self.notes.texts.insert(name.to_string(), text);
                    end
                }
                Event::Start(Tag::HtmlBlock) => {
                    let end = block_end(events, index);
                    self.raw(&events[index + 1..end - 1]);
                    end
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = block_end(events, index);
                    self.image(dest_url, title, &plain(&events[index + 1..end - 1]));
                    end
                }
                Event::Start(Tag::BlockQuote(kind)) => {
                    self.quote(*kind, range.start, events, index)
                }
                Event::Start(Tag::Link { link_type, dest_url, title, .. }) => {
                    let end = block_end(events, index);
                    if self.open_link(*link_type, dest_url, title) { end } else { index + 1 }
                }
                // A header cell that says nothing is no header.
                Event::Start(Tag::TableCell)
                    if self.in_head
                        && matches!(
                            events.get(index + 1),
                            Some((Event::End(TagEnd::TableCell), _))
                        ) =>
                {
                    self.column += 1;
                    self.out.push_str("<td></td>");
                    index + 2
                }
                Event::Start(tag) => {
                    self.start(tag, range.start);
                    index + 1
                }
                Event::End(tag) => {
                    self.end(*tag);
                    index + 1
                }
                other => {
                    self.inline(other);
                    index + 1
                }
            };
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.out.push_str("<p>"),
            Tag::Heading { level, .. } => self.heading(*level as u8, at),
            Tag::CodeBlock(kind) => self.code_block(kind),
            Tag::List(Some(1)) => self.out.push_str("<ol>\n"),
            Tag::List(Some(first)) => self.out.push_str(&format!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => self.out.push_str("<li>"),
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                let label = escaped(&self.around.word("table.label"));
                self.out.push_str(&format!(
                    "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{label}\">\n<table>\n"
                ));
            }
            Tag::TableHead => {
                (self.in_head, self.column) = (true, 0);
                self.out.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.column = 0;
                self.out.push_str("<tr>");
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let text = match tag {
            TagEnd::Paragraph => "</p>\n",
            TagEnd::Heading(level) => {
                let level = (level as u8 + self.shift).min(6);
                return self.out.push_str(&format!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => {
                if self.alerts.pop() == Some(true) {
                    "</aside>\n"
                } else {
                    "</blockquote>\n"
                }
            }
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(true) => "</ol>\n",
            TagEnd::List(false) => "</ul>\n",
            TagEnd::Item => "</li>\n",
            TagEnd::DefinitionList => "</dl>\n",
            TagEnd::DefinitionListTitle => "</dt>\n",
            TagEnd::DefinitionListDefinition => "</dd>\n",
            TagEnd::Table => "</tbody>\n</table>\n</div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n</thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Emphasis => "</em>",
            TagEnd::Strong => "</strong>",
            TagEnd::Strikethrough => "</del>",
            TagEnd::Link => self.links.pop().unwrap_or(""),
            _ => "",
        };
        self.out.push_str(text);
    }

    fn inline(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => escape(text, &mut self.out),
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape(text, &mut self.out);
                self.out.push_str("</code>");
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                escape(&without_comments(html), &mut self.out);
            }
            Event::FootnoteReference(name) => self.call(name),
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let word = if *done { "task.done" } else { "task.open" };
                let (mark, word) = (if *done { '☑' } else { '☐' }, self.around.word(word));
                self.out.push_str(&format!(
                    "<span class=\"task\" role=\"img\" aria-label=\"{}\">{mark}</span> ",
                    escaped(&word)
                ));
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, at: usize) {
        let level = (level + self.shift).min(6);
        let found = self.anchors.binary_search_by_key(&at, |(range, _)| range.start);
        match found.ok().and_then(|position| self.anchors.get(position)) {
            Some((_, id)) => self.out.push_str(&format!("<h{level} id=\"{}\">", escaped(id))),
            None => self.out.push_str(&format!("<h{level}>")),
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        let plain = !language.is_empty()
            && language.len() <= 32
            && language.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b));
        if plain {
            self.out.push_str(&format!("<pre tabindex=\"0\"><code class=\"language-{language}\">"));
        } else {
            self.out.push_str("<pre tabindex=\"0\"><code>");
        }
    }

    fn cell(&mut self) {
        let tag = if self.in_head { "th scope=\"col\"" } else { "td" };
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::Center) => " class=\"center\"",
            _ => "",
        };
        self.column += 1;
        self.out.push_str(&format!("<{tag}{class}>"));
    }

    /// Raw HTML, shown as text.
    fn raw(&mut self, events: &[Ranged<'_>]) {
        let mut html = String::new();
        for (event, _) in events {
            if let Event::Html(text) | Event::Text(text) = event {
                html.push_str(text);
            }
        }
        let shown = without_comments(&html);
        if !shown.trim().is_empty() {
            self.out.push_str("<p>");
            escape(shown.trim(), &mut self.out);
            self.out.push_str("</p>\n");
        }
    }

    fn image(&mut self, target: &str, title: &str, alt: &str) {
        match self.around.link(target, LinkKind::Image) {
            Href::To { url, outside: false, .. } => {
                let image = format!(
                    "<img src=\"{}\" alt=\"{}\" loading=\"lazy\">",
                    escaped(&url),
                    escaped(alt)
                );
                if title.is_empty() {
                    self.out.push_str(&image);
                } else {
                    let title = escaped(title);
                    self.out.push_str(&format!(
                        "<span class=\"figure\">{image}<span class=\"figure-caption\">{title}</span></span>"
                    ));
                }
            }
            // A picture from outside would need the network: its text becomes a link.
            Href::To { url, .. } => {
                let text = escaped(if alt.is_empty() { target } else { alt });
                self.out.push_str(&format!(
                    "<a href=\"{}\" rel=\"noopener\">{text}</a>",
                    escaped(&url)
                ));
            }
            Href::Nowhere => escape(alt, &mut self.out),
        }
    }

    /// Opens a link; whether its text is already written, because the entry's title is its text.
    fn open_link(&mut self, kind: LinkType, target: &str, title: &str) -> bool {
        let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let wanted = match kind {
            LinkType::WikiLink { .. } => LinkKind::Wiki,
            LinkType::Email => LinkKind::Link,
            _ => LinkKind::Link,
        };
        let target = if kind == LinkType::Email && !target.starts_with("mailto:") {
            format!("mailto:{target}")
        } else {
            target.to_owned()
        };
        match self.around.link(&target, wanted) {
            Href::To { url, title: entry, outside } => {
                let rel = if outside { " rel=\"noopener\"" } else { "" };
                let tip = if title.is_empty() {
                    String::new()
                } else {
                    format!(" title=\"{}\"", escaped(title))
                };
                self.out.push_str(&format!("<a href=\"{}\"{rel}{tip}>", escaped(&url)));
                if let Some(entry) = entry.filter(|_| bare) {
                    escape(&entry, &mut self.out);
                    self.out.push_str("</a>");
                    return true;
                }
                self.links.push("</a>");
                false
            }
            Href::Nowhere => {
                self.links.push("");
                false
            }
        }
    }

    /// A quotation, or an alert: GitHub's five, and those with an Indonesian name. Gives the
    /// position to go on from.
    fn quote(
        &mut self,
        kind: Option<BlockQuoteKind>,
        at: usize,
        events: &[Ranged<'_>],
        index: usize,
    ) -> usize {
        let named = match kind {
            Some(BlockQuoteKind::Note) => Some("NOTE"),
            Some(BlockQuoteKind::Tip) => Some("TIP"),
            Some(BlockQuoteKind::Important) => Some("IMPORTANT"),
            Some(BlockQuoteKind::Warning) => Some("WARNING"),
            Some(BlockQuoteKind::Caution) => Some("CAUTION"),
            None => None,
        };
        let written = named.is_none().then(|| alert_name(&self.source[at..])).flatten();
        let Some(name) = named.or(written) else {
            self.alerts.push(false);
            self.out.push_str("<blockquote>\n");
            return index + 1;
        };
        self.alerts.push(true);
        let id = name.to_lowercase();
        let title = escaped(&self.around.word(&format!("alert.{id}")));
        self.out.push_str(&format!(
            "<aside class=\"alert alert-{id}\">\n<p class=\"alert-title\">{title}</p>\n"
        ));
        if written.is_none() {
            return index + 1;
        }
        // The mark itself is the first line of the first paragraph: it is not shown.
        let line_end = at + self.source[at..].find('\n').unwrap_or(self.source.len() - at);
        let mut next = index + 1;
        while let Some((event, range)) = events.get(next) {
            let ends = matches!(event, Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_)));
            let of_mark = range.start < line_end && !ends;
            if !of_mark && !matches!(event, Event::SoftBreak) {
                break;
            }
            next += 1;
        }
        match events.get(next) {
            Some((Event::End(TagEnd::Paragraph), _)) => next + 1,
            _ => {
                self.out.push_str("<p>");
                next
            }
        }
    }

    fn call(&mut self, name: &CowStr<'_>) {
        let next = self.notes.order.len() + 1;
        let (number, calls) = self.notes.calls.entry(name.to_string()).or_insert((next, 0));
        *calls += 1;
        if *number == next {
            self.notes.order.push(name.to_string());
        }
        let id = if *calls == 1 { number.to_string() } else { format!("{number}-{calls}") };
        let prefix = self.prefix;
        self.out.push_str(&format!(
            "<sup class=\"note-call\"><a href=\"#_{prefix}fn-{number}\" id=\"_{prefix}fnref-{id}\">{number}</a></sup>"
        ));
    }

    fn write_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        if notes.order.is_empty() {
            return;
        }
        let label = escaped(&self.around.word("notes.title"));
        let back = escaped(&self.around.word("notes.back"));
        let prefix = self.prefix;
        self.out.push_str(&format!(
            "<div class=\"notes\" role=\"group\" aria-label=\"{label}\">\n<ol>\n"
        ));
        for (index, name) in notes.order.iter().enumerate() {
            let number = index + 1;
            let text = notes.texts.get(name).map_or("", String::as_str).trim_end();
            let text = text.strip_suffix("</p>").unwrap_or(text);
            self.out.push_str(&format!(
                "<li id=\"_{prefix}fn-{number}\">{text} <a class=\"note-back\" href=\"#_{prefix}fnref-{number}\" aria-label=\"{back}\">↩</a></p></li>\n"
            ));
        }
        self.out.push_str("</ol>\n</div>\n");
    }
}

/// The English name of the alert that a quotation starts with: `> [!CATATAN]`.
fn alert_name(quote: &str) -> Option<&'static str> {
    let first = quote.trim_start_matches(' ').strip_prefix('>')?.trim_start_matches(' ');
    let name = first.strip_prefix("[!")?.lines().next()?.trim_end().strip_suffix(']')?;
    names().alert(name)
}

/// The text of an image's description.
fn plain(events: &[Ranged<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
