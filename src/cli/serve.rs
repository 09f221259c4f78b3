//! `teladan serve`: the events of a preview, printed at the terminal.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use super::{Exit, args::ServeArguments, check, open, progress::TerminalProgress, terminal};
use crate::{
    diagnostic::{
        human,
        system_error::explain_system_error,
        wording::{phrase, word},
    },
    serve::{self, DiagnosticList, ServeError, ServeEvent, Settings},
    text::{language::Language, number},
};

/// Serves a knowledge base until somebody ends it.
pub(super) fn serve(root: &Path, arguments: &ServeArguments, fallback_language: Language) -> Exit {
    let language = arguments.lang.map(Language::from);
    let progress = TerminalProgress::new(language.unwrap_or(fallback_language));
    let settings = Settings {
        root: root.to_owned(),
        drafts: !arguments.no_drafts,
        host: arguments.host.clone(),
        port: arguments.port,
        language,
        fallback_language: language.unwrap_or(fallback_language),
        today: check::today,
        progress: progress.clone(),
    };
    let printer = EventPrinter { opens: arguments.open, last: Mutex::default(), progress };
    match serve::serve(&settings, move |event| printer.print(&event)) {
        Ok(()) => Exit::Clean,
        Err(failure) => {
            terminal::print_line(&explain_failure(&failure, settings.fallback_language));
            Exit::Failed
        }
    }
}

/// Prints what happens, and the diagnostics only when they have changed.
struct EventPrinter {
    opens: bool,
    last: Mutex<String>,
    progress: Arc<TerminalProgress>,
}

impl EventPrinter {
    fn print(&self, event: &ServeEvent<'_>) {
        // The first compilation is done; only that is shown while it is under way.
        self.progress.finish();
        match event {
            ServeEvent::Ready { local, network, language } => {
                terminal::print_line(&phrase(*language, "cli.serve.ready", &[("url", local)]));
                if let Some(network) = network {
                    terminal::print_line(&phrase(
                        *language,
                        "cli.serve.network",
                        &[("url", network)],
                    ));
                    terminal::print_line(&serve::qr(network).unwrap_or_default());
                }
                terminal::print_line(word(*language, "cli.serve.stop"));
                if self.opens && !open::open(local) {
                    terminal::print_line(word(*language, "cli.serve.not-opened"));
                }
            }
            ServeEvent::Rebuilt { diagnostics, pages, seconds } => {
                self.print_diagnostics(diagnostics);
                let time = number::write_rounded(seconds * 1000.0, diagnostics.language);
                let key = if pages.is_some() { "cli.serve.built" } else { "cli.serve.kept" };
                let pages = pages.unwrap_or_default().to_string();
                let tally = terminal::tally(diagnostics.list, diagnostics.language);
                let arguments = [("pages", pages.as_str()), ("time", &time), ("tally", &tally)];
                terminal::print_line(&phrase(diagnostics.language, key, &arguments));
            }
            ServeEvent::AttachmentsChecked(diagnostics) => {
                self.print_diagnostics(diagnostics);
                terminal::print_line(&terminal::tally(diagnostics.list, diagnostics.language));
            }
            ServeEvent::PageFailed(diagnostics) => {
                terminal::print_text(&human::render(
                    diagnostics.list,
                    diagnostics.sources,
                    diagnostics.language,
                ));
            }
            ServeEvent::Unwatched { reason, language } => {
                terminal::print_line(&terminal::explain_unwatched(reason, *language));
            }
        }
    }

    fn print_diagnostics(&self, diagnostics: &DiagnosticList<'_>) {
        let shown = human::render(diagnostics.list, diagnostics.sources, diagnostics.language);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != shown {
            terminal::print_text(&shown);
            *last = shown;
        }
    }
}

/// Why there is no preview.
fn explain_failure(failure: &ServeError, language: Language) -> String {
    match failure {
        ServeError::Busy(port) => {
            phrase(language, "cli.serve.busy", &[("port", &port.to_string())])
        }
        ServeError::Host(host, error) => phrase(
            language,
            "cli.serve.no-host",
            &[("host", host), ("error", &explain_system_error(error, language))],
        ),
        ServeError::Io(error) => phrase(
            language,
            "cli.serve.failed",
            &[("error", &explain_system_error(error, language))],
        ),
    }
}
