//! A page of Markdown.

use serde::Serialize;

use super::{
    entry::{EntryView, entry_view},
    page_context::PageContext,
    section::{TocItem, toc},
};
use crate::graph::EntryRef;

/// A page of Markdown.
#[derive(Debug, Serialize)]
pub struct TextView {
    /// What every entry shows.
    pub entry: EntryView,
    /// What it says before its first heading.
    pub intro_html: String,
    /// The text from there on.
    pub body_html: String,
    /// Its headings.
    pub toc: Vec<TocItem>,
}

/// Makes a page of Markdown.
pub(super) fn text_page(page: &PageContext<'_>, entry: EntryRef) -> TextView {
    let body = page.body(entry);
    TextView {
        entry: entry_view(page, entry),
        toc: toc(body.outline),
        intro_html: body.intro,
        body_html: body.html,
    }
}
