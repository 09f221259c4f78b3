//! What a file is in parts, as data: front matter, body, headings, links.

use std::ops::Range;

use crate::{
    parse::markdown::MarkdownProblem,
    source::{SourceId, Span},
    yaml::Node,
};

/// A file in parts.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file.
    pub source: SourceId,
    /// The front matter's map; nothing if there is none or it is broken.
    pub front_matter: Option<Node>,
    /// Where the front matter begins: the place of what is missing in it.
    pub top: Span,
    /// Whether lines of the front matter were passed over, so that what is missed may be there.
    pub has_gaps: bool,
    /// The Markdown below.
    pub markdown: ParsedBody,
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
pub struct ParsedBody {
    /// The body.
    pub body: Body,
    /// Its links and images, in order.
    pub links: Vec<Link>,
    /// Its images, in order.
    pub images: Vec<Image>,
    /// The plain text of its first paragraph of words.
    pub lead: Option<String>,
    /// What of it no reader sees, or sees otherwise than it was meant.
    pub problems: Vec<MarkdownProblem>,
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
