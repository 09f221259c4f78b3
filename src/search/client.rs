//! The client: the parts of `client/`, put together as one script. It travels with the root, so
//! that the two always fit.

/// The parts, in the order in which they are read.
const PARTS: [&str; 0] = [];

/// The client as one classic script, without comments and indentation.
pub(super) fn script() -> String {
    let mut script = String::from("(()=>{\"use strict\";\n");
    for line in PARTS.iter().flat_map(|part: &&str| part.lines()).map(str::trim) {
        let is_comment = ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark));
        if !line.is_empty() && !is_comment {
            script.push_str(line);
            script.push('\n');
        }
    }
    script.push_str("})();\n");
    script
}
