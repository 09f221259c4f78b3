//! The list of files that Teladan wrote into an output folder: only these may ever be deleted.
//!
//! Format: the line `teladan 1`, then for each file a line of its hash (BLAKE3, 32 hexadecimal
//! digits), two spaces and its path, sorted by path; then, after the line `older`, in the same form
//! the files that the site no longer has and that stay for those who have an old page open.

use std::{collections::BTreeMap, fmt::Write as _};

/// The first line; a folder whose list has another one is not ours to touch.
const HEAD: &str = "teladan 1";

/// The line before the files that the site no longer has.
const OLDER: &str = "older";

/// The hash of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileHash([u8; 16]);

impl FileHash {
    /// The hash of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut short = [0; 16];
        short.copy_from_slice(&blake3::hash(bytes).as_bytes()[..16]);
        Self(short)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        if text.len() != 32 {
            return None;
        }
        for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

/// The files of an output folder by path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The files of the site.
    pub(super) files: BTreeMap<String, FileHash>,
    /// Files that the site had before its last change, and no longer has.
    pub(super) older: BTreeMap<String, FileHash>,
}

impl Manifest {
    /// Reads a list; nothing if it is not one of ours.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut manifest = Self::default();
        let mut list = &mut manifest.files;
        for line in lines {
            if line == OLDER {
                list = &mut manifest.older;
                continue;
            }
            let (hash, path) = line.split_once("  ")?;
            let path = super::OutputPath::new(path)?;
            list.insert(path.as_str().to_owned(), FileHash::parse(hash)?);
        }
        Some(manifest)
    }

    /// Every file that we wrote and that is still there.
    pub(super) fn all(&self) -> impl Iterator<Item = (&String, &FileHash)> {
        self.files.iter().chain(&self.older)
    }

    /// The list as text.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        write_files(&self.files, &mut text);
        if !self.older.is_empty() {
            let _ = writeln!(text, "{OLDER}");
            write_files(&self.older, &mut text);
        }
        text
    }
}

fn write_files(files: &BTreeMap<String, FileHash>, text: &mut String) {
    for (path, hash) in files {
        for byte in hash.0 {
            let _ = write!(text, "{byte:02x}");
        }
        let _ = writeln!(text, "  {path}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let mut manifest = Manifest::default();
        manifest.files.insert("praktik/a  b.html".to_owned(), FileHash::of(b"a"));
        manifest.files.insert("index.html".to_owned(), FileHash::of(b"b"));
        manifest.older.insert("cari/t/0-a.js".to_owned(), FileHash::of(b"c"));
        assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
    }

    #[test]
    fn a_list_that_names_files_outside_is_refused() {
        let hash = "0".repeat(32);
        for path in ["../a", "/etc/passwd", "a/../../b"] {
            assert_eq!(Manifest::parse(&format!("{HEAD}\n{hash}  {path}\n")), None);
        }
        assert_eq!(Manifest::parse("something else\n"), None);
    }
}
