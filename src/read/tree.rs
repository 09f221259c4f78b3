//! The input files, kept up to date. The first look reads everything; a later one reads only what has
//! changed, so that it costs little while an editor writes.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Content, INPUTS, InputFile, Snapshot,
    fetch::{Fetched, fetch},
    stamp::FileState,
    walk::{self, WalkEntry},
};
use crate::{diagnostic::Diagnostic, source::Sources};

/// What may have changed since the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Only what is at or below these paths, as far as is known. This is cheap but only a hint: it has
    /// to be followed by [`Changed::Anything`].
    Paths(Vec<PathBuf>),
    /// Anything: every file is looked at, and read unless its state shows that it is unchanged.
    Anything,
}

/// With more paths than this everything is looked at, which is as quick.
const MOST_HINTS: usize = 500;

/// The input files of a site, by their path on the disk.
#[derive(Debug)]
pub struct Tree {
    root: PathBuf,
    tops: Vec<PathBuf>,
    nodes: BTreeMap<PathBuf, FileNode>,
    sources: Sources,
    files: Arc<Vec<InputFile>>,
    diagnostics: Arc<Vec<Diagnostic>>,
}

/// A file, or something that is no file and has a diagnostic.
#[derive(Debug)]
struct FileNode {
    path: Arc<str>,
    state: Option<FileState>,
    content: Option<Content>,
    diagnostic: Option<Diagnostic>,
}

impl Tree {
    /// The inputs below a root; nothing is read yet.
    pub fn new(root: &Path) -> Self {
        Self::of(root, &INPUTS)
    }

    pub(super) fn of(root: &Path, tops: &[&str]) -> Self {
        Self {
            root: root.to_owned(),
            tops: tops.iter().map(PathBuf::from).collect(),
            nodes: BTreeMap::new(),
            sources: Sources::default(),
            files: Arc::default(),
            diagnostics: Arc::default(),
        }
    }

    /// The files as they are known now.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            sources: self.sources.clone(),
            files: Arc::clone(&self.files),
            diagnostics: Arc::clone(&self.diagnostics),
        }
    }

    /// Looks at what may have changed, and returns whether anything has.
    pub fn refresh(&mut self, changed: &Changed) -> bool {
        match changed {
            Changed::Paths(paths) if paths.len() <= MOST_HINTS => self.refresh_below(paths),
            Changed::Paths(_) | Changed::Anything => self.refresh_at(&self.tops.clone(), false),
        }
    }

    /// Looks only at and below some paths, and reads every file there. Paths that a look at everything
    /// would not reach are passed over.
    fn refresh_below(&mut self, paths: &[PathBuf]) -> bool {
        let inner = paths.iter().filter_map(|path| path.strip_prefix(&self.root).ok());
        let mut inner: Vec<PathBuf> = inner
            .filter(|path| self.tops.iter().any(|top| path.starts_with(top)))
            .filter(|path| walk::reaches(&self.root, path))
            .map(Path::to_owned)
            .collect();
        // A path below another is looked at with that one.
        inner.sort();
        inner.dedup_by(|path, above| path.starts_with(above));
        self.refresh_at(&inner, true)
    }

    fn refresh_at(&mut self, starts: &[PathBuf], must_read: bool) -> bool {
        let walked = walk::walk(&self.root, starts);
        let fetched_files: Vec<(WalkEntry, FetchResult)> = walked
            .into_par_iter()
            .map(|entry| {
                // What could not be read is tried again: nothing about a file says that it now can.
                let known = self.nodes.get(&entry.disk);
                let known = known.filter(|node| node.content != Some(Content::Unreadable));
                let state = known.and_then(|node| node.state);
                let is_file = entry.problem.is_none();
                let fetched =
                    is_file.then(|| fetch(&entry.path, &entry.disk, state, must_read)).flatten();
                (entry, fetched)
            })
            .collect();
        let mut before = self.take_below(starts);
        let mut changes = TreeChanges::default();
        for (entry, fetched) in fetched_files {
            let old = before.remove(&entry.disk);
            let node = match (entry.problem, fetched) {
                (None, Some((state, fetched))) => {
                    self.update_file(entry.path, old, state, fetched, &mut changes)
                }
                (Some(diagnostic), _) => {
                    let path = entry.path.into();
                    let node =
                        FileNode { path, state: None, content: None, diagnostic: Some(diagnostic) };
                    self.replace(old, node, &mut changes)
                }
                // It has gone since it was found.
                (None, None) => {
                    before.extend(old.map(|old| (entry.disk, old)));
                    continue;
                }
            };
            self.nodes.insert(entry.disk, node);
        }
        for gone in before.into_values() {
            changes.list = true;
            self.remove_text(gone.content.as_ref());
        }
        if changes.list {
            self.list_files();
        }
        changes.list || changes.text
    }

    /// Takes out the nodes at and below some paths.
    fn take_below(&mut self, starts: &[PathBuf]) -> BTreeMap<PathBuf, FileNode> {
        let mut taken = BTreeMap::new();
        for start in starts {
            let start = self.root.join(start);
            let mut rest = self.nodes.split_off(&start);
            let end = rest.keys().find(|path| !path.starts_with(&start)).cloned();
            if let Some(end) = end {
                self.nodes.append(&mut rest.split_off(&end));
            }
            taken.append(&mut rest);
        }
        taken
    }

    fn update_file(
        &mut self,
        path: String,
        old: Option<FileNode>,
        state: Option<FileState>,
        fetched: Fetched,
        changes: &mut TreeChanges,
    ) -> FileNode {
        let (content, diagnostic, old) = match (fetched, old) {
            (Fetched::Unchanged, Some(old)) => return FileNode { state, ..old },
            (
                Fetched::Text(text),
                Some(FileNode { path, content: Some(Content::Text(id)), .. }),
            ) => {
                if self.sources.get(id).text != text {
                    changes.text = true;
                    self.sources.replace(id, text);
                }
                return FileNode {
                    path,
                    state,
                    content: Some(Content::Text(id)),
                    diagnostic: None,
                };
            }
            (Fetched::Text(text), old) => {
                (Content::Text(self.sources.add(path.clone(), text)), None, old)
            }
            (Fetched::Binary(binary), old) => (Content::Binary(binary), None, old),
            (Fetched::Failed(diagnostic), old) => (Content::Unreadable, Some(*diagnostic), old),
            // Only what was known can be the same.
            (Fetched::Unchanged, None) => (Content::Unreadable, None, None),
        };
        let node = FileNode { path: path.into(), state, content: Some(content), diagnostic };
        self.replace(old, node, changes)
    }

    /// Puts a node in the place of the old one, and notes whether it differs.
    fn replace(
        &mut self,
        old: Option<FileNode>,
        node: FileNode,
        changes: &mut TreeChanges,
    ) -> FileNode {
        let is_same = old
            .as_ref()
            .is_some_and(|old| old.content == node.content && old.diagnostic == node.diagnostic);
        if !is_same {
            changes.list = true;
            self.remove_text(old.and_then(|old| old.content).as_ref());
        }
        node
    }

    fn remove_text(&mut self, content: Option<&Content>) {
        if let Some(Content::Text(id)) = content {
            self.sources.remove(*id);
        }
    }

    /// Makes the list of files anew.
    fn list_files(&mut self) {
        let files = self.nodes.values().filter_map(|node| {
            let content = node.content.clone()?;
            Some(InputFile { path: Arc::clone(&node.path), content })
        });
        let mut files: Vec<InputFile> = files.collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        self.files = Arc::new(files);
        let diagnostics = self.nodes.values().filter_map(|node| node.diagnostic.clone());
        self.diagnostics = Arc::new(diagnostics.collect());
    }
}

/// The state and the content of a file; nothing if it has gone.
type FetchResult = Option<(Option<FileState>, Fetched)>;

/// What a look has found to be different.
#[derive(Default)]
struct TreeChanges {
    /// A text reads differently.
    text: bool,
    /// A file came, went, or changed into another sort of file.
    list: bool,
}
