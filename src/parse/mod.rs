//! One file → a [`Document`]: its front matter as a spanned tree, and what the body is made of.
//! The body's events are not kept: they weigh more than the text, and rendering parses it again.

mod front_matter;
pub mod markdown;
mod slips;

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{SourceId, Span},
    yaml::{self, Budget, Node, Problem, ProblemKind},
};

/// A file in parts.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// The front matter's map; nothing if there is none or it is broken.
    pub front: Option<Node>,
    /// Where the front matter begins: the place of what is missing in it.
    pub top: Span,
    /// Whether lines of the front matter were passed over, so that what is missed may be there.
    pub has_gaps: bool,
    /// The Markdown below.
    pub below: Skimmed,
}

/// The Markdown of a file, as far as other stages must know it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// Its bytes in the file.
    pub range: Range<usize>,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
}

/// What is read off a body on the way, and not kept with it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Skimmed {
    /// The body.
    pub body: Body,
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// Its images, in order.
    pub images: Vec<Image>,
    /// The bytes in the file that are code, where nothing is a link.
    pub code: Vec<Range<usize>>,
    /// The plain text of its first paragraph.
    pub lead: Option<String>,
}

/// An image of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The file, as written.
    pub target: String,
    /// Its words for those who cannot see it.
    pub alt: String,
    /// Its bytes in the file.
    pub range: Range<usize>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The anchor, unique within the body.
    pub id: String,
    /// Its plain text.
    pub text: String,
    /// Its bytes in the file, marks and all.
    pub range: Range<usize>,
}

/// A link or image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as written.
    pub target: String,
    /// What stands there.
    pub kind: LinkKind,
    /// Where.
    pub span: Span,
}

/// How a link is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkKind {
    /// `[text](address)` and its relatives.
    Link,
    /// `[[kind/name]]`.
    Wiki,
    /// `![text](file)`.
    Image,
}

/// Takes a file apart. `text` is the whole text of `source`.
pub fn parse(source: SourceId, text: &str) -> Outcome<Document> {
    let mut diagnostics = Vec::new();
    let split = front_matter::split(source, text).into_value(&mut diagnostics);
    let mut has_gaps = false;
    let front = split.front.and_then(|range| {
        let slice = text.get(range.clone()).unwrap_or("");
        let read = lines(source, slice, range.start, Budget::FRONT_MATTER);
        let read = read.into_value(&mut diagnostics);
        has_gaps = read.has_gaps;
        // Nothing between the fences is a map without keys: what must be there is then missed.
        let empty = || Node { span: split.top, value: yaml::Value::Map(Vec::new()) };
        read.root.or_else(|| read.is_empty.then(empty))
    });
    let below = markdown::read(source, text, split.body);
    Outcome { value: Document { source, front, top: split.top, has_gaps, below }, diagnostics }
}

/// Front matter, as far as it can be read.
#[derive(Default)]
struct FrontMatter {
    root: Option<Node>,
    is_empty: bool,
    has_gaps: bool,
}

/// Reads YAML, with the slips of its lines named and passed over.
fn lines(source: SourceId, text: &str, offset: usize, budget: Budget) -> Outcome<FrontMatter> {
    let parsed = yaml::parse(text, source, offset, budget);
    let broken = |problem: &Problem| matches!(problem.kind, ProblemKind::Syntax(_));
    let readable =
        parsed.root.as_ref().is_none_or(|root| matches!(root.value, yaml::Value::Map(_)));
    let slips = if readable && !parsed.problems.iter().any(broken) && !uses_features(&parsed) {
        Vec::new()
    } else {
        slips::slips(text, source, offset)
    };
    if slips.is_empty() {
        let is_empty = parsed.root.is_none() && parsed.problems.is_empty();
        let read = FrontMatter { root: parsed.root, is_empty, has_gaps: false };
        return Outcome {
            value: read,
            diagnostics: parsed.problems.iter().map(diagnostic).collect(),
        };
    }
    // With the slips passed over, the rest says what else is wrong.
    let mut masked = text.as_bytes().to_vec();
    let mut diagnostics = Vec::new();
    for slip in slips {
        masked[slip.masked].fill(b' ');
        diagnostics.push(slip.diagnostic);
    }
    let again = yaml::parse(&String::from_utf8_lossy(&masked), source, offset, budget);
    diagnostics.extend(again.problems.iter().map(diagnostic));
    let value = FrontMatter { root: again.root, is_empty: false, has_gaps: true };
    Outcome { value, diagnostics }
}

/// Whether the parser saw what is usually a slip: `*tebal*` is an alias to it.
fn uses_features(parsed: &yaml::Parsed) -> bool {
    parsed.problems.iter().any(|problem| problem.kind == ProblemKind::Feature)
}

/// A file that is YAML from top to bottom; nothing if it cannot be read. An empty file is a map
/// without keys.
pub fn parse_data(source: SourceId, text: &str, budget: Budget) -> Outcome<Option<Node>> {
    let Outcome { value: read, diagnostics } = lines(source, text, 0, budget);
    let empty = || Node { span: Span::new(source, 0..0), value: yaml::Value::Map(Vec::new()) };
    Outcome { value: read.root.or_else(|| read.is_empty.then(empty)), diagnostics }
}

/// A problem of the notation as a diagnostic.
fn diagnostic(problem: &Problem) -> Diagnostic {
    let at = |rule| Diagnostic::at(rule, problem.span);
    match &problem.kind {
        ProblemKind::Syntax(slip) => at(&rule::YAML_SYNTAX).variant(slip.name()),
        ProblemKind::DuplicateKey { first } => {
            at(&rule::DUPLICATE_KEY).variant("same").related(*first)
        }
        ProblemKind::KeyIsNoText => at(&rule::YAML_SYNTAX).variant("key"),
        ProblemKind::Feature => at(&rule::YAML_FEATURE).variant("anchor"),
        ProblemKind::SecondDocument => at(&rule::YAML_FEATURE).variant("document"),
        ProblemKind::TooLarge { most } => {
            at(&rule::YAML_BUDGET).variant("large").number("most", most / 1024)
        }
        ProblemKind::TooDeep { most } => {
            at(&rule::YAML_BUDGET).variant("deep").number("most", *most)
        }
    }
}
