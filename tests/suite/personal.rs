//! What belongs to a person alone is told before it is published; what only looks like it is not.

use crate::{project::Project, stdout::stdout_of};

/// The rules that a body breaks.
fn rules(body: &str) -> Vec<String> {
    let project = Project::page(body);
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let rules = output.diagnostics.into_iter().map(|diagnostic| diagnostic.rule);
    rules.filter(|rule| rule != "orphan-page").collect()
}

#[test]
fn a_number_behind_any_white_space_is_judged_as_behind_a_plain_one() {
    for space in ["\u{a0}", "\u{2009}", "\u{202f}", "\u{3000}", "\u{85}", "\u{2028}", " ", "\t"] {
        let found = rules(&format!("Telepon:{space}0812 3456 7890"));
        assert_eq!(found, ["private-phone"], "{space:?}");
    }
}
