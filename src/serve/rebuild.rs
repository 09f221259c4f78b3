//! The other thread: waits for changes, compiles, and puts what came of it in the place of what is
//! shown. Whatever goes wrong there, what is shown stays.
#![expect(clippy::disallowed_methods, reason = "it says how long a rebuild took")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    time::Instant,
};

use tokio::sync::watch;

use super::{
    Findings, Settings, Tell, Told, attachments::Attachments, preview::Preview, report::Report,
    site::Site,
};
use crate::{
    config::Config,
    diagnostic::{Diagnostic, wording::Language},
    pipeline::{self, Compiled, Options},
    text::date::Date,
    watch::Changes,
};

/// Compiles a site again and again.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: Options,
    language: Option<Language>,
    spoken: Language,
    today: fn() -> Date,
    attachments: Attachments,
    rebuilds: u64,
    last: Option<Arc<Compiled>>,
    tell: Tell,
}

impl Rebuilder {
    /// One who has compiled nothing yet.
    pub(super) fn new(settings: &Settings, tell: Tell) -> Self {
        Self {
            root: settings.root.clone(),
            options: Options { drafts: settings.drafts, keep_going: true },
            language: settings.language,
            spoken: settings.spoken,
            today: settings.today,
            attachments: Attachments::new(&settings.root),
            rebuilds: 0,
            last: None,
            tell,
        }
    }

    /// What is shown first.
    pub(super) fn first(&mut self) -> watch::Sender<Arc<Preview>> {
        let (shown, _) = watch::channel(Arc::new(Preview::nothing()));
        self.rebuild(&shown);
        shown
    }

    /// Rebuilds after every change, for ever.
    pub(super) fn run(mut self, changes: &Changes, shown: &watch::Sender<Arc<Preview>>) {
        loop {
            // Files beside entries are looked at after the site is shown: photos take their time.
            self.look(shown);
            if let Err(error) = changes.wait() {
                let language = shown.borrow().report.language();
                (self.tell)(Told::Unwatched { error: &error, language });
                return;
            }
            self.rebuild(shown);
        }
    }

    fn rebuild(&mut self, shown: &watch::Sender<Arc<Preview>>) {
        let started = Instant::now();
        let (root, options) = (&self.root, self.options);
        let compiled = catch_unwind(AssertUnwindSafe(|| pipeline::compile(root, options)));
        let Ok(compiled) = compiled.map(Arc::new) else { return };
        self.rebuilds += 1;
        let findings = self.findings(&compiled);
        let site = Site::new(&compiled).map(Arc::new);
        let next = shown.borrow().next(site, self.report(&compiled, &findings), self.rebuilds);
        // What was shown before is put away here, not on the server's thread.
        drop(shown.send_replace(Arc::new(next)));
        (self.tell)(Told::Built {
            findings: self.told(&findings, &compiled),
            pages: compiled.site.as_ref().map(|site| site.pages.len()),
            seconds: started.elapsed().as_secs_f64(),
        });
        self.last = Some(compiled);
    }

    /// Looks at files that were not looked at yet, and says what is wrong with them.
    fn look(&mut self, shown: &watch::Sender<Arc<Preview>>) {
        let Some(compiled) = self.last.clone() else { return };
        if !self.attachments.look(&compiled) {
            return;
        }
        let findings = self.findings(&compiled);
        let next = shown.borrow().told(self.report(&compiled, &findings));
        shown.send_replace(Arc::new(next));
        (self.tell)(Told::Checked(self.told(&findings, &compiled)));
    }

    fn report(&self, compiled: &Compiled, findings: &[Diagnostic]) -> Report {
        Report::new(findings, &compiled.sources, self.language(compiled))
    }

    /// The same findings as those of a check.
    fn findings(&self, compiled: &Compiled) -> Vec<Diagnostic> {
        let mut all = compiled.diagnostics.clone();
        let site = compiled.site.as_ref();
        all.extend(site.into_iter().flat_map(|site| site.graph.stale((self.today)())));
        all.extend(self.attachments.known(compiled));
        pipeline::settled(all, compiled.config.as_ref(), &compiled.sources)
    }

    fn told<'a>(&self, list: &'a [Diagnostic], compiled: &'a Compiled) -> Findings<'a> {
        Findings { list, sources: &compiled.sources, language: self.language(compiled) }
    }

    fn language(&self, compiled: &Compiled) -> Language {
        let of_site = || compiled.config.as_ref().map(Config::message_language);
        self.language.or_else(of_site).unwrap_or(self.spoken)
    }
}
