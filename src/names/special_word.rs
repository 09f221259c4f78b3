//! Words that stand instead of a value and say why there is none.

/// A word that says why there is no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpecialWord {
    /// Nobody knows yet; it becomes a question for the next visit.
    Unknown,
    /// It was asked, and there is none.
    None,
    /// Nobody has measured it.
    NotMeasured,
}
