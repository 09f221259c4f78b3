//! Changes of an editor's files: all of them, or none. Each file is written beside the old one and
//! takes its place by a rename, only if the old one still is what was read; what was done is undone
//! if a later step fails.
#![expect(clippy::disallowed_methods, reason = "only the command line writes an editor's files")]

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use crate::{rename::ChangedSource, text::invisible::compose};

/// The mark at the start of a text that some editors write. It is not part of what was read.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Why nothing was changed.
#[derive(Debug)]
pub(super) enum SourceWriteError {
    /// A file is not what it was when it was read.
    Changed(String),
    /// Something stands where a file is to move.
    InTheWay(String),
    /// The system refused.
    Io(String, io::Error),
    /// The system refused, and then refused to undo: the path that is not what it was.
    NotUndone(String, io::Error),
}

/// A file that is written and not yet in its place.
struct StagedSource {
    path: String,
    target: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

/// A step that can be undone: what to rename back, and the path for people.
struct UndoStep {
    from: PathBuf,
    to: PathBuf,
    path: String,
}

/// Changes texts, then moves what is there of files and folders. Returns the moves that were made.
pub(super) fn change_together<'m>(
    root: &Path,
    changed: &[ChangedSource],
    moves: &'m [(String, String)],
) -> Result<Vec<&'m (String, String)>, SourceWriteError> {
    let present: Vec<&(String, String)> = moves
        .iter()
        .filter(|(old, _)| fs::symlink_metadata(disk_path(root, old)).is_ok())
        .collect();
    if let Some(path) = find_in_the_way(root, moves) {
        return Err(SourceWriteError::InTheWay(path.to_owned()));
    }
    for (at, (_, new)) in present.iter().enumerate() {
        if present[..at].iter().any(|(_, other)| other == new) {
            return Err(SourceWriteError::InTheWay(new.clone()));
        }
    }
    let mut staged = Vec::new();
    let result =
        stage_all(root, changed, &mut staged).and_then(|()| apply_changes(root, &staged, &present));
    // Where the old state could not be brought back, its copies are the editor's.
    if !matches!(result, Err(SourceWriteError::NotUndone(..))) {
        delete_staged(root, &staged, &present);
    }
    result.map(|()| present)
}

/// Where a file lies. The program reads names with their letters composed; the disk may hold them in
/// parts, as some systems write them.
pub(super) fn disk_path(root: &Path, path: &str) -> PathBuf {
    let mut here = root.to_owned();
    for name in path.split('/') {
        let direct = here.join(name);
        let same = || {
            let mut names =
                fs::read_dir(&here).ok()?.filter_map(|entry| Some(entry.ok()?.file_name()));
            names.find(|there| there.to_str().is_some_and(|there| compose(there) == name))
        };
        let is_there = name.is_ascii() || fs::symlink_metadata(&direct).is_ok();
        here = if is_there { direct } else { same().map_or(direct, |name| here.join(name)) };
    }
    here
}

/// What stands where something may move to. Also where only the folder of a name is there and the file
/// moves: the two would be one entry.
pub(super) fn find_in_the_way<'m>(root: &Path, moves: &'m [(String, String)]) -> Option<&'m str> {
    let mut targets = moves.iter().map(|(_, new)| new.as_str());
    targets.find(|new| fs::symlink_metadata(disk_path(root, new)).is_ok())
}

/// Takes away what was written beside the files. What cannot be deleted is hidden and harmless.
fn delete_staged(root: &Path, staged: &[StagedSource], moves: &[&(String, String)]) {
    for file in staged {
        for beside in [&file.new, &file.old] {
            let _ = fs::remove_file(beside);
            // The copies in a folder that has moved have moved with it.
            for (old, new) in moves {
                if let Ok(inner) = beside.strip_prefix(disk_path(root, old)) {
                    let _ = fs::remove_file(root.join(new).join(inner));
                }
            }
        }
    }
}

/// Writes every new text beside its file, and a copy of the old one.
fn stage_all(
    root: &Path,
    changed: &[ChangedSource],
    staged: &mut Vec<StagedSource>,
) -> Result<(), SourceWriteError> {
    for file in changed {
        let target = disk_path(root, &file.path);
        let failed = |error| SourceWriteError::Io(file.path.clone(), error);
        let metadata = fs::symlink_metadata(&target).map_err(failed)?;
        let bytes = fs::read(&target).map_err(failed)?;
        let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes);
        if !metadata.is_file() || text != file.before.as_bytes() {
            return Err(SourceWriteError::Changed(file.path.clone()));
        }
        let mark = &bytes[..bytes.len() - text.len()];
        let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (new, old) = (
            target.with_file_name(format!(".{name}.teladan-new")),
            target.with_file_name(format!(".{name}.teladan-old")),
        );
        staged.push(StagedSource {
            path: file.path.clone(),
            target,
            new: new.clone(),
            old: old.clone(),
        });
        let contents: [(&PathBuf, &[u8]); 2] =
            [(&new, &[mark, file.after.as_bytes()].concat()), (&old, &bytes)];
        for (beside, content) in contents {
            write(beside, content, &metadata).map_err(failed)?;
        }
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8], like: &fs::Metadata) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::set_permissions(path, like.permissions())
}

/// Renames everything into its place; undoes all of it if one step fails.
fn apply_changes(
    root: &Path,
    staged: &[StagedSource],
    moves: &[&(String, String)],
) -> Result<(), SourceWriteError> {
    let mut done: Vec<UndoStep> = Vec::new();
    let mut failure = None;
    let texts = staged.iter().map(|file| {
        let back =
            UndoStep { from: file.old.clone(), to: file.target.clone(), path: file.path.clone() };
        (file.new.clone(), file.target.clone(), back)
    });
    let places = moves.iter().map(|(old, new)| {
        let (from, to) = (disk_path(root, old), disk_path(root, new));
        let back = UndoStep { from: to.clone(), to: from.clone(), path: old.clone() };
        (from, to, back)
    });
    for (from, to, back) in texts.chain(places) {
        if let Err(error) = fs::rename(from, to) {
            failure = Some((back.path, error));
            break;
        }
        done.push(back);
    }
    let Some((path, error)) = failure else { return Ok(()) };
    for step in done.into_iter().rev() {
        if let Err(error) = fs::rename(&step.from, &step.to) {
            return Err(SourceWriteError::NotUndone(step.path, error));
        }
    }
    Err(SourceWriteError::Io(path, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(path: &str, before: &str, after: &str) -> ChangedSource {
        let (path, before) = (path.to_owned(), before.into());
        ChangedSource { path, before, after: after.to_owned(), lines: Vec::new() }
    }

    /// Every file of a folder with its text.
    fn texts(folder: &Path) -> Vec<(String, String)> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("it is there")
            .map(|entry| {
                let path = entry.expect("it can be read").path();
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                (name, fs::read_to_string(path).unwrap_or_default())
            })
            .collect();
        names.sort();
        names
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("there is room");
        for (name, text) in [("a.md", "\u{FEFF}satu"), ("b.md", "dua"), ("c.md", "tiga")] {
            fs::write(folder.path().join(name), text).expect("it can be written");
        }
        folder
    }

    #[test]
    fn a_text_changes_and_its_file_moves() {
        let folder = folder();
        let moves =
            [("a.md".to_owned(), "d.md".to_owned()), ("none.md".to_owned(), "e.md".to_owned())];
        let made = change_together(folder.path(), &[changed("a.md", "satu", "lain")], &moves);
        assert_eq!(made.map(|made| made.len()).ok(), Some(1));
        let after = [("b.md", "dua"), ("c.md", "tiga"), ("d.md", "\u{FEFF}lain")];
        assert_eq!(texts(folder.path()), after.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_step_that_fails_leaves_everything_as_it_was() {
        let folder = folder();
        let before = texts(folder.path());
        let moves = [
            ("b.md".to_owned(), "d.md".to_owned()),
            ("c.md".to_owned(), "no-such-folder/c.md".to_owned()),
        ];
        let made = change_together(folder.path(), &[changed("a.md", "satu", "lain")], &moves);
        assert!(matches!(made, Err(SourceWriteError::Io(..))), "{made:?}");
        assert_eq!(texts(folder.path()), before);
    }

    #[test]
    fn a_file_that_has_changed_since_it_was_read_is_not_touched() {
        let folder = folder();
        let before = texts(folder.path());
        let files = [changed("a.md", "satu", "lain"), changed("b.md", "dulu", "lain")];
        let made = change_together(folder.path(), &files, &[]);
        assert!(matches!(made, Err(SourceWriteError::Changed(path)) if path == "b.md"));
        assert_eq!(texts(folder.path()), before);
    }

    #[test]
    fn nothing_is_moved_over_what_is_there() {
        let folder = folder();
        let moves = [("b.md".to_owned(), "c.md".to_owned())];
        let made = change_together(folder.path(), &[], &moves);
        assert!(matches!(made, Err(SourceWriteError::InTheWay(path)) if path == "c.md"));
    }
}
