//! `teladan check`: every finding in one run, nothing written.

use std::path::Path;

use super::{Exit, args::CheckArguments, talk};
use crate::pipeline::{self, Options};

/// Checks a knowledge base, drafts included.
pub(super) fn check(root: &Path, arguments: &CheckArguments) -> Exit {
    let mut compiled = pipeline::compile(root, Options { drafts: true, keep_going: false });
    compiled.check_files();
    let exit = talk::report(&compiled, arguments.report);
    talk::say(&talk::tally(&compiled, talk::language(arguments.report, &compiled)));
    if compiled.config.is_none() { Exit::Failed } else { exit }
}
