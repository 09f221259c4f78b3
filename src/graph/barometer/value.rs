//! What a bar of a chart stands for.

use crate::model::TermId;

/// What a bar stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ChartValue {
    /// A value of a fixed list.
    Choice(&'static str),
    /// A term of a vocabulary.
    Term(TermId),
    /// A year.
    Year(u16),
    /// A goal of sustainable development.
    Goal(u8),
    /// A place in another country.
    Abroad,
    /// It is said that there is none.
    None,
    /// It is told in a text alone.
    Narrative,
    /// Nobody knows.
    Unknown,
}
