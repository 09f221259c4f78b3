//! One file → its text or a handle to its bytes, unless it is unchanged.

use std::{
    fs,
    io::{self, Read as _},
    path::Path,
    sync::Arc,
};

use super::{
    Binary, Stamp, open_regular,
    stamp::{FileState, hash_file},
};
use crate::{diagnostic::Diagnostic, rule, text::file_name::has_extension};

/// The largest text file that is read. A long case has some 20 KB, so that a larger file is a mistake.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest of all other files: many hosts refuse larger ones (GitHub does beyond 100 MB).
const LARGEST_FILE: u64 = 100 * 1024 * 1024;

/// What a file holds.
pub(super) enum Fetched {
    /// The same as when it was last looked at.
    Unchanged,
    /// A text.
    Text(Arc<str>),
    /// Bytes that are read later.
    Binary(Binary),
    /// Nothing that can be used.
    Failed(Box<Diagnostic>),
}

/// Fetches a file, unless its state is still the `known` one. With `must_read` it is read whatever
/// its state. Returns its state now; nothing if the file has gone.
pub(super) fn fetch(
    path: &str,
    disk: &Path,
    known: Option<FileState>,
    must_read: bool,
) -> Option<(Option<FileState>, Fetched)> {
    let metadata = match fs::symlink_metadata(disk) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => return Some((None, report_unreadable(path, &error))),
    };
    let stamp = Stamp::of(&metadata);
    if !must_read && known.is_some_and(|known| known.stamp == stamp && known.has_reliable_stamp()) {
        return Some((known, Fetched::Unchanged));
    }
    let now = FileState::new(stamp);
    Some(if is_text(path) {
        (Some(now), read_text(path, disk))
    } else {
        look_at_binary(path, disk, known, now)
    })
}

/// Markdown, YAML and templates are texts that the program understands.
fn is_text(path: &str) -> bool {
    has_extension(path, &["md", "yaml", "yml", "html", "xml"])
}

/// A file that is not read now. If its stamp is not reliable, its bytes are hashed to find out whether
/// it has changed.
fn look_at_binary(
    path: &str,
    disk: &Path,
    known: Option<FileState>,
    mut now: FileState,
) -> (Option<FileState>, Fetched) {
    let size = now.stamp.size;
    if size > LARGEST_FILE {
        let diagnostic = Diagnostic::about(&rule::FILE_TOO_LARGE, path)
            .variant("beside")
            .number("most", (LARGEST_FILE / 1024 / 1024) as usize);
        return (Some(now), Fetched::Failed(Box::new(diagnostic)));
    }
    if !now.has_reliable_stamp() || known.is_some_and(|known| !known.has_reliable_stamp()) {
        now.hash = hash_file(disk);
        if known.is_some_and(|known| known.hash.is_some() && known.hash == now.hash) {
            return (Some(now), Fetched::Unchanged);
        }
    }
    let binary = Binary { path: disk.to_owned(), size, stamp: now.stamp };
    (Some(now), Fetched::Binary(binary))
}

fn read_text(path: &str, disk: &Path) -> Fetched {
    match read_bytes(disk) {
        Ok(Some(bytes)) => decode(path, bytes),
        Ok(None) => Fetched::Failed(Box::new(
            Diagnostic::about(&rule::FILE_TOO_LARGE, path)
                .number("most", (LARGEST_TEXT / 1024) as usize),
        )),
        Err(error) => report_unreadable(path, &error),
    }
}

/// The bytes of a file, or nothing if there are more than a text may have.
fn read_bytes(disk: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = open_regular(disk)?;
    let size = file.metadata()?.len();
    if size > LARGEST_TEXT {
        return Ok(None);
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    // The file may grow while it is read: the limit holds all the same.
    file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= LARGEST_TEXT).then_some(bytes))
}

fn decode(path: &str, mut bytes: Vec<u8>) -> Fetched {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    let variant = if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        "utf16"
    } else {
        "bytes"
    };
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Fetched::Failed(Box::new(
            Diagnostic::about(&rule::NOT_UTF8, path).variant("utf16").number("line", 1),
        )),
        Ok(text) => Fetched::Text(text.into()),
        Err(error) => {
            let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = valid.iter().filter(|byte| **byte == b'\n').count() + 1;
            let diagnostic = Diagnostic::about(&rule::NOT_UTF8, path);
            Fetched::Failed(Box::new(diagnostic.variant(variant).number("line", line)))
        }
    }
}

fn report_unreadable(path: &str, error: &io::Error) -> Fetched {
    let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
    Fetched::Failed(Box::new(diagnostic.system_error(error)))
}
