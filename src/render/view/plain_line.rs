//! A text of the front matter as one line without marks, for rows of comparisons and for briefs.

use super::page_context::PageContext;
use crate::{
    graph::{EntryRef, target::Target},
    names::Prose,
    parse::{LinkKind, markdown::append_plain_text},
};

/// A text of an entry as one line.
pub(super) fn plain_line(page: &PageContext<'_>, entry: EntryRef, prose: &Prose) -> String {
    let title = |target: &str| match page.site.graph.target(entry, "", target, LinkKind::Wiki) {
        Target::Entry(entry, _) => Some(page.title(entry).to_owned()),
        _ => None,
    };
    let mut text = String::new();
    append_plain_text(&prose.text, &title, &mut text);
    text.trim_end().replace('\n', " ")
}
