//! How a text is written as a YAML value: plain where that is safe, else between quotes.

use std::fmt::Write as _;

use super::edit::Edit;
use crate::yaml::{Node, Style};

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// On a line of its own, or behind a key.
    Block,
    /// Between brackets, where a comma ends it.
    Flow,
}

/// Words that other readers of YAML take for something else than a text.
const RESERVED: [&str; 13] =
    ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "ya", "tidak", ".inf", ".nan"];

/// A text as a value in one line: the same text is read from it again.
pub fn write_scalar(text: &str, notation: Notation) -> String {
    if is_safe_plain(text, notation) { text.to_owned() } else { quote(text) }
}

/// Puts another text in the place of a value, in the quotes that it has. Nothing if the value is a
/// list, a map or a block of lines, or if nothing stands there.
pub fn replace_scalar(source: &str, node: &Node, text: &str, notation: Notation) -> Option<Edit> {
    let scalar = node.scalar()?;
    let written = source.get(node.span.range())?;
    let value = match scalar.style {
        Style::Quoted if written.starts_with('\'') && !text.contains(char::is_control) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        Style::Quoted => quote(text),
        Style::Plain => write_scalar(text, notation),
        Style::Block => return None,
    };
    (!written.is_empty()).then(|| Edit::replace(node.span.range(), value))
}

/// Whether a text needs no quotes. Narrower than YAML allows: what is doubtful is quoted.
fn is_safe_plain(text: &str, notation: Notation) -> bool {
    let is_inner = |c: char| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '-' | '_' | '/' | '.' | '(' | ')')
            || c == ',' && notation == Notation::Block
    };
    let lower = text.to_lowercase();
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_inner)
        && !text.ends_with(' ')
        && !RESERVED.contains(&lower.as_str())
}

fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            // Characters that YAML takes for a line end, or that nobody sees.
            '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
            other if other.is_control() => {
                let _ = write!(quoted, "\\x{:02X}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
