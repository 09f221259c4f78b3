//! A file that only `teladan export` writes: the site does not have it.

use super::stream::RecordStream;
use crate::output::OutputPath;

/// Its path, and its bytes, which are made as they are read.
pub type ExportedFile<'a> = (OutputPath, RecordStream<'a>);

/// A file that is short enough to be held whole.
pub(super) fn whole_file<'a>(path: &str, text: String) -> Option<ExportedFile<'a>> {
    let path = OutputPath::new(path)?;
    Some((path, RecordStream::new(std::iter::once(text.into_bytes()))))
}
