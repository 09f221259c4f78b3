//! The pipeline for those who run it again and again: what came of the same input is kept, and
//! nothing else. It makes what a first run would make, in less time.

use std::{path::Path, sync::Arc};

use super::{
    Compilation, Options,
    last_good::LastGood,
    pass::{Pass, pass},
};
use crate::read::{Changed, Tree};

/// A folder, and what was last made of it.
#[derive(Debug)]
pub struct Memo {
    tree: Tree,
    options: Options,
    passes: Vec<Pass>,
    last: Option<Arc<Compilation>>,
    last_good: Option<LastGood>,
}

impl Memo {
    /// A folder of which nothing is known yet.
    pub fn new(root: &Path, options: Options) -> Self {
        Self { tree: Tree::new(root), options, passes: Vec::new(), last: None, last_good: None }
    }

    /// Keeps every page while a file has an error: the site is then made of the bytes that the
    /// file had when it was sound, and the diagnostics are about those that it has.
    pub fn with_last_good(mut self) -> Self {
        self.last_good = Some(LastGood::default());
        self
    }

    /// What the folder makes now: the very same as the last time if nothing has changed.
    pub fn compile(&mut self, changed: Changed) -> Arc<Compilation> {
        let changed = if self.last.is_some() { changed } else { Changed::Anything };
        let is_new = self.tree.look(&changed);
        if let Some(last) = self.last.as_ref().filter(|_| !is_new) {
            return Arc::clone(last);
        }
        let snapshot = self.tree.snapshot();
        let (first, mut compiled) = pass(&snapshot, self.options, self.passes.iter());
        let mut passes = vec![first];
        if let Some(last_good) = &mut self.last_good {
            let known = (&mut passes, self.passes.as_slice());
            last_good.mend(&snapshot, self.options, &mut compiled, known);
        }
        // What is not used any more is put away while the page is made that somebody waits for.
        let old = (std::mem::replace(&mut self.passes, passes), self.last.take());
        rayon::spawn(move || drop(old));
        let compiled = Arc::new(compiled);
        self.last = Some(Arc::clone(&compiled));
        compiled
    }
}
