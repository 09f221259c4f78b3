//! Keys of the front matter: set, inserted, taken away; and the lines that they stand on.

use super::{
    edit::Edit,
    scalar::{Notation, replace_scalar, write_scalar},
};
use crate::yaml::{Node, Pair, Style};

/// Sets the value of a key: in the place of the old one if the key is there, on a new line if not.
/// Nothing if a list or a map stands there.
pub fn set_key(source: &str, root: &Node, key: &str, text: &str) -> Option<Edit> {
    match root.pairs().iter().find(|pair| &*pair.key == key) {
        Some(pair) if pair.value.is_empty() => {
            let value = write_scalar(text, Notation::Block);
            Some(Edit::insert(behind_colon(source, pair)?, format!(" {value}")))
        }
        Some(pair) if pair.value.scalar().is_some_and(|it| it.style == Style::Block) => {
            replace_block(source, pair, text)
        }
        Some(pair) => replace_scalar(source, &pair.value, text, Notation::Block),
        None => insert_key(source, root, None, key, &write_scalar(text, Notation::Block)),
    }
}

/// Puts a value in one line in the place of a block of lines. The comment behind its mark stays.
fn replace_block(source: &str, pair: &Pair, text: &str) -> Option<Edit> {
    let start = behind_colon(source, pair)?;
    let mark = source.get(start..end_of_line(source, start))?.trim_end();
    let comment = mark.find(" #").and_then(|at| mark.get(at..)).unwrap_or("");
    let value = write_scalar(text, Notation::Block);
    let newline = line_end(source);
    Some(Edit::replace(start..end_of_pair(source, pair), format!(" {value}{comment}{newline}")))
}

/// Inserts a line `key: value` below that of another key, or below the last one. `value` is YAML.
/// Nothing if the map is empty or stands between braces.
pub fn insert_key(
    source: &str,
    root: &Node,
    below: Option<&Pair>,
    key: &str,
    value: &str,
) -> Option<Edit> {
    let pair = below.or(root.pairs().last())?;
    let start = pair.key_span.range().start;
    let line = line_start(source, start);
    let indent = source.get(line..start).filter(|lead| lead.trim().is_empty())?;
    let (at, newline) = (end_of_pair(source, pair), line_end(source));
    let is_open = !source.get(..at)?.ends_with('\n');
    let first = if is_open { newline } else { "" };
    Some(Edit::insert(at, format!("{first}{indent}{key}: {value}{newline}")))
}

/// Takes a key away, with its value and the comment behind it. Nothing if it shares its line.
pub fn remove_key(source: &str, pair: &Pair) -> Option<Edit> {
    let start = line_start(source, pair.key_span.range().start);
    let lead = source.get(start..pair.key_span.range().start)?;
    lead.trim().is_empty().then(|| Edit::delete(start..end_of_pair(source, pair)))
}

/// The byte behind the colon of a key: where a value goes that is not there yet.
pub(super) fn behind_colon(source: &str, pair: &Pair) -> Option<usize> {
    let end = pair.key_span.range().end;
    source.get(end..)?.find(':').map(|colon| end + colon + 1)
}

/// The byte behind the last line of a key's value.
fn end_of_pair(source: &str, pair: &Pair) -> usize {
    let end = pair.value.span.range().end.max(pair.key_span.range().end);
    if source.get(..end).is_some_and(|text| text.ends_with('\n')) {
        return end;
    }
    end_of_line(source, end)
}

/// The first byte of the line of an offset.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The byte behind the line of an offset, its line end included.
pub(super) fn end_of_line(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or("");
    rest.find('\n').map_or(source.len(), |newline| at + newline + 1)
}

/// How lines end in this text.
pub(super) fn line_end(source: &str) -> &'static str {
    if source.contains("\r\n") { "\r\n" } else { "\n" }
}
