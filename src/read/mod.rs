//! Disk → [`Snapshot`]: every input file, its text or a handle to its bytes, and its hash. The
//! only door through which input comes in; after it no stage looks at the disk.
#![expect(clippy::disallowed_methods, reason = "this is the door for reading")]

mod inventory;
mod walk;

use std::{
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
    sync::Arc,
};

pub use inventory::{Attachment, EntryFiles, Inventory, TermsFile, inventory};
use rayon::prelude::*;

use crate::{
    diagnostic::{Diagnostic, Outcome},
    rule,
    source::{SourceId, Sources},
};

/// The largest text file that is read: a long case has some 20 KB.
const LARGEST_TEXT: u64 = 1024 * 1024;

/// The largest of all other files: beyond it, hosts refuse a file and readers give up.
const LARGEST_FILE: u64 = 100 * 1024 * 1024;

/// The settings' file, which also marks the root of a site.
pub const SETTINGS: &str = "teladan.yaml";
/// The folder of entries and terms.
pub const CONTENT: &str = "content";
/// The folder of themes.
pub const THEMES: &str = "themes";

/// Every input of a site at one moment.
#[derive(Debug)]
pub struct Snapshot {
    /// The texts.
    pub sources: Sources,
    /// The files, sorted by path.
    pub files: Vec<InputFile>,
}

/// One input file.
#[derive(Debug, Clone)]
pub struct InputFile {
    /// The path from the root, with `/` inside.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// The content of an input file.
#[derive(Debug, Clone)]
pub enum Content {
    /// A text, by its number.
    Text(SourceId),
    /// A text that could not be read; a finding says why.
    Unreadable,
    /// Bytes that are read when they are published.
    Binary(Binary),
}

/// A file whose bytes are fetched when they are needed.
#[derive(Debug, Clone)]
pub struct Binary {
    path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
}

impl Binary {
    /// Fetches the bytes.
    pub fn load(&self) -> io::Result<Vec<u8>> {
        std::fs::read(&self.path)
    }
}

/// Reads everything below a root that may be input: the settings, the content, the themes.
pub fn read(root: &Path) -> Outcome<Snapshot> {
    read_only(root, &[CONTENT, THEMES, SETTINGS])
}

/// Reads the settings alone.
pub fn settings(root: &Path) -> Outcome<Snapshot> {
    read_only(root, &[SETTINGS])
}

fn read_only(root: &Path, tops: &[&str]) -> Outcome<Snapshot> {
    let mut diagnostics = Vec::new();
    let found = walk::walk(root, tops).into_value(&mut diagnostics);
    let read: Vec<_> = found.into_par_iter().map(fetch).collect();
    let mut snapshot =
        Snapshot { sources: Sources::default(), files: Vec::with_capacity(read.len()) };
    for (path, fetched) in read {
        let content = match fetched {
            Fetched::Text(text) => Content::Text(snapshot.sources.add(path.clone(), text)),
            Fetched::Binary(binary) => Content::Binary(binary),
            Fetched::Failed(finding) => {
                diagnostics.push(*finding);
                Content::Unreadable
            }
        };
        snapshot.files.push(InputFile { path, content });
    }
    Outcome { value: snapshot, diagnostics }
}

impl Snapshot {
    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&InputFile> {
        let position = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(position)
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> Option<SourceId> {
        match self.file(path)?.content {
            Content::Text(id) => Some(id),
            Content::Unreadable | Content::Binary(_) => None,
        }
    }
}

enum Fetched {
    Text(Arc<str>),
    Binary(Binary),
    Failed(Box<Diagnostic>),
}

fn fetch(found: walk::Found) -> (String, Fetched) {
    let walk::Found { path, disk } = found;
    let fetched = if is_text(&path) { text(&path, &disk) } else { binary(&path, disk) };
    (path, fetched)
}

/// Markdown, YAML and templates are texts that the program understands.
fn is_text(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ["md", "yaml", "yml", "html", "xml"].iter().any(|known| ending.eq_ignore_ascii_case(known))
}

fn binary(path: &str, disk: PathBuf) -> Fetched {
    match std::fs::metadata(&disk) {
        Ok(metadata) if metadata.len() > LARGEST_FILE => Fetched::Failed(Box::new(
            Diagnostic::about(&rule::FILE_TOO_LARGE, path)
                .variant("beside")
                .number("most", (LARGEST_FILE / 1024 / 1024) as usize),
        )),
        Ok(metadata) => Fetched::Binary(Binary { path: disk, size: metadata.len() }),
        Err(error) => unreadable(path, &error),
    }
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
            let finding = Diagnostic::about(&rule::NOT_UTF8, path);
            Fetched::Failed(Box::new(finding.variant(variant).number("line", line)))
        }
    }
}

fn unreadable(path: &str, error: &io::Error) -> Fetched {
    let finding = Diagnostic::about(&rule::UNREADABLE_FILE, path);
    Fetched::Failed(Box::new(finding.text("error", error.to_string())))
}
