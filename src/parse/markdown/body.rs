//! What is read off a body before it is rendered: headings with their anchors, links, the first
//! paragraph of words, and what went wrong.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{find_problems, read_markdown};
use crate::{
    parse::document::{Body, Heading, Image, Link, LinkKind, ParsedBody},
    source::{SourceId, Span},
    text::slug::{UniqueSlugs, slugify},
};

/// The fallback anchor of a heading without letters.
const FALLBACK_ANCHOR: &str = "bagian";

/// Reads a body. `range` are its bytes in `text`, the whole text of `source`.
pub fn read(source: SourceId, text: &str, range: Range<usize>) -> ParsedBody {
    let slice = text.get(range.clone()).unwrap_or("");
    let offset = range.start;
    let mut reader = BodyReader::new(source, range);
    let markdown = read_markdown(slice);
    let mut problems = find_problems(&markdown);
    for problem in &mut problems {
        problem.range = problem.range.start + offset..problem.range.end + offset;
    }
    reader.parsed.problems = problems;
    for (event, at) in markdown.events {
        reader.event(event, at.start + offset..at.end + offset);
    }
    reader.parsed.body.headings.shrink_to_fit();
    reader.parsed
}

/// Gathers what is read off a body.
struct BodyReader {
    source: SourceId,
    parsed: ParsedBody,
    anchors: UniqueSlugs,
    /// The heading that is open: its level, the id given to it, its text so far, its bytes.
    heading: Option<(u8, Option<String>, String, Range<usize>)>,
    /// The text so far of the first paragraph that stands by itself.
    lead: Option<String>,
    depth: usize,
    in_image: bool,
    /// Within `[[kind/name]]`, whose title is not known yet.
    in_bare_link: bool,
}

impl BodyReader {
    fn new(source: SourceId, range: Range<usize>) -> Self {
        let body = Body { range, headings: Vec::new() };
        Self {
            source,
            parsed: ParsedBody { body, ..ParsedBody::default() },
            anchors: UniqueSlugs::default(),
            heading: None,
            lead: None,
            depth: 0,
            in_image: false,
            in_bare_link: false,
        }
    }

    fn event(&mut self, event: Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                self.heading = Some((level as u8, id.map(|id| id.to_string()), String::new(), at));
            }
            Event::End(TagEnd::Heading(_)) => self.end_heading(),
            Event::Start(Tag::Paragraph) if self.depth == 0 && self.parsed.lead.is_none() => {
                self.lead = Some(String::new());
                self.depth += 1;
            }
            Event::End(TagEnd::Paragraph) if self.depth == 1 && self.lead.is_some() => {
                let lead = self.lead.take().map(|text| text.trim().to_owned());
                self.parsed.lead = lead.filter(|text| !text.is_empty());
                self.depth -= 1;
            }
            Event::Start(tag) => self.start(&tag, at),
            Event::End(tag) => {
                self.in_image &= tag != TagEnd::Image;
                self.in_bare_link &= tag != TagEnd::Link;
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Code(text) => self.text(&text),
            Event::Text(text) if self.in_bare_link => self.text(&words_of_name(&text)),
            Event::Text(text) => self.text(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.text(" "),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, at: Range<usize>) {
        self.depth += 1;
        self.parsed.links.extend(read_link(tag, Span::new(self.source, at.clone())));
        match tag {
            Tag::Image { dest_url, .. } => {
                let (target, alt) = (dest_url.to_string(), String::new());
                self.parsed.images.push(Image { target, alt, range: at });
                self.in_image = true;
            }
            Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, .. } => {
                self.in_bare_link = true;
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some((_, _, heading, _)) = &mut self.heading {
            heading.push_str(text);
        }
        // What stands for a picture is no word of the text.
        if let Some(image) = self.parsed.images.last_mut().filter(|_| self.in_image) {
            image.alt.push_str(text);
        } else if let Some(lead) = &mut self.lead {
            lead.push_str(text);
        }
    }

    fn end_heading(&mut self) {
        let Some((level, id, text, range)) = self.heading.take() else { return };
        let id = match id.map(|id| slugify(&id)).filter(|id| !id.is_empty()) {
            Some(id) => self.anchors.claim(id),
            None => self.anchors.next(&text, FALLBACK_ANCHOR),
        };
        let text = text.trim().to_owned();
        self.parsed.body.headings.push(Heading { level, id, text, range });
    }
}

/// What a summary says where a link has no words of its own: the name, with its words apart.
fn words_of_name(target: &str) -> String {
    target.rsplit('/').next().unwrap_or(target).replace('-', " ")
}

/// The links and images in a text of the front matter. Their place is that of the address in the
/// source, or the whole text where it cannot be told (folded lines).
pub fn find_links(text: &str, span: Span, source_text: &str) -> Vec<Link> {
    if !text.contains('[') && !text.contains('<') {
        return Vec::new();
    }
    let written = source_text.get(span.range()).unwrap_or("");
    let mut links = Vec::new();
    for (event, _) in read_markdown(text).events {
        if let Event::Start(tag) = event
            && let Some(mut link) = read_link(&tag, span)
        {
            if let Some(at) = written.find(&link.target) {
                let start = span.range().start + at;
                link.span = Span::new(span.source, start..start + link.target.len());
            }
            links.push(link);
        }
    }
    links
}

fn read_link(tag: &Tag<'_>, span: Span) -> Option<Link> {
    let (target, kind) = match tag {
        Tag::Link { link_type: LinkType::Email, .. } => return None,
        Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. } => {
            (dest_url, LinkKind::Wiki)
        }
        Tag::Link { dest_url, .. } => (dest_url, LinkKind::Link),
        Tag::Image { dest_url, .. } => (dest_url, LinkKind::Image),
        _ => return None,
    };
    Some(Link { target: target.to_string(), kind, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> ParsedBody {
        read(SourceId(0), text, 0..text.len())
    }

    #[test]
    fn headings_have_anchors_of_their_own() {
        let body = body("## Hasil\n\n### Hasil\n\n## *Asal* gagasan {#Asal .x}\n");
        let ids: Vec<&str> = body.body.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["hasil", "hasil-2", "asal"]);
        assert_eq!(body.body.headings[2].text, "Asal gagasan");
    }

    #[test]
    fn the_lead_is_the_first_paragraph_of_the_text_itself() {
        let body = body("> kutipan\n\n- butir\n\nInilah *isinya*,\nbaris kedua.\n\nLagi.");
        assert_eq!(body.lead.as_deref(), Some("Inilah isinya, baris kedua."));
    }

    #[test]
    fn a_bare_link_is_read_as_the_name_it_holds() {
        let body = body("Lihat [[lokus/mal-pelayanan]] dan [[lokus/b|Kabupaten B]].");
        assert_eq!(body.lead.as_deref(), Some("Lihat mal pelayanan dan Kabupaten B."));
    }

    #[test]
    fn links_of_every_form_are_found() {
        let body = body("[a](../lokus/b.md) [[lokus/c]] ![d](e.jpg) <https://f.id>");
        let kinds: Vec<_> = body.links.iter().map(|l| (l.target.as_str(), l.kind)).collect();
        assert_eq!(
            kinds,
            [
                ("../lokus/b.md", LinkKind::Link),
                ("lokus/c", LinkKind::Wiki),
                ("e.jpg", LinkKind::Image),
                ("https://f.id", LinkKind::Link)
            ]
        );
    }
}
