//! JavaScript as it travels: without the comments that are for who changes it. Apart, because the
//! search's client and the theme's scripts are both written to be read.

use std::borrow::Cow;

/// How a type begins, as TypeScript reads it in a comment.
const TYPE: &str = "/** @type {";

/// How a line begins that names another script to stand in its place.
pub const REFERENCE: &str = "/// <reference path=\"";

/// A script without its comment lines, its types in the midst of lines (`/** @type {…} */ `) and its
/// indentation. Nothing else within a line changes. A comment of several lines must begin each of them
/// with `*`, and a template must end on its line: tests hold the scripts to both.
pub fn strip_comments(script: &str) -> String {
    let mut stripped = String::with_capacity(script.len());
    let is_comment = |line: &str| {
        !line.starts_with(REFERENCE) && ["//", "/*", "*"].iter().any(|mark| line.starts_with(mark))
    };
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let code = strip_types(line);
        if !is_comment(code.trim_start()) {
            stripped.push_str(code.trim_start());
            stripped.push('\n');
        }
    }
    stripped
}

/// A line without its types.
fn strip_types(line: &str) -> Cow<'_, str> {
    let mut rest = Cow::from(line);
    while let Some(start) = rest.find(TYPE) {
        let Some(length) = rest[start..].find("*/") else { break };
        let after = rest[start + length + 2..].trim_start();
        if after.is_empty() {
            break;
        }
        rest = format!("{}{after}", &rest[..start]).into();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::strip_comments;

    #[test]
    fn comment_lines_and_indentation_go() {
        let script = "// a\n/**\n * b\n */\nfunction c() {\n  return d; // e\n}\n\n/* f */\n";
        assert_eq!(strip_comments(script), "function c() {\nreturn d; // e\n}\n");
    }

    #[test]
    fn types_within_a_line_go() {
        let script = "const a = /** @type {HTMLElement} */ (b), c = /** @type {number} */ (d);\n";
        assert_eq!(strip_comments(script), "const a = (b), c = (d);\n");
        assert_eq!(strip_comments("/** @type {Map<string, number>} */\nlet e;\n"), "let e;\n");
    }

    #[test]
    fn strings_templates_and_expressions_stay_whole() {
        for text in [r#""a  // b""#, "`  a ${b}  /* c */ \\` `", r#"/\/\/ [/*] "/u"#] {
            let script = format!("const a = {text};\n");
            assert_eq!(strip_comments(&format!("  {script}")), script);
        }
    }
}
