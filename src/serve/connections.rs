//! All open connections: how many there may be, and which is ended to make room. What one connection
//! does is for `connection`.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    net::IpAddr,
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
/// How many of them may come from one address of the network: a browser opens six, and several people
/// may sit behind one address. This machine itself has no such limit.
const MOST_PER_ADDRESS: usize = 64;
/// The least that the limit falls to when the system has no more to give.
const FEWEST_CONNECTIONS: usize = 8;
/// How many descriptors are left to others then: files that are read, and their watcher.
const RESERVED_DESCRIPTORS: usize = 12;
/// How often connections are looked at while there are any.
const CHECK_INTERVAL: Duration = Duration::from_secs(1);

/// The open connections.
#[derive(Debug)]
pub(super) struct Connections {
    open: RefCell<BTreeMap<u64, OpenConnection>>,
    next: Cell<u64>,
    most: Cell<usize>,
    came: Notify,
}

/// One of them.
#[derive(Debug)]
struct OpenConnection {
    activity: Rc<Activity>,
    from: IpAddr,
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

    /// Takes a new connection in. If there are too many, in all or from this address, the one that
    /// has sent no complete request or only listens for longest is ended; if all are being answered,
    /// the new one gets no slot.
    pub(super) fn admit(
        self: &Rc<Self>,
        activity: &Rc<Activity>,
        from: IpAddr,
    ) -> Option<ConnectionSlot> {
        let from = from.to_canonical();
        let is_full = self.open.borrow().len() >= self.most.get();
        if self.is_full_for(from) && !self.make_room(|open| open.from == from)
            || is_full && !self.make_room(|_| true)
        {
            return None;
        }
        let number = self.next.get();
        self.next.set(number + 1);
        let connection = OpenConnection { activity: Rc::clone(activity), from };
        self.open.borrow_mut().insert(number, connection);
        self.came.notify_one();
        Some(ConnectionSlot { connections: Rc::clone(self), number })
    }

    /// Whether an address has as many connections as it may have.
    fn is_full_for(&self, from: IpAddr) -> bool {
        let open = self.open.borrow();
        !from.is_loopback()
            && open.values().filter(|open| open.from == from).count() >= MOST_PER_ADDRESS
    }

    /// Ends the oldest of some connections without a complete request. Its slot is free at once, its
    /// descriptor a moment later.
    fn make_room(&self, is_meant: impl Fn(&OpenConnection) -> bool) -> bool {
        let mut open = self.open.borrow_mut();
        let waiting =
            open.iter().filter(|(_, open)| is_meant(open)).filter_map(|(number, open)| {
                let since = open.activity.incomplete_since()?;
                Some((since, *number))
            });
        let oldest = waiting.min().and_then(|(_, number)| open.remove(&number));
        if let Some(oldest) = &oldest {
            oldest.activity.end();
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
        while self.open.borrow().len() > self.most.get() && self.make_room(|_| true) {}
    }

    /// Ends connections whose time is over, again and again.
    pub(super) async fn end_overdue(self: Rc<Self>) {
        loop {
            if self.open.borrow().is_empty() {
                self.came.notified().await;
            }
            sleep(CHECK_INTERVAL).await;
            let now = Instant::now();
            for open in self.open.borrow().values().filter(|open| open.activity.is_overdue(now)) {
                open.activity.end();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets so many connections in from an address; those that are let in.
    fn crowd(
        connections: &Rc<Connections>,
        from: [u8; 4],
        count: usize,
        begin: fn(&Activity),
    ) -> Vec<ConnectionSlot> {
        let come = (0..count).filter_map(|_| {
            let activity = Rc::new(Activity::new());
            let slot = connections.admit(&activity, IpAddr::from(from));
            begin(&activity);
            slot
        });
        come.collect()
    }

    #[test]
    fn listeners_make_room_oldest_first() {
        let connections = Connections::new();
        let mut slots = crowd(&connections, [127, 0, 0, 1], 700, Activity::begin_stream);
        assert_eq!(slots.len(), 700);
        assert_eq!(connections.open.borrow().len(), MOST_CONNECTIONS);
        assert_eq!(connections.open.borrow().keys().next(), Some(&188), "the oldest have gone");
        slots.clear();
        let busy = crowd(&connections, [127, 0, 0, 1], 700, Activity::begin_answer);
        assert_eq!(busy.len(), MOST_CONNECTIONS, "who is being answered stays");
    }

    #[test]
    fn one_address_of_the_network_leaves_room_for_all_others() {
        let connections = Connections::new();
        let greedy = crowd(&connections, [192, 168, 1, 7], 700, Activity::begin_answer);
        assert_eq!(greedy.len(), MOST_PER_ADDRESS);
        let other = crowd(&connections, [192, 168, 1, 8], 10, Activity::begin_answer);
        assert_eq!(other.len(), 10);
        drop(greedy);
        let listeners = crowd(&connections, [192, 168, 1, 7], 700, Activity::begin_stream);
        assert_eq!(listeners.len(), 700, "they end one another");
        assert_eq!(connections.open.borrow().len(), MOST_PER_ADDRESS + 10);
    }
}
