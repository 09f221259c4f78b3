//! Which files there are: a walk in a fixed order that follows no links and opens nothing.

use std::{
    fs::{self, FileType},
    io,
    path::{Path, PathBuf},
};

use unicode_normalization::UnicodeNormalization;

use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
};

/// A file to be read.
pub(super) struct Found {
    /// The path from the root, with `/` inside and composed letters.
    pub(super) path: String,
    /// Where it really is.
    pub(super) disk: PathBuf,
}

/// The deepest folder that is entered: far beyond any real content, short of any path limit.
const DEEPEST: usize = 12;

/// Every file at and below the given paths, sorted by path.
pub(super) fn walk(root: &Path, tops: &[&str]) -> Outcome<Vec<Found>> {
    let mut walker = Walker { found: Vec::new(), diagnostics: Vec::new() };
    for top in tops {
        let disk = root.join(top);
        match fs::symlink_metadata(&disk) {
            Ok(metadata) => walker.visit((*top).to_owned(), disk, metadata.file_type(), 0),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => walker.unreadable(top, &error),
        }
    }
    walker.found.sort_by(|a, b| a.path.cmp(&b.path));
    Outcome { value: walker.found, diagnostics: walker.diagnostics }
}

struct Walker {
    found: Vec<Found>,
    diagnostics: Vec<Diagnostic>,
}

impl Walker {
    fn visit(&mut self, path: String, disk: PathBuf, kind: FileType, depth: usize) {
        if kind.is_symlink() {
            self.diagnostics.push(Diagnostic::about(&rule::SYMBOLIC_LINK, path));
        } else if kind.is_dir() {
            self.enter(&path, &disk, depth);
        } else if kind.is_file() {
            self.found.push(Found { path, disk });
        } else {
            self.diagnostics.push(Diagnostic::about(&rule::SPECIAL_FILE, path));
        }
    }

    fn enter(&mut self, path: &str, disk: &Path, depth: usize) {
        if depth > DEEPEST {
            let finding = Diagnostic::about(&rule::UNREADABLE_FILE, path);
            self.diagnostics
                .push(finding.variant("deep").number("most", DEEPEST).text("error", ""));
            return;
        }
        let entries = match fs::read_dir(disk) {
            Ok(entries) => entries,
            Err(error) => return self.unreadable(path, &error),
        };
        for entry in entries {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(path, &error);
                    continue;
                }
            };
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let shown = format!("{path}/{}", name.to_string_lossy());
                self.diagnostics.push(
                    Diagnostic::about(&rule::BAD_FILE_NAME, shown)
                        .variant("bytes")
                        .text("name", ""),
                );
                continue;
            };
            if is_left_by_a_program(name) {
                continue;
            }
            let name: String = name.nfc().collect();
            let inner = format!("{path}/{name}");
            match entry.file_type() {
                Ok(kind) => self.visit(inner, entry.path(), kind, depth + 1),
                Err(error) => self.unreadable(&inner, &error),
            }
        }
    }

    fn unreadable(&mut self, path: &str, error: &io::Error) {
        let finding = Diagnostic::about(&rule::UNREADABLE_FILE, path);
        self.diagnostics.push(finding.text("error", error.to_string()));
    }
}

/// Hidden files, and what editors and systems leave behind: nobody means them as content.
fn is_left_by_a_program(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.eq_ignore_ascii_case("thumbs.db")
        || name.eq_ignore_ascii_case("desktop.ini")
        || name == "4913"
}
