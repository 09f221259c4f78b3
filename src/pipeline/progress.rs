//! What a host is told while a large site is made: which step has begun, how far it is, and that it
//! has ended. Apart from the stages, which know neither a clock nor a terminal.

use std::fmt;

/// A step that takes long on a large site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BuildStep {
    /// Reading every file.
    Read,
    /// Parsing and checking entries.
    Check,
    /// Linking entries, loading the theme, giving addresses.
    Link,
    /// Making pages.
    Pages,
    /// Making the search index.
    Index,
    /// Writing open data.
    Data,
    /// Drawing the pictures for previews of links.
    SocialCards,
    /// Files beside entries.
    Files,
    /// Putting the site in place.
    Publish,
}

impl BuildStep {
    /// All steps, in their order. Pages and index are made at the same time.
    pub const ALL: [Self; 9] = [
        Self::Read,
        Self::Check,
        Self::Link,
        Self::Pages,
        Self::Index,
        Self::Data,
        Self::SocialCards,
        Self::Files,
        Self::Publish,
    ];

    /// Its name among the words of the program.
    pub fn id(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Check => "check",
            Self::Link => "link",
            Self::Pages => "pages",
            Self::Index => "index",
            Self::Data => "data",
            Self::SocialCards => "social-cards",
            Self::Files => "files",
            Self::Publish => "publish",
        }
    }
}

/// Takes what there is to tell, on whatever thread it happens.
pub trait Progress: fmt::Debug + Send + Sync {
    /// A step begins; it has so many items, if that is known.
    fn begin(&self, step: BuildStep, total: Option<usize>);
    /// One item of a step is done.
    fn advance(&self, step: BuildStep);
    /// A step has ended.
    fn end(&self, step: BuildStep);
}

/// Nobody wants to know.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: BuildStep, _: Option<usize>) {}
    fn advance(&self, _: BuildStep) {}
    fn end(&self, _: BuildStep) {}
}
