//! One file → its text or a handle to its bytes, unless it still is what it was.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
    sync::Arc,
};

use super::{
    Binary, Stamp,
    stamp::{Seen, hash},
};
use crate::{diagnostic::Diagnostic, rule, text::file_name::has_extension};

/// The largest text file that is read: a long case has some 20 KB.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest of all other files: beyond it, hosts refuse a file and readers give up.
const LARGEST_FILE: u64 = 100 * 1024 * 1024;

/// What a file holds.
pub(super) enum Fetched {
    /// What it held when it was last looked at.
    Same,
    /// A text.
    Text(Arc<str>),
    /// Bytes for later.
    Binary(Binary),
    /// Nothing that can be used.
    Failed(Box<Diagnostic>),
}

/// Looks at a file. What was `seen` of it before saves reading it, unless it is `surely` another.
/// Nothing comes back if it has gone.
pub(super) fn fetch(
    path: &str,
    disk: &Path,
    seen: Option<Seen>,
    surely: bool,
) -> Option<(Option<Seen>, Fetched)> {
    let metadata = match fs::symlink_metadata(disk) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => return Some((None, unreadable(path, &error))),
    };
    let stamp = Stamp::of(&metadata);
    if !surely && seen.is_some_and(|seen| seen.stamp == stamp && seen.is_settled()) {
        return Some((seen, Fetched::Same));
    }
    let now = Seen::new(stamp);
    Some(if is_text(path) { (Some(now), text(path, disk)) } else { binary(path, disk, seen, now) })
}

/// Markdown, YAML and templates are texts that the program understands.
fn is_text(path: &str) -> bool {
    has_extension(path, &["md", "yaml", "yml", "html", "xml"])
}

/// A file that is not read now. If it was written a moment ago, its time says nothing about a
/// change in the next: then its bytes do.
fn binary(path: &str, disk: &Path, seen: Option<Seen>, mut now: Seen) -> (Option<Seen>, Fetched) {
    let size = now.stamp.size;
    if size > LARGEST_FILE {
        let diagnostic = Diagnostic::about(&rule::FILE_TOO_LARGE, path)
            .variant("beside")
            .number("most", (LARGEST_FILE / 1024 / 1024) as usize);
        return (Some(now), Fetched::Failed(Box::new(diagnostic)));
    }
    if !now.is_settled() || seen.is_some_and(|seen| !seen.is_settled()) {
        now.hash = hash(disk);
        if seen.is_some_and(|seen| seen.hash.is_some() && seen.hash == now.hash) {
            return (Some(now), Fetched::Same);
        }
    }
    let binary = Binary { path: disk.to_owned(), size, stamp: now.stamp };
    (Some(now), Fetched::Binary(binary))
}

fn text(path: &str, disk: &Path) -> Fetched {
    match bytes(disk) {
        Ok(Some(bytes)) => decode(path, bytes),
        Ok(None) => Fetched::Failed(Box::new(
            Diagnostic::about(&rule::FILE_TOO_LARGE, path)
                .number("most", (LARGEST_TEXT / 1024) as usize),
        )),
        Err(error) => unreadable(path, &error),
    }
}

/// The bytes of a file, or nothing if there are more than a text may have.
fn bytes(disk: &Path) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(disk)?;
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

fn unreadable(path: &str, error: &io::Error) -> Fetched {
    let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
    Fetched::Failed(Box::new(diagnostic.text("error", error.to_string())))
}
