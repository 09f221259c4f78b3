//! The input files as they were when last looked at. Looking again reads only what has changed, so
//! that a look costs little while an editor writes; the first look reads everything.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use rayon::prelude::*;

use super::{
    Content, INPUTS, InputFile, Snapshot,
    fetch::{Fetched, fetch},
    stamp::Seen,
    walk::{self, Found},
};
use crate::{diagnostic::Diagnostic, source::Sources};

/// What may have changed since the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Only what is at or below these paths, as far as is known. Cheap, and no more than a hint:
    /// somebody has to look at everything afterwards.
    Paths(Vec<PathBuf>),
    /// Anything: every file is looked at, and read unless it surely is the same.
    Anything,
}

/// With more paths than this a look at everything is as quick.
const MOST_HINTS: usize = 500;

/// The input files of a site, known by their place on the disk.
#[derive(Debug)]
pub struct Tree {
    root: PathBuf,
    tops: Vec<PathBuf>,
    nodes: BTreeMap<PathBuf, Node>,
    sources: Sources,
    files: Arc<Vec<InputFile>>,
    diagnostics: Arc<Vec<Diagnostic>>,
}

/// A file, or something else that a diagnostic is about.
#[derive(Debug)]
struct Node {
    path: Arc<str>,
    seen: Option<Seen>,
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

    /// What is known.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot {
            sources: self.sources.clone(),
            files: Arc::clone(&self.files),
            diagnostics: Arc::clone(&self.diagnostics),
        }
    }

    /// Looks at what may have changed. Says whether anything is new.
    pub fn look(&mut self, changed: &Changed) -> bool {
        match changed {
            Changed::Paths(paths) if paths.len() <= MOST_HINTS => self.look_below(paths),
            Changed::Paths(_) | Changed::Anything => self.look_at(&self.tops.clone(), false),
        }
    }

    /// Looks only at and below some paths, and reads them whatever their times. What is elsewhere,
    /// or hidden from a look at everything, is passed over.
    fn look_below(&mut self, paths: &[PathBuf]) -> bool {
        let inner = paths.iter().filter_map(|path| path.strip_prefix(&self.root).ok());
        let mut inner: Vec<PathBuf> = inner
            .filter(|path| self.tops.iter().any(|top| path.starts_with(top)))
            .filter(|path| walk::comes_by(&self.root, path))
            .map(Path::to_owned)
            .collect();
        // A path below another is looked at with that one.
        inner.sort();
        inner.dedup_by(|path, above| path.starts_with(above));
        self.look_at(&inner, true)
    }

    fn look_at(&mut self, starts: &[PathBuf], surely: bool) -> bool {
        let found = walk::walk(&self.root, starts);
        let looked: Vec<(Found, Looked)> = found
            .into_par_iter()
            .map(|found| {
                let seen = self.nodes.get(&found.disk).and_then(|node| node.seen);
                let is_file = found.trouble.is_none();
                let fetched =
                    is_file.then(|| fetch(&found.path, &found.disk, seen, surely)).flatten();
                (found, fetched)
            })
            .collect();
        let mut before = self.take(starts);
        let mut news = News::default();
        for (found, fetched) in looked {
            let old = before.remove(&found.disk);
            let node = match (found.trouble, fetched) {
                (None, Some((seen, fetched))) => {
                    self.file(found.path, old, seen, fetched, &mut news)
                }
                (Some(diagnostic), _) => {
                    let path = found.path.into();
                    let node =
                        Node { path, seen: None, content: None, diagnostic: Some(diagnostic) };
                    self.instead(old, node, &mut news)
                }
                // It has gone since it was found.
                (None, None) => {
                    before.extend(old.map(|old| (found.disk, old)));
                    continue;
                }
            };
            self.nodes.insert(found.disk, node);
        }
        for gone in before.into_values() {
            news.shape = true;
            self.forget(gone.content.as_ref());
        }
        if news.shape {
            self.list();
        }
        news.shape || news.text
    }

    /// Takes out what is known at and below some paths.
    fn take(&mut self, starts: &[PathBuf]) -> BTreeMap<PathBuf, Node> {
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

    fn file(
        &mut self,
        path: String,
        old: Option<Node>,
        seen: Option<Seen>,
        fetched: Fetched,
        news: &mut News,
    ) -> Node {
        let (content, diagnostic, old) = match (fetched, old) {
            (Fetched::Same, Some(old)) => return Node { seen, ..old },
            (Fetched::Text(text), Some(Node { path, content: Some(Content::Text(id)), .. })) => {
                if self.sources.get(id).text != text {
                    news.text = true;
                    self.sources.replace(id, text);
                }
                return Node { path, seen, content: Some(Content::Text(id)), diagnostic: None };
            }
            (Fetched::Text(text), old) => {
                (Content::Text(self.sources.add(path.clone(), text)), None, old)
            }
            (Fetched::Binary(binary), old) => (Content::Binary(binary), None, old),
            (Fetched::Failed(diagnostic), old) => (Content::Unreadable, Some(*diagnostic), old),
            // Only what was known can be the same.
            (Fetched::Same, None) => (Content::Unreadable, None, None),
        };
        let node = Node { path: path.into(), seen, content: Some(content), diagnostic };
        self.instead(old, node, news)
    }

    /// Puts a node in the place of what was there, and tells if that was another.
    fn instead(&mut self, old: Option<Node>, node: Node, news: &mut News) -> Node {
        let is_same = old
            .as_ref()
            .is_some_and(|old| old.content == node.content && old.diagnostic == node.diagnostic);
        if !is_same {
            news.shape = true;
            self.forget(old.and_then(|old| old.content).as_ref());
        }
        node
    }

    fn forget(&mut self, content: Option<&Content>) {
        if let Some(Content::Text(id)) = content {
            self.sources.remove(*id);
        }
    }

    /// Lists the files anew.
    fn list(&mut self) {
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

/// What a look at a file gives; nothing if it has gone.
type Looked = Option<(Option<Seen>, Fetched)>;

/// What a look has found out.
#[derive(Default)]
struct News {
    /// A text reads differently.
    text: bool,
    /// A file came, went or became of another nature.
    shape: bool,
}
