//! Sections of an entry's page: texts with a key of their own, and the table of contents.

use serde::Serialize;

use super::{entry_body::EntryBody, page_context::PageContext};
use crate::{graph::EntryRef, names::Prose};

/// A section that has a key of its own.
#[derive(Debug, Serialize)]
pub struct SectionView {
    /// The key's English name.
    pub key: String,
    /// Its anchor.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its text.
    pub text_html: String,
}

/// An item of the table of contents.
#[derive(Debug, Serialize)]
pub struct TocItem {
    /// 2 or 3.
    pub level: u8,
    /// The anchor.
    pub id: String,
    /// The heading.
    pub text: String,
}

/// The texts of an entry that have keys of their own: from the front matter, or from a section of
/// the body.
pub(super) fn text_sections(
    page: &PageContext<'_>,
    entry: EntryRef,
    texts: &[(&'static str, &Option<Prose>)],
    body: &mut EntryBody,
) -> Vec<SectionView> {
    let mut sections = Vec::new();
    for (key, prose) in texts {
        let Some(prose) = prose else { continue };
        let carried = body.sections.remove(key);
        sections.push(SectionView {
            key: (*key).to_owned(),
            id: body.anchors.get(key).cloned().unwrap_or_else(|| format!("_{key}")),
            title: page.word(&format!("section.{key}")),
            text_html: carried.unwrap_or_else(|| page.prose(entry, prose, &format!("{key}-"))),
        });
    }
    sections
}

/// Makes the table of contents from the headings of a body: level, anchor, text.
pub(super) fn toc(outline: Vec<(u8, String, String)>) -> Vec<TocItem> {
    outline.into_iter().map(|(level, id, text)| TocItem { level, id, text }).collect()
}
