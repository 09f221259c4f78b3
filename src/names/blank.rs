//! Blank values. A key, an item or a whole list is blank when nothing stands in it; an empty text in
//! quotes is blank too. Apart because keys, items and lists must be judged alike.

use super::field::Field;
use crate::{
    text::invisible::trim,
    yaml::{Node, NodeValue},
};

/// Whether a reader would see nothing of a value: no text but white space and invisible signs, a
/// list of such values, a map without keys.
pub(super) fn says_nothing(node: &Node) -> bool {
    match &node.value {
        NodeValue::Scalar(scalar) => trim(&scalar.text).is_empty(),
        NodeValue::List(items) => items.iter().all(says_nothing),
        NodeValue::Map(pairs) => pairs.is_empty(),
    }
}

/// The same of a key's value: in a map that takes any keys, only values say something.
pub(super) fn has_no_content(field: &Field, node: &Node) -> bool {
    let is_free = field.children.is_empty();
    says_nothing(node)
        || is_free
            && !node.pairs().is_empty()
            && node.pairs().iter().all(|pair| says_nothing(&pair.value))
}
