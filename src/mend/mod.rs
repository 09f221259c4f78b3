//! Edits of a source that touch nothing else: each is a range of bytes and the text that takes its
//! place, found through the spanned tree. Comments, order and style stay what they were. Apart,
//! because whoever changes an editor's file must change it in this one way; the file itself is
//! written by the host, atomically, and only if it still is what was read.

mod edit;
mod key;
mod list;
mod scalar;

pub use edit::{Edit, EditError, apply_edits};
pub use key::{insert_key, remove_key, set_key};
pub use list::{add_items, remove_item};
pub use scalar::{Notation, replace_scalar, write_scalar};
