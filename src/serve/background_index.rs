//! The search index of what is shown, made while nobody waits for it: after the start, and after a
//! change once writers pause. On threads of its own, so that a rebuild does not wait for it.

use std::sync::{Arc, Mutex, PoisonError};

use rayon::{ThreadPool, ThreadPoolBuilder};

use super::{OnEvent, on_demand, preview::Preview};

/// What is made, and what is to be made next.
#[derive(Debug, Default)]
struct IndexQueue {
    next: Option<Arc<Preview>>,
    is_busy: bool,
}

/// Makes one index at a time, always of the newest preview.
pub(super) struct BackgroundIndex {
    pool: Option<Arc<ThreadPool>>,
    queue: Arc<Mutex<IndexQueue>>,
    on_event: OnEvent,
}

impl BackgroundIndex {
    /// Nothing is to be made yet. Where the system gives no threads, the index is made when the first
    /// search asks for it.
    pub(super) fn new(on_event: OnEvent) -> Self {
        // As many as there are: nobody writes while it is made, but somebody may wait for it.
        let pool = ThreadPoolBuilder::new().num_threads(rayon::current_num_threads());
        let pool = pool.thread_name(|number| format!("index {number}"));
        Self { pool: pool.build().ok().map(Arc::new), queue: Arc::default(), on_event }
    }

    /// Makes the index of a preview, unless it is there.
    pub(super) fn begin(&self, preview: &Arc<Preview>) {
        let is_made = preview.site.as_ref().is_none_or(|site| site.search_index.is_made());
        let Some(pool) = self.pool.as_ref().filter(|_| !is_made) else { return };
        let mut queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
        queue.next = Some(Arc::clone(preview));
        if std::mem::replace(&mut queue.is_busy, true) {
            return;
        }
        let (queue, on_event) = (Arc::clone(&self.queue), Arc::clone(&self.on_event));
        pool.spawn(move || {
            while let Some(preview) = take_next(&queue) {
                on_demand::make_index(&preview, &on_event);
            }
        });
    }
}

/// The newest preview that waits for its index; if there is none, the work is over.
fn take_next(queue: &Mutex<IndexQueue>) -> Option<Arc<Preview>> {
    let mut queue = queue.lock().unwrap_or_else(PoisonError::into_inner);
    let next = queue.next.take();
    queue.is_busy = next.is_some();
    next
}

#[cfg(test)]
mod tests {
    use std::{fs, time::Instant};

    use super::*;
    use crate::{
        pipeline::{Options, compile},
        search::ROOT,
        serve::{panel::PanelReport, site::ServedSite},
    };

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a site of files, and an end to waiting")]
    fn the_index_is_there_before_anybody_searches() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("teladan.yaml"), "judul: Uji\n").unwrap();
        fs::create_dir_all(folder.path().join("content/halaman")).unwrap();
        fs::write(folder.path().join("content/halaman/uji.md"), "---\njudul: Uji\n---\n\nIsi.\n")
            .unwrap();
        let compilation = Arc::new(compile(folder.path(), Options::default()));
        let site = Arc::new(ServedSite::new(&compilation, None, None).unwrap());
        let preview = Preview::empty().next(Some(Arc::clone(&site)), PanelReport::default(), 1);
        let background = BackgroundIndex::new(Arc::new(|_| {}));
        background.begin(&Arc::new(preview));
        let started = Instant::now();
        while !site.search_index.is_made() && started.elapsed().as_secs() < 20 {
            std::thread::yield_now();
        }
        assert!(site.search_index.get(ROOT).is_some());
    }
}
