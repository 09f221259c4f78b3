//! Publishing: files are staged one by one as they are made, and put in their places only when all
//! of them are there. Assets come first, pages after them, deletions last; only changed bytes are
//! written, each file by a rename; only files of the folder's own list are ever deleted. Any error
//! before that moment leaves the old site as it was.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{
    OutputPath,
    manifest::{FileHash, Manifest},
};

/// Our own folder within the output: the list of files, the lock, the stage.
const OWN: &str = ".teladan";

/// Why an output folder is not written to. None of these has changed anything.
#[derive(Debug)]
pub enum OutputError {
    /// The folder is, holds or lies in the content or the themes.
    Overlaps(PathBuf),
    /// Something else lies there.
    NotOurs(PathBuf),
    /// A file, not a folder.
    NotAFolder(PathBuf),
    /// Another build is writing there.
    Busy(PathBuf),
    /// A file that Teladan did not write stands where one is to be put.
    InTheWay(PathBuf),
    /// The system refused.
    Io(PathBuf, io::Error),
}

/// A file that was made: in the stage if it changed, already in its place if not.
#[derive(Debug)]
pub struct StagedFile {
    path: OutputPath,
    hash: FileHash,
    size: u64,
    staged: Option<PathBuf>,
}

/// What publishing did.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PublishSummary {
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were written.
    pub changed: usize,
    /// Files that were deleted.
    pub deleted: usize,
    /// Files of ours that somebody has edited since: kept, although the site no longer has them.
    pub kept: Vec<String>,
}

/// An output folder, locked for one build.
#[derive(Debug)]
pub struct OutputFolder {
    root: PathBuf,
    old: Manifest,
    next: AtomicUsize,
    /// Held as long as the writer lives.
    _lock: File,
}

impl OutputFolder {
    /// Opens a folder for writing, or says why not. `inputs` are the folders that must not be
    /// touched.
    pub fn open(out: &Path, inputs: &[PathBuf]) -> Result<Self, OutputError> {
        let root = resolve_links(out)?;
        for input in inputs {
            let input = resolve_links(input)?;
            if root.starts_with(&input) || input.starts_with(&root) {
                return Err(OutputError::Overlaps(root));
            }
        }
        let own = root.join(OWN);
        let old = read_manifest(&root, &own)?;
        fs::create_dir_all(&own).map_err(|error| OutputError::Io(own.clone(), error))?;
        let lock = lock(&root, &own)?;
        let writer = Self { root, old, next: AtomicUsize::new(0), _lock: lock };
        writer.clear_stage();
        let stage = writer.stage_folder();
        fs::create_dir_all(&stage).map_err(|error| OutputError::Io(stage, error))?;
        // The list marks the folder as ours, also if this build is interrupted.
        if !writer.list().exists() {
            writer.write_list(&Manifest::default())?;
        }
        Ok(writer)
    }

    /// Takes the bytes of one file. May be called from several threads.
    pub fn stage(&self, path: OutputPath, bytes: &[u8]) -> Result<StagedFile, OutputError> {
        let target = self.root.join(path.as_str());
        let (hash, size) = (FileHash::of(bytes), bytes.len() as u64);
        if has_bytes(&target, bytes) {
            return Ok(StagedFile { path, hash, size, staged: None });
        }
        let staged =
            self.stage_folder().join(self.next.fetch_add(1, Ordering::Relaxed).to_string());
        let written = File::create(&staged).and_then(|mut file| file.write_all(bytes));
        written.map_err(|error| OutputError::Io(target, error))?;
        Ok(StagedFile { path, hash, size, staged: Some(staged) })
    }

    /// Puts everything in its place and takes away what the site no longer has. `stays` tells of a
    /// path whether it is needed by pages that a reader still has open; it goes with the change
    /// after this one.
    pub fn publish(
        self,
        mut made: Vec<StagedFile>,
        stays: impl Fn(&str) -> bool,
    ) -> Result<PublishSummary, OutputError> {
        self.check_places(&made)?;
        let files = made.iter().map(|file| (file.path.as_str().to_owned(), file.hash)).collect();
        let new = self.with_older(files, stays);
        // Until the last file is in its place both the old and the new files are ours: a build
        // that is interrupted here is healed by the next one.
        let mut both = self.old.clone();
        both.files.extend(new.all().map(|(path, hash)| (path.clone(), *hash)));
        if both != self.old {
            self.write_list(&both)?;
        }
        made.sort_by_key(|file| (file.path.as_str().ends_with(".html"), file.path.clone()));
        let mut summary = PublishSummary { files: made.len(), ..PublishSummary::default() };
        let mut folders = BTreeSet::new();
        for file in &made {
            summary.bytes += file.size;
            if let Some(staged) = &file.staged {
                self.put(staged, &file.path, &mut folders)?;
                summary.changed += 1;
            }
        }
        self.delete_old(&new, &mut summary);
        if new != both || both != self.old {
            self.write_list(&new)?;
        }
        Ok(summary)
    }

    /// The new list, with what stays for a while.
    fn with_older(
        &self,
        files: BTreeMap<String, FileHash>,
        stays: impl Fn(&str) -> bool,
    ) -> Manifest {
        // Where nothing has changed, nothing is older than before.
        let before = if files == self.old.files { &self.old.older } else { &self.old.files };
        let gone = before.iter().filter(|(path, _)| !files.contains_key(*path) && stays(path));
        let older = gone.map(|(path, hash)| (path.clone(), *hash)).collect();
        Manifest { files, older }
    }

    fn put(
        &self,
        staged: &Path,
        path: &OutputPath,
        folders: &mut BTreeSet<PathBuf>,
    ) -> Result<(), OutputError> {
        let target = self.root.join(path.as_str());
        if let Some(folder) = target.parent()
            && folders.insert(folder.to_owned())
        {
            fs::create_dir_all(folder)
                .map_err(|error| OutputError::Io(folder.to_owned(), error))?;
        }
        fs::rename(staged, &target).map_err(|error| OutputError::Io(target, error))
    }

    /// Nothing is overwritten that we did not write, and nothing is written through a link.
    fn check_places(&self, made: &[StagedFile]) -> Result<(), OutputError> {
        let mut checked = BTreeSet::new();
        for file in made.iter().filter(|file| file.staged.is_some()) {
            let target = self.root.join(file.path.as_str());
            match fs::symlink_metadata(&target) {
                Ok(there) => {
                    let path = file.path.as_str();
                    let ours =
                        self.old.files.contains_key(path) || self.old.older.contains_key(path);
                    if !ours || !there.is_file() {
                        return Err(OutputError::InTheWay(target));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(OutputError::Io(target, error)),
            }
            if let Some(link) = self.find_blocked_folder(&target, &mut checked) {
                return Err(OutputError::InTheWay(link));
            }
        }
        Ok(())
    }

    /// What stands where a folder on the way to a file should be: a file, or a link that leads out
    /// of the site.
    fn find_blocked_folder(
        &self,
        target: &Path,
        checked: &mut BTreeSet<PathBuf>,
    ) -> Option<PathBuf> {
        let mut folder = target.parent();
        while let Some(outer) = folder.filter(|outer| *outer != self.root) {
            if checked.contains(outer) {
                break;
            }
            match fs::symlink_metadata(outer) {
                Ok(there) if !there.is_dir() => return Some(outer.to_owned()),
                _ => folder = outer.parent(),
            }
            checked.insert(outer.to_owned());
        }
        None
    }

    /// Deletes files of the old list that the new one does not have, if they still are what we
    /// wrote, and folders that are empty then.
    fn delete_old(&self, new: &Manifest, summary: &mut PublishSummary) {
        let mut checked = BTreeSet::new();
        for (path, hash) in self.old.all() {
            let target = self.root.join(path);
            if new.files.contains_key(path)
                || new.older.contains_key(path)
                || self.is_renamed_in_case(&target, path, new)
                || self.find_blocked_folder(&target, &mut checked).is_some()
            {
                continue;
            }
            match fs::read(&target) {
                Ok(bytes) if FileHash::of(&bytes) == *hash => {
                    if fs::remove_file(&target).is_ok() {
                        summary.deleted += 1;
                        self.remove_empty_folders(&target);
                    }
                }
                Ok(_) => summary.kept.push(path.clone()),
                // Somebody deleted it before us.
                Err(_) => {}
            }
        }
    }

    /// Whether an old path is the new file itself on a system that takes both names for one.
    fn is_renamed_in_case(&self, target: &Path, path: &str, new: &Manifest) -> bool {
        let Some(folded) = OutputPath::new(path).map(|path| path.collision_key()) else {
            return false;
        };
        let same = new.files.keys().find(|other| {
            other.len() == path.len()
                && OutputPath::new(other.as_str())
                    .is_some_and(|other| other.collision_key() == folded)
        });
        let real = |path: &Path| fs::canonicalize(path).ok();
        same.is_some_and(|other| real(&self.root.join(other)) == real(target))
    }

    fn remove_empty_folders(&self, target: &Path) {
        let mut folder = target.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.root) {
            // A folder that still holds something refuses, and so do all above it.
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
    }

    fn write_list(&self, manifest: &Manifest) -> Result<(), OutputError> {
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

impl Drop for OutputFolder {
    fn drop(&mut self) {
        self.clear_stage();
    }
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
        Ok(mut entries) => match entries.next() {
            None => Ok(Manifest::default()),
            Some(_) => Err(OutputError::NotOurs(root.to_owned())),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Manifest::default()),
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
            Err(OutputError::NotAFolder(root.to_owned()))
        }
        Err(error) => Err(OutputError::Io(root.to_owned(), error)),
    }
}

fn lock(root: &Path, own: &Path) -> Result<File, OutputError> {
    let path = own.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| OutputError::Io(path.clone(), error))?;
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

/// Whether a file has exactly these bytes.
fn has_bytes(path: &Path, bytes: &[u8]) -> bool {
    let same_size = fs::symlink_metadata(path)
        .is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
    same_size && fs::read(path).is_ok_and(|there| there == bytes)
}
