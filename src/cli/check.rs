//! `teladan check`: every finding in one run, nothing written.
#![expect(clippy::disallowed_methods, reason = "only the command line looks at the clock")]

use std::{
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use super::{Exit, args::CheckArguments, talk};
use crate::{
    diagnostic::wording::{Language, phrase},
    pipeline::{self, Options},
    text::date::Date,
    watch::Changes,
};

/// Checks a knowledge base, drafts included: once, or again after every change.
pub(super) fn check(root: &Path, arguments: &CheckArguments, spoken: Language) -> Exit {
    let today = match &arguments.now {
        None => today(),
        Some(text) => {
            if let Ok(date) = Date::parse(text) {
                date
            } else {
                talk::say(&phrase(spoken, "cli.bad-date", &[("date", text)]));
                return Exit::Failed;
            }
        }
    };
    if !arguments.watch {
        return once(root, arguments, today);
    }
    let said = arguments.report.lang.map_or(spoken, Language::from);
    let watched: notify::Result<()> = Changes::of(root).and_then(|changes| {
        loop {
            once(root, arguments, today);
            talk::say(&phrase(said, "cli.watching", &[]));
            changes.wait()?;
        }
    });
    if let Err(error) = watched {
        talk::say(&phrase(said, "cli.watch-failed", &[("error", &error.to_string())]));
    }
    Exit::Failed
}

fn once(root: &Path, arguments: &CheckArguments, today: Date) -> Exit {
    let mut compiled = pipeline::compile(root, Options { drafts: true, keep_going: false });
    compiled.check_files();
    compiled.check_age(today);
    let exit = talk::report_as(&compiled, arguments.report, arguments.format);
    talk::say(&talk::tally(&compiled, talk::language(arguments.report, &compiled)));
    if compiled.config.is_none() { Exit::Failed } else { exit }
}

/// The day it is, in universal time.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Date::from_days(seconds / 86_400)
}
