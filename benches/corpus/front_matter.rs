//! Front matter as an editor writes it: one key a line, lists below their key, quotation marks only where a
//! value needs them.

use std::fmt::Write as _;

/// A value.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text; quoted where YAML would read something else.
    Text(String),
    /// A number, date, name or list in brackets: as it is.
    Plain(String),
    /// One value a line.
    List(Vec<Self>),
    /// A key and its value a line.
    Map(Vec<(&'static str, Self)>),
}

/// A text.
pub fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// A value that is written as it is.
#[expect(clippy::needless_pass_by_value, reason = "numbers and names are made in the call")]
pub fn plain(value: impl ToString) -> Value {
    Value::Plain(value.to_string())
}

/// Names in brackets.
pub fn names<T: AsRef<str>>(names: &[T]) -> Value {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    Value::Plain(format!("[{}]", names.join(", ")))
}

/// A file: front matter and body.
pub fn file(keys: &[(&'static str, Value)], body: &str) -> String {
    let mut written = String::from("---\n");
    write_map(&mut written, keys, 0, false);
    written.push_str("---\n");
    if !body.is_empty() {
        let _ = write!(written, "\n{}\n", body.trim());
    }
    written
}

/// A file of data: settings or terms.
pub fn data(keys: &[(&'static str, Value)]) -> String {
    let mut written = String::new();
    write_map(&mut written, keys, 0, false);
    written
}

fn write_map(out: &mut String, keys: &[(&'static str, Value)], depth: usize, in_item: bool) {
    for (at, (key, value)) in keys.iter().enumerate() {
        if at > 0 || !in_item {
            indent(out, depth);
        }
        let _ = write!(out, "{key}:");
        write_value(out, value, depth);
    }
}

fn write_value(out: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Text(text) => {
            let _ = writeln!(out, " {}", quoted(text));
        }
        Value::Plain(text) => {
            let _ = writeln!(out, " {text}");
        }
        Value::Map(keys) => {
            out.push('\n');
            write_map(out, keys, depth + 1, false);
        }
        Value::List(items) => {
            out.push('\n');
            for item in items {
                indent(out, depth + 1);
                out.push('-');
                match item {
                    Value::Map(keys) => {
                        out.push(' ');
                        write_map(out, keys, depth + 2, true);
                    }
                    item => write_value(out, item, depth + 1),
                }
            }
        }
    }
}

fn indent(out: &mut String, depth: usize) {
    out.push_str(&"  ".repeat(depth));
}

fn quoted(text: &str) -> String {
    let begins_well = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let is_plain =
        begins_well && !text.contains([':', '#', '"', '\'', '\\', '[', ']', '{', '}', '\u{2028}']);
    if is_plain { text.to_owned() } else { serde_json::json!(text).to_string() }
}
