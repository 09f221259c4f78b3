//! Items of a list in the front matter, added and taken away in the notation that the list has.

use super::{
    edit::Edit,
    key::{behind_colon, end_of_line, line_end, line_start},
    scalar::{Notation, write_scalar},
};
use crate::yaml::{Node, NodeValue, Pair, Style};

/// Adds an item at the end of the list that a key has. A key without a value gets a list, a single
/// value becomes the first of two. Nothing if a map or a block of text stands there.
pub fn add_item(source: &str, pair: &Pair, text: &str) -> Option<Vec<Edit>> {
    let node = &pair.value;
    match &node.value {
        NodeValue::List(items) if is_flow(source, node) => Some(add_to_flow(node, items, text)),
        NodeValue::List(items) => Some(vec![add_line(source, items.last()?, text)]),
        NodeValue::Scalar(_) if node.is_empty() => {
            let item = write_scalar(text, Notation::Flow);
            Some(vec![Edit::insert(behind_colon(source, pair)?, format!(" [{item}]"))])
        }
        NodeValue::Scalar(scalar) if scalar.style != Style::Block => {
            let first = match scalar.style {
                Style::Plain => write_scalar(&scalar.text, Notation::Flow),
                Style::Quoted | Style::Block => source.get(node.span.range())?.to_owned(),
            };
            let item = write_scalar(text, Notation::Flow);
            Some(vec![Edit::replace(node.span.range(), format!("[{first}, {item}]"))])
        }
        NodeValue::Scalar(_) | NodeValue::Map(_) => None,
    }
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

fn add_to_flow(list: &Node, items: &[Node], text: &str) -> Vec<Edit> {
    let item = write_scalar(text, Notation::Flow);
    let Some(last) = items.last() else {
        return vec![Edit::insert(list.span.range().start + 1, item)];
    };
    let end = last.span.range().end;
    vec![Edit::insert(end, format!(", {item}"))]
}

/// A new line below the last item, indented as that is.
fn add_line(source: &str, last: &Node, text: &str) -> Edit {
    let start = last.span.range().start;
    let line = line_start(source, start);
    let lead = source.get(line..start).unwrap_or("- ");
    let (item, newline) = (write_scalar(text, Notation::Block), line_end(source));
    let end = last.span.range().end;
    // A block of text brings its line end with it.
    let at = if source.get(..end).is_some_and(|text| text.ends_with('\n')) {
        end
    } else {
        end_of_line(source, end)
    };
    let open = at > 0 && !source.get(..at).is_some_and(|text| text.ends_with('\n'));
    let first = if open { newline } else { "" };
    Edit::insert(at, format!("{first}{lead}{item}{newline}"))
}
