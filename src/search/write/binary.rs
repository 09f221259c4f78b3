//! Strings as bytes.

use crate::search::varint::varint;

/// Appends a string: its length in bytes, then UTF-8.
pub(super) fn string(text: &str, out: &mut Vec<u8>) {
    varint(text.len() as u32, out);
    out.extend_from_slice(text.as_bytes());
}
