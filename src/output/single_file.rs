//! One file outside of any site's folder: made beside its place, then put there.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::OutputError;

/// Puts what `write` makes in the place of a file. It is made beside its place first: an error leaves an
/// older one as it was. A file that is there and not `is_ours` is not replaced.
pub fn replace_file<T>(
    path: &Path,
    is_ours: impl Fn(&Path) -> bool,
    write: impl FnOnce(&Path) -> io::Result<T>,
) -> Result<T, OutputError> {
    if path.exists() && !is_ours(path) {
        return Err(OutputError::InTheWay(path.to_owned()));
    }
    let mut staged = path.as_os_str().to_owned();
    staged.push(".new");
    let staged = PathBuf::from(staged);
    let written = write(&staged).and_then(|made| fs::rename(&staged, path).map(|()| made));
    written.map_err(|error| {
        // Nothing depends on it.
        let _ = fs::remove_file(&staged);
        OutputError::Io(path.to_owned(), error)
    })
}
