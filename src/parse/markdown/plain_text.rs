//! Markdown → the plain text that is searched, quoted and compared: one line for each block, no marks. From
//! the parser's events, never from HTML.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::read_markdown;

/// The title behind the target of a bare `[[kind/name]]`, if it is an entry.
pub type Titles<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// Appends a text of the front matter.
pub fn append_plain_text(markdown: &str, titles: &Titles<'_>, out: &mut String) {
    let begins_list = markdown.starts_with(|it: char| "-+0123456789".contains(it));
    if !begins_list && !markdown.bytes().any(is_mark) {
        out.push_str(markdown);
        end_line(out);
        return;
    }
    let mut flattener = Flattener::new(titles);
    for (event, _) in read_markdown(markdown).events {
        flattener.event(&event, out);
    }
    end_line(out);
}

/// Whether a byte is one of the marks without which a line is its own plain text.
fn is_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_'
            | b'['
            | b']'
            | b'<'
            | b'#'
            | b'`'
            | b'|'
            | b'~'
            | b'!'
            | b'&'
            | b'\\'
            | b'\n'
            | b'>'
    )
}

/// Goes through a body. `place` is told where each piece stands, and writes it to where it belongs.
pub fn walk_body(
    markdown: &str,
    titles: &Titles<'_>,
    mut place: impl FnMut(usize, &mut dyn FnMut(&mut String)),
) {
    let mut flattener = Flattener::new(titles);
    for (event, range) in read_markdown(markdown).events {
        place(range.start, &mut |out| flattener.event(&event, out));
    }
}

struct Flattener<'a> {
    titles: &'a Titles<'a>,
    /// Within `[[kind/name]]`, whose text is an address.
    in_bare_link: bool,
    /// Within a heading, which is told apart from the text.
    in_heading: bool,
}

impl<'a> Flattener<'a> {
    fn new(titles: &'a Titles<'a>) -> Self {
        Self { titles, in_bare_link: false, in_heading: false }
    }

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
                let name = || text.rsplit('/').next().unwrap_or(text).replace('-', " ");
                out.push_str(&(self.titles)(text).unwrap_or_else(name));
            }
            Event::Text(text) | Event::Code(text) => out.push_str(text),
            Event::InlineHtml(tag) if tag.starts_with("<br") => out.push(' '),
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
pub fn end_line(out: &mut String) {
    out.truncate(out.trim_end_matches([' ', '\n']).len());
    drop_alert(out);
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

/// Drops the mark of an alert from the beginning of the last line: `[!CATATAN]`.
fn drop_alert(out: &mut String) {
    let start = out.rfind('\n').map_or(0, |at| at + 1);
    let Some(inner) = out[start..].strip_prefix("[!") else { return };
    let Some(end) = inner.find(']') else { return };
    if inner[..end].chars().all(char::is_alphabetic) {
        let rest = out[start + 2 + end + 1..].trim_start().to_owned();
        out.truncate(start);
        out.push_str(&rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(markdown: &str) -> String {
        let mut out = String::new();
        append_plain_text(
            markdown,
            &|name| (name == "lokus/uji").then(|| "Kota Uji".to_owned()),
            &mut out,
        );
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
