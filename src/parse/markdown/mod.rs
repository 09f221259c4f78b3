//! The dialect of Markdown, read in one way by all: what checks, renders and searches a text walks
//! over the same events. Text within HTML is Markdown, tags are elements of our own or text, bare
//! addresses are links; and whatever no reader would see of a text is known.
//!
//! ```text
//! text ─ budget ─ mask ─► parser ─ restore ─► elements ─► addresses ─► events
//!                                                coverage, slips ─► problems
//! ```

mod addresses;
mod body;
mod budget;
mod coverage;
mod elements;
mod fences;
mod mask;
mod plain_paragraph;
mod plain_text;
mod restore;
mod slips;
mod tags;

use std::{borrow::Cow, collections::BTreeSet, ops::Range};

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

pub use addresses::find_address;
pub use body::{find_links, read};
pub use elements::written_tag;
pub use plain_text::{Titles, append_plain_text, end_line, walk_body};

use crate::rule;
use budget::{MOST_BYTES, MOST_LEVELS, MOST_LINES, MarkdownExcess, find_excess};
use mask::MaskedText;
use plain_paragraph::is_plain_paragraph;
use restore::RestoredEvents;
use tags::HtmlTag;

/// An event, and the bytes that it comes from.
pub type SpannedEvent<'a> = (Event<'a>, Range<usize>);

/// A text of Markdown, read.
pub struct Markdown<'a> {
    /// The text.
    source: &'a str,
    /// What it consists of. An [`Event::InlineHtml`] is one of the tags that [`written_tag`] knows;
    /// there are no others of HTML.
    pub events: Vec<SpannedEvent<'a>>,
    /// Tags that are shown as text.
    tags: Vec<HtmlTag>,
    comments: Vec<Range<usize>>,
    unclosed_comments: Vec<usize>,
    /// Addresses that links name by a label, and whether one does.
    definitions: Vec<(Range<usize>, bool)>,
    excess: Option<MarkdownExcess>,
}

/// Something in a text that a reader does not see, or not as it was meant.
#[derive(Debug, Clone, PartialEq)]
pub struct MarkdownProblem {
    /// The rule.
    pub rule: &'static rule::Rule,
    /// Which of its wordings.
    pub variant: Option<&'static str>,
    /// Where.
    pub range: Range<usize>,
    /// What it is about, as the wording needs it.
    pub text: String,
    /// A bound, as the wording needs it.
    pub most: usize,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// CommonMark with tables, footnotes, task lists, strikethrough, heading ids, alerts, definition
/// lists and `[[links]]`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

impl Markdown<'_> {
    /// Where an address is defined under a label, as in `[peta]: https://contoh.go.id`.
    pub fn definition_ranges(&self) -> impl Iterator<Item = Range<usize>> {
        self.definitions.iter().map(|(range, _)| range.clone())
    }
}

/// Reads a text. One that is beyond a bound is a paragraph without marks.
pub fn read_markdown(source: &str) -> Markdown<'_> {
    if is_plain_paragraph(source) {
        return one_paragraph(source, None);
    }
    match find_excess(source) {
        Some(excess) => one_paragraph(source, Some(excess)),
        None => parse_markdown(source),
    }
}

/// A text that is one paragraph without marks.
fn one_paragraph(source: &str, excess: Option<MarkdownExcess>) -> Markdown<'_> {
    let whole = 0..source.len();
    Markdown {
        source,
        events: vec![
            (Event::Start(Tag::Paragraph), whole.clone()),
            (Event::Text(source.into()), whole.clone()),
            (Event::End(TagEnd::Paragraph), whole),
        ],
        tags: Vec::new(),
        comments: Vec::new(),
        unclosed_comments: Vec::new(),
        definitions: Vec::new(),
        excess,
    }
}

/// Reads a text with the parser.
#[expect(
    clippy::redundant_closure_for_method_calls,
    reason = "the method alone would demand that the text live as long as the program"
)]
fn parse_markdown(source: &str) -> Markdown<'_> {
    let masked = mask::mask(source);
    let (restored, definitions) = match &masked.text {
        // Nothing is hidden: the events hold slices of the text itself.
        Cow::Borrowed(_) => parse_events(source, source, &masked, |event| event),
        Cow::Owned(text) => parse_events(source, text, &masked, |event| event.into_static()),
    };
    let (events, mut tags) = elements::write_elements(source, restored.events);
    let events = addresses::link_addresses(source, events);
    let MaskedText { tags: all_tags, comments, unclosed, .. } = masked;
    tags.extend(restored.more_tags);
    tags.extend(all_tags.into_iter().filter(|tag| ["!", "?"].contains(&tag.name.as_str())));
    tags.sort_by_key(|tag| tag.range.start);
    Markdown {
        source,
        events,
        tags,
        comments,
        unclosed_comments: unclosed,
        definitions,
        excess: None,
    }
}

/// The events of the parser with what was hidden from it, and the definitions of addresses with
/// whether a link uses them.
fn parse_events<'a, 't>(
    source: &'a str,
    text: &'t str,
    masked: &MaskedText<'_>,
    own: impl Fn(Event<'t>) -> Event<'a>,
) -> (RestoredEvents<'a>, Vec<(Range<usize>, bool)>) {
    let mut parser = Parser::new_ext(text, options()).into_offset_iter();
    let mut labels: BTreeSet<String> = BTreeSet::new();
    let events = parser.by_ref().inspect(|(event, _)| {
        let Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) =
            event
        else {
            return;
        };
        if matches!(link_type, LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut) {
            labels.insert(id.to_string());
        }
    });
    let restored =
        restore::restore(source, masked, events.map(|(event, range)| (own(event), range)));
    let all = parser.reference_definitions();
    let used: BTreeSet<usize> =
        labels.iter().filter_map(|label| all.get(label)).map(|used| used.span.start).collect();
    let mut definitions: Vec<(Range<usize>, bool)> = all
        .iter()
        .map(|(_, definition)| (definition.span.clone(), used.contains(&definition.span.start)))
        .collect();
    definitions.sort_by_key(|(range, _)| range.start);
    (restored, definitions)
}

/// Everything of a text that a reader does not see, or not as it was meant, in its order.
pub fn find_problems(markdown: &Markdown<'_>) -> Vec<MarkdownProblem> {
    let problem = |rule, variant, range| MarkdownProblem {
        rule,
        variant,
        range,
        text: String::new(),
        most: 0,
        suggestion: None,
    };
    if let Some(excess) = markdown.excess {
        let (variant, at, most) = match excess {
            MarkdownExcess::Bytes => ("large", 0, MOST_BYTES / 1024),
            MarkdownExcess::Lines => ("lines", 0, MOST_LINES),
            MarkdownExcess::Levels(at) => ("deep", at, MOST_LEVELS),
        };
        let found = problem(&rule::MARKDOWN_BUDGET, Some(variant), at..at);
        return vec![MarkdownProblem { most, ..found }];
    }
    let mut problems: Vec<MarkdownProblem> = Vec::new();
    for at in &markdown.unclosed_comments {
        problems.push(problem(&rule::UNCLOSED_COMMENT, None, *at..at + "<!--".len()));
    }
    for tag in &markdown.tags {
        let variant = slips::tag_advice(tag);
        let found = problem(&rule::HTML_TAG, variant, tag.range.clone());
        problems.push(MarkdownProblem { text: tag.name.clone(), ..found });
    }
    coverage::find_unshown(markdown, &mut problems);
    slips::find_slips(markdown, &mut problems);
    problems.sort_by_key(|problem| problem.range.start);
    problems
}
