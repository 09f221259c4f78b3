//! All open connections: how many there may be, and which is ended to make room. What one connection
//! does is for `connection`.

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

use super::connection::Activity;

/// How many connections may be open at once.
const MOST_CONNECTIONS: usize = 512;
/// The least that the limit falls to when the system has no more to give.
const FEWEST_CONNECTIONS: usize = 8;
/// How many descriptors are left to others then: files that are read, and their watcher.
const RESERVED_DESCRIPTORS: usize = 12;
/// How often connections are looked at while there are any.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// The open connections.
#[derive(Debug)]
pub(super) struct Connections {
    open: RefCell<BTreeMap<u64, Rc<Activity>>>,
    next: Cell<u64>,
    most: Cell<usize>,
    came: Notify,
}

/// The place of one connection among them, free again when this is dropped.
#[derive(Debug)]
pub(super) struct ConnectionSlot {
    connections: Rc<Connections>,
    number: u64,
}

impl Drop for ConnectionSlot {
    fn drop(&mut self) {
        self.connections.open.borrow_mut().remove(&self.number);
    }
}

impl Connections {
    /// No connections.
    pub(super) fn new() -> Rc<Self> {
        Rc::new(Self {
            open: RefCell::default(),
            next: Cell::new(0),
            most: Cell::new(MOST_CONNECTIONS),
            came: Notify::new(),
        })
    }

    /// Takes a new connection in. If there are too many, the one that has sent no complete request
    /// for longest is ended; if all are being answered, the new one gets no slot.
    pub(super) fn admit(self: &Rc<Self>, activity: &Rc<Activity>) -> Option<ConnectionSlot> {
        if self.open.borrow().len() >= self.most.get() && !self.make_room() {
            return None;
        }
        let number = self.next.get();
        self.next.set(number + 1);
        self.open.borrow_mut().insert(number, Rc::clone(activity));
        self.came.notify_one();
        Some(ConnectionSlot { connections: Rc::clone(self), number })
    }

    /// Ends the oldest connection without a complete request. Its slot is free at once, its
    /// descriptor a moment later.
    fn make_room(&self) -> bool {
        let mut open = self.open.borrow_mut();
        let waiting = open.iter().filter_map(|(number, activity)| {
            let since = activity.incomplete_since()?;
            Some((since, *number))
        });
        let oldest = waiting.min().and_then(|(_, number)| open.remove(&number));
        if let Some(activity) = &oldest {
            activity.end();
        }
        oldest.is_some()
    }

    /// Allows fewer connections from now on: the system has no descriptors left, and files have to
    /// be read.
    pub(super) fn lower_limit(&self) {
        let open = self.open.borrow().len();
        self.most.set(
            open.saturating_sub(RESERVED_DESCRIPTORS).clamp(FEWEST_CONNECTIONS, self.most.get()),
        );
        while self.open.borrow().len() > self.most.get() && self.make_room() {}
    }

    /// Ends connections whose time is over, again and again.
    pub(super) async fn end_overdue(self: Rc<Self>) {
        loop {
            if self.open.borrow().is_empty() {
                self.came.notified().await;
            }
            sleep(CHECK_INTERVAL).await;
            let now = Instant::now();
            for activity in self.open.borrow().values().filter(|activity| activity.is_overdue(now))
            {
                activity.end();
            }
        }
    }
}
