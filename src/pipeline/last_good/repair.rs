//! The search for substitutes that give a site without errors.

use super::{
    LastGood, Passes,
    attempt::Attempt,
    candidates::{Candidate, Candidates, SharedFiles},
    errors::{ErrorsByFile, errors_by_file},
    substitutes::{Substitutes, apply, find_useless},
};
use crate::{
    pipeline::{NoProgress, Options, pass::run_pass},
    read::Snapshot,
};

/// How often files with errors are replaced in a row. A substitute may disagree with other files as
/// they are now, which then have errors of their own.
const MOST_ROUNDS: usize = 5;

/// The state of a search: the substitutes so far, and what a run with them gave.
#[derive(Debug)]
pub(super) struct Repair<'a, 'p> {
    last_good: &'a mut LastGood,
    snapshot: &'a Snapshot,
    options: Options,
    passes: &'a mut Passes<'p>,
    /// The errors of the folder as it is.
    errors: ErrorsByFile,
    substitutes: Substitutes,
    best: Attempt,
}

impl<'a, 'p> Repair<'a, 'p> {
    /// A search that begins with the folder as it is.
    pub(super) fn new(
        last_good: &'a mut LastGood,
        snapshot: &'a Snapshot,
        options: Options,
        passes: &'a mut Passes<'p>,
        first: Attempt,
    ) -> Self {
        let (errors, substitutes) = (first.errors.clone(), Substitutes::new());
        Self { last_good, snapshot, options, passes, errors, substitutes, best: first }
    }

    /// Searches until a run has no errors or no candidates are left.
    pub(super) fn run(mut self) -> Attempt {
        self.replace_files_with_errors();
        for sort in SharedFiles::ALL {
            let candidates = self.candidates().shared_files(sort);
            self.keep_if_better(candidates);
        }
        for candidate in self.candidates().entries() {
            self.keep_if_better(vec![candidate]);
        }
        self.withdraw_useless();
        self.best
    }

    /// Replaces every file with an error of its own, until no such file is left.
    fn replace_files_with_errors(&mut self) {
        for _ in 0..MOST_ROUNDS {
            let mut candidates = self.candidates().with_errors(&self.best.errors);
            // Errors of shared files cause errors of entries: only the next round can tell which
            // entries still have some.
            if candidates.iter().any(|(path, _)| SharedFiles::of(path).is_some()) {
                candidates.retain(|(path, _)| SharedFiles::of(path).is_some());
            }
            if candidates.is_empty() {
                break;
            }
            self.substitutes.extend(candidates);
            self.best = self.attempt(&self.substitutes.clone());
        }
    }

    /// Keeps more substitutes if a run with them is better than the one without them.
    fn keep_if_better(&mut self, candidates: Vec<Candidate>) {
        if self.best.is_sound() || candidates.is_empty() {
            return;
        }
        let mut substitutes = self.substitutes.clone();
        substitutes.extend(candidates);
        let attempt = self.attempt(&substitutes);
        if attempt.is_better_than(&self.best) {
            (self.substitutes, self.best) = (substitutes, attempt);
            self.replace_files_with_errors();
        }
    }

    /// Takes back the substitutes that did not help their own file.
    fn withdraw_useless(&mut self) {
        let useless = find_useless(&self.substitutes, &self.errors, &self.best.errors);
        if !useless.is_empty() {
            self.substitutes.retain(|path, _| !useless.contains(path));
            self.best = self.attempt(&self.substitutes.clone());
        }
    }

    fn candidates(&self) -> Candidates<'_> {
        let (snapshot, texts) = (self.snapshot, &self.last_good.texts);
        Candidates { snapshot, texts, substitutes: &self.substitutes }
    }

    /// Runs the pipeline with these substitutes.
    fn attempt(&mut self, substitutes: &Substitutes) -> Attempt {
        let snapshot = apply(substitutes, self.snapshot, &self.last_good.texts);
        let known = self.passes.new.iter().chain(self.passes.old);
        let (pass, mut compilation) = run_pass(&snapshot, self.options, false, known, &NoProgress);
        self.passes.new.push(pass);
        compilation.try_templates(&mut self.last_good.theme);
        Attempt { errors: errors_by_file(&compilation), snapshot, compilation }
    }
}
