//! What became of visits, in numbers: visit → lesson → adoption → result, by year or by institute.

use serde::Serialize;

use super::{link::LinkView, page_context::PageContext};
use crate::{graph::ChainCounts, render::locale};

/// What became of the visits of a year or an institute.
#[derive(Debug, Serialize)]
pub struct ChainRow {
    /// The year or the institute.
    pub name: LinkView,
    /// How many visits there were.
    pub visits: String,
    /// How many brought a lesson.
    pub with_lesson: String,
    /// After how many something was adopted.
    pub with_adoption: String,
    /// After how many an adoption tells a result.
    pub with_result: String,
    /// After how many nothing was adopted, if any.
    pub without_adoption: Option<String>,
    /// How many cases were written, where that is told.
    pub cases: Option<String>,
}

pub(super) fn chain_row(page: &PageContext<'_>, name: LinkView, counts: ChainCounts) -> ChainRow {
    // Without a visit there is nothing that could have led on.
    let shown = |count: usize| match counts.visits {
        0 => "–".to_owned(),
        _ => locale::count(count as u64, page.strings),
    };
    let without = counts.visits - counts.with_adoption;
    ChainRow {
        name,
        visits: shown(counts.visits),
        with_lesson: shown(counts.with_lesson),
        with_adoption: shown(counts.with_adoption),
        with_result: shown(counts.with_result),
        without_adoption: (without > 0).then(|| shown(without)),
        cases: None,
    }
}
