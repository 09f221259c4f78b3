//! What can be wrong with YAML, as data. Apart from the reader because the stages match on it.

use granit_parser::ErrorKind;

use crate::source::Span;

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The notation is broken, and nothing behind this place could be read.
    Syntax(SyntaxError),
    /// A key stands twice in one map; the first one counts.
    DuplicateKey {
        /// Where it stands first.
        first: Span,
    },
    /// A key is a list or a map.
    KeyIsNoText,
    /// `&name`, `*name`, `!tag` or `<<`, none of which an editor needs.
    Feature,
    /// A second document behind `---`.
    SecondDocument,
    /// More bytes than allowed.
    TooLarge {
        /// The number of bytes allowed.
        most: usize,
    },
    /// More levels than allowed.
    TooDeep {
        /// The number of levels allowed.
        most: usize,
    },
}

/// A broken notation, in the groups that have a cure of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SyntaxError {
    /// A quote that never ends.
    Quote,
    /// Text behind a closing quote.
    AfterQuote,
    /// A bracket that never ends, or the wrong one.
    Bracket,
    /// A tab where spaces belong.
    Tab,
    /// A line that starts too far left or right.
    Indent,
    /// A colon inside an unquoted value.
    Colon,
    /// A key without its colon.
    NoColon,
    /// A value that starts with a character YAML reserves.
    Reserved,
    /// A backslash sequence that does not exist.
    Escape,
    /// Anything else.
    Other,
}

impl SyntaxError {
    /// The group's name, under which its wording stands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::AfterQuote => "after-quote",
            Self::Bracket => "bracket",
            Self::Tab => "tab",
            Self::Indent => "indent",
            Self::Colon => "colon-here",
            Self::NoColon => "no-colon",
            Self::Reserved => "reserved-here",
            Self::Escape => "escape",
            Self::Other => "other",
        }
    }

    pub(super) fn of(error: &ErrorKind) -> Self {
        use ErrorKind as E;
        match error {
            E::UnclosedQuotedScalar
            | E::DocumentIndicatorInQuotedScalar
            | E::InvalidQuotedScalarIndent => Self::Quote,
            E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
                Self::AfterQuote
            }
            E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping
            | E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator
            | E::MisplacedFlowCollectionEnd
            | E::MismatchedFlowCollectionEnd { .. }
            | E::UnclosedFlowCollection { .. }
            | E::BlockEntryInFlowCollection => Self::Bracket,
            E::TabNotAllowed
            | E::TabInBlockIndentation
            | E::TabAtBlockScalarStart
            | E::TabInIndentation
            | E::TabInPlainScalar => Self::Tab,
            E::InvalidIndentation
            | E::ExpectedBlockMappingKey
            | E::ExpectedBlockSequenceEntry
            | E::InvalidBlockScalarIndent
            | E::InvalidFlowScalarIndent
            | E::BlockSequenceEntryNotAllowed => Self::Indent,
            E::MappingValueNotAllowed | E::MappingKeyNotAllowed | E::InvalidColonPlacement => {
                Self::Colon
            }
            E::SimpleKeyExpected | E::InvalidSimpleKey => Self::NoColon,
            E::UnexpectedCharacter { .. }
            | E::PlainScalarStartsWithDashFlowIndicator
            | E::MissingAnchorOrAliasName
            | E::InvalidDirectiveName
            | E::MissingDirectiveName
            | E::DirectiveDisallowed
            | E::InvalidBlockScalarHeader => Self::Reserved,
            E::UnknownQuotedScalarEscape
            | E::InvalidQuotedScalarHexEscape
            | E::InvalidUnicodeEscape => Self::Escape,
            _ => Self::Other,
        }
    }
}
