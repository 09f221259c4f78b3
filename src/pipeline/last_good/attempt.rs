//! One run of the pipeline on the folder with substitutes, and which of two runs is better.

use super::errors::ErrorsByFile;
use crate::{pipeline::Compilation, read::Snapshot};

/// One run of the pipeline.
#[derive(Debug)]
pub(super) struct Attempt {
    /// What it ran on.
    pub(super) snapshot: Snapshot,
    /// The errors that are left.
    pub(super) errors: ErrorsByFile,
    /// What it gave.
    pub(super) compilation: Compilation,
}

impl Attempt {
    /// Whether there is a site without any error.
    pub(super) fn is_sound(&self) -> bool {
        self.errors.is_empty() && self.compilation.site.is_some()
    }

    /// Whether it comes closer to a site without any error than another attempt.
    pub(super) fn is_better_than(&self, other: &Self) -> bool {
        self.badness() < other.badness()
    }

    /// Without settings or a site most errors cannot be seen, so these come before their number.
    fn badness(&self) -> (bool, bool, usize) {
        let errors = self.errors.values().map(Vec::len).sum();
        (self.compilation.config.is_none(), self.compilation.site.is_none(), errors)
    }
}
