//! The thread that waits for changes, compiles, and replaces the preview. If it panics, the preview
//! stays, says so, and goes on with the next change.
#![expect(clippy::disallowed_methods, reason = "it says how long a rebuild took")]

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::sync::watch;

use super::{
    DiagnosticList, OnEvent, ServeEvent, Settings, attachments::Attachments,
    background_index::BackgroundIndex, panel::PanelReport, preview::Preview, site::ServedSite,
};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    pipeline::{self, Compilation, Memo, Options, Task, isolate},
    read::{Changed, SETTINGS},
    source::{Source, SourceId, Sources},
    text::{date::Date, language::Language},
    watch::Changes,
};

/// How long nobody writes before the index is made anew: who writes saves more often than that.
const PAUSE: Duration = Duration::from_secs(3);

/// Compiles a site again and again.
pub(super) struct Rebuilder {
    root: PathBuf,
    options: Options,
    memo: Memo,
    language: Option<Language>,
    fallback_language: Language,
    today: fn() -> Date,
    attachments: Attachments,
    background_index: BackgroundIndex,
    rebuilds: u64,
    last: Option<Arc<Compilation>>,
    on_event: OnEvent,
}

impl Rebuilder {
    /// One who has compiled nothing yet.
    pub(super) fn new(settings: &Settings, on_event: OnEvent) -> Self {
        let options = Options { drafts: settings.drafts, keep_going: false };
        Self {
            root: settings.root.clone(),
            options,
            memo: new_memo(&settings.root, options).with_progress(Arc::clone(&settings.progress)),
            language: settings.language,
            fallback_language: settings.fallback_language,
            today: settings.today,
            attachments: Attachments::new(&settings.root),
            background_index: BackgroundIndex::new(Arc::clone(&on_event)),
            rebuilds: 0,
            last: None,
            on_event,
        }
    }

    /// What is shown first.
    pub(super) fn show_first(&mut self) -> watch::Sender<Arc<Preview>> {
        let (shown, _) = watch::channel(Arc::new(Preview::empty()));
        self.rebuild(&shown, Changed::Anything);
        shown
    }

    /// Rebuilds after every change, for ever.
    pub(super) fn run(mut self, mut changes: Changes, shown: &watch::Sender<Arc<Preview>>) {
        self.background_index.begin(&shown.borrow());
        loop {
            // Files beside entries are checked after the site is shown, some at a time: photos take
            // long.
            let checked = isolate(Task::Rebuild, SETTINGS, || self.check_attachments(shown));
            let has_more = checked.unwrap_or_else(|fault| {
                self.show_fault(shown, &fault);
                false
            });
            let changed = if has_more {
                changes.wait_for(Duration::ZERO)
            } else if self.has_unreadable_files() {
                Some(changes.wait_or_retry())
            } else {
                self.wait(&mut changes, shown)
            };
            if let Some(changed) = changed {
                self.rebuild(shown, changed);
            }
        }
    }

    /// Waits for a change. Once nobody has written for a moment, the index of what is shown is made.
    fn wait(&self, changes: &mut Changes, shown: &watch::Sender<Arc<Preview>>) -> Option<Changed> {
        let soon = changes.wait_for(PAUSE);
        if soon.is_some() {
            return soon;
        }
        self.background_index.begin(&shown.borrow());
        Some(changes.wait())
    }

    /// Whether files could not be read, which may be readable later.
    fn has_unreadable_files(&mut self) -> bool {
        let beside = self.attachments.retry_unreadable();
        beside || self.last.as_ref().is_some_and(|last| last.has_unreadable_files())
    }

    fn rebuild(&mut self, shown: &watch::Sender<Arc<Preview>>, changed: Changed) {
        let rebuild = || self.compile(shown, changed);
        if let Err(fault) = isolate(Task::Rebuild, SETTINGS, rebuild) {
            // What the memo keeps may be incomplete.
            self.memo = new_memo(&self.root, self.options);
            self.last = None;
            self.show_fault(shown, &fault);
        }
    }

    /// Shows that the program itself has failed. The site stays as it was.
    fn show_fault(&mut self, shown: &watch::Sender<Arc<Preview>>, fault: &Diagnostic) {
        self.rebuilds += 1;
        let language = self.language.unwrap_or(self.fallback_language);
        let (list, sources) = (std::slice::from_ref(fault), &Sources::default());
        let panel = PanelReport::new(list, sources, language);
        let next = shown.borrow().next(None, panel, self.rebuilds);
        drop(shown.send_replace(Arc::new(next)));
        (self.on_event)(ServeEvent::Rebuilt {
            diagnostics: DiagnosticList { list, sources, language },
            pages: None,
            seconds: 0.0,
        });
    }

    fn compile(&mut self, shown: &watch::Sender<Arc<Preview>>, changed: Changed) {
        let started = Instant::now();
        let compilation = self.memo.compile(changed);
        if self.last.as_ref().is_some_and(|last| Arc::ptr_eq(last, &compilation)) {
            return;
        }
        self.rebuilds += 1;
        let before = shown.borrow().site.clone();
        let (diagnostics, site) = rayon::join(
            || self.diagnostics(&compilation),
            || ServedSite::new(&compilation, before.as_deref(), Some(&self.root)),
        );
        let site = site.map(Arc::new);
        let next = shown.borrow().next(site, self.panel(&compilation, &diagnostics), self.rebuilds);
        // The preview before is freed here, not on the server's thread.
        drop(shown.send_replace(Arc::new(next)));
        // What was left for the look at everything may change what there is to say.
        if !self.memo.lags() {
            (self.on_event)(ServeEvent::Rebuilt {
                diagnostics: self.list(&diagnostics, &compilation),
                pages: compilation.site.as_ref().map(|site| site.pages.len()),
                seconds: started.elapsed().as_secs_f64(),
            });
        }
        self.last = Some(compilation);
    }

    /// Checks some files that were not checked yet, and shows the diagnostics if they are new. Returns
    /// whether there are more files.
    fn check_attachments(&mut self, shown: &watch::Sender<Arc<Preview>>) -> bool {
        let Some(compilation) = self.last.clone() else { return false };
        let batch = self.attachments.check_some(&compilation);
        if !batch.has_news {
            return batch.has_more;
        }
        let diagnostics = self.diagnostics(&compilation);
        let next = shown.borrow().with_panel(self.panel(&compilation, &diagnostics));
        shown.send_replace(Arc::new(next));
        (self.on_event)(ServeEvent::AttachmentsChecked(self.list(&diagnostics, &compilation)));
        batch.has_more
    }

    fn panel(&self, compilation: &Compilation, diagnostics: &[Diagnostic]) -> PanelReport {
        PanelReport::new(diagnostics, &compilation.sources, self.language(compilation))
    }

    /// The same diagnostics as those of a check.
    fn diagnostics(&self, compilation: &Compilation) -> Vec<Diagnostic> {
        let mut all = compilation.diagnostics.clone();
        all.extend(find_stale(compilation, (self.today)()));
        all.extend(self.attachments.diagnostics(compilation));
        pipeline::arrange_diagnostics(all, compilation.config.as_ref(), &compilation.sources)
    }

    fn list<'a>(&self, list: &'a [Diagnostic], compilation: &'a Compilation) -> DiagnosticList<'a> {
        DiagnosticList { list, sources: &compilation.sources, language: self.language(compilation) }
    }

    fn language(&self, compilation: &Compilation) -> Language {
        let of_site = || compilation.config.as_ref().map(Config::message_language);
        self.language.or_else(of_site).unwrap_or(self.fallback_language)
    }
}

/// What keeps the stages of a folder that editors write in, and look at.
fn new_memo(root: &Path, options: Options) -> Memo {
    Memo::new(root, options).with_last_good().with_haste()
}

/// The entries that nobody has reviewed for long. Entries shown with their last good text are left
/// out: the places of diagnostics about them are in another text than the one on the disk.
fn find_stale(compilation: &Compilation, today: Date) -> Vec<Diagnostic> {
    let Some(site) = &compilation.site else { return Vec::new() };
    let mut stale = site.graph.find_stale(today);
    if stale.is_empty() {
        return stale;
    }
    let on_disk: HashMap<SourceId, &Arc<Source>> = compilation.sources.iter().collect();
    stale.retain(|diagnostic| {
        let shown = diagnostic.source().map(|id| (id, site.sources.get(id)));
        shown.is_some_and(|(id, source)| {
            on_disk.get(&id).is_some_and(|now| Arc::ptr_eq(now, source))
        })
    });
    stale
}
