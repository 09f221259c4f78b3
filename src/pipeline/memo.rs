//! The pipeline for those who run it again and again: what came of the same input is kept, and
//! nothing else. It makes what a first run would make, in less time.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{
    Compiled, Options,
    pass::{Pass, pass},
};
use crate::read::Tree;

/// What may have changed since the last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Only what is at or below these paths, as far as is known. Cheap, and no more than a hint:
    /// somebody has to look at everything afterwards.
    Paths(Vec<PathBuf>),
    /// Anything: every file is looked at, and read unless it surely is the same.
    Anything,
}

/// A folder, and what was last made of it.
#[derive(Debug)]
pub struct Memo {
    tree: Tree,
    options: Options,
    passes: Vec<Pass>,
    last: Option<Arc<Compiled>>,
}

impl Memo {
    /// A folder of which nothing is known yet.
    pub fn new(root: &Path, options: Options) -> Self {
        Self { tree: Tree::new(root), options, passes: Vec::new(), last: None }
    }

    /// What the folder makes now: the very same as the last time if nothing has changed.
    pub fn compile(&mut self, changed: Changed) -> Arc<Compiled> {
        let is_new = match (changed, &self.last) {
            (Changed::Paths(paths), Some(_)) => self.tree.look(&paths),
            (Changed::Anything, _) | (_, None) => self.tree.scan(),
        };
        if let Some(last) = self.last.as_ref().filter(|_| !is_new) {
            return Arc::clone(last);
        }
        let snapshot = self.tree.snapshot();
        let (pass, compiled) = pass(&snapshot, self.options, &self.passes);
        self.passes = vec![pass];
        let compiled = Arc::new(compiled);
        self.last = Some(Arc::clone(&compiled));
        compiled
    }
}
