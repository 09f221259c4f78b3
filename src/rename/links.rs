//! Links of a text with the place of each address in it: in the link itself, or in the definition
//! that it refers to.

use std::ops::Range;

use super::mention::{Mention, MentionForm};
use crate::{
    parse::{Link, LinkKind, markdown},
    source::SourceId,
};

/// Every address in a body. `links` are those that the parser of bodies has found, `range` are the
/// bytes of the body in `text`.
pub(super) fn links_of_body(text: &str, range: Range<usize>, links: &[Link]) -> Vec<Mention> {
    let mut mentions = definitions(text, range);
    let defined: Vec<String> = mentions.iter().map(|it| it.words.clone()).collect();
    for link in links {
        let place = link.span.range();
        let written = text.get(place.clone()).unwrap_or("");
        let range = place_of_address(written, link);
        if range.is_none() && defined.contains(&link.target) {
            continue;
        }
        mentions.push(Mention {
            words: link.target.clone(),
            range: range.map(|at| place.start + at.start..place.start + at.end),
            near: place.start,
            form: MentionForm::Address(link.kind),
        });
    }
    mentions
}

/// Every address in a text of the front matter. `written` is how the text stands in the file, from
/// `start` on: indented, or between quotes.
pub(super) fn links_of_text(text: &str, written: &str, start: usize) -> Vec<Mention> {
    if !text.contains('[') {
        return Vec::new();
    }
    let links = markdown::read(SourceId(0), text, 0..text.len()).links;
    let mut mentions = links_of_body(text, 0..text.len(), &links);
    for mention in &mut mentions {
        // Lines are indented otherwise in the file, but an address is never broken in two: the third
        // place of these words here is the third place of them there.
        mention.range = mention.range.take().and_then(|range| {
            let count = text.get(..range.start)?.matches(&mention.words).count();
            let (at, words) = written.match_indices(&mention.words).nth(count)?;
            Some(start + at..start + at + words.len())
        });
        mention.near = start;
    }
    mentions
}

/// `[name]: address` on a line of its own.
fn definitions(text: &str, range: Range<usize>) -> Vec<Mention> {
    let slice = text.get(range.clone()).unwrap_or("");
    if !slice.contains("]:") {
        return Vec::new();
    }
    let parsed = markdown::read_markdown(slice);
    let mentions = parsed.definition_ranges().filter_map(|place| {
        let written = slice.get(place.clone())?;
        let colon = written.find("]:")? + "]:".len();
        let rest = written.get(colon..)?;
        let lead = rest.len() - rest.trim_start().len();
        let inner = rest.trim_start();
        let (lead, words) = match inner.strip_prefix('<') {
            Some(inner) => (lead + 1, inner.split('>').next()?),
            None => (lead, inner.split_whitespace().next()?),
        };
        let start = range.start + place.start + colon + lead;
        Some(Mention {
            words: words.to_owned(),
            range: Some(start..start + words.len()),
            near: range.start + place.start,
            form: MentionForm::Address(LinkKind::Link),
        })
    });
    mentions.collect()
}

/// The place of the address within a link as it is written.
fn place_of_address(written: &str, link: &Link) -> Option<Range<usize>> {
    let opening = match link.kind {
        LinkKind::Wiki => "[[",
        LinkKind::Link | LinkKind::Image => "](",
    };
    let places = written.match_indices(&link.target).filter(|(at, _)| {
        let before = written[..*at].trim_end();
        before.strip_suffix('<').unwrap_or(before).trim_end().ends_with(opening)
    });
    // The text of a link may hold an image: the link's own address comes last.
    let (at, words) = places.last()?;
    Some(at..at + words.len())
}
