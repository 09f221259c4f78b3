//! The list of files that Teladan wrote into an output folder: only these may ever be deleted.
//!
//! Format: the line `teladan 2`, then for each file of the site a line of its hash (BLAKE3, 32
//! hexadecimal digits), two spaces and its path, sorted by path. After the line `older`, in the same
//! form, files of an earlier build that are still to be deleted. After the line `entries`, for each
//! page of an entry its kind, a slash and its name, two spaces and the path of the page. Version 1
//! had no entries.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use super::OutputPath;

/// The first line; a folder whose list has another one is not ours to touch.
const HEAD: &str = "teladan 2";

/// The first line of the version before.
const OLD_HEAD: &str = "teladan 1";

/// The line before the files that are still to be deleted.
const LEFTOVERS: &str = "older";

/// The line before the pages of entries.
const ENTRIES: &str = "entries";

/// The hash of a file's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FileHash([u8; 16]);

impl FileHash {
    /// The hash of some bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self::shorten(blake3::hash(bytes))
    }

    /// The part of a hash that is kept.
    pub(super) fn shorten(hash: blake3::Hash) -> Self {
        let mut short = [0; 16];
        short.copy_from_slice(&hash.as_bytes()[..16]);
        Self(short)
    }

    /// The hash that has these bytes.
    pub(super) fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub(super) fn bytes(self) -> [u8; 16] {
        self.0
    }

    /// Its first eight hexadecimal digits.
    pub(super) fn short(self) -> String {
        let [a, b, c, d, ..] = self.0;
        format!("{a:02x}{b:02x}{c:02x}{d:02x}")
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

/// The files of an output folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// The files of the site, by path.
    pub(super) files: BTreeMap<String, FileHash>,
    /// What an earlier build wrote, that the site no longer has in this form, and that may still be
    /// there. A path may stand here with several hashes, and among the files as well.
    pub(super) leftovers: BTreeSet<(String, FileHash)>,
    /// The entry of each page that is an entry's: `case/antrean` by `praktik/antrean.html`.
    pub(super) entries: BTreeMap<String, String>,
}

/// What the lines of a list are about.
enum Section {
    Files,
    Leftovers,
    Entries,
}

impl Manifest {
    /// Reads a list; nothing if it is not one of ours.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        if !matches!(lines.next()?, HEAD | OLD_HEAD) {
            return None;
        }
        let mut manifest = Self::default();
        let mut section = Section::Files;
        for line in lines {
            match line {
                LEFTOVERS => section = Section::Leftovers,
                ENTRIES => section = Section::Entries,
                _ => manifest.add_line(&section, line)?,
            }
        }
        Some(manifest)
    }

    fn add_line(&mut self, section: &Section, line: &str) -> Option<()> {
        let (what, path) = line.split_once("  ")?;
        let path = OutputPath::from_manifest(path)?.as_str().to_owned();
        match section {
            Section::Files => drop(self.files.insert(path, FileHash::parse(what)?)),
            Section::Leftovers => drop(self.leftovers.insert((path, FileHash::parse(what)?))),
            Section::Entries => drop(self.entries.insert(path, what.to_owned())),
        }
        Some(())
    }

    /// Every file that we wrote and that may still be there.
    pub(super) fn all(&self) -> impl Iterator<Item = (&String, &FileHash)> {
        self.files.iter().chain(self.leftovers.iter().map(|(path, hash)| (path, hash)))
    }

    /// Whether we wrote a file at that path that may still be there.
    pub(super) fn has_written(&self, path: &str) -> bool {
        let first = (path.to_owned(), FileHash([0; 16]));
        let leftover = self.leftovers.range(first..).next();
        self.files.contains_key(path) || leftover.is_some_and(|(other, _)| other == path)
    }

    /// The list as text.
    pub(super) fn to_text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        write_files(self.files.iter(), &mut text);
        if !self.leftovers.is_empty() {
            let _ = writeln!(text, "{LEFTOVERS}");
            write_files(self.leftovers.iter().map(|(path, hash)| (path, hash)), &mut text);
        }
        if !self.entries.is_empty() {
            let _ = writeln!(text, "{ENTRIES}");
            for (path, entry) in &self.entries {
                let _ = writeln!(text, "{entry}  {path}");
            }
        }
        text
    }
}

fn write_files<'a>(files: impl Iterator<Item = (&'a String, &'a FileHash)>, text: &mut String) {
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
        manifest.leftovers.insert(("cari/t/0-a.js".to_owned(), FileHash::of(b"c")));
        manifest.leftovers.insert(("index.html".to_owned(), FileHash::of(b"d")));
        manifest.entries.insert("praktik/a  b.html".to_owned(), "case/a".to_owned());
        assert_eq!(Manifest::parse(&manifest.to_text()), Some(manifest));
    }

    #[test]
    fn a_list_of_the_version_before_is_read() {
        let hash = "0".repeat(32);
        let text = format!("{OLD_HEAD}\n{hash}  a.html\nolder\n{hash}  cari/t/0-a.js\n");
        let manifest = Manifest::parse(&text).unwrap();
        assert!(manifest.has_written("a.html") && manifest.has_written("cari/t/0-a.js"));
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
