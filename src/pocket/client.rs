//! The scripts and the style of a pocket. What takes words apart is the search's own, so that both find
//! the same.

use crate::search::CLIENT_WORDS;

/// Runs before the page is shown: decides whether the list or the script's pages are seen.
pub(super) const START: &str = include_str!("client/start.js");

/// The script. Each part declares functions and values that no other part needs while it is read; the last
/// one begins.
pub(super) const APP: [&str; 13] = [
    "(()=>{\"use strict\";\n",
    CLIENT_WORDS,
    include_str!("client/closeness.js"),
    include_str!("client/data.js"),
    include_str!("client/elements.js"),
    include_str!("client/entry-page.js"),
    include_str!("client/finding.js"),
    include_str!("client/list-page.js"),
    include_str!("client/marking.js"),
    include_str!("client/stars.js"),
    include_str!("client/word-index.js"),
    include_str!("client/pocket.js"),
    "})();\n",
];

/// The colours, type and space of the built-in theme.
pub(super) const TOKENS: &str = include_str!("../../themes/default/css/tokens.css");

/// What a pocket has of its own.
pub(super) const STYLE: &str = include_str!("client/pocket.css");
