//! The pipeline for a host that runs it again and again. It keeps the stages of the last passes, and
//! gives what a first run would give, in less time.

use std::{path::Path, sync::Arc};

use super::{
    Compilation, Options,
    last_good::{LastGood, Passes},
    pass::{Pass, run_pass},
};
use crate::read::{Changed, Tree};

/// A folder, and the stages that last ran on it.
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

    /// Keeps every page while a file has an error: the site is made of the text that the file had
    /// when it was sound; the diagnostics are about the text that it has now.
    pub fn with_last_good(mut self) -> Self {
        self.last_good = Some(LastGood::default());
        self
    }

    /// Compiles the folder as it is now: the very same compilation if nothing has changed.
    pub fn compile(&mut self, changed: Changed) -> Arc<Compilation> {
        let changed = if self.last.is_some() { changed } else { Changed::Anything };
        let is_new = self.tree.refresh(&changed);
        if let Some(last) = self.last.as_ref().filter(|_| !is_new) {
            return Arc::clone(last);
        }
        let snapshot = self.tree.snapshot();
        let (first, mut compilation) = run_pass(&snapshot, self.options, self.passes.iter());
        let mut passes = Passes { new: vec![first], old: &self.passes };
        if let Some(last_good) = &mut self.last_good {
            last_good.repair(&snapshot, self.options, &mut compilation, &mut passes);
        }
        let passes = passes.new;
        // Freeing the old passes takes time: somebody waits for a page meanwhile.
        let old = (std::mem::replace(&mut self.passes, passes), self.last.take());
        rayon::spawn(move || drop(old));
        let compilation = Arc::new(compilation);
        self.last = Some(Arc::clone(&compilation));
        compilation
    }
}
