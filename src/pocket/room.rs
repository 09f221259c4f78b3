//! How much of a base found room. Apart from the file, because the list in it and the terminal say it too.

use super::payload::ReadyEntry;
use crate::{names::Kind, render::view::RenderContext};

/// How many entries of a kind are in a pocket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindRoom {
    /// The kind.
    pub kind: Kind,
    /// How many of them found room.
    pub shown: usize,
    /// How many there are.
    pub all: usize,
}

/// Counts the entries that found room among all of them.
pub(super) fn count_kinds(site: &RenderContext<'_>, shown: &[ReadyEntry]) -> Vec<KindRoom> {
    let entries = &site.graph.entries;
    let kinds = Kind::ALL.into_iter().map(|kind| KindRoom {
        kind,
        shown: shown.iter().filter(|it| it.entry.kind() == kind).count(),
        all: entries.of_kind(kind).filter(|it| !entries.is_withdrawn(*it)).count(),
    });
    kinds.filter(|room| room.all > 0).collect()
}
