//! What people read at the terminal: on standard error, in their language, in colour only where that
//! is wanted.
#![expect(clippy::disallowed_methods, reason = "only the command line asks for the environment")]

use std::{ffi::OsString, io::Write as _, path::Path};

use super::{
    Exit,
    args::{Deny, Format, ReportArguments},
};
use crate::{
    diagnostic::{
        Diagnostic, github, human, json, system_error::explain_system_error, wording::phrase,
    },
    output::OutputError,
    pipeline::Compilation,
    rule::Level,
    text::{language::Language, number},
    watch::Unwatched,
};

/// The language before any site is read: `--lang`, then that of the system, then Indonesian.
pub(super) fn guess_language(arguments: &[OsString]) -> Language {
    // Behind `--` stand values alone; `--lang` given again takes the place of the one before.
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .take_while(|text| *text != "--")
        .collect();
    let given = texts.iter().enumerate().rev().find_map(|(index, text)| {
        match text.strip_prefix("--lang")? {
            "" => texts.get(index + 1).copied(),
            value => value.strip_prefix('='),
        }
    });
    let of_system = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    let code = given.map(str::to_owned).or(of_system).unwrap_or_default();
    if code.to_ascii_lowercase().starts_with("en") { Language::En } else { Language::Id }
}

/// The language in which a site's diagnostics are printed.
pub(super) fn language(report: ReportArguments, compilation: &Compilation) -> Language {
    let of_site = || compilation.config.as_ref().map(crate::config::Config::message_language);
    report.lang.map(Language::from).or_else(of_site).unwrap_or_default()
}

/// Prints a line.
pub(super) fn print_line(text: &str) {
    // If this fails there is nobody to report it to.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Why a folder is polled, in one line.
pub(super) fn explain_unwatched(reason: &Unwatched, language: Language) -> String {
    match reason {
        Unwatched::FileSystem(kind) => {
            phrase(language, "cli.unwatched.elsewhere", &[("kind", kind)])
        }
        Unwatched::Limit => phrase(language, "cli.unwatched.limit", &[]),
        Unwatched::Failed(error) => phrase(
            language,
            "cli.unwatched.failed",
            &[("error", &explain_system_error(error, language))],
        ),
    }
}

/// Prints a text that has its line ends already.
pub(super) fn print_text(text: &str) {
    let _ = write!(anstream::stderr(), "{text}");
}

/// Prints what was asked for, on standard output, where it can be piped to another program.
pub(super) fn print_data(text: &str) {
    // A pipe that was closed early is no failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints all diagnostics, and returns whether they block.
pub(super) fn report(compilation: &Compilation, arguments: ReportArguments) -> Exit {
    let language = language(arguments, compilation);
    print_text(&human::render(&compilation.diagnostics, &compilation.sources, language));
    verdict(compilation, arguments.deny)
}

/// Prints all diagnostics in a format, on standard output if another program reads them, and returns
/// whether they block.
pub(super) fn report_as(
    compilation: &Compilation,
    arguments: ReportArguments,
    format: Format,
) -> Exit {
    let render = match format {
        Format::Human => return report(compilation, arguments),
        Format::Json => json::render,
        Format::Github => github::render,
    };
    let text =
        render(&compilation.diagnostics, &compilation.sources, language(arguments, compilation));
    // A pipe that was closed early is no failure.
    let _ = std::io::stdout().write_all(text.as_bytes());
    verdict(compilation, arguments.deny)
}

/// Whether diagnostics block. A fault of the program itself is told apart from those of authors.
pub(super) fn verdict(compilation: &Compilation, deny: Option<Deny>) -> Exit {
    if compilation.has_internal_faults() {
        return Exit::Failed;
    }
    let blocks = |level: Level| {
        level == Level::Error || level == Level::Warning && deny == Some(Deny::Warnings)
    };
    if compilation.diagnostics.iter().any(|diagnostic| blocks(diagnostic.level)) {
        Exit::Diagnostics
    } else {
        Exit::Clean
    }
}

/// "2 errors, 1 warning", or that all is well.
pub(super) fn tally(diagnostics: &[Diagnostic], language: Language) -> String {
    let count =
        |level: Level| diagnostics.iter().filter(|diagnostic| diagnostic.level == level).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    if errors + warnings == 0 {
        return phrase(language, "cli.all-clear", &[]);
    }
    let phrase_count = |key: &str, n: usize| {
        let form = if n == 1 { "one" } else { "other" };
        phrase(language, &format!("{key}.{form}"), &[("n", &number::write_count(n, language))])
    };
    let counts: Vec<String> = [("cli.errors", errors), ("cli.warnings", warnings)]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| phrase_count(key, n))
        .collect();
    counts.join(", ")
}

/// Why an output folder is not written to.
pub(super) fn explain_output_error(error: &OutputError, language: Language) -> String {
    let path_text = |path: &Path| path.display().to_string();
    match error {
        OutputError::Overlaps(path) => {
            phrase(language, "cli.out.overlaps", &[("path", &path_text(path))])
        }
        OutputError::NotOurs(path) => {
            phrase(language, "cli.out.not-ours", &[("path", &path_text(path))])
        }
        OutputError::NotAFolder(path) => {
            phrase(language, "cli.out.not-a-folder", &[("path", &path_text(path))])
        }
        OutputError::Busy(path) => phrase(language, "cli.out.busy", &[("path", &path_text(path))]),
        OutputError::InTheWay(path) => {
            phrase(language, "cli.out.in-the-way", &[("path", &path_text(path))])
        }
        OutputError::Io(path, error) => phrase(
            language,
            "cli.out.io",
            &[("path", &path_text(path)), ("error", &explain_system_error(error, language))],
        ),
        OutputError::Mixed { path, error, not_restored } => phrase(
            language,
            "cli.out.mixed",
            &[
                ("path", &path_text(path)),
                ("error", &explain_system_error(error, language)),
                ("n", &not_restored.to_string()),
            ],
        ),
    }
}
