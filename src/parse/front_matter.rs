//! Where front matter ends and the body begins. Apart because this is decided by lines, before
//! any YAML or Markdown is looked at.

use std::ops::Range;

use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{SourceId, Span},
};

/// The two parts of a file.
pub(super) struct Split {
    /// The bytes between the fences.
    pub(super) front: Option<Range<usize>>,
    /// The first fence, or the first line if there is none.
    pub(super) top: Span,
    /// The bytes behind the second fence.
    pub(super) body: Range<usize>,
}

/// The line above and below front matter.
const FENCE: &str = "---";

pub(super) fn split(source: SourceId, text: &str) -> Outcome<Split> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().unwrap_or("");
    let top = Span::new(source, 0..first.trim_end().len());
    if first.trim_end() != FENCE {
        let finding = Diagnostic::at(&rule::MISSING_FRONT_MATTER, top);
        let split = Split { front: None, top, body: 0..text.len() };
        return Outcome { value: split, diagnostics: vec![finding] };
    }
    let start = first.len();
    let mut offset = start;
    for line in lines {
        if line.trim_end() == FENCE {
            let body = offset + line.len()..text.len();
            return Outcome::clean(Split { front: Some(start..offset), top, body });
        }
        offset += line.len();
    }
    let finding = Diagnostic::at(&rule::UNCLOSED_FRONT_MATTER, top);
    let split = Split { front: None, top, body: text.len()..text.len() };
    Outcome { value: split, diagnostics: vec![finding] }
}
