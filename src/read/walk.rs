//! Which files there are: a walk in a fixed order that follows no links and opens nothing.

use std::{
    fs::{self, FileType},
    io,
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization;

use crate::{diagnostic::Diagnostic, rule};

/// A file to be read, or what cannot be.
pub(super) struct Found {
    /// The path from the root, with `/` inside and composed letters.
    pub(super) path: String,
    /// Where it really is.
    pub(super) disk: PathBuf,
    /// Why it is not read, if it is not.
    pub(super) trouble: Option<Diagnostic>,
}

/// The deepest folder that is entered: far beyond any real content, short of any path limit.
const DEEPEST: usize = 12;

/// Every file at and below some paths from the root; for what is not there, nothing.
pub(super) fn walk(root: &Path, starts: &[PathBuf]) -> Vec<Found> {
    let mut walker = Walker { found: Vec::new() };
    for start in starts {
        let Some(path) = portable(start) else { continue };
        let disk = root.join(start);
        match fs::symlink_metadata(&disk) {
            Ok(metadata) => {
                let depth = start.components().count() - 1;
                walker.visit(path, disk, metadata.file_type(), depth);
            }
            Err(error) if is_absence(&error) => {}
            Err(error) => walker.unreadable(&path, disk, &error),
        }
    }
    walker.found
}

/// Whether there is nothing at a path, or what is above it is a file.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether a walk from the tops would come by a path from the root: nothing above it is hidden, a
/// link or too deep.
pub(super) fn comes_by(root: &Path, inner: &Path) -> bool {
    let mut names = inner.components().map(|part| part.as_os_str().to_str());
    let visible = names.all(|name| name.is_some_and(|name| !is_left_by_a_program(name)));
    let mut above = inner.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    visible
        && inner.components().count() <= DEEPEST + 2
        && above.all(|path| {
            // What is gone is no obstacle: then so is what was in it.
            fs::symlink_metadata(root.join(path)).map_or(true, |it| it.is_dir())
        })
}

/// A path from the root with `/` inside and composed letters.
fn portable(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/").nfc().collect())
}

struct Walker {
    found: Vec<Found>,
}

impl Walker {
    fn visit(&mut self, path: String, disk: PathBuf, kind: FileType, depth: usize) {
        if kind.is_symlink() {
            let diagnostic = Diagnostic::about(&rule::SYMBOLIC_LINK, &*path);
            self.trouble(path, disk, diagnostic);
        } else if kind.is_dir() {
            self.enter(&path, &disk, depth);
        } else if kind.is_file() {
            self.found.push(Found { path, disk, trouble: None });
        } else {
            let diagnostic = Diagnostic::about(&rule::SPECIAL_FILE, &*path);
            self.trouble(path, disk, diagnostic);
        }
    }

    fn enter(&mut self, path: &str, disk: &Path, depth: usize) {
        if depth > DEEPEST {
            let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
            let diagnostic = diagnostic.variant("deep").number("most", DEEPEST).text("error", "");
            return self.trouble(path.to_owned(), disk.to_owned(), diagnostic);
        }
        let entries = match fs::read_dir(disk) {
            Ok(entries) => entries,
            Err(error) if is_absence(&error) => return,
            Err(error) => return self.unreadable(path, disk.to_owned(), &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(path, disk.to_owned(), &error);
                    continue;
                }
            };
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let shown = format!("{path}/{}", name.to_string_lossy());
                let diagnostic = Diagnostic::about(&rule::BAD_FILE_NAME, &*shown);
                let diagnostic = diagnostic.variant("bytes").text("name", "");
                self.trouble(shown, entry.path(), diagnostic);
                continue;
            };
            if is_left_by_a_program(name) {
                continue;
            }
            let name: String = name.nfc().collect();
            let inner = format!("{path}/{name}");
            match entry.file_type() {
                Ok(kind) => self.visit(inner, entry.path(), kind, depth + 1),
                Err(error) => self.unreadable(&inner, entry.path(), &error),
            }
        }
    }

    fn unreadable(&mut self, path: &str, disk: PathBuf, error: &io::Error) {
        let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
        self.trouble(path.to_owned(), disk, diagnostic.text("error", error.to_string()));
    }

    fn trouble(&mut self, path: String, disk: PathBuf, diagnostic: Diagnostic) {
        self.found.push(Found { path, disk, trouble: Some(diagnostic) });
    }
}

/// Hidden files, and what editors and systems leave behind: nobody means them as content.
pub fn is_left_by_a_program(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "4913"
}
