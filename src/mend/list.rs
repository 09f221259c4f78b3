//! Items of a list in the front matter, added and taken away in the notation that the list has.

use std::ops::Range;

use super::{
    edit::Edit,
    key::{behind_colon, end_of_line, line_end, line_start},
    scalar::{Notation, write_scalar},
};
use crate::yaml::{Node, NodeValue, Pair, Style};

/// Adds items at the end of the list that a key has. A key without a value gets a list, a single
/// value becomes the first of several. Nothing if a map or a block of text stands there.
pub fn add_items(source: &str, pair: &Pair, texts: &[&str]) -> Option<Edit> {
    let node = &pair.value;
    let written: Vec<String> = texts.iter().map(|it| write_scalar(it, Notation::Flow)).collect();
    let new = written.join(", ");
    let edit = match &node.value {
        NodeValue::List(items) if is_flow(source, node) => match items.last() {
            Some(last) => Edit::insert(last.span.range().end, format!(", {new}")),
            None => Edit::insert(node.span.range().start + 1, new),
        },
        NodeValue::List(items) => add_lines(source, items.last()?, texts),
        NodeValue::Scalar(_) if node.is_empty() => {
            Edit::insert(behind_colon(source, pair)?, format!(" [{new}]"))
        }
        NodeValue::Scalar(scalar) if scalar.style != Style::Block => {
            let first = match scalar.style {
                Style::Plain => write_scalar(&scalar.text, Notation::Flow),
                Style::Quoted | Style::Block => source.get(node.span.range())?.to_owned(),
            };
            Edit::replace(node.span.range(), format!("[{first}, {new}]"))
        }
        NodeValue::Scalar(_) | NodeValue::Map(_) => return None,
    };
    Some(edit)
}

/// Takes an item out of a list that has others too.
pub fn remove_item(source: &str, list: &Node, index: usize) -> Option<Edit> {
    let items = list.items();
    let item = items.get(index)?.span.range();
    if is_flow(source, list) {
        return Some(Edit::delete(match items.get(index + 1) {
            Some(next) => item.start..next.span.range().start,
            None => match index.checked_sub(1).and_then(|before| items.get(before)) {
                Some(before) => before.span.range().end..item.end,
                None => item,
            },
        }));
    }
    let line = line_start(source, item.start);
    // An item that shares its line, as in `- - a`, has no line to go with.
    let dash = source.get(line..item.start)?.trim();
    (dash == "-").then(|| Edit::delete(line..end_of_line(source, item.end)))
}

/// Whether a list stands between brackets. The place of a list of lines begins behind its first dash
/// where that stands at the margin, so that a bracket may be its first item's.
fn is_flow(source: &str, list: &Node) -> bool {
    let start = list.span.range().start;
    let before = source.get(..start).unwrap_or("").trim_end_matches(' ');
    source.get(start..).is_some_and(|rest| rest.starts_with('[')) && !before.ends_with('-')
}

/// New lines below the last item, indented as that is.
fn add_lines(source: &str, last: &Node, texts: &[&str]) -> Edit {
    let Range { start, end } = last.span.range();
    let lead = source.get(line_start(source, start)..start).unwrap_or("- ");
    let newline = line_end(source);
    let is_line_end = |at: usize| source.get(..at).is_some_and(|text| text.ends_with('\n'));
    // A block of text brings its line end with it.
    let at = if is_line_end(end) { end } else { end_of_line(source, end) };
    let first = if is_line_end(at) { "" } else { newline };
    let lines = texts.iter().map(|text| {
        let item = write_scalar(text, Notation::Block);
        format!("{lead}{item}{newline}")
    });
    Edit::insert(at, format!("{first}{}", lines.collect::<Vec<_>>().concat()))
}
