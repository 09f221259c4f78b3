//! Files made on demand, off the server's thread. A slow page holds up only those who ask for it,
//! and is made once for all of them.

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

use tokio::sync::watch;

use crate::{
    diagnostic::Diagnostic,
    pipeline::{Task, isolate},
    search::ROOT,
};

use super::{DiagnosticList, OnEvent, ServeEvent, preview::Preview, served_file::ServedFile};

/// A file; nothing if it could not be made.
type MadeFile = Option<ServedFile>;
/// A file that is being made: the number of its preview, and its path.
type FileKey = (u64, String);

/// The files that are being made.
pub(super) struct OnDemand {
    under_way: RefCell<HashMap<FileKey, watch::Receiver<Option<MadeFile>>>>,
    on_event: OnEvent,
}

impl OnDemand {
    /// No file is being made yet. Pages that fail are reported to `on_event`.
    pub(super) fn new(on_event: OnEvent) -> Rc<Self> {
        Rc::new(Self { under_way: RefCell::default(), on_event })
    }

    /// Makes the file at a path of the site, or waits for it if that is under way. It is finished
    /// also if nobody waits for it any more.
    pub(super) async fn file(self: &Rc<Self>, preview: &Arc<Preview>, path: &str) -> MadeFile {
        if let Some(made) = preview.site.as_ref().and_then(|site| site.cached_file(path)) {
            return Some(made);
        }
        let key = (preview.generation, path.to_owned());
        let under_way = self.under_way.borrow().get(&key).cloned();
        let mut outcome = under_way.unwrap_or_else(|| self.begin(preview, key));
        let made = outcome.wait_for(Option::is_some).await;
        made.ok().and_then(|made| made.clone().flatten())
    }

    /// A file of the search index. All of them are made when the first is asked for.
    pub(super) async fn search_file(
        self: &Rc<Self>,
        preview: &Arc<Preview>,
        path: &str,
    ) -> MadeFile {
        let site = preview.site.as_ref()?;
        if site.search_index.get(path).is_none() && !site.search_index.is_made() {
            self.file(preview, ROOT).await;
        }
        site.search_index.get(path).cloned()
    }

    fn begin(
        self: &Rc<Self>,
        preview: &Arc<Preview>,
        key: FileKey,
    ) -> watch::Receiver<Option<MadeFile>> {
        let (sender, receiver) = watch::channel(None);
        self.under_way.borrow_mut().insert(key.clone(), receiver.clone());
        let (on_demand, preview) = (Rc::clone(self), Arc::clone(preview));
        let (path, on_event) = (key.1.clone(), Arc::clone(&self.on_event));
        tokio::task::spawn_local(async move {
            let made =
                tokio::task::spawn_blocking(move || make_file(&preview, &path, &on_event)).await;
            on_demand.under_way.borrow_mut().remove(&key);
            sender.send_replace(Some(made.unwrap_or_default()));
        });
        receiver
    }
}

/// Makes a file. If that fails, the last version that could be made takes its place. A panic costs
/// this file alone.
fn make_file(preview: &Preview, path: &str, on_event: &OnEvent) -> MadeFile {
    let site = preview.site.as_ref()?;
    if path == ROOT {
        make_index(preview, on_event);
        return None;
    }
    match isolate(Task::Page, path, || site.make(path)).unwrap_or_else(|fault| Some(Err(fault)))? {
        Ok(made) => {
            site.cache(path, &made);
            Some(made)
        }
        Err(diagnostic) => {
            report(&diagnostic, preview, on_event);
            let last = preview.last_good()?;
            let make = || last.make(path)?.ok();
            // Why it fails is told already.
            last.cached_file(path).or_else(|| isolate(Task::Page, path, make).ok()?)
        }
    }
}

/// Makes the search index, or waits for it if that is under way.
pub(super) fn make_index(preview: &Preview, on_event: &OnEvent) {
    let Some(site) = &preview.site else { return };
    if let Err(diagnostic) = site.search_index.make(&site.compilation) {
        report(&diagnostic, preview, on_event);
    }
}

/// Says at the terminal and in the panel why a file could not be made.
fn report(diagnostic: &Diagnostic, preview: &Preview, on_event: &OnEvent) {
    let Some(sources) = preview.site.as_ref().and_then(|site| site.sources()) else { return };
    if preview.add_page_diagnostic(diagnostic) {
        let (list, language) = (std::slice::from_ref(diagnostic), preview.panel.language());
        on_event(ServeEvent::PageFailed(DiagnosticList { list, sources, language }));
    }
}
