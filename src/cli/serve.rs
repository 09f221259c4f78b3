//! `teladan serve`: what the preview has to say, at the terminal.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use super::{Exit, args::ServeArguments, check, open, talk};
use crate::{
    diagnostic::{
        human,
        wording::{phrase, word},
    },
    serve::{self, DiagnosticList, ServeError, ServeEvent, Settings},
    text::language::Language,
};

/// Serves a knowledge base until somebody ends it.
pub(super) fn serve(root: &Path, arguments: &ServeArguments, spoken: Language) -> Exit {
    let language = arguments.lang.map(Language::from);
    let settings = Settings {
        root: root.to_owned(),
        drafts: !arguments.no_drafts,
        host: arguments.host.clone(),
        port: arguments.port,
        language,
        fallback_language: language.unwrap_or(spoken),
        today: check::today,
    };
    let teller = Teller { opens: arguments.open, last: Mutex::default() };
    match serve::serve(&settings, move |told| teller.tell(&told)) {
        Ok(()) => Exit::Clean,
        Err(failure) => {
            talk::say(&said(&failure, settings.fallback_language));
            Exit::Failed
        }
    }
}

/// Says what happens, and what was found only when that has changed.
struct Teller {
    opens: bool,
    last: Mutex<String>,
}

impl Teller {
    fn tell(&self, told: &ServeEvent<'_>) {
        match told {
            ServeEvent::Ready { local, network, language } => {
                talk::say(&phrase(*language, "cli.serve.ready", &[("url", local)]));
                if let Some(network) = network {
                    talk::say(&phrase(*language, "cli.serve.network", &[("url", network)]));
                    talk::say(&serve::qr(network).unwrap_or_default());
                }
                talk::say(word(*language, "cli.serve.stop"));
                if self.opens && !open::open(local) {
                    talk::say(word(*language, "cli.serve.not-opened"));
                }
            }
            ServeEvent::Rebuilt { diagnostics, pages, seconds } => {
                self.found(diagnostics);
                let time = talk::decimal(seconds * 1000.0, diagnostics.language);
                let key = if pages.is_some() { "cli.serve.built" } else { "cli.serve.kept" };
                let pages = pages.unwrap_or_default().to_string();
                let tally = talk::tally(diagnostics.list, diagnostics.language);
                let arguments = [("pages", pages.as_str()), ("time", &time), ("tally", &tally)];
                talk::say(&phrase(diagnostics.language, key, &arguments));
            }
            ServeEvent::AttachmentsChecked(diagnostics) => {
                self.found(diagnostics);
                talk::say(&talk::tally(diagnostics.list, diagnostics.language));
            }
            ServeEvent::PageFailed(diagnostics) => {
                talk::show(&human::render(
                    diagnostics.list,
                    diagnostics.sources,
                    diagnostics.language,
                ));
            }
            ServeEvent::Unwatched { reason, language } => {
                talk::say(&talk::unwatched(reason, *language))
            }
        }
    }

    fn found(&self, diagnostics: &DiagnosticList<'_>) {
        let shown = human::render(diagnostics.list, diagnostics.sources, diagnostics.language);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != shown {
            talk::show(&shown);
            *last = shown;
        }
    }
}

/// Why there is no preview.
fn said(failure: &ServeError, language: Language) -> String {
    match failure {
        ServeError::Busy(port) => {
            phrase(language, "cli.serve.busy", &[("port", &port.to_string())])
        }
        ServeError::Host(host, error) => {
            phrase(language, "cli.serve.no-host", &[("host", host), ("error", &error.to_string())])
        }
        ServeError::Io(error) => {
            phrase(language, "cli.serve.failed", &[("error", &error.to_string())])
        }
    }
}
