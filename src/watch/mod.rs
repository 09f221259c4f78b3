//! Waiting for changes of a knowledge base. It reports where something may have changed; what has
//! changed is for the pipeline to find out.
//!
//! The first changes after quiet are reported at once, with their paths, so that an editor sees them
//! without delay: the first of each file, and of a few files, because a save may touch others beside
//! the one that is meant. Whatever follows waits until nothing has happened for a moment. Then
//! everything is to be looked at, so that nothing is missed that the system did not report.
#![expect(clippy::disallowed_methods, reason = "waiting is about time")]

mod event_action;
mod folder_identity;
mod unwatched;

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use event_action::{EventAction, InputPaths};
use folder_identity::{FolderIdentity, folder_at};
use notify::{
    ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::ModifyKind,
};
pub use unwatched::Unwatched;

use crate::read::{CONTENT, Changed, THEMES};

/// How long nothing may happen before a change is taken for complete: editors write a file in
/// several steps, and a checkout writes many.
const QUIET: Duration = Duration::from_millis(75);

/// How many times paths are reported at once before everything else has to wait: a save takes one or
/// two, a checkout hundreds.
const MOST_AT_ONCE: usize = 3;

/// After this time everything is looked at although it is not quiet.
const LONGEST_UNREST: Duration = Duration::from_secs(2);

/// How long after a new folder appeared everything is looked at once more: what was written into it
/// before it was watched is not reported.
const NEW_FOLDER_DELAY: Duration = Duration::from_millis(500);

/// How often a folder is looked at that cannot be watched.
const POLL_INTERVAL: Duration = Duration::from_secs(2);

/// How often it is looked at whether the watched folders are still the same ones.
const IDENTITY_INTERVAL: Duration = Duration::from_secs(1);

/// The changes of one knowledge base, from the moment this is made.
pub struct Changes {
    root: PathBuf,
    inputs: InputPaths,
    folders: Vec<WatchedFolder>,
    next_identity_check: Instant,
    events: Receiver<notify::Result<Event>>,
    /// Sends the events as long as it lives; nothing if the folder is only polled.
    watcher: Option<RecommendedWatcher>,
    /// Keeps the channel open if there is no watcher.
    sender: Sender<notify::Result<Event>>,
    poll: Option<Poll>,
    pending: Option<PendingChanges>,
    on_unwatched: Box<dyn FnMut(&Unwatched) + Send>,
}

/// A folder that is watched, also while it is not there.
#[derive(Debug)]
struct WatchedFolder {
    path: PathBuf,
    mode: RecursiveMode,
    identity: Option<FolderIdentity>,
}

/// When the folder is looked at although nothing was reported.
#[derive(Debug, Clone, Copy)]
struct Poll {
    every: Duration,
    next: Instant,
}

/// Changes that were noticed and are not handed on yet: an editor may still be writing.
#[derive(Debug, Clone)]
struct PendingChanges {
    since: Instant,
    last: Instant,
    quiet: Duration,
    new_folder: bool,
    /// The paths that were reported at once, each time.
    reported: Vec<Vec<PathBuf>>,
}

impl std::fmt::Debug for Changes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Changes").field("poll", &self.poll).finish_non_exhaustive()
    }
}

impl Changes {
    /// Begins to watch. Where that cannot be relied on, the folder is polled as well, and
    /// `on_unwatched` is called once with the reason.
    pub fn of(root: &Path, on_unwatched: impl FnMut(&Unwatched) + Send + 'static) -> Self {
        let mut changes = Self::polling(root, POLL_INTERVAL);
        (changes.poll, changes.on_unwatched) = (None, Box::new(on_unwatched));
        match notify::recommended_watcher(changes.sender.clone()) {
            Ok(watcher) => {
                changes.watcher = Some(watcher);
                changes.watch(root, RecursiveMode::NonRecursive);
                for folder in [CONTENT, THEMES] {
                    changes.watch(&root.join(folder), RecursiveMode::Recursive);
                }
            }
            Err(error) => changes.handle_failure(error),
        }
        if let Some(reason) = unwatched::find_reason(root) {
            changes.start_polling(&reason);
        }
        changes
    }

    /// Only polls the folder: no events of the system are needed.
    pub fn polling(root: &Path, every: Duration) -> Self {
        let (sender, events) = channel();
        Self {
            root: root.to_owned(),
            inputs: InputPaths::of(root),
            folders: Vec::new(),
            next_identity_check: Instant::now() + IDENTITY_INTERVAL,
            events,
            watcher: None,
            sender,
            poll: Some(Poll { every, next: Instant::now() + every }),
            pending: None,
            on_unwatched: Box::new(|_| {}),
        }
    }

    /// Waits until something may have changed. Nothing is missed between two calls.
    pub fn wait(&mut self) -> Changed {
        loop {
            if let Some(changed) = self.wait_for(POLL_INTERVAL) {
                return changed;
            }
        }
    }

    /// Waits as [`Changes::wait`] does, but looks at everything again after a while: for files that
    /// could not be read, of which nothing is reported when they can be.
    pub fn wait_or_retry(&mut self) -> Changed {
        self.wait_for(POLL_INTERVAL).unwrap_or(Changed::Anything)
    }

    /// Waits as [`Changes::wait`] does, but no longer than that.
    pub fn wait_for(&mut self, patience: Duration) -> Option<Changed> {
        let until = Instant::now() + patience;
        loop {
            let due = self.pending.as_ref().map(PendingChanges::due);
            let poll = self.poll.map(|poll| poll.next);
            let identity = (!self.folders.is_empty()).then_some(self.next_identity_check);
            let wake = [due, poll, identity].into_iter().flatten().fold(until, Instant::min);
            match self.events.recv_timeout(wake.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    let paths = self.handle_events(event);
                    if !paths.is_empty() {
                        return Some(Changed::Paths(paths));
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            let now = Instant::now();
            if self.pending.as_ref().is_some_and(|pending| pending.due() <= now) {
                self.end_pending(now);
                return Some(Changed::Anything);
            }
            if let Some(poll) = self.poll.as_mut().filter(|poll| poll.next <= now) {
                poll.next = now + poll.every;
                return Some(Changed::Anything);
            }
            if self.watch_replaced_folders(now) {
                return Some(Changed::Anything);
            }
            if until <= now {
                return None;
            }
        }
    }

    /// Handles an event and all that came with it. Returns the paths that can be looked at now, if
    /// they are among the first after quiet.
    fn handle_events(&mut self, event: notify::Result<Event>) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for event in std::iter::once(event).chain(self.events.try_iter().collect::<Vec<_>>()) {
            match event {
                Ok(event) => paths.extend(self.handle_event(&event)),
                Err(error) => {
                    self.handle_failure(error);
                    self.expect_changes(false);
                }
            }
        }
        paths.sort();
        paths.dedup();
        let Some(pending) = &mut self.pending else { return Vec::new() };
        paths.retain(|path| !pending.reported.iter().flatten().any(|known| known == path));
        if paths.is_empty() || pending.reported.len() >= MOST_AT_ONCE {
            return Vec::new();
        }
        pending.reported.push(paths.clone());
        paths
    }

    fn handle_event(&mut self, event: &Event) -> Vec<PathBuf> {
        if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            // One of the same name that comes later is another folder.
            for folder in self.folders.iter_mut().filter(|it| event.paths.contains(&it.path)) {
                folder.identity = None;
            }
        }
        match self.inputs.action_for(event) {
            EventAction::Ignore => Vec::new(),
            EventAction::LookLater => {
                self.expect_changes(false);
                Vec::new()
            }
            EventAction::NewFolder(folder) => {
                self.expect_changes(true);
                // A top folder that came later is not watched yet.
                if self.inputs.is_top_folder(&folder) {
                    self.watch(&folder, RecursiveMode::Recursive);
                }
                Vec::new()
            }
            EventAction::LookNow(paths) => {
                self.expect_changes(false);
                paths
            }
        }
    }

    fn expect_changes(&mut self, new_folder: bool) {
        let now = Instant::now();
        let before = self.pending.take().filter(|pending| pending.quiet == QUIET);
        let before = before.unwrap_or_else(|| PendingChanges::new(now, QUIET));
        let new_folder = new_folder || before.new_folder;
        self.pending = Some(PendingChanges { last: now, new_folder, ..before });
    }

    /// Everything is looked at now.
    fn end_pending(&mut self, now: Instant) {
        let again = self.pending.take().is_some_and(|pending| pending.new_folder);
        self.pending = again.then(|| PendingChanges::new(now, NEW_FOLDER_DELAY));
    }

    /// Watches folders anew that have gone, come, or were replaced; whether there are any.
    fn watch_replaced_folders(&mut self, now: Instant) -> bool {
        if now < self.next_identity_check {
            return false;
        }
        self.next_identity_check = now + IDENTITY_INTERVAL;
        let replaced: Vec<(PathBuf, RecursiveMode)> = self
            .folders
            .iter()
            .filter(|folder| folder.identity != folder_at(&folder.path))
            .map(|folder| (folder.path.clone(), folder.mode))
            .collect();
        for (path, mode) in &replaced {
            if let Some(watcher) = &mut self.watcher {
                // It may have ended with the folder; then there is nothing to end.
                let _ = watcher.unwatch(path);
            }
            self.watch(path, *mode);
        }
        if !replaced.is_empty() {
            self.inputs = InputPaths::of(&self.root);
        }
        !replaced.is_empty()
    }

    /// Watches what is there; what is not there is watched when it comes.
    fn watch(&mut self, path: &Path, mode: RecursiveMode) {
        // Before it is watched: what replaces it afterwards is another one.
        let identity = folder_at(path);
        self.folders.retain(|folder| folder.path != path);
        self.folders.push(WatchedFolder { path: path.to_owned(), mode, identity });
        let Some(watcher) = &mut self.watcher else { return };
        let Err(error) = watcher.watch(path, mode) else { return };
        let is_absent = match &error.kind {
            ErrorKind::PathNotFound => true,
            ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
            _ => false,
        };
        if !is_absent {
            self.handle_failure(error);
        }
    }

    /// Polls from now on: the system does not report all changes.
    fn handle_failure(&mut self, error: notify::Error) {
        self.start_polling(&match error.kind {
            ErrorKind::MaxFilesWatch => Unwatched::Limit,
            ErrorKind::Io(error) => Unwatched::Failed(error),
            _ => Unwatched::Failed(std::io::Error::other(error)),
        });
    }

    fn start_polling(&mut self, reason: &Unwatched) {
        if self.poll.is_none() {
            self.poll = Some(Poll { every: POLL_INTERVAL, next: Instant::now() + POLL_INTERVAL });
            (self.on_unwatched)(reason);
        }
    }
}

impl PendingChanges {
    fn new(now: Instant, quiet: Duration) -> Self {
        Self { since: now, last: now, quiet, new_folder: false, reported: Vec::new() }
    }

    /// When everything is to be looked at.
    fn due(&self) -> Instant {
        (self.last + self.quiet).min(self.since + LONGEST_UNREST)
    }
}
