//! Events → HTML, block by block. What a link, an alert or a footnote becomes is beside this file.

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::{self, Write as _},
    ops::Range,
};

use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

use super::{
    context::MarkdownContext,
    events::{block_end, plain_text},
    footnotes::Footnotes,
    list_numbers::{ItemNumbers, item_numbers},
};
use crate::{
    parse::markdown::{SpannedEvent, written_tag},
    text::html::{escape, escape_into},
};

/// Writes events one after the other.
pub(super) struct HtmlWriter<'a> {
    pub(super) source: &'a str,
    pub(super) context: &'a dyn MarkdownContext,
    pub(super) prefix: &'a str,
    /// How many levels headings are pushed down: the page's own title is the only `h1`.
    pub(super) shift: u8,
    pub(super) out: String,
    pub(super) sections: BTreeMap<&'static str, String>,
    pub(super) anchors: Vec<(Range<usize>, &'a str)>,
    pub(super) footnotes: Footnotes,
    pub(super) alignments: Vec<Alignment>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    /// Closing tags of open links; empty for a link that leads nowhere.
    pub(super) links: Vec<Cow<'static, str>>,
    pub(super) alerts: Vec<bool>,
    /// Whether a picture was written.
    pub(super) has_images: bool,
    /// The open lists, each with the numbers of the items to come.
    pub(super) lists: Vec<ItemNumbers>,
}

impl<'a> HtmlWriter<'a> {
    pub(super) fn new(
        source: &'a str,
        context: &'a dyn MarkdownContext,
        prefix: &'a str,
        shift: u8,
    ) -> Self {
        Self {
            source,
            context,
            prefix,
            shift,
            out: String::with_capacity(source.len() + source.len() / 2),
            sections: BTreeMap::new(),
            anchors: Vec::new(),
            footnotes: Footnotes::default(),
            alignments: Vec::new(),
            column: 0,
            in_head: false,
            links: Vec::new(),
            alerts: Vec::new(),
            has_images: false,
            lists: Vec::new(),
        }
    }

    /// Writes the footnotes; gives the HTML, and that of sections that belong to a key.
    pub(super) fn finish(mut self) -> (String, BTreeMap<&'static str, String>) {
        let Self { footnotes, context, prefix, .. } = &self;
        let notes = footnotes.to_html(prefix, *context);
        self.out.push_str(&notes);
        (self.out, self.sections)
    }

    pub(super) fn write(&mut self, events: &[SpannedEvent<'_>]) {
        let mut index = 0;
        while let Some((event, range)) = events.get(index) {
            index = match event {
                Event::Start(Tag::FootnoteDefinition(name)) => {
                    let end = block_end(events, index);
                    let outer = std::mem::take(&mut self.out);
                    self.write(&events[index + 1..end - 1]);
                    let text = std::mem::replace(&mut self.out, outer);
                    self.footnotes.define(name, text);
                    end
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let end = block_end(events, index);
                    self.image(dest_url, title, &plain_text(&events[index + 1..end - 1]));
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
                    if let Tag::List(first) = tag {
                        let numbers =
                            first.map(|first| item_numbers(self.source, events, index, first));
                        self.lists.push(numbers.unwrap_or_default());
                    }
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
            Tag::List(Some(first)) => self.put(format_args!("<ol start=\"{first}\">\n")),
            Tag::List(None) => self.out.push_str("<ul>\n"),
            Tag::Item => match self.lists.last_mut().and_then(Iterator::next).flatten() {
                Some(number) => self.put(format_args!("<li value=\"{number}\">")),
                None => self.out.push_str("<li>"),
            },
            Tag::DefinitionList => self.out.push_str("<dl>\n"),
            Tag::DefinitionListTitle => self.out.push_str("<dt>"),
            Tag::DefinitionListDefinition => self.out.push_str("<dd>"),
            Tag::Table(alignments) => {
                self.alignments.clone_from(alignments);
                let label = escape(&self.context.word("table.label"));
                self.put(format_args!(
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
                return self.put(format_args!("</h{level}>\n"));
            }
            TagEnd::BlockQuote(_) => {
                if self.alerts.pop() == Some(true) {
                    "</aside>\n"
                } else {
                    "</blockquote>\n"
                }
            }
            TagEnd::CodeBlock => "</code></pre>\n",
            TagEnd::List(is_numbered) => {
                self.lists.pop();
                if is_numbered { "</ol>\n" } else { "</ul>\n" }
            }
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
            TagEnd::Link => {
                self.out.push_str(&self.links.pop().unwrap_or_default());
                ""
            }
            _ => "",
        };
        self.out.push_str(text);
    }

    fn inline(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => escape_into(text, &mut self.out),
            Event::Code(text) => {
                self.out.push_str("<code>");
                escape_into(text, &mut self.out);
                self.out.push_str("</code>");
            }
            // One of the tags of our own; all others are texts by now.
            Event::InlineHtml(html) => self.out.push_str(written_tag(html).unwrap_or("")),
            Event::FootnoteReference(name) => {
                let call = self.footnotes.call(name, self.prefix);
                self.out.push_str(&call);
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.out.push_str("<br>\n"),
            Event::Rule => self.out.push_str("<hr>\n"),
            Event::TaskListMarker(done) => {
                let word = if *done { "task.done" } else { "task.open" };
                let (mark, word) = (if *done { '☑' } else { '☐' }, self.context.word(word));
                self.put(format_args!(
                    "<span class=\"task\" role=\"img\" aria-label=\"{}\">{mark}</span> ",
                    escape(&word)
                ));
            }
            _ => {}
        }
    }

    fn heading(&mut self, level: u8, at: usize) {
        let level = (level + self.shift).min(6);
        let position = self.anchors.binary_search_by_key(&at, |(range, _)| range.start);
        match position.ok().and_then(|position| self.anchors.get(position)) {
            Some((_, id)) => self.put(format_args!("<h{level} id=\"{}\">", escape(id))),
            None => self.put(format_args!("<h{level}>")),
        }
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => {
                info.split(|c: char| c.is_whitespace() || c == ',').next().unwrap_or("")
            }
            CodeBlockKind::Indented => "",
        };
        let plain = !language.is_empty()
            && language.len() <= 32
            && language.bytes().all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b));
        if plain {
            self.put(format_args!("<pre tabindex=\"0\"><code class=\"language-{language}\">"));
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
        self.put(format_args!("<{tag}{class}>"));
    }

    /// Adds formatted text.
    pub(super) fn put(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }
}
