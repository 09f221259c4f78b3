//! Taking away what the site no longer has: only files of our own list, only if they still are what
//! we wrote, never through a link. What the system refuses stays in the list, is told, and is tried
//! again by the next build.
#![expect(clippy::disallowed_methods, reason = "this is the door for writing")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    OutputError, OutputFolder, OutputPath, PublishSummary, StagedFile,
    folder::hash_file,
    manifest::{FileHash, Manifest},
};

/// What became of a file that was to be deleted.
enum Removal {
    /// It is gone, by us.
    Deleted,
    /// It is gone, or its place has other bytes of ours: nothing is left to do.
    NothingLeft,
    /// Somebody has edited it, or put something else there.
    Kept,
    /// The system refused.
    Refused(io::Error),
}

/// The new site, whose files are in their places.
struct PlacedSite<'a> {
    list: &'a Manifest,
    /// Its files by the form under which some systems take two paths for one.
    by_key: BTreeMap<String, &'a String>,
    /// Folders that are known to be folders.
    checked: BTreeSet<PathBuf>,
}

fn key(path: &str) -> Option<String> {
    OutputPath::from_manifest(path).map(|path| path.collision_key())
}

impl OutputFolder<'_> {
    /// Deletes the leftovers of a list, pages first, and the folders that are empty then. Returns
    /// what is still to be deleted.
    pub(super) fn delete_leftovers(
        &self,
        list: &Manifest,
        summary: &mut PublishSummary,
    ) -> BTreeSet<(String, FileHash)> {
        let (pages, others): (Vec<_>, Vec<_>) =
            list.leftovers.iter().partition(|(path, _)| path.ends_with(".html"));
        let mut site = PlacedSite { list, by_key: BTreeMap::new(), checked: BTreeSet::new() };
        if !list.leftovers.is_empty() {
            site.by_key = list.files.keys().filter_map(|path| Some((key(path)?, path))).collect();
        }
        let mut remaining = BTreeSet::new();
        for (path, hash) in pages.into_iter().chain(others) {
            match self.delete_leftover(path, *hash, &mut site) {
                Removal::Deleted => summary.deleted.push(path.clone()),
                Removal::NothingLeft => {}
                Removal::Kept => {
                    // One path may have been written with several hashes.
                    if summary.kept.last() != Some(path) {
                        summary.kept.push(path.clone());
                    }
                }
                Removal::Refused(error) => {
                    summary.not_deleted.push((path.clone(), error));
                    remaining.insert((path.clone(), *hash));
                }
            }
        }
        remaining
    }

    fn delete_leftover(&self, path: &str, hash: FileHash, site: &mut PlacedSite<'_>) -> Removal {
        let target = self.root.join(path);
        if site.list.files.contains_key(path) || self.is_renamed_in_case(&target, path, site) {
            return Removal::NothingLeft;
        }
        if self.find_blocked_folder(&target, &mut site.checked).is_some() {
            return Removal::Kept;
        }
        match fs::symlink_metadata(&target) {
            Err(error) if is_absence(&error) => return Removal::NothingLeft,
            Err(error) => return Removal::Refused(error),
            Ok(there) if !there.is_file() => return Removal::Kept,
            Ok(_) => {}
        }
        match hash_file(&target) {
            Ok(there) if there == hash => {}
            Ok(there) if site.list.leftovers.contains(&(path.to_owned(), there)) => {
                return Removal::NothingLeft;
            }
            Ok(_) => return Removal::Kept,
            Err(error) => return Removal::Refused(error),
        }
        match fs::remove_file(&target) {
            Ok(()) => {
                self.remove_empty_folders(&target);
                Removal::Deleted
            }
            Err(error) if is_absence(&error) => Removal::NothingLeft,
            Err(error) => Removal::Refused(error),
        }
    }

    /// Whether an old path is the new file itself on a system that takes both names for one.
    fn is_renamed_in_case(&self, target: &Path, path: &str, site: &PlacedSite<'_>) -> bool {
        let same = key(path).and_then(|key| site.by_key.get(&key));
        let real = |path: &Path| fs::canonicalize(path).ok();
        same.is_some_and(|other| {
            let other = real(&self.root.join(other));
            other.is_some() && other == real(target)
        })
    }

    pub(super) fn remove_empty_folders(&self, target: &Path) {
        let mut folder = target.parent();
        while let Some(empty) = folder.filter(|folder| *folder != self.root) {
            // A folder that still holds something refuses, and so do all above it.
            if fs::remove_dir(empty).is_err() {
                break;
            }
            folder = empty.parent();
        }
    }

    /// Nothing is overwritten that we did not write, and nothing is written through a link.
    pub(super) fn check_places(&self, made: &[StagedFile]) -> Result<(), OutputError> {
        let mut checked = BTreeSet::new();
        for file in made.iter().filter(|file| file.staged.is_some()) {
            let target = self.root.join(file.path.as_str());
            match fs::symlink_metadata(&target) {
                Ok(there) => {
                    if !self.old.has_written(file.path.as_str()) || !there.is_file() {
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
}

/// Whether there is nothing at a path: somebody deleted it, or the folder that it lay in.
fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}
