//! `teladan check`: every diagnostic in one run, nothing written.
#![expect(clippy::disallowed_methods, reason = "only the command line looks at the clock")]

use std::{
    path::Path,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{
    Exit,
    args::CheckArguments,
    build::OUT,
    progress::{TerminalProgress, print_timings},
    published::check_addresses,
    terminal,
};
use crate::{
    diagnostic::wording::phrase,
    output::read_published_entries,
    pipeline::{Changed, Compilation, Memo, Options},
    text::{date::Date, language::Language},
    watch::Changes,
};

/// Checks a knowledge base, drafts included: once, or again after every change.
pub(super) fn check(root: &Path, arguments: &CheckArguments, fallback_language: Language) -> Exit {
    let today = match &arguments.now {
        None => today(),
        Some(text) => {
            if let Ok(date) = Date::parse(text) {
                date
            } else {
                terminal::print_line(&phrase(fallback_language, "cli.bad-date", &[("date", text)]));
                return Exit::Failed;
            }
        }
    };
    let options = Options { drafts: true, keep_going: false };
    let mut memo = Memo::new(root, options).with_diagnostics_of_build();
    if !arguments.watch {
        let progress = TerminalProgress::new(fallback_language);
        memo = memo.with_progress(progress.clone());
        let compilation = memo.compile(Changed::Anything);
        progress.finish();
        let language = terminal::language(arguments.report, &compilation);
        print_timings(&progress, arguments.report.timings, language);
        let mut compilation = Arc::unwrap_or_clone(compilation);
        let exit = print_report(&mut compilation, root, arguments, today);
        // The program ends: the system takes all its memory at once, faster than text by text.
        std::mem::forget((memo, compilation));
        return exit;
    }
    let language = arguments.report.lang.map_or(fallback_language, Language::from);
    let mut changes = Changes::of(root, move |reason| {
        terminal::print_line(&terminal::explain_unwatched(reason, language));
    });
    let mut last = None;
    let mut changed = Changed::Anything;
    loop {
        let compilation = memo.compile(changed);
        if last.as_ref().is_none_or(|last| !Arc::ptr_eq(last, &compilation)) {
            print_report(&mut Compilation::clone(&compilation), root, arguments, today);
            terminal::print_line(&phrase(language, "cli.watching", &[]));
            last = Some(Arc::clone(&compilation));
        }
        changed = if compilation.has_unreadable_files() {
            changes.wait_or_retry()
        } else {
            changes.wait()
        };
    }
}

/// Adds the diagnostics of files, of what was published and of the day, and prints all.
fn print_report(
    compilation: &mut Compilation,
    root: &Path,
    arguments: &CheckArguments,
    today: Date,
) -> Exit {
    compilation.check_pages();
    compilation.check_files();
    compilation.check_loss(&read_published_entries(&root.join(OUT)));
    check_addresses(compilation, root, &root.join(OUT), false);
    compilation.check_age(today);
    let exit = terminal::report_as(compilation, arguments.report, arguments.format);
    terminal::print_line(&terminal::tally(
        &compilation.diagnostics,
        terminal::language(arguments.report, compilation),
    ));
    if compilation.config.is_none() { Exit::Failed } else { exit }
}

/// The day it is, in universal time.
pub(super) fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Date::from_days(seconds / 86_400)
}
