//! The client: the parts of `client/`, put together as one script. It travels with the root, so
//! that the two always fit.

use crate::text::script::strip_comments;

/// The parts. Each declares functions and values that no other part needs while it is read, so that
/// their order is that of their names.
const PARTS: [&str; 20] = [
    include_str!("client/alike.js"),
    include_str!("client/bytes.js"),
    include_str!("client/cards.js"),
    include_str!("client/columns.js"),
    include_str!("client/corrections.js"),
    include_str!("client/excerpts.js"),
    include_str!("client/facets.js"),
    include_str!("client/facts.js"),
    include_str!("client/briefs.js"),
    include_str!("client/families.js"),
    include_str!("client/loading.js"),
    include_str!("client/meaning.js"),
    include_str!("client/phrases.js"),
    include_str!("client/question.js"),
    include_str!("client/ranking.js"),
    include_str!("client/root.js"),
    include_str!("client/search.js"),
    include_str!("client/titles.js"),
    include_str!("client/vocabulary.js"),
    include_str!("client/words.js"),
];

/// The client as one classic script.
pub(super) fn script() -> String {
    format!("(()=>{{\"use strict\";\n{}}})();\n", strip_comments(&PARTS.concat()))
}

#[cfg(test)]
mod tests {
    use super::PARTS;

    #[test]
    fn no_template_or_comment_of_the_client_runs_over_a_line_that_does_not_show_it() {
        for line in PARTS.iter().flat_map(|part| part.lines()).map(str::trim) {
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
