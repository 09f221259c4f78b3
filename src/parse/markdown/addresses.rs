//! Bare web addresses in a text: `https://…` and `www.…` become links, as readers expect.

use std::ops::Range;

use memchr::{memchr3, memmem};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::SpannedEvent;
use crate::text::boundary::{before_first, first_bytes};

/// No browser's bar and no server takes much more.
const LONGEST_ADDRESS: usize = 2_048;

/// How an address begins, and what is put before it to make a whole one.
const BEGINNINGS: [(&str, &str); 3] = [("https://", ""), ("http://", ""), ("www.", "http://")];

/// Makes links of bare addresses, outside of links, pictures and code.
pub(super) fn link_addresses<'a>(
    source: &'a str,
    events: Vec<SpannedEvent<'a>>,
) -> Vec<SpannedEvent<'a>> {
    // A text without these stands in the events as it was written.
    let is_rewritten = memchr3(b'&', b'\\', b'<', source.as_bytes()).is_some();
    if !is_rewritten && !may_have_address(source) {
        return events;
    }
    let has_address =
        |event: &Event<'_>| matches!(event, Event::Text(text) if find_address(text, 0).is_some());
    if !events.iter().any(|(event, _)| has_address(event)) {
        return events;
    }
    let mut out = Vec::with_capacity(events.len() + 8);
    let mut within = 0_usize;
    for (event, range) in events {
        match &event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => within += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => {
                within = within.saturating_sub(1);
            }
            Event::Text(text) if within == 0 && find_address(text, 0).is_some() => {
                split_text(source, text, &range, &mut out);
                continue;
            }
            _ => {}
        }
        out.push((event, range));
    }
    out
}

/// A text with its addresses as links. Where the text is not as it was written, every piece is
/// given the place of the whole.
fn split_text<'a>(
    source: &'a str,
    text: &str,
    range: &Range<usize>,
    out: &mut Vec<SpannedEvent<'a>>,
) {
    let as_written = source.get(range.clone()) == Some(text);
    let piece = |part: Range<usize>| -> (CowStr<'a>, Range<usize>) {
        let place = range.start + part.start..range.start + part.end;
        match source.get(place.clone()).filter(|_| as_written) {
            Some(slice) => (slice.into(), place),
            None => (text.get(part).unwrap_or("").to_owned().into(), range.clone()),
        }
    };
    let mut from = 0;
    while let Some((address, before)) = find_address(text, from) {
        if address.start > from {
            let (words, place) = piece(from..address.start);
            out.push((Event::Text(words), place));
        }
        let (words, place) = piece(address.clone());
        let link = Tag::Link {
            link_type: LinkType::Autolink,
            dest_url: format!("{before}{words}").into(),
            title: "".into(),
            id: "".into(),
        };
        out.push((Event::Start(link), place.clone()));
        out.push((Event::Text(words), place.clone()));
        out.push((Event::End(TagEnd::Link), place));
        from = address.end;
    }
    if from < text.len() {
        let (words, place) = piece(from..text.len());
        out.push((Event::Text(words), place));
    }
}

/// Whether there is anything of a bare address in a text: its signs are rare.
fn may_have_address(text: &str) -> bool {
    let has = |sign: &str| memmem::find(text.as_bytes(), sign.as_bytes()).is_some();
    has("://") || has("www.")
}

/// The first bare address from a place on, and what must stand before it to make it whole.
pub fn find_address(text: &str, from: usize) -> Option<(Range<usize>, &'static str)> {
    if !may_have_address(text) {
        return None;
    }
    let starts = (from..text.len()).filter(|at| matches!(text.as_bytes()[*at], b'h' | b'w'));
    starts.into_iter().find_map(|at| {
        let rest = text.get(at..)?;
        let (beginning, before) = BEGINNINGS.iter().find(|(start, _)| rest.starts_with(start))?;
        if text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '/') {
            return None;
        }
        let end = address_end(text, at);
        let name = text.get(at + beginning.len()..end)?;
        let is_address =
            name.starts_with(char::is_alphanumeric) && (*beginning != "www." || name.contains('.'));
        is_address.then_some((at..end, *before))
    })
}

/// The place behind an address: before white space and quotation marks, and before the signs of a
/// sentence that end it.
fn address_end(text: &str, at: usize) -> usize {
    let stops = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '<' | '>' | '"' | '|' | '`' | '”' | '“' | '’' | '»')
    };
    let rest = first_bytes(&text[at..], LONGEST_ADDRESS);
    let mut address = &rest[..before_first(rest, stops)];
    let surplus = |close: char, open: char| {
        address.matches(close).count().saturating_sub(address.matches(open).count())
    };
    let (mut round, mut square) = (surplus(')', '('), surplus(']', '['));
    while let Some(last) = address.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' => {}
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    at + address.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::markdown::read_markdown;

    fn addresses(text: &str) -> Vec<&str> {
        let mut addresses = Vec::new();
        let mut from = 0;
        while let Some((range, _)) = find_address(text, from) {
            from = range.end;
            addresses.push(&text[range]);
        }
        addresses
    }

    #[test]
    fn an_address_ends_before_the_signs_of_its_sentence() {
        assert_eq!(addresses("Lihat https://a.go.id/x_(y)."), ["https://a.go.id/x_(y)"]);
        assert_eq!(
            addresses("(www.a.go.id) dan http://b.id/?c=d&e!"),
            ["www.a.go.id", "http://b.id/?c=d&e"]
        );
        assert_eq!(addresses("\"https://a.id\", https://b.id;"), ["https://a.id", "https://b.id"]);
    }

    #[test]
    fn an_address_whose_signs_are_written_otherwise_is_a_link_too() {
        for text in ["a https&#58;//b.id", "a https\\://b.id", "a www<!-- c -->.b.id"] {
            let markdown = read_markdown(text);
            let is_link = |event: &Event<'_>| matches!(event, Event::Start(Tag::Link { .. }));
            assert!(markdown.events.iter().any(|(event, _)| is_link(event)), "{text}");
        }
    }

    #[test]
    fn what_has_no_name_is_no_address() {
        for text in ["https://", "https:// a", "xhttps://a.id", "www. a", "www.a", "http://)"] {
            assert_eq!(addresses(text), Vec::<&str>::new(), "{text}");
        }
    }
}
