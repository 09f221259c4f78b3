//! What was published before, as the commands know it: from the list beside the settings, or else from
//! the output folder.

use std::{collections::BTreeMap, path::Path};

use super::terminal;
use crate::{
    diagnostic::{system_error::explain_system_error, wording::phrase},
    output::{
        PUBLISHED_LIST, PublishedList, PublishedPage, read_published_entries, read_published_text,
    },
    pipeline::{Compilation, PublishedBefore},
    text::language::Language,
};

/// Adds the warnings about addresses that die.
pub(super) fn check_addresses(
    compilation: &mut Compilation,
    root: &Path,
    out: &Path,
    with_drafts: bool,
) {
    // A list that cannot be read now is told when it is to be written.
    let list = PublishedList::read(root).ok().flatten();
    let is_listed = list.is_some();
    let pages = list.map_or_else(|| pages_of_output(out), |list| list.pages);
    let text = |path: &str| read_published_text(out, path);
    let before = PublishedBefore { pages: &pages, is_listed, text: &text };
    compilation.check_addresses(before, with_drafts);
}

fn pages_of_output(out: &Path) -> BTreeMap<String, PublishedPage> {
    let entries = read_published_entries(out).into_iter();
    entries.map(|(path, entry)| (path, PublishedPage { entry, title: String::new() })).collect()
}

/// Adds what is published now to the list, if there is one. Returns whether that could be done.
pub(super) fn update_list(
    root: &Path,
    pages: BTreeMap<String, PublishedPage>,
    language: Language,
) -> bool {
    let Err(error) = PublishedList::update(root, pages) else { return true };
    let arguments = [("path", PUBLISHED_LIST), ("error", &explain_system_error(&error, language))];
    terminal::print_line(&phrase(language, "cli.out.io", &arguments));
    false
}
