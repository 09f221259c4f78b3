//! Faults that are known, each with the item of the issue that mends it. An entry goes as soon as
//! its item is done: `HOSTILE_FULL=1` fails for one that nothing needs any more.

use std::collections::BTreeSet;

/// Where a fault shows itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// The message of a panic, or the file it comes from.
    Panic,
    /// The kind of the part of a body whose words are lost.
    Loss,
    /// What the script oracle says.
    Script,
    /// A property, by its name.
    Property,
    /// What a kill or an injected fault leaves behind.
    Disk,
}

/// How a fault shows itself, a part of what is then said, and the item that mends it.
const KNOWN: &[(Shown, &str, &str)] = &[(Shown::Disk, "faults: unlink", "issue 12, item 3")];

/// The item that mends a fault, if it is known.
pub(crate) fn item(shown: Shown, said: &str) -> Option<&'static str> {
    let mut known =
        KNOWN.iter().filter(|(where_, part, _)| *where_ == shown && said.contains(part));
    known.next().map(|(_, _, item)| *item)
}

/// Entries that no input needed, as faults.
pub(crate) fn no_longer_needed(met: &BTreeSet<String>) -> Vec<String> {
    let unmet = KNOWN.iter().filter(|(_, _, item)| !met.contains(*item));
    unmet
        .map(|(shown, part, item)| {
            format!("{shown:?} {part:?} is mended: take {item} out of known.rs")
        })
        .collect()
}
