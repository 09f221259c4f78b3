//! Markdown → the plain text that is searched and quoted: one line for each block, no marks. From
//! the parser's events, never from HTML.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use crate::parse::markdown::options;

/// Marks without which a line is its own plain text.
const MARKS: [char; 14] = ['*', '_', '[', ']', '<', '#', '`', '|', '~', '!', '&', '\\', '\n', '>'];

/// Appends a text of the front matter.
pub(super) fn plain(markdown: &str, out: &mut String) {
    if !markdown.contains(MARKS) && !markdown.starts_with(|it: char| "-+0123456789".contains(it)) {
        out.push_str(markdown);
        end_line(out);
        return;
    }
    let mut flattener = Flattener::default();
    for event in Parser::new_ext(markdown, options()) {
        flattener.event(&event, out);
    }
    end_line(out);
}

/// Goes through a body. `place` is told where each piece stands, and writes it to where it belongs.
pub(super) fn body(markdown: &str, mut place: impl FnMut(usize, &mut dyn FnMut(&mut String))) {
    let mut flattener = Flattener::default();
    for (event, range) in Parser::new_ext(markdown, options()).into_offset_iter() {
        place(range.start, &mut |out| flattener.event(&event, out));
    }
}

#[derive(Debug, Default)]
struct Flattener {
    /// Within `[[kind/name]]`, whose text is an address.
    in_bare_link: bool,
    /// Within a heading, which is told apart from the text.
    in_heading: bool,
}

impl Flattener {
    fn event(&mut self, event: &Event<'_>, out: &mut String) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.in_heading = true,
            Event::End(TagEnd::Heading(_)) => self.in_heading = false,
            _ if self.in_heading => {}
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                ..
            }) => {
                self.in_bare_link = true;
            }
            Event::End(TagEnd::Link) => self.in_bare_link = false,
            Event::Text(text) if self.in_bare_link => {
                out.push_str(&text.rsplit('/').next().unwrap_or(text).replace('-', " "));
            }
            Event::Text(text) | Event::Code(text) => out.push_str(text),
            Event::Html(text) | Event::InlineHtml(text) if !text.starts_with("<!--") => {
                out.push_str(text);
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => end_line(out),
            Event::End(TagEnd::TableCell) => out.push_str(" · "),
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                out.truncate(out.trim_end_matches([' ', '·']).len());
                end_line(out);
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_)
                | TagEnd::HtmlBlock
                | TagEnd::FootnoteDefinition
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition,
            ) => end_line(out),
            _ => {}
        }
    }
}

/// Ends the line, if it is not at its beginning.
pub(super) fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    if !out.is_empty() {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(markdown: &str) -> String {
        let mut out = String::new();
        plain(markdown, &mut out);
        out
    }

    #[test]
    fn marks_are_dropped_and_blocks_are_lines() {
        assert_eq!(flat("Satu"), "Satu\n");
        assert_eq!(flat("**Satu** dua\ntiga\n\n- a\n- `b`"), "Satu dua tiga\na\nb\n");
        assert_eq!(flat("| a | b |\n|---|---|\n| c | d |"), "a · b\nc · d\n");
        assert_eq!(
            flat("Lihat [[lokus/kota-batu]] dan [ini](x.md)."),
            "Lihat kota batu dan ini.\n"
        );
        assert_eq!(flat("a <!-- b --> c"), "a  c\n");
    }
}
