//! The files beside entries as pages know them: how large they are, and what of a picture is shown.
//! Apart from the files themselves, of which no page needs the bytes.

use std::collections::BTreeMap;

use crate::images::Picture;

/// The published files beside entries, by their path in the site.
pub type ShownFiles = BTreeMap<String, ShownFile>;

/// A published file beside an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownFile {
    /// How many bytes it has where the editor keeps it.
    pub bytes: u64,
    /// What of it is shown, if it is a picture that tells its size.
    pub picture: Option<Picture>,
}
