//! Waiting for changes of a knowledge base. It says only that something changed: what did is for
//! the pipeline to find out.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    time::Duration,
};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::read::{CONTENT, SETTINGS, THEMES};

/// How long nothing may happen before a change is taken for complete: editors write a file in
/// several steps, and a checkout writes many.
const QUIET: Duration = Duration::from_millis(75);

/// The changes of one knowledge base, from the moment this is made.
#[derive(Debug)]
pub struct Changes {
    root: PathBuf,
    events: Receiver<notify::Result<Event>>,
    /// Sends the events as long as it lives.
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Begins to watch.
    pub fn of(root: &Path) -> notify::Result<Self> {
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender)?;
        watcher.watch(root, RecursiveMode::Recursive)?;
        Ok(Self { root: root.to_owned(), events, _watcher: watcher })
    }

    /// Waits until something has changed and is quiet again. Nothing is missed between two calls.
    pub fn wait(&self) -> notify::Result<()> {
        loop {
            let Ok(event) = self.events.recv() else {
                return Err(notify::Error::generic("the watcher has ended"));
            };
            if concerns(&self.root, &event?) {
                break;
            }
        }
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }
}

/// Whether an event is about input: our own output lies below the same root.
fn concerns(root: &Path, event: &Event) -> bool {
    if event.kind.is_access() {
        return false;
    }
    let inputs = [CONTENT, THEMES, SETTINGS].map(|input| root.join(input));
    event.need_rescan()
        || event.paths.iter().any(|path| inputs.iter().any(|input| path.starts_with(input)))
}
