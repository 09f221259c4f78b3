//! The client: the parts of `client/`, put together as one script. It travels with the root, so
//! that the two always fit.

use super::shortening::shortened;

/// The parts. Each declares functions and values that no other part needs while it is read, so that
/// their order is that of their names.
const PARTS: [&str; 15] = [
    include_str!("client/bytes.js"),
    include_str!("client/cards.js"),
    include_str!("client/columns.js"),
    include_str!("client/excerpts.js"),
    include_str!("client/facets.js"),
    include_str!("client/families.js"),
    include_str!("client/loading.js"),
    include_str!("client/meaning.js"),
    include_str!("client/phrases.js"),
    include_str!("client/question.js"),
    include_str!("client/ranking.js"),
    include_str!("client/root.js"),
    include_str!("client/search.js"),
    include_str!("client/vocabulary.js"),
    include_str!("client/words.js"),
];

/// The client as one classic script, short.
pub(super) fn script() -> String {
    format!("(()=>{{\"use strict\";{}}})();\n", shortened(&PARTS.concat()))
}
