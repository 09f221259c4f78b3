//! The clients: parts of `client/`, put together as scripts. They travel with their root, so that all
//! fit. The search's comes in two: what its first results need, and what is asked for when it is needed.
//! Pages that ask by names and numbers alone load a smaller one.

use std::collections::BTreeSet;

use crate::text::script::strip_comments;

/// The parts of all clients. Each declares functions and values that no other part needs while it is
/// read, so that their order is that of their names.
const BASE: [&str; 5] = [
    include_str!("client/bundles.js"),
    include_str!("client/bytes.js"),
    include_str!("client/cards.js"),
    include_str!("client/loading.js"),
    include_str!("client/root.js"),
];

/// The parts that the search has beside them for its first results.
const SEARCH: [&str; 13] = [
    include_str!("client/corrections.js"),
    include_str!("client/excerpts.js"),
    include_str!("client/families.js"),
    include_str!("client/later.js"),
    include_str!("client/meaning.js"),
    include_str!("client/position_files.js"),
    include_str!("client/question.js"),
    include_str!("client/ranking.js"),
    include_str!("client/search.js"),
    include_str!("client/tables.js"),
    include_str!("client/titles.js"),
    include_str!("client/vocabulary.js"),
    CLIENT_WORDS,
];

/// What answers by names and numbers: of the desk's client, and of the second part of the search's.
const BY_NAME: [&str; 3] = [
    include_str!("client/later/briefs.js"),
    include_str!("client/later/columns.js"),
    include_str!("client/later/facts.js"),
];

/// The other parts that the search does not need for its first results.
const LATER: [&str; 10] = [
    include_str!("client/later/alike.js"),
    include_str!("client/later/choices.js"),
    include_str!("client/later/facets.js"),
    include_str!("client/later/lessons.js"),
    include_str!("client/later/long_excerpts.js"),
    include_str!("client/later/pairs.js"),
    include_str!("client/later/parts.js"),
    include_str!("client/later/phrases.js"),
    include_str!("client/later/positions.js"),
    include_str!("client/later/title_order.js"),
];

/// From text to words, as the index was written: for a search that has no index.
pub const CLIENT_WORDS: &str = include_str!("client/words.js");

/// The two parts of the search's client.
pub(super) struct SearchClient {
    /// A classic script.
    pub(super) first: String,
    /// A function of what it takes from the first part, which gives what it offers.
    pub(super) later: String,
}

/// The client of the search.
pub(super) fn search_client() -> SearchClient {
    let first = [BASE.concat(), SEARCH.concat()].concat();
    let later = strip_comments(&[BY_NAME.concat(), LATER.concat()].concat());
    let shared = list_shared(&first, &later).join(",");
    SearchClient {
        first: wrap(&format!("{}const SHARED={{{shared}}};\n", strip_comments(&first))),
        later: format!(
            "(shared)=>{{\"use strict\";\nconst {{{shared}}}=shared;\n{later}return LATER;\n}}"
        ),
    }
}

/// The client of the desk: without what finds by words.
pub(super) fn desk_script() -> String {
    let parts = [&BASE.concat(), &BY_NAME.concat(), include_str!("client/desk/desk.js")].concat();
    wrap(&strip_comments(&parts))
}

fn wrap(parts: &str) -> String {
    format!("(()=>{{\"use strict\";\n{parts}}})();\n")
}

/// What the first part declares, as it is written, and the second mentions.
fn list_shared<'a>(first: &'a str, later: &str) -> Vec<&'a str> {
    let is_separator = |letter: char| !letter.is_alphanumeric() && letter != '_';
    let mentioned: BTreeSet<&str> = later.split(is_separator).collect();
    let declared = first.lines().filter_map(|line| {
        let line = line.strip_prefix("async ").unwrap_or(line);
        let rest = ["function ", "const ", "class "].iter().find_map(|it| line.strip_prefix(it))?;
        rest.split(is_separator).next()
    });
    declared.filter(|name| mentioned.contains(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::{BASE, BY_NAME, LATER, SEARCH, search_client};

    #[test]
    fn the_second_part_takes_nothing_of_the_first_that_changes() {
        let later = search_client().later;
        for line in BASE.iter().chain(&SEARCH).flat_map(|part| part.lines()) {
            let Some(rest) = line.strip_prefix("let ") else { continue };
            let name = rest.trim_end_matches(';').split(' ').next().unwrap_or_default();
            let is_used = later.split(|it: char| !it.is_alphanumeric()).any(|word| word == name);
            assert!(!is_used, "{name} is a copy in the second part");
        }
    }

    #[test]
    fn no_template_or_comment_of_the_client_runs_over_a_line_that_does_not_show_it() {
        let parts = BASE.iter().chain(&SEARCH).chain(&BY_NAME).chain(&LATER);
        for line in parts.flat_map(|part| part.lines()).map(str::trim) {
            if let Some(comment) = line.strip_prefix("/*") {
                let is_whole = comment.find("*/").is_none_or(|end| end + 2 == comment.len());
                assert!(is_whole, "code after a comment: {line}");
            } else if !["//", "*"].iter().any(|mark| line.starts_with(mark)) {
                let marks = line.replace("\\`", "").matches('`').count();
                assert!(marks % 2 == 0, "a template goes on after: {line}");
                assert!(!line.contains("/*") || line.contains("*/"), "a comment goes on: {line}");
            } else if let Some((_, code)) = line.split_once("*/") {
                assert!(code.is_empty(), "code after a comment: {line}");
            }
        }
    }
}
