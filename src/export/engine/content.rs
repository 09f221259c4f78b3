//! The text of an entry that an engine searches: all that a reader finds on its page.

use crate::{graph::EntryRef, render::view::RenderContext, search::read_entry_text};

/// The text of an entry without its title and summary: its names, headings and paragraphs, a line
/// each.
pub(super) fn entry_content(site: &RenderContext<'_>, entry: EntryRef, language: &str) -> String {
    let document = read_entry_text(site, entry, language);
    let mut content = format!("{}\n{}\n", document.terms, document.place);
    for section in &document.sections {
        content.extend([section.heading.as_str(), "\n", section.text.as_str(), "\n"]);
    }
    // No engine takes it, and no reader sees it.
    content.retain(|character| character != '\0');
    content
}
