//! One page for each rule in each language: what is found, why it matters, what to do, an example.
//! `teladan explain` shows them; a test demands that none is missing.

use include_dir::{Dir, include_dir};

use super::Rule;

static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/rule/pages");

/// The page of a rule as Markdown, in the language of that code.
pub fn page(rule: &Rule, language: &str) -> Option<&'static str> {
    PAGES.get_file(format!("{language}/{}.md", rule.id))?.contents_utf8()
}

/// The first line of a rule's page: the rule in one sentence.
pub fn summary(rule: &Rule, language: &str) -> Option<&'static str> {
    page(rule, language)?.lines().next()
}
