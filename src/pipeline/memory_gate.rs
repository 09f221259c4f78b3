//! How much memory photos may take while they are decoded, all threads together. One of twelve million
//! pixels takes sixty megabytes; a machine with many processors would hold one for each of them.

use std::sync::{Condvar, Mutex, PoisonError};

/// As many bytes at most, unless one photo alone takes more.
const MOST_BYTES: u64 = 480 * 1024 * 1024;

/// Lets photos pass while there is room for them.
#[derive(Debug, Default)]
pub(super) struct MemoryGate {
    taken: Mutex<u64>,
    has_room: Condvar,
}

impl MemoryGate {
    /// Does something that takes so many bytes, as soon as there is room.
    pub(super) fn pass<T>(&self, bytes: u64, work: impl FnOnce() -> T) -> T {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let is_full = |taken: &mut u64| *taken > 0 && *taken + bytes > MOST_BYTES;
        let room = self.has_room.wait_while(taken, is_full);
        *room.unwrap_or_else(PoisonError::into_inner) += bytes;
        let room = TakenRoom { gate: self, bytes };
        let made = work();
        drop(room);
        made
    }
}

/// Room that is given back also if the work panics.
struct TakenRoom<'a> {
    gate: &'a MemoryGate,
    bytes: u64,
}

impl Drop for TakenRoom<'_> {
    fn drop(&mut self) {
        *self.gate.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.gate.has_room.notify_all();
    }
}
