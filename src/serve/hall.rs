//! All open connections: how many there may be, and who has to go. Apart from the connection,
//! because this is about many of them.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};

use tokio::{
    sync::Notify,
    time::{Instant, sleep},
};

use super::connection::Pulse;

/// How many connections may be open at once.
const MOST: usize = 512;
/// The least that the limit falls to when the system has no more to give.
const LEAST: usize = 8;
/// How many descriptors are left to others then: files that are read, and their watcher.
const RESERVE: usize = 12;
/// How often connections are looked at while there are any.
const ROUND: Duration = Duration::from_secs(1);

/// The open connections.
#[derive(Debug)]
pub(super) struct Hall {
    open: RefCell<BTreeMap<u64, Rc<Pulse>>>,
    next: Cell<u64>,
    most: Cell<usize>,
    came: Notify,
}

/// A place in the hall, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Place {
    hall: Rc<Hall>,
    number: u64,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.hall.open.borrow_mut().remove(&self.number);
    }
}

impl Hall {
    /// An empty hall.
    pub(super) fn new() -> Rc<Self> {
        Rc::new(Self {
            open: RefCell::default(),
            next: Cell::new(0),
            most: Cell::new(MOST),
            came: Notify::new(),
        })
    }

    /// Takes a place. In a full hall whoever has kept one longest without a complete request has
    /// to go; where all are being answered, there is none.
    pub(super) fn enter(self: &Rc<Self>, pulse: &Rc<Pulse>) -> Option<Place> {
        if self.open.borrow().len() >= self.most.get() && !self.make_room() {
            return None;
        }
        let number = self.next.get();
        self.next.set(number + 1);
        self.open.borrow_mut().insert(number, Rc::clone(pulse));
        self.came.notify_one();
        Some(Place { hall: Rc::clone(self), number })
    }

    /// Ends the oldest connection without a complete request. It gives its place back at once, its
    /// descriptor a moment later.
    fn make_room(&self) -> bool {
        let mut open = self.open.borrow_mut();
        let waiting = open.iter().filter_map(|(number, pulse)| {
            let since = pulse.incomplete_since()?;
            Some((since, *number))
        });
        let oldest = waiting.min().and_then(|(_, number)| open.remove(&number));
        if let Some(pulse) = &oldest {
            pulse.end();
        }
        oldest.is_some()
    }

    /// Learns that the system has no descriptors left: fewer connections from now on, so that
    /// files can be read.
    pub(super) fn exhausted(&self) {
        let open = self.open.borrow().len();
        self.most.set(open.saturating_sub(RESERVE).clamp(LEAST, self.most.get()));
        while self.open.borrow().len() > self.most.get() && self.make_room() {}
    }

    /// Ends connections whose time is over, for ever.
    pub(super) async fn watch(self: Rc<Self>) {
        loop {
            if self.open.borrow().is_empty() {
                self.came.notified().await;
            }
            sleep(ROUND).await;
            let now = Instant::now();
            for pulse in self.open.borrow().values().filter(|pulse| pulse.is_overdue(now)) {
                pulse.end();
            }
        }
    }
}
