//! The numbers of a list as its writer gave them. Markdown keeps only the first one, and a browser
//! counts on from it: whoever writes `1. 3. 7.`, the articles of a law, would read `1. 2. 3.`.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::block_end;
use crate::parse::markdown::SpannedEvent;

/// The items of one list: for each the number that must be said, because a browser would count
/// otherwise.
pub(super) type ItemNumbers = std::vec::IntoIter<Option<u64>>;

/// Reads the numbers of the list that starts at `index`, from the text that it stands in. A list
/// whose items all have one number, such as `1. 1. 1.`, asks to be counted.
pub(super) fn item_numbers(
    source: &str,
    events: &[SpannedEvent<'_>],
    index: usize,
    first: u64,
) -> ItemNumbers {
    let written = written_numbers(source, events, index);
    if written.iter().all(|number| *number == Some(first)) {
        return vec![None; written.len()].into_iter();
    }
    let mut next = first;
    let numbers = written.into_iter().map(|number| {
        let number = number.unwrap_or(next);
        let to_say = (number != next).then_some(number);
        next = number + 1;
        to_say
    });
    numbers.collect::<Vec<_>>().into_iter()
}

/// The number of each item of the list, without those of lists within it.
fn written_numbers(source: &str, events: &[SpannedEvent<'_>], index: usize) -> Vec<Option<u64>> {
    let mut numbers = Vec::new();
    let mut at = index + 1;
    while let Some((event, range)) = events.get(at) {
        match event {
            Event::Start(Tag::Item) => {
                let mark = source.get(range.start..).unwrap_or("").trim_start();
                let end = mark.find(|c: char| !c.is_ascii_digit()).unwrap_or(mark.len());
                numbers.push(mark[..end].parse().ok());
                at = block_end(events, at);
            }
            Event::End(TagEnd::List(_)) => break,
            _ => at += 1,
        }
    }
    numbers
}
