//! Disk → [`Snapshot`]: every input file, its text or a handle to its bytes, and its hash. The
//! only door through which input comes in; after it no stage looks at the disk.
#![expect(clippy::disallowed_methods, reason = "this is the door for reading")]

mod fetch;
mod inventory;
mod open;
mod stamp;
mod tree;
mod walk;

use std::{
    fs::File,
    io::{self, Read as _, Seek as _},
    path::{Path, PathBuf},
    sync::Arc,
};

pub use inventory::{Attachment, EntryFiles, Inventory, TermsFile, inventory};
pub use open::open_regular;
pub use stamp::Stamp;
pub use tree::{Changed, Tree};
pub use walk::is_hidden_or_temporary;

use crate::{
    diagnostic::{Diagnostic, Outcome, Place},
    source::{SourceId, Sources},
};

/// The settings' file, which also marks the root of a site.
pub const SETTINGS: &str = "teladan.yaml";
/// The folder of entries and terms.
pub const CONTENT: &str = "content";
/// The folder of themes.
pub const THEMES: &str = "themes";

/// Everything below a root that may be input.
pub const INPUTS: [&str; 8] =
    [CONTENT, THEMES, SETTINGS, "logo.svg", "logo.png", "logo.jpg", "logo.jpeg", "logo.webp"];

/// Every input of a site at one moment. A clone is cheap.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The texts.
    pub sources: Sources,
    /// The files, sorted by path. It is a new list whenever a file came, went, or changed into another
    /// sort of file; a change of a text alone leaves the list the same one.
    pub files: Arc<Vec<InputFile>>,
    /// The diagnostics about files that could not be read.
    pub diagnostics: Arc<Vec<Diagnostic>>,
}

/// One input file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputFile {
    /// The path from the root, with `/` inside.
    pub path: Arc<str>,
    /// What is in it.
    pub content: Content,
}

/// The content of an input file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A text, by its number.
    Text(SourceId),
    /// A text that could not be read; a diagnostic says why.
    Unreadable,
    /// Bytes that are read when they are published.
    Binary(Binary),
}

/// A file whose bytes are read when they are needed. Two are equal if the file has not changed in
/// between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binary {
    path: PathBuf,
    /// Its size in bytes.
    pub size: u64,
    stamp: Stamp,
}

impl Binary {
    /// Reads the bytes.
    pub fn load(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::with_capacity(self.size as usize);
        self.open()?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Opens the file, to read it piece by piece.
    pub fn open(&self) -> io::Result<File> {
        open_regular(&self.path)
    }

    /// Reads so many bytes from the end, or all if there are fewer.
    pub fn tail(&self, most: u64) -> io::Result<Vec<u8>> {
        let mut file = self.open()?;
        file.seek(io::SeekFrom::Start(self.size.saturating_sub(most)))?;
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads so many bytes from the start, or all if there are fewer.
    pub fn head(&self, most: u64) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open()?.take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Reads the settings alone.
pub fn settings(root: &Path) -> Outcome<Snapshot> {
    let mut tree = Tree::of(root, &[SETTINGS]);
    tree.refresh(&Changed::Anything);
    let snapshot = tree.snapshot();
    let diagnostics = snapshot.diagnostics.to_vec();
    Outcome { value: snapshot, diagnostics }
}

impl Snapshot {
    /// The file at a path.
    pub fn file(&self, path: &str) -> Option<&InputFile> {
        let position = self.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        self.files.get(position)
    }

    /// Whether the folder of entries could be read at all. Where it could not, nobody knows which
    /// entries there are.
    pub fn has_content(&self) -> bool {
        let is_content = |place: &Place| matches!(place, Place::Path(path) if path == CONTENT);
        !self.diagnostics.iter().any(|diagnostic| is_content(&diagnostic.place))
    }

    /// The text at a path.
    pub fn text(&self, path: &str) -> Option<SourceId> {
        match self.file(path)?.content {
            Content::Text(id) => Some(id),
            Content::Unreadable | Content::Binary(_) => None,
        }
    }
}
