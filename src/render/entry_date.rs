//! The day of an entry: for the order of lists, and for what tells readers elsewhere what is new.

use crate::{
    graph::{EntryRef, Graph},
    text::date::Date,
};

/// The day that an entry is sorted by.
pub fn sort_date(graph: &Graph, entry: EntryRef) -> Option<Date> {
    let common = graph.entries.main(entry).common;
    match entry {
        EntryRef::Visit(id) => Some(graph.entries.visits[id].main().data.start.value.latest()),
        _ => common.updated.or(common.date),
    }
}
