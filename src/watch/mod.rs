//! Waiting for changes of a knowledge base. It says where something may have changed: what did is
//! for the pipeline to find out.
//!
//! The first change after quiet is told of at once, with its paths, so that an editor sees it
//! without delay. Whatever follows waits until nothing has happened for a moment: then everything
//! is to be looked at, and so nothing is missed that the system did not tell of.
#![expect(clippy::disallowed_methods, reason = "waiting is about time")]

mod concern;
mod reach;

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

use concern::{Concern, Concerns};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher as _};
pub use reach::Unwatched;

use crate::read::{CONTENT, Changed, THEMES};

/// How long nothing may happen before a change is taken for complete: editors write a file in
/// several steps, and a checkout writes many.
const QUIET: Duration = Duration::from_millis(75);

/// When everything is looked at although it is not quiet.
const UNQUIET: Duration = Duration::from_secs(2);

/// How long after a new folder is known of everything is looked at once more: what was written
/// into it before the system watched it, nobody tells of.
const NEW_FOLDER: Duration = Duration::from_millis(500);

/// How often a folder is looked at of which no changes are told.
const POLL: Duration = Duration::from_secs(2);

/// The changes of one knowledge base, from the moment this is made.
pub struct Changes {
    concerns: Concerns,
    events: Receiver<notify::Result<Event>>,
    /// Sends the events as long as it lives; nothing where the folder is only polled.
    watcher: Option<RecommendedWatcher>,
    /// Keeps the way open where there is no watcher.
    way: Sender<notify::Result<Event>>,
    poll: Option<Poll>,
    stirred: Option<Stirred>,
    tell: Box<dyn FnMut(&Unwatched) + Send>,
}

/// When the folder is looked at although nothing was told.
#[derive(Debug, Clone, Copy)]
struct Poll {
    every: Duration,
    next: Instant,
}

/// Something has happened, and not everything has been looked at since.
#[derive(Debug, Clone, Copy)]
struct Stirred {
    since: Instant,
    last: Instant,
    quiet: Duration,
    new_folder: bool,
    /// The paths of a first change were told of.
    hinted: bool,
}

impl std::fmt::Debug for Changes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Changes").field("poll", &self.poll).finish_non_exhaustive()
    }
}

impl Changes {
    /// Begins to watch. Where that cannot be relied on the folder is looked at every other second
    /// as well, and `tell` is told why, once.
    pub fn of(root: &Path, tell: impl FnMut(&Unwatched) + Send + 'static) -> Self {
        let mut changes = Self::polled(root, POLL);
        (changes.poll, changes.tell) = (None, Box::new(tell));
        match notify::recommended_watcher(changes.way.clone()) {
            Ok(watcher) => {
                changes.watcher = Some(watcher);
                changes.watch(root, RecursiveMode::NonRecursive);
                changes.watch(&root.join(CONTENT), RecursiveMode::Recursive);
                changes.watch(&root.join(THEMES), RecursiveMode::Recursive);
            }
            Err(error) => changes.give_up(&error),
        }
        if let Some(reason) = reach::of(root) {
            changes.resort_to_polling(&reason);
        }
        changes
    }

    /// Looks at the folder again and again, and trusts no system to tell of changes.
    pub fn polled(root: &Path, every: Duration) -> Self {
        let (way, events) = channel();
        Self {
            concerns: Concerns::of(root),
            events,
            watcher: None,
            way,
            poll: Some(Poll { every, next: Instant::now() + every }),
            stirred: None,
            tell: Box::new(|_| {}),
        }
    }

    /// Waits until something may have changed. Nothing is missed between two calls.
    pub fn wait(&mut self) -> Changed {
        loop {
            if let Some(changed) = self.wait_for(POLL) {
                return changed;
            }
        }
    }

    /// Waits as [`Changes::wait`] does, but no longer than that.
    pub fn wait_for(&mut self, patience: Duration) -> Option<Changed> {
        let until = Instant::now() + patience;
        loop {
            let due = self.stirred.map(Stirred::due);
            let poll = self.poll.map(|poll| poll.next);
            let wake = [due, poll].into_iter().flatten().fold(until, Instant::min);
            match self.events.recv_timeout(wake.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    let paths = self.take_in(event);
                    if !paths.is_empty() {
                        return Some(Changed::Paths(paths));
                    }
                }
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {}
            }
            let now = Instant::now();
            if self.stirred.is_some_and(|stirred| stirred.due() <= now) {
                self.calm(now);
                return Some(Changed::Anything);
            }
            if let Some(poll) = self.poll.as_mut().filter(|poll| poll.next <= now) {
                poll.next = now + poll.every;
                return Some(Changed::Anything);
            }
            if until <= now {
                return None;
            }
        }
    }

    /// Takes in an event and all that came with it: the paths that can be looked at now, if it is
    /// the first after quiet.
    fn take_in(&mut self, event: notify::Result<Event>) -> Vec<PathBuf> {
        let mut paths = Vec::new();
        for event in std::iter::once(event).chain(self.events.try_iter().collect::<Vec<_>>()) {
            match event {
                Ok(event) => paths.extend(self.look_at(&event)),
                Err(error) => {
                    self.give_up(&error);
                    self.stir(false);
                }
            }
        }
        paths.sort();
        paths.dedup();
        match &mut self.stirred {
            Some(stirred) if !stirred.hinted && !paths.is_empty() => {
                stirred.hinted = true;
                paths
            }
            _ => Vec::new(),
        }
    }

    fn look_at(&mut self, event: &Event) -> Vec<PathBuf> {
        match self.concerns.concern(event) {
            Concern::None => Vec::new(),
            Concern::Later => {
                self.stir(false);
                Vec::new()
            }
            Concern::Folder(folder) => {
                self.stir(true);
                // The system does not tell what happens in a folder that came later.
                if self.concerns.is_top(&folder) {
                    self.watch(&folder, RecursiveMode::Recursive);
                }
                Vec::new()
            }
            Concern::Now(paths) => {
                self.stir(false);
                paths
            }
        }
    }

    fn stir(&mut self, new_folder: bool) {
        let now = Instant::now();
        let before = self.stirred.filter(|stirred| stirred.quiet == QUIET);
        self.stirred = Some(Stirred {
            since: before.map_or(now, |stirred| stirred.since),
            last: now,
            quiet: QUIET,
            new_folder: new_folder || before.is_some_and(|stirred| stirred.new_folder),
            hinted: before.is_some_and(|stirred| stirred.hinted),
        });
    }

    /// Everything is looked at now.
    fn calm(&mut self, now: Instant) {
        let again = self.stirred.is_some_and(|stirred| stirred.new_folder);
        self.stirred = again.then_some(Stirred {
            since: now,
            last: now,
            quiet: NEW_FOLDER,
            new_folder: false,
            hinted: false,
        });
    }

    /// Watches what is there; what is not there is watched when it comes.
    fn watch(&mut self, path: &Path, mode: RecursiveMode) {
        let Some(watcher) = &mut self.watcher else { return };
        let Err(error) = watcher.watch(path, mode) else { return };
        let is_absent = match &error.kind {
            ErrorKind::PathNotFound => true,
            ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
            _ => false,
        };
        if !is_absent {
            self.give_up(&error);
        }
    }

    /// Relies no longer on what the system tells.
    fn give_up(&mut self, error: &notify::Error) {
        self.resort_to_polling(&match error.kind {
            ErrorKind::MaxFilesWatch => Unwatched::Limit,
            _ => Unwatched::Failed(error.to_string()),
        });
    }

    fn resort_to_polling(&mut self, reason: &Unwatched) {
        if self.poll.is_none() {
            self.poll = Some(Poll { every: POLL, next: Instant::now() + POLL });
            (self.tell)(reason);
        }
    }
}

impl Stirred {
    /// When everything is to be looked at.
    fn due(self) -> Instant {
        (self.last + self.quiet).min(self.since + UNQUIET)
    }
}
