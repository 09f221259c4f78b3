//! Waiting for changes of a knowledge base. It says only that something changed: what did is for
//! the pipeline to find out.

use std::{
    path::Path,
    sync::mpsc::{RecvTimeoutError, channel},
    time::Duration,
};

use notify::{Event, RecursiveMode, Watcher as _};

use crate::read::{CONTENT, SETTINGS, THEMES};

/// How long nothing may happen before a change is taken for complete: editors write a file in
/// several steps, and a checkout writes many.
const QUIET: Duration = Duration::from_millis(75);

/// Calls `changed` after every change, for ever.
pub fn each_change(root: &Path, mut changed: impl FnMut()) -> notify::Result<()> {
    let (sender, events) = channel::<notify::Result<Event>>();
    let mut watcher = notify::recommended_watcher(sender)?;
    watcher.watch(root, RecursiveMode::Recursive)?;
    loop {
        let Ok(event) = events.recv() else { return Ok(()) };
        if !concerns(root, &event?) {
            continue;
        }
        loop {
            match events.recv_timeout(QUIET) {
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
        changed();
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
