//! The output folder while one build has it: opened and locked, its list read, and the files of the
//! new site staged in it one by one. Until [`OutputFolder::publish`] nothing of the old site changes.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    CopyError, OutputError, OutputPath,
    manifest::{FileHash, Manifest},
    record::OutputRecords,
    staged_file::{MadeOf, StagedFile},
};
use crate::{
    cache::{Cache, CacheKey},
    read::open_regular,
};

/// Our own folder within the output: the list of files, the lock, the stage.
pub(super) const OWN: &str = ".teladan";

/// Large files are read, compared and copied in pieces of so many bytes.
pub(super) const PIECE: usize = 64 * 1024;

/// An output folder, locked for one build.
#[derive(Debug)]
pub struct OutputFolder<'c> {
    pub(super) root: PathBuf,
    pub(super) old: Manifest,
    pub(super) records: OutputRecords,
    pub(super) cache: &'c Cache,
    next: AtomicUsize,
    /// Held as long as the writer lives.
    _lock: File,
}

impl<'c> OutputFolder<'c> {
    /// Opens a folder for writing, or says why not. `inputs` are the folders that must not be
    /// touched; the cache knows what the last build made the files of.
    pub fn open(out: &Path, inputs: &[PathBuf], cache: &'c Cache) -> Result<Self, OutputError> {
        let root = resolve_links(out)?;
        for input in inputs {
            let input = resolve_links(input)?;
            if root.starts_with(&input) || input.starts_with(&root) {
                return Err(OutputError::Overlaps(root));
            }
        }
        let own = root.join(OWN);
        if fs::symlink_metadata(&own).is_ok_and(|there| there.is_symlink()) {
            return Err(OutputError::InTheWay(own));
        }
        // Whether the folder is ours is known before anything is made in it.
        read_manifest(&root, &own)?;
        fs::create_dir_all(&own).map_err(|error| OutputError::Io(own.clone(), error))?;
        let lock = lock(&root, &own)?;
        // Another build may have ended since: only what is read under the lock counts.
        let old = read_manifest(&root, &own)?;
        let records = OutputRecords::load(&root, cache);
        let writer = Self { root, old, records, cache, next: AtomicUsize::new(0), _lock: lock };
        writer.clear_stage();
        let stage = writer.stage_folder();
        fs::create_dir_all(&stage).map_err(|error| OutputError::Io(stage, error))?;
        // The list marks the folder as ours, also if this build is interrupted.
        if !writer.list().exists() {
            writer.write_list(&Manifest::default())?;
        }
        Ok(writer)
    }

    /// The pages of entries that the last build published: `case/antrean` by their path.
    pub fn published_entries(&self) -> &BTreeMap<String, String> {
        &self.old.entries
    }

    /// Takes the bytes of one file. May be called from several threads.
    pub fn stage(&self, path: OutputPath, bytes: &[u8]) -> Result<StagedFile, OutputError> {
        let target = self.root.join(path.as_str());
        let (hash, size) = (FileHash::of(bytes), bytes.len() as u64);
        if has_bytes(&target, bytes) {
            return Ok(StagedFile { path, hash, size, staged: None, made_of: None });
        }
        let staged = self.next_stage_path();
        let written = File::create(&staged).and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| OutputError::Io(target, error))?;
        Ok(StagedFile { path, hash, size, staged: Some(staged), made_of: None })
    }

    /// The file at a path, if the last build made it of this and it is still the same on the disk: it
    /// need not be made. May be called from several threads.
    /// `key` is the key of it now, with what its maker had noted.
    pub fn find_made(
        &self,
        path: &OutputPath,
        key: impl FnOnce(&[u8]) -> CacheKey,
    ) -> Option<StagedFile> {
        self.records.find(&self.root, path, key)
    }

    /// Takes the bytes of one file, and notes what they were made of. May be called from several
    /// threads.
    pub fn stage_made(
        &self,
        path: OutputPath,
        made_of: impl Into<MadeOf>,
        bytes: &[u8],
    ) -> Result<StagedFile, OutputError> {
        Ok(self.stage(path, bytes)?.made_of(made_of))
    }

    /// Takes a file as it is, piece by piece, so that none is held whole. It is opened a second time
    /// if it has to be written. May be called from several threads.
    pub fn stage_copy(
        &self,
        path: OutputPath,
        open: impl Fn() -> io::Result<File>,
    ) -> Result<StagedFile, CopyError> {
        let target = self.root.join(path.as_str());
        let unwritable = |error| CopyError::Output(OutputError::Io(target.clone(), error));
        let mut source = open().map_err(CopyError::Source)?;
        let length = source.metadata().map_err(CopyError::Source)?.len();
        if has_size(&target, length)
            && let Ok(mut there) = open_regular(&target)
        {
            let (hash, size) = copy_hashed(&mut source, &mut io::sink())
                .map_err(|(error, _)| CopyError::Source(error))?;
            if copy_hashed(&mut there, &mut io::sink()).is_ok_and(|copied| copied == (hash, size)) {
                return Ok(StagedFile { path, hash, size, staged: None, made_of: None });
            }
            source = open().map_err(CopyError::Source)?;
        }
        let staged = self.next_stage_path();
        let mut file = File::create(&staged).map_err(unwritable)?;
        match copy_hashed(&mut source, &mut file) {
            Ok((hash, size)) => {
                Ok(StagedFile { path, hash, size, staged: Some(staged), made_of: None })
            }
            Err((error, CopySide::Reading)) => Err(CopyError::Source(error)),
            Err((error, CopySide::Writing)) => Err(unwritable(error)),
        }
    }

    /// Takes a file that is made while it is read, so that none is held whole. May be called from
    /// several threads.
    pub fn stage_stream(
        &self,
        path: OutputPath,
        mut stream: impl io::Read,
    ) -> Result<StagedFile, OutputError> {
        let mut file = self.begin_file(path)?;
        let mut piece = vec![0; PIECE];
        loop {
            match stream.read(&mut piece).map_err(|error| file.fail(error))? {
                0 => return file.finish(),
                count => file.add(&piece[..count])?,
            }
        }
    }

    pub(super) fn next_stage_path(&self) -> PathBuf {
        self.stage_folder().join(self.next.fetch_add(1, Ordering::Relaxed).to_string())
    }

    pub(super) fn write_list(&self, manifest: &Manifest) -> Result<(), OutputError> {
        let list = self.list();
        let staged = self.stage_folder().join("files");
        fs::write(&staged, manifest.to_text())
            .and_then(|()| fs::rename(&staged, &list))
            .map_err(|error| OutputError::Io(list, error))
    }

    fn list(&self) -> PathBuf {
        self.root.join(OWN).join("files")
    }

    fn stage_folder(&self) -> PathBuf {
        self.root.join(OWN).join("stage")
    }

    /// The stage is ours alone, so what lies there was left by an interrupted build.
    fn clear_stage(&self) {
        // Nothing depends on it: what cannot be removed is overwritten or left.
        let _ = fs::remove_dir_all(self.stage_folder());
    }
}

impl Drop for OutputFolder<'_> {
    fn drop(&mut self) {
        self.clear_stage();
    }
}

/// The pages of entries that the last build into a folder published, `case/antrean` by their path;
/// none where nothing was built, or by an older version.
pub fn read_published_entries(out: &Path) -> BTreeMap<String, String> {
    let list = fs::read_to_string(out.join(OWN).join("files"));
    let manifest = list.ok().and_then(|text| Manifest::parse(&text));
    manifest.map(|manifest| manifest.entries).unwrap_or_default()
}

/// The list of files that lies in a folder, or why the folder is not ours.
fn read_manifest(root: &Path, own: &Path) -> Result<Manifest, OutputError> {
    match fs::read_to_string(own.join("files")) {
        Ok(text) => {
            return Manifest::parse(&text).ok_or_else(|| OutputError::NotOurs(root.to_owned()));
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {}
        Err(error) => return Err(OutputError::Io(own.join("files"), error)),
    }
    match fs::read_dir(root) {
        Ok(entries) => {
            let mut others = entries.filter(|entry| {
                !entry.as_ref().is_ok_and(|entry| entry.path() == own && is_new(own))
            });
            match others.next() {
                None => Ok(Manifest::default()),
                Some(_) => Err(OutputError::NotOurs(root.to_owned())),
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(OutputError::NotAFolder(root.to_owned()))
        }
        Err(error) => Err(OutputError::Io(root.to_owned(), error)),
    }
}

/// Whether our own folder is one that another first build has just made, or left so when it was
/// interrupted: there is nothing in it but lock and stage.
fn is_new(own: &Path) -> bool {
    fs::read_dir(own).is_ok_and(|mut entries| {
        entries.all(|entry| {
            entry.is_ok_and(|entry| ["lock", "stage"].iter().any(|it| entry.file_name() == *it))
        })
    })
}

fn lock(root: &Path, own: &Path) -> Result<File, OutputError> {
    let path = own.join("lock");
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, libc::O_NOFOLLOW);
    let file = options.open(&path).map_err(|error| OutputError::Io(path.clone(), error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(OutputError::Busy(root.to_owned())),
        Err(fs::TryLockError::Error(error)) => Err(OutputError::Io(path, error)),
    }
}

/// The real path of a folder that may not exist yet: links on the way are followed.
fn resolve_links(path: &Path) -> Result<PathBuf, OutputError> {
    let mut missing = Vec::new();
    let mut there = path;
    loop {
        match fs::canonicalize(there) {
            Ok(real) => return Ok(missing.iter().rev().fold(real, |path, name| path.join(name))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let (Some(parent), Some(name)) = (there.parent(), there.file_name()) else {
                    return Err(OutputError::Io(path.to_owned(), error));
                };
                missing.push(name.to_owned());
                there = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
            }
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(OutputError::NotAFolder(path.to_owned()));
            }
            Err(error) => return Err(OutputError::Io(path.to_owned(), error)),
        }
    }
}

/// Whether there is a file of that size at a path.
pub(super) fn has_size(path: &Path, size: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file() && there.len() == size)
}

/// Whether a file has exactly these bytes.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    if !has_size(path, bytes.len() as u64) {
        return false;
    }
    let Ok(mut file) = open_regular(path) else { return false };
    let mut piece = vec![0; PIECE.min(bytes.len())];
    bytes.chunks(PIECE).all(|expected| {
        let there = &mut piece[..expected.len()];
        file.read_exact(there).is_ok() && there == expected
    })
}

/// Which side of a copy failed.
enum CopySide {
    Reading,
    Writing,
}

/// Copies everything, and returns its hash and its size.
fn copy_hashed(
    from: &mut impl io::Read,
    to: &mut impl io::Write,
) -> Result<(FileHash, u64), (io::Error, CopySide)> {
    let mut hasher = blake3::Hasher::new();
    let mut size = 0;
    let mut piece = vec![0; PIECE];
    loop {
        let count = from.read(&mut piece).map_err(|error| (error, CopySide::Reading))?;
        if count == 0 {
            return Ok((FileHash::shorten(hasher.finalize()), size));
        }
        hasher.update(&piece[..count]);
        size += count as u64;
        to.write_all(&piece[..count]).map_err(|error| (error, CopySide::Writing))?;
    }
}

/// The hash of a file's bytes.
pub(super) fn hash_file(path: &Path) -> io::Result<FileHash> {
    let mut file = open_regular(path)?;
    copy_hashed(&mut file, &mut io::sink()).map(|(hash, _)| hash).map_err(|(error, _)| error)
}
