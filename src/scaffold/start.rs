//! The files of a new knowledge base, in Indonesian or English.

use include_dir::{Dir, DirEntry, include_dir};

use crate::text::language::Language;

static ID: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/start/id");
static EN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/scaffold/start/en");

/// A file of a new knowledge base.
#[derive(Debug, Clone, Copy)]
pub struct StartFile {
    /// Its path, with `/` inside.
    pub path: &'static str,
    /// Its bytes.
    pub bytes: &'static [u8],
}

/// The files of a new knowledge base, sorted by path.
pub fn start(language: Language) -> Vec<StartFile> {
    let mut files = Vec::new();
    collect(
        match language {
            Language::Id => &ID,
            Language::En => &EN,
        },
        &mut files,
    );
    files.sort_by_key(|file| file.path);
    files
}

fn collect(dir: &'static Dir<'static>, files: &mut Vec<StartFile>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let path = file.path().to_str().unwrap_or_default();
                files.push(StartFile { path, bytes: file.contents() });
            }
        }
    }
}
