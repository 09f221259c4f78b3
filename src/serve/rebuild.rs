//! The other thread: waits for changes, compiles, and puts what came of it in the place of what is
//! shown. Whatever goes wrong there, what is shown stays.
#![expect(clippy::disallowed_methods, reason = "it says how long a rebuild took")]

use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::watch;

use super::{
    Diagnostics, Settings, Tell, Told, attachments::Attachments, preview::Preview, report::Report,
    site::ServedSite,
};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    pipeline::{self, Compilation, Memo, Options},
    read::Changed,
    source::SourceId,
    text::{date::Date, language::Language},
    watch::Changes,
};

/// Compiles a site again and again.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: Options,
    memo: Memo,
    language: Option<Language>,
    spoken: Language,
    today: fn() -> Date,
    attachments: Attachments,
    rebuilds: u64,
    last: Option<Arc<Compilation>>,
    tell: Tell,
}

impl Rebuilder {
    /// One who has compiled nothing yet.
    pub(super) fn new(settings: &Settings, tell: Tell) -> Self {
        let options = Options { drafts: settings.drafts, keep_going: false };
        Self {
            root: settings.root.clone(),
            options,
            memo: Memo::new(&settings.root, options).with_last_good(),
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
        self.rebuild(&shown, Changed::Anything);
        shown
    }

    /// Rebuilds after every change, for ever.
    pub(super) fn run(mut self, mut changes: Changes, shown: &watch::Sender<Arc<Preview>>) {
        loop {
            // Files beside entries are looked at after the site is shown, some at a time: photos
            // take theirs.
            let changed = if self.look(shown) {
                changes.wait_for(Duration::ZERO)
            } else {
                Some(changes.wait())
            };
            if let Some(changed) = changed {
                self.rebuild(shown, changed);
            }
        }
    }

    fn rebuild(&mut self, shown: &watch::Sender<Arc<Preview>>, changed: Changed) {
        let started = Instant::now();
        let memo = AssertUnwindSafe(|| self.memo.compile(changed));
        let Ok(compilation) = catch_unwind(memo) else {
            // What it remembers may be half of something.
            self.memo = Memo::new(&self.root, self.options).with_last_good();
            return;
        };
        if self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &compilation)) {
            return;
        }
        self.rebuilds += 1;
        let before = shown.borrow().site.clone();
        let (diagnostics, site) = rayon::join(
            || self.diagnostics(&compilation),
            || ServedSite::new(&compilation, before.as_deref()),
        );
        let site = site.map(Arc::new);
        let next =
            shown.borrow().next(site, self.report(&compilation, &diagnostics), self.rebuilds);
        // What was shown before is put away here, not on the server's thread.
        drop(shown.send_replace(Arc::new(next)));
        (self.tell)(Told::Built {
            diagnostics: self.told(&diagnostics, &compilation),
            pages: compilation.site.as_ref().map(|site| site.pages.len()),
            seconds: started.elapsed().as_secs_f64(),
        });
        self.last = Some(compilation);
    }

    /// Looks at files that were not looked at yet, and says what is wrong with them; whether there
    /// are more.
    fn look(&mut self, shown: &watch::Sender<Arc<Preview>>) -> bool {
        let Some(compilation) = self.last.clone() else { return false };
        let looked = self.attachments.look(&compilation);
        if !looked.news {
            return looked.more;
        }
        let diagnostics = self.diagnostics(&compilation);
        let next = shown.borrow().told(self.report(&compilation, &diagnostics));
        shown.send_replace(Arc::new(next));
        (self.tell)(Told::Checked(self.told(&diagnostics, &compilation)));
        looked.more
    }

    fn report(&self, compilation: &Compilation, diagnostics: &[Diagnostic]) -> Report {
        Report::new(diagnostics, &compilation.sources, self.language(compilation))
    }

    /// The same diagnostics as those of a check.
    fn diagnostics(&self, compilation: &Compilation) -> Vec<Diagnostic> {
        let mut all = compilation.diagnostics.clone();
        all.extend(stale(compilation, (self.today)()));
        all.extend(self.attachments.known(compilation));
        pipeline::arrange_diagnostics(all, compilation.config.as_ref(), &compilation.sources)
    }

    fn told<'a>(&self, list: &'a [Diagnostic], compilation: &'a Compilation) -> Diagnostics<'a> {
        Diagnostics { list, sources: &compilation.sources, language: self.language(compilation) }
    }

    fn language(&self, compilation: &Compilation) -> Language {
        let of_site = || compilation.config.as_ref().map(Config::message_language);
        self.language.or_else(of_site).unwrap_or(self.spoken)
    }
}

/// What was not looked at for long. Of a file that is shown as it last was nothing is said: its
/// places are those of another text.
fn stale(compilation: &Compilation, today: Date) -> Vec<Diagnostic> {
    let Some(site) = &compilation.site else { return Vec::new() };
    let mut stale = site.graph.stale(today);
    if stale.is_empty() {
        return stale;
    }
    let texts: HashMap<SourceId, *const u8> =
        compilation.sources.iter().map(|(id, source)| (id, source.text.as_ptr())).collect();
    stale.retain(|diagnostic| {
        diagnostic
            .source()
            .is_some_and(|id| texts.get(&id) == Some(&site.sources.get(id).text.as_ptr()))
    });
    stale
}
