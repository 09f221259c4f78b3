//! The base as one file that needs nothing else: no server, no second file, no network. It travels
//! through chats, to phones on which a folder or an archive cannot be opened. It holds the words of all
//! pages, in all languages, with a search; photos, maps and figures stay in the site.
//!
//! Why it has a small search of its own, tells `docs/decisions/pocket.md`.

mod client;
mod entry;
mod entry_reader;
mod facts;
mod filters;
mod links;
mod order;
mod page;
mod payload;
mod plain_list;
mod room;
mod sections;

use page::write_page;
use payload::{ReadyEntry, read_versions};
use plain_list::ListDepth;
use rayon::prelude::*;
pub use room::KindRoom;
use room::count_kinds;

use crate::{
    graph::EntryRef,
    render::{sort_date, view::RenderContext},
};

/// What the first lines of a pocket say.
const MARK: &str = "data-teladan-pocket=";

/// What a pocket is made of, at most, in bytes of texts for each byte of the file: no text is deflated
/// to a smaller part.
const MOST_DEFLATED: usize = 12;

/// A base as one file.
#[derive(Debug)]
pub struct Pocket {
    /// The file.
    pub html: String,
    /// How many entries of each kind it has.
    pub rooms: Vec<KindRoom>,
}

/// Writes as many entries as have room in a file of `limit` bytes, the first ones of their order; of
/// each all that it says, or nothing. Where all of it has room twice, it can be read without the script
/// too; else titles and summaries can.
pub fn write_pocket(site: &RenderContext<'_>, limit: usize) -> Pocket {
    let ordered = order_entries_within(site, limit);
    let newest = site.graph.entries.all().filter_map(|it| sort_date(site.graph, it)).max();
    let write = |count: usize, depth| write_page(site, &ordered[..count], depth, newest);
    let texts = ordered.iter().flat_map(|entry| &entry.versions);
    let may_fit_twice = texts.map(|(.., json)| json.len()).sum::<usize>() < limit;
    let twice = may_fit_twice.then(|| write(ordered.len(), ListDepth::Everything));
    let (count, html) = match twice.filter(|html| html.len() <= limit) {
        Some(html) => (ordered.len(), html),
        None => fit(ordered.len(), limit, |count| write(count, ListDepth::Summaries)),
    };
    Pocket { html, rooms: count_kinds(site, &ordered[..count]) }
}

/// Whether a file is a pocket: only such a file is replaced.
pub fn is_pocket(bytes: &[u8]) -> bool {
    let head = bytes.get(..200).unwrap_or(bytes);
    head.windows(MARK.len()).any(|it| it == MARK.as_bytes())
}

/// The entries in their order, read as far as they may have room.
fn order_entries_within(site: &RenderContext<'_>, limit: usize) -> Vec<ReadyEntry> {
    let ordered: Vec<EntryRef> = order::order_entries(site);
    let (mut ready, mut bytes): (Vec<ReadyEntry>, usize) = (Vec::new(), 0);
    for portion in ordered.chunks(256) {
        if bytes > limit.saturating_mul(MOST_DEFLATED) {
            break;
        }
        let read = portion.par_iter().map(|entry| read_versions(site, *entry));
        let read: Vec<ReadyEntry> = read.collect();
        let texts = read.iter().flat_map(|entry| &entry.versions);
        bytes += texts.map(|(.., json)| json.len()).sum::<usize>();
        ready.extend(read);
    }
    ready
}

/// The largest number up to `most` for which `write` stays within a limit, and what it writes then. Most
/// entries are of about a size, so that a guess by the sizes around it is near; every third guess halves
/// what is left, for the others.
fn fit(most: usize, limit: usize, write: impl Fn(usize) -> String) -> (usize, String) {
    let whole = write(most);
    if whole.len() <= limit || most == 0 {
        return (most, whole);
    }
    let (mut best, mut above) = ((0, write(0)), (most, whole.len()));
    for guess in 1_usize.. {
        let left = above.0 - best.0;
        if left <= 1 {
            break;
        }
        let room = limit.saturating_sub(best.1.len());
        let step = match guess % 3 {
            0 => left / 2,
            _ => left * room / (above.1 - best.1.len()).max(1),
        };
        let count = best.0 + step.clamp(1, left - 1);
        let text = write(count);
        if text.len() <= limit {
            best = (count, text);
        } else {
            above = (count, text.len());
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn as_many_as_have_room_are_taken() {
        let write = |count: usize| "x".repeat(10 + count * 7);
        for (limit, count) in [(9, 0), (10, 0), (16, 0), (17, 1), (79, 9), (80, 10), (99, 10)] {
            assert_eq!(fit(10, limit, write).0, count, "{limit}");
        }
    }
}
