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
    diagnostic::{Diagnostic, wording::Language},
    pipeline::{self, Compiled, Options},
    source::Sources,
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
    tell: Tell,
}

/// What came of a compilation: a site, or only what was found.
enum Result {
    Site(Arc<Site>),
    Findings(Box<Compiled>),
}

impl Result {
    fn compiled(&self) -> &Compiled {
        match self {
            Self::Site(site) => &site.compiled,
            Self::Findings(compiled) => compiled,
        }
    }
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
        self.rebuilds += 1;
        let (root, options) = (&self.root, self.options);
        let Ok(mut compiled) = catch_unwind(AssertUnwindSafe(|| pipeline::compile(root, options)))
        else {
            return;
        };
        compiled.check_age((self.today)());
        let result = match Site::new(compiled) {
            Ok(site) => Result::Site(Arc::new(site)),
            Err(compiled) => Result::Findings(compiled),
        };
        let compiled = result.compiled();
        let known = self.attachments.known(compiled);
        let findings = Self::settled(compiled, known);
        self.show(shown, &result, &findings);
        (self.tell)(Told::Built {
            findings: self.told(&findings, &compiled.sources, compiled),
            pages: compiled.site.as_ref().map(|site| site.pages.len()),
            seconds: started.elapsed().as_secs_f64(),
        });
    }

    /// Looks at files that were not looked at yet, and says what is wrong with them.
    fn look(&mut self, shown: &watch::Sender<Arc<Preview>>) {
        let Some(site) = shown.borrow().site.clone() else { return };
        if !self.attachments.look(&site.compiled) {
            return;
        }
        let findings = Self::settled(&site.compiled, self.attachments.known(&site.compiled));
        let result = Result::Site(site);
        self.show(shown, &result, &findings);
        let compiled = result.compiled();
        (self.tell)(Told::Checked(self.told(&findings, &compiled.sources, compiled)));
    }

    fn show(&self, shown: &watch::Sender<Arc<Preview>>, result: &Result, findings: &[Diagnostic]) {
        let compiled = result.compiled();
        let report = Report::new(findings, &compiled.sources, self.language(compiled));
        let site = match result {
            Result::Site(site) => Some(Arc::clone(site)),
            Result::Findings(_) => None,
        };
        let next = shown.borrow().next(site, report, self.rebuilds);
        // What was shown before is put away here, not on the server's thread.
        drop(shown.send_replace(Arc::new(next)));
    }

    fn settled(compiled: &Compiled, more: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let mut all = compiled.diagnostics.clone();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
        pipeline::settled(all, compiled.config.as_ref(), &compiled.sources)
    }

    fn told<'a>(
        &self,
        list: &'a [Diagnostic],
        sources: &'a Sources,
        compiled: &Compiled,
    ) -> Findings<'a> {
        Findings { list, sources, language: self.language(compiled) }
    }

    fn language(&self, compiled: &Compiled) -> Language {
        let of_site = || compiled.config.as_ref().map(crate::config::Config::message_language);
        self.language.or_else(of_site).unwrap_or(self.spoken)
    }
}
