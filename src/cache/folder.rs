//! The folder on the disk: whether it is ours, and its entries. Each begins with a hash of its bytes,
//! its key, the program and the place of the folder, so that whatever else lies there is no entry.
#![expect(clippy::disallowed_methods, reason = "this is the door to the cache")]

use std::{
    fs::{self, File},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{CACHE_FOLDER, CacheArea, CacheKey};
use crate::read::open_regular;

/// The file by which programs that make copies know what they may leave out (bford.info/cachedir).
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
    # This folder is made by Teladan, and may be deleted at any time.\n";

/// The program: whatever was made by another one is not ours.
const PROGRAM: &str = env!("TELADAN_PROGRAM");

/// The hash at the head of an entry.
const HEAD: usize = 32;

/// The end of the name of a file that is being written.
pub(super) const UNFINISHED: &str = ".tmp";

/// A folder that is ours, or can be made.
#[derive(Debug)]
pub(super) struct CacheFolder {
    path: PathBuf,
    next: AtomicUsize,
}

impl CacheFolder {
    /// The folder below a root; nothing if something else stands in its place.
    pub(super) fn open(root: &Path) -> Option<Self> {
        // From here on it is the same folder, whatever the working folder is.
        let path = fs::canonicalize(root).ok()?.join(CACHE_FOLDER);
        let is_free = || {
            let missing = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
            fs::symlink_metadata(&path).err().is_some_and(missing)
        };
        (is_ours(&path) || is_free()).then(|| Self { path, next: AtomicUsize::new(0) })
    }

    /// The folder of an area.
    pub(super) fn area(&self, area: CacheArea) -> PathBuf {
        self.path.join(area.name())
    }

    /// The bytes of an entry, if it is a sound one.
    pub(super) fn read(&self, area: CacheArea, key: CacheKey) -> Option<Vec<u8>> {
        let mut file = open_regular(&self.area(area).join(key.to_string())).ok()?;
        let size = file.metadata().ok()?.len() as usize;
        let mut head = [0; HEAD];
        file.read_exact(&mut head).ok()?;
        let mut bytes = Vec::with_capacity(size.saturating_sub(HEAD));
        file.read_to_end(&mut bytes).ok()?;
        (head == self.head(area, key, &bytes)).then_some(bytes)
    }

    /// Writes an entry. Whoever reads meanwhile finds the old one or the new one.
    pub(super) fn write(&self, area: CacheArea, key: CacheKey, bytes: &[u8]) -> io::Result<()> {
        self.make(area)?;
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let name = format!("{key}.{}-{number}{UNFINISHED}", std::process::id());
        let unfinished = self.area(area).join(name);
        let mut file = File::create_new(&unfinished)?;
        let written = file
            .write_all(&self.head(area, key, bytes))
            .and_then(|()| file.write_all(bytes))
            .and_then(|()| fs::rename(&unfinished, self.area(area).join(key.to_string())));
        if written.is_err() {
            // What is left is taken away by the next pruning.
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    fn head(&self, area: CacheArea, key: CacheKey, bytes: &[u8]) -> [u8; HEAD] {
        let mut hasher = blake3::Hasher::new();
        for part in [PROGRAM.as_bytes(), place(&self.path).as_bytes(), area.name().as_bytes()] {
            hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
        }
        hasher.update(key.bytes()).update(bytes);
        hasher.finalize().into()
    }

    /// Makes the folder of an area, and says to others what it is.
    fn make(&self, area: CacheArea) -> io::Result<()> {
        let inner = self.area(area);
        if is_folder(&inner) && is_ours(&self.path) {
            return Ok(());
        }
        if !is_folder(&self.path) {
            fs::create_dir(&self.path)?;
            fs::write(self.path.join(TAG), TAG_TEXT)?;
            fs::write(self.path.join(".gitignore"), "*\n")?;
        }
        if !is_ours(&self.path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        fs::create_dir(&inner).or_else(|error| if is_folder(&inner) { Ok(()) } else { Err(error) })
    }
}

/// Whether there is a folder, and no link to one: a link could lead anywhere.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_dir())
}

/// Whether we made a folder.
fn is_ours(path: &Path) -> bool {
    let tag = || {
        let mut text = String::new();
        let file = open_regular(&path.join(TAG)).ok()?;
        file.take(TAG_TEXT.len() as u64 + 1).read_to_string(&mut text).ok()?;
        Some(text)
    };
    is_folder(path) && tag().is_some_and(|text| text == TAG_TEXT)
}

/// Where the folder is, and which one: a copy of it has another number on the disk, even where it
/// has taken its place.
fn place(path: &Path) -> String {
    format!("{} {}", path.display(), number_on_disk(path))
}

#[cfg(unix)]
fn number_on_disk(path: &Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    fs::symlink_metadata(path)
        .map_or_else(|_| String::new(), |it| format!("{}:{}", it.dev(), it.ino()))
}

#[cfg(not(unix))]
fn number_on_disk(path: &Path) -> String {
    let made = fs::symlink_metadata(path).and_then(|there| there.created());
    made.map_or_else(|_| String::new(), |at| format!("{at:?}"))
}
