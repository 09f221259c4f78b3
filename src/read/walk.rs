//! Which files there are: a walk in a fixed order that follows no links and opens nothing.

use std::{
    fs::{self, FileType},
    io,
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization;

use super::CONTENT;
use crate::{diagnostic::Diagnostic, rule};

/// A file to be read, or what cannot be.
pub(super) struct WalkEntry {
    /// The path from the root, with `/` inside and composed letters.
    pub(super) path: String,
    /// Where it really is.
    pub(super) disk: PathBuf,
    /// Why it is not read, if it is not.
    pub(super) problem: Option<Diagnostic>,
}

/// The deepest folder that is entered: far deeper than real content, and short of the limit that any
/// system sets for paths.
const DEEPEST: usize = 12;

/// Every file at and below some paths from the root. A path that is not there is passed over, but for
/// the folder of entries: that it is missing is not the same as that it is empty.
pub(super) fn walk(root: &Path, starts: &[PathBuf]) -> Vec<WalkEntry> {
    let mut walker = Walker { entries: Vec::new() };
    for start in starts {
        let Some(path) = portable(start) else { continue };
        let disk = root.join(start);
        match fs::symlink_metadata(&disk) {
            Ok(metadata) if metadata.is_file() && path == CONTENT => {
                let diagnostic = Diagnostic::about(&rule::MISSING_CONTENT, CONTENT);
                walker.report(path, disk, diagnostic.variant("file"));
            }
            Ok(metadata) => {
                let depth = start.components().count() - 1;
                walker.visit(path, disk, metadata.file_type(), depth);
            }
            Err(error) if is_absence(&error) && path == CONTENT => {
                let diagnostic = Diagnostic::about(&rule::MISSING_CONTENT, CONTENT);
                walker.report(path, disk, diagnostic);
            }
            Err(error) if is_absence(&error) => {}
            Err(error) => walker.report_unreadable(&path, disk, &error),
        }
    }
    walker.entries
}

/// Whether there is nothing at a path, or what is above it is a file.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Whether a walk from the top folders would reach a path: nothing above it is hidden, a link or too
/// deep.
pub(super) fn reaches(root: &Path, inner: &Path) -> bool {
    let mut names = inner.components().map(|part| part.as_os_str().to_str());
    let visible = names.all(|name| name.is_some_and(|name| !is_hidden_or_temporary(name)));
    let mut above = inner.ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
    visible
        && inner.components().count() <= DEEPEST + 2
        && above.all(|path| {
            // A folder that has gone is no obstacle: what was in it has gone too.
            fs::symlink_metadata(root.join(path)).map_or(true, |it| it.is_dir())
        })
}

/// A path from the root with `/` inside and composed letters.
fn portable(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/").nfc().collect())
}

/// Collects what a walk finds.
struct Walker {
    entries: Vec<WalkEntry>,
}

impl Walker {
    fn visit(&mut self, path: String, disk: PathBuf, kind: FileType, depth: usize) {
        if kind.is_symlink() {
            let diagnostic = Diagnostic::about(&rule::SYMBOLIC_LINK, &*path);
            self.report(path, disk, diagnostic);
        } else if kind.is_dir() {
            self.enter(&path, &disk, depth);
        } else if kind.is_file() {
            self.entries.push(WalkEntry { path, disk, problem: None });
        } else {
            let diagnostic = Diagnostic::about(&rule::SPECIAL_FILE, &*path);
            self.report(path, disk, diagnostic);
        }
    }

    fn enter(&mut self, path: &str, disk: &Path, depth: usize) {
        if depth > DEEPEST {
            let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
            let diagnostic = diagnostic.variant("deep").number("most", DEEPEST).text("error", "");
            return self.report(path.to_owned(), disk.to_owned(), diagnostic);
        }
        let entries = match fs::read_dir(disk) {
            Ok(entries) => entries,
            Err(error) if is_absence(&error) => return,
            Err(error) => return self.report_unreadable(path, disk.to_owned(), &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.report_unreadable(path, disk.to_owned(), &error);
                    continue;
                }
            };
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let shown = format!("{path}/{}", name.to_string_lossy());
                let diagnostic = Diagnostic::about(&rule::BAD_FILE_NAME, &*shown);
                let diagnostic = diagnostic.variant("bytes").text("name", "");
                self.report(shown, entry.path(), diagnostic);
                continue;
            };
            if is_hidden_or_temporary(name) {
                continue;
            }
            let name: String = name.nfc().collect();
            let inner = format!("{path}/{name}");
            match entry.file_type() {
                Ok(kind) => self.visit(inner, entry.path(), kind, depth + 1),
                Err(error) => self.report_unreadable(&inner, entry.path(), &error),
            }
        }
    }

    fn report_unreadable(&mut self, path: &str, disk: PathBuf, error: &io::Error) {
        let diagnostic = Diagnostic::about(&rule::UNREADABLE_FILE, path);
        self.report(path.to_owned(), disk, diagnostic.system_error(error));
    }

    fn report(&mut self, path: String, disk: PathBuf, diagnostic: Diagnostic) {
        self.entries.push(WalkEntry { path, disk, problem: Some(diagnostic) });
    }
}

/// Hidden files, and what editors and systems leave behind: nobody means them as content.
pub fn is_hidden_or_temporary(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "4913"
}
