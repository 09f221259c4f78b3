//! An array of JSON, item by item.

/// The pieces of an array: its items on a line each, with its beginning and end.
pub(super) struct JsonArray<I> {
    items: I,
    state: ArrayState,
}

enum ArrayState {
    Empty,
    Begun,
    Ended,
}

impl<I> JsonArray<I> {
    pub(super) fn new(items: I) -> Self {
        Self { items, state: ArrayState::Empty }
    }
}

impl<I: Iterator<Item = Vec<u8>>> Iterator for JsonArray<I> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        if let Some(item) = self.items.next() {
            let before = std::mem::replace(&mut self.state, ArrayState::Begun);
            let start: &[u8] = if matches!(before, ArrayState::Empty) { b"[\n" } else { b",\n" };
            return Some([start, &item].concat());
        }
        match std::mem::replace(&mut self.state, ArrayState::Ended) {
            ArrayState::Empty => Some(b"[]\n".into()),
            ArrayState::Begun => Some(b"\n]\n".into()),
            ArrayState::Ended => None,
        }
    }
}
