//! Publishing: the staged files go to their places, and what the site no longer has goes away. New
//! files that pages use come first, then those that replace others, then pages, then the list that
//! browsers compare what they keep with, then deletions.
//! Each file is put in place by a rename. If one cannot be, those before it are put back.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    OutputError, OutputFolder, StagedFile,
    manifest::{FileHash, Manifest},
};

/// The beginning of the list of files that browsers keep: it must never name what is not there yet.
const LIST_HEAD: &str = "luring/daftar.json";

/// What publishing did.
#[derive(Debug, Default)]
pub struct PublishSummary {
    /// Files of the site.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were written.
    pub changed: usize,
    /// Files that were deleted.
    pub deleted: Vec<String>,
    /// Files of ours that somebody has edited since: kept, although the site no longer has them.
    pub kept: Vec<String>,
    /// Files that should have been deleted, and why the system refused: the next build tries again.
    pub not_deleted: Vec<(String, io::Error)>,
}

/// A file that was put in its place.
struct PlacedFile {
    target: PathBuf,
    /// What stood there before, in the stage.
    before: Option<PathBuf>,
}

impl OutputFolder<'_> {
    /// Puts everything in its place and takes away what the site no longer has. `entries` names the
    /// entry of each page that is an entry's.
    pub fn publish(
        self,
        mut made: Vec<StagedFile>,
        entries: BTreeMap<String, String>,
    ) -> Result<PublishSummary, OutputError> {
        self.check_places(&made)?;
        let files: BTreeMap<String, FileHash> =
            made.iter().map(|file| (file.path.as_str().to_owned(), file.hash)).collect();
        let gone = self.old.all().filter(|(path, hash)| files.get(*path) != Some(*hash));
        let leftovers: BTreeSet<_> = gone.map(|(path, hash)| (path.clone(), *hash)).collect();
        // Until the last file is in its place both the old and the new files are ours: a build
        // that is interrupted here is healed by the next one.
        let mut list = Manifest { files, leftovers, entries };
        if list != self.old {
            self.write_list(&list)?;
        }
        self.sort_for_readers(&mut made);
        let mut summary = PublishSummary { files: made.len(), ..PublishSummary::default() };
        summary.bytes = made.iter().map(|file| file.size).sum();
        summary.changed = self.place(&made)?;
        let is_final = list.leftovers.is_empty();
        list.leftovers = self.delete_leftovers(&list, &mut summary);
        if !is_final {
            self.write_list(&list)?;
        }
        self.records.save(&self.root, &made, self.cache);
        Ok(summary)
    }

    /// Sorts files so that a reader who comes in between finds what a page uses: first what is new
    /// and no page, then what replaces another file, then pages, then the list of all.
    fn sort_for_readers(&self, made: &mut [StagedFile]) {
        made.sort_by_cached_key(|file| {
            let path = file.path.as_str();
            (
                path == LIST_HEAD,
                path.ends_with(".html"),
                self.old.files.contains_key(path),
                file.path.clone(),
            )
        });
    }

    /// Puts the staged files in their places, all or none, and returns how many there were.
    fn place(&self, made: &[StagedFile]) -> Result<usize, OutputError> {
        let mut placed = Vec::new();
        for file in made {
            let Some(staged) = &file.staged else { continue };
            let target = self.root.join(file.path.as_str());
            match self.put(staged, &target) {
                Ok(before) => placed.push(PlacedFile { target, before }),
                Err(error) => {
                    self.remove_empty_folders(&target);
                    return Err(self.put_back(&placed, target, error));
                }
            }
        }
        Ok(placed.len())
    }

    /// Puts a file in its place, and returns where its predecessor is kept until all are there.
    fn put(&self, staged: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
        let before = match fs::symlink_metadata(target) {
            Ok(_) => Some(self.keep(target)?),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                if let Some(folder) = target.parent() {
                    fs::create_dir_all(folder)?;
                }
                None
            }
            Err(error) => return Err(error),
        };
        fs::rename(staged, target)?;
        Ok(before)
    }

    /// Keeps what stands at a path under a second name in the stage. The path itself never stands
    /// empty meanwhile.
    fn keep(&self, target: &Path) -> io::Result<PathBuf> {
        let kept = self.next_stage_path();
        // Some file systems, those of USB sticks among them, have no second names.
        if fs::hard_link(target, &kept).is_err() {
            fs::copy(target, &kept)?;
        }
        Ok(kept)
    }

    /// Undoes what was placed, the last first, and returns the error to be told.
    fn put_back(&self, placed: &[PlacedFile], path: PathBuf, error: io::Error) -> OutputError {
        let mut not_restored = 0;
        for file in placed.iter().rev() {
            let restored = match &file.before {
                Some(before) => fs::rename(before, &file.target),
                None => fs::remove_file(&file.target),
            };
            if restored.is_err() {
                not_restored += 1;
            } else {
                self.remove_empty_folders(&file.target);
            }
        }
        // Where not all is as it was, the list has to name both the old and the new files.
        if not_restored > 0 {
            return OutputError::Mixed { path, error, not_restored };
        }
        match self.write_list(&self.old) {
            Ok(()) => OutputError::Io(path, error),
            Err(failure) => failure,
        }
    }
}
