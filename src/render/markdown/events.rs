//! Blocks among the events of a text, and what a block says in plain words.

use pulldown_cmark::Event;

use crate::parse::markdown::SpannedEvent;

/// The position behind the block that starts at `index`.
pub(super) fn block_end(events: &[SpannedEvent<'_>], index: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, (event, _)) in events[index..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + offset + 1;
        }
    }
    events.len()
}

/// The plain text of some events, as the description of an image needs it.
pub(super) fn plain_text(events: &[SpannedEvent<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
