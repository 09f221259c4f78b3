//! The clients: parts of `client/`, put together as one script each. They travel with their root, so
//! that the two always fit. Pages that ask by names and numbers alone load the smaller one.

use crate::text::script::strip_comments;

/// The parts of both. Each declares functions and values that no other part needs while it is read,
/// so that their order is that of their names.
const DESK: [&str; 8] = [
    include_str!("client/briefs.js"),
    include_str!("client/bytes.js"),
    include_str!("client/cards.js"),
    include_str!("client/columns.js"),
    include_str!("client/desk.js"),
    include_str!("client/facts.js"),
    include_str!("client/loading.js"),
    include_str!("client/root.js"),
];

/// The parts that the search has beside them.
const SEARCH: [&str; 18] = [
    include_str!("client/alike.js"),
    include_str!("client/corrections.js"),
    include_str!("client/excerpts.js"),
    include_str!("client/facets.js"),
    include_str!("client/families.js"),
    include_str!("client/lessons.js"),
    include_str!("client/meaning.js"),
    include_str!("client/pairs.js"),
    include_str!("client/phrases.js"),
    include_str!("client/positions.js"),
    include_str!("client/question.js"),
    include_str!("client/ranking.js"),
    include_str!("client/search.js"),
    include_str!("client/tables.js"),
    include_str!("client/title_order.js"),
    include_str!("client/titles.js"),
    include_str!("client/vocabulary.js"),
    CLIENT_WORDS,
];

/// From text to words, as the index was written: for a search that has no index.
pub const CLIENT_WORDS: &str = include_str!("client/words.js");

/// The client of the search as one classic script.
pub(super) fn script() -> String {
    wrap(&[DESK.concat(), SEARCH.concat()].concat())
}

/// The client of the desk: without what finds by words.
pub(super) fn desk_script() -> String {
    wrap(&DESK.concat())
}

fn wrap(parts: &str) -> String {
    format!("(()=>{{\"use strict\";\n{}}})();\n", strip_comments(parts))
}

#[cfg(test)]
mod tests {
    use super::{DESK, SEARCH};

    #[test]
    fn no_template_or_comment_of_the_client_runs_over_a_line_that_does_not_show_it() {
        for line in DESK.iter().chain(&SEARCH).flat_map(|part| part.lines()).map(str::trim) {
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
