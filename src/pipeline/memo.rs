//! The pipeline for a host that runs it again and again. It keeps the stages of the last passes, and
//! gives what a first run would give, in less time.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use super::{
    Compilation, Options,
    last_good::{LastGood, Passes},
    loss::find_loss_of_files,
    pass::{Pass, run_pass},
    progress::{BuildStep, NoProgress, Progress},
};
use crate::{
    model::EntryKey,
    read::{Changed, Tree},
};

/// A folder, and the stages that last ran on it.
#[derive(Debug)]
pub struct Memo {
    tree: Tree,
    options: Options,
    progress: Arc<dyn Progress>,
    passes: Vec<Pass>,
    last: Option<Arc<Compilation>>,
    last_good: Option<LastGood>,
    /// Whether the diagnostics of a build without drafts are wanted too.
    tells_of_build: bool,
    /// Whether a changed entry is shown before what others say of it.
    is_hasty: bool,
    /// The entries of the last site that was made with last good texts.
    shown: BTreeSet<EntryKey>,
}

impl Memo {
    /// A folder of which nothing is known yet.
    pub fn new(root: &Path, options: Options) -> Self {
        Self {
            tree: Tree::new(root),
            options,
            progress: Arc::new(NoProgress),
            passes: Vec::new(),
            last: None,
            last_good: None,
            tells_of_build: false,
            is_hasty: false,
            shown: BTreeSet::new(),
        }
    }

    /// Keeps every page while a file has an error: the site is made of the text that the file had
    /// when it was sound; the diagnostics are about the text that it has now. If most entries are
    /// gone at once there is no new site at all.
    pub fn with_last_good(mut self) -> Self {
        self.last_good = Some(LastGood::default());
        self
    }

    /// Tells how far the first compilation is; those that follow take moments.
    pub fn with_progress(mut self, progress: Arc<dyn Progress>) -> Self {
        self.progress = progress;
        self
    }

    /// Adds what a build would find that leaves drafts out, where there are drafts.
    pub fn with_diagnostics_of_build(mut self) -> Self {
        self.tells_of_build = true;
        self
    }

    /// Shows after a hint what the changed files themselves say, and leaves the lists and what others say
    /// of them for the look at everything that follows: somebody waits for the page.
    pub fn with_haste(mut self) -> Self {
        self.is_hasty = true;
        self
    }

    /// Whether something was left for the look at everything.
    pub fn lags(&self) -> bool {
        self.passes.first().is_some_and(Pass::lags)
    }

    /// Compiles the folder as it is now: the very same compilation if nothing has changed.
    pub fn compile(&mut self, changed: Changed) -> Arc<Compilation> {
        let changed = if self.last.is_some() { changed } else { Changed::Anything };
        self.progress.begin(BuildStep::Read, None);
        let is_new = self.tree.refresh(&changed);
        self.progress.end(BuildStep::Read);
        let may_lag = self.is_hasty && matches!(changed, Changed::Paths(_));
        let is_known = !is_new && (may_lag || !self.lags());
        if let Some(last) = self.last.as_ref().filter(|_| is_known) {
            return Arc::clone(last);
        }
        let snapshot = self.tree.snapshot();
        let (first, mut compilation) =
            run_pass(&snapshot, self.options, may_lag, self.passes.iter(), &*self.progress);
        self.progress = Arc::new(NoProgress);
        let entries = first.entry_keys();
        let mut passes = Passes { new: vec![first], old: &self.passes };
        if let Some(last_good) = &mut self.last_good {
            let now = entries.as_ref().filter(|_| snapshot.has_content());
            if let Some(loss) = now.and_then(|now| find_loss_of_files(&self.shown, now)) {
                compilation.site = None;
                compilation.add(vec![loss]);
            } else if snapshot.has_content() {
                last_good.repair(&snapshot, self.options, &mut compilation, &mut passes);
                if let Some(entries) = entries.filter(|_| compilation.site.is_some()) {
                    self.shown = entries;
                }
            }
        }
        if self.tells_of_build && compilation.has_drafts() {
            let options = Options { drafts: false, ..self.options };
            let (pass, without_drafts) = run_pass(
                &snapshot,
                options,
                false,
                passes.new.iter().chain(passes.old),
                &NoProgress,
            );
            passes.new.push(pass);
            compilation.add(without_drafts.diagnostics);
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
