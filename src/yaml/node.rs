//! The tree itself: scalars with their style, lists and maps, each with its place.

use crate::source::Span;

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where the value stands; for a list or map from its first to its last byte.
    pub span: Span,
    /// The value.
    pub value: NodeValue,
}

/// A value, not yet typed: whether `12` is a number or a text is for the reader of a field to say.
#[derive(Debug, Clone)]
pub enum NodeValue {
    /// A text as written; an empty one where the file has nothing.
    Scalar(Scalar),
    /// A list in either notation.
    List(Vec<Node>),
    /// A map in either notation, in the order of the file, without repeated keys.
    Map(Vec<Pair>),
}

/// A text with the way it was written.
#[derive(Debug, Clone)]
pub struct Scalar {
    /// The text, escapes resolved and lines folded.
    pub text: Box<str>,
    /// The way it was written.
    pub style: Style,
    /// The text of a comment on the same line, behind the value and its `#`, as it was written.
    pub comment: Option<Box<str>>,
    /// Its lines, where a text without quotes has several or begins below its key.
    pub lines: Option<Box<WrittenLines>>,
}

/// The lines of a text without quotes, which YAML folds into one.
#[derive(Debug, Clone)]
pub struct WrittenLines {
    /// The lines as they stand in the file.
    pub text: Box<str>,
    /// Whether nothing stands before the text on its first line.
    pub begins_line: bool,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// Within `'` or `"`.
    Quoted,
    /// A block behind `|` or `>`.
    Block,
}

/// A key of a map with its value.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The key's text.
    pub key: Box<str>,
    /// The key's place.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The scalar, if it is one.
    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.value {
            NodeValue::Scalar(scalar) => Some(scalar),
            NodeValue::List(_) | NodeValue::Map(_) => None,
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| &*scalar.text)
    }

    /// The items of a list; none for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            NodeValue::List(items) => items,
            NodeValue::Scalar(_) | NodeValue::Map(_) => &[],
        }
    }

    /// The pairs of a map; none for anything else.
    pub fn pairs(&self) -> &[Pair] {
        match &self.value {
            NodeValue::Map(pairs) => pairs,
            NodeValue::Scalar(_) | NodeValue::List(_) => &[],
        }
    }

    /// The value of exactly that key.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.pairs().iter().find(|pair| &*pair.key == key).map(|pair| &pair.value)
    }

    /// Whether the file says nothing here: no text and no quotes.
    pub fn is_empty(&self) -> bool {
        self.scalar().is_some_and(|scalar| scalar.text.is_empty() && scalar.style == Style::Plain)
    }
}
