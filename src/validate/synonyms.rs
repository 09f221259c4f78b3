//! Phrases that a search treats as the same: `terms/synonyms.yaml`, the built-in one and a site's
//! own. Apart from the vocabularies, because nothing in an entry refers to them.

use crate::{diagnostic::Diagnostic, rule, yaml::Node};

/// The name of the file.
pub(super) const SYNONYMS: &str = "synonyms";

/// The most phrases of a group: a search for one of them asks for all others too.
const MOST_PHRASES: usize = 64;

/// Reads groups: each a list of phrases, or such lists by language.
pub(super) fn read_groups(root: &Node, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<String>> {
    let list = match root.get("groups").or_else(|| root.get("kelompok")) {
        Some(groups) => groups,
        None => root,
    };
    if list.items().is_empty() && !list.is_empty() {
        diagnostics.push(wrong_type(list, "type.list"));
    }
    let mut groups = Vec::new();
    for item in list.items() {
        let mut group = Vec::new();
        if item.pairs().is_empty() {
            collect_phrases(item, &mut group, diagnostics);
        }
        for pair in item.pairs() {
            collect_phrases(&pair.value, &mut group, diagnostics);
        }
        if group.len() > MOST_PHRASES {
            diagnostics.push(
                Diagnostic::at(&rule::TOO_MANY, item.span)
                    .text("key", SYNONYMS)
                    .number("count", group.len())
                    .number("most", MOST_PHRASES),
            );
            group.truncate(MOST_PHRASES);
        }
        groups.push(group);
    }
    groups
}

fn collect_phrases(node: &Node, group: &mut Vec<String>, diagnostics: &mut Vec<Diagnostic>) {
    if let Some(text) = node.text() {
        group.push(text.to_owned());
        return;
    }
    for item in node.items() {
        match item.text() {
            Some(text) => group.push(text.to_owned()),
            None => diagnostics.push(wrong_type(item, "type.text")),
        }
    }
    if !node.pairs().is_empty() {
        diagnostics.push(wrong_type(node, "type.list"));
    }
}

fn wrong_type(node: &Node, what: &'static str) -> Diagnostic {
    Diagnostic::at(&rule::WRONG_TYPE, node.span).word("wanted", what)
}
