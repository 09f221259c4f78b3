//! Last good: while a file has an error, the pipeline runs on the text that the file had when it was
//! sound. So every page stays. The diagnostics are about the text that the file has now.
//!
//! # An example
//!
//! `a.md` and `b.md` are sound, and both texts are kept. Then an editor breaks `a.md` and adds a
//! sentence to `b.md`.
//!
//! 1. The folder is compiled as it is. `a.md` has an error; these diagnostics are shown.
//! 2. `a.md` gets a substitute: its last good text. The second run has no error. Its site has the old
//!    page of `a.md` and the new page of `b.md`.
//! 3. The new text of `b.md` is kept as its last good one. That of `a.md` stays.
//!
//! # Other cases
//!
//! - A file that never was sound gets nothing as its substitute: the site is made without it.
//! - `b.md` is deleted, and a reference in `a.md` dangles. `a.md` reads as it did when it was sound,
//!   so it is not to blame, gets no substitute, and its page stays.
//! - A term is taken out of a file of terms, and `a.md` names it. `a.md` again is not to blame. Then
//!   the changed files that all entries share are suspected: the settings, the terms, the theme. A
//!   substitute for them is kept if fewer errors are left.
//! - `b.md` takes the address of `a.md`. Then a few changed entries are suspected, one after the
//!   other, in the same way.
//! - A substitute that does not take away the errors of its file is withdrawn: the author sees the
//!   new text.

mod attempt;
mod candidates;
mod errors;
mod good_texts;
mod repair;
mod substitutes;

use std::sync::Arc;

use attempt::Attempt;
use errors::errors_by_file;
use good_texts::GoodTexts;
use repair::Repair;

use super::{Compilation, Options, pass::Pass};
use crate::{read::Snapshot, theme::Theme};

/// What is kept of a folder between two compilations.
#[derive(Debug, Default)]
pub(super) struct LastGood {
    texts: GoodTexts,
    /// The last theme that passed the trial of its templates.
    theme: Option<Arc<Theme>>,
}

/// The passes from which stages may be reused.
#[derive(Debug)]
pub(super) struct Passes<'a> {
    /// Those of this compilation; every further run adds its own.
    pub(super) new: Vec<Pass>,
    /// Those of the compilation before.
    pub(super) old: &'a [Pass],
}

impl LastGood {
    /// Puts the best site that can be made into a compilation of the folder as it is. Its
    /// diagnostics stay.
    pub(super) fn repair(
        &mut self,
        snapshot: &Snapshot,
        options: Options,
        compilation: &mut Compilation,
        passes: &mut Passes<'_>,
    ) {
        compilation.try_templates(&mut self.theme);
        let errors = errors_by_file(compilation);
        if errors.is_empty() && compilation.site.is_some() {
            return self.texts.remember(snapshot, &errors);
        }
        let first =
            Attempt { snapshot: snapshot.clone(), errors, compilation: compilation.clone() };
        let best = Repair::new(self, snapshot, options, passes, first).run();
        if best.compilation.site.is_some() {
            self.texts.remember(&best.snapshot, &best.errors);
        }
        compilation.site = best.compilation.site;
        compilation.config = best.compilation.config;
    }
}
