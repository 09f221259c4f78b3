//! Which entries were looked at while something was made: as long as these are the same, and what is
//! not said by entries is, it would be made the same.

use std::{
    ops::Range,
    sync::atomic::{AtomicU64, Ordering},
};

/// The entries that were looked at, by their numbers among those of all kinds.
#[derive(Debug)]
pub struct EntryReads {
    /// A bit for each entry.
    bits: Vec<AtomicU64>,
}

impl EntryReads {
    /// None of so many entries.
    pub(super) fn none_of(entries: usize) -> Self {
        Self { bits: (0..entries.div_ceil(64)).map(|_| AtomicU64::new(0)).collect() }
    }

    /// Notes some entries.
    pub(super) fn add(&self, numbers: Range<usize>) {
        for number in numbers {
            let (bits, bit) = (&self.bits[number / 64], 1 << (number % 64));
            // Most are looked at many times; writing is what takes time.
            if bits.load(Ordering::Relaxed) & bit == 0 {
                bits.fetch_or(bit, Ordering::Relaxed);
            }
        }
    }

    /// The numbers of the entries as bytes, to be kept: of each range how many entries lie before it
    /// since the last one, and how many it has. Each page keeps such bytes, so that they are few.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut behind = 0;
        for range in self.ranges() {
            let (mut before, mut count) = (range.start - behind, range.end - range.start);
            while before > 0 || count > 0 {
                let passed = u16::try_from(before).unwrap_or(u16::MAX);
                before -= u32::from(passed);
                let there = if before > 0 { 0 } else { u16::try_from(count).unwrap_or(u16::MAX) };
                count -= u32::from(there);
                bytes.extend([passed, there].map(u16::to_le_bytes).as_flattened());
            }
            behind = range.end;
        }
        bytes
    }

    /// The ranges that were kept as bytes. Those of very many entries come in parts.
    pub fn ranges_in(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
        let number = |bytes: [u8; 2]| usize::from(u16::from_le_bytes(bytes));
        let mut behind = 0;
        bytes.as_chunks::<2>().0.as_chunks::<2>().0.iter().map(move |[passed, there]| {
            let start = behind + number(*passed);
            behind = start + number(*there);
            start..behind
        })
    }

    /// The numbers of the entries, as ranges in ascending order with others between them.
    fn ranges(&self) -> Vec<Range<u32>> {
        let mut ranges: Vec<Range<u32>> = Vec::new();
        for (word, first) in self.bits.iter().zip((0_u32..).step_by(64)) {
            let mut bits = word.load(Ordering::Relaxed);
            while bits != 0 {
                let number = first + bits.trailing_zeros();
                bits &= bits - 1;
                match ranges.last_mut().filter(|range| range.end == number) {
                    Some(range) => range.end += 1,
                    None => ranges.push(number..number + 1),
                }
            }
        }
        ranges
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_looked_at_is_told_as_ranges() {
        let reads = EntryReads::none_of(200);
        assert!(reads.ranges().is_empty());
        for numbers in [63..66, 64..65, 3..4, 199..200, 66..67] {
            reads.add(numbers);
        }
        let kept: Vec<_> = EntryReads::ranges_in(&reads.to_bytes()).collect();
        assert_eq!(kept, [3..4, 63..67, 199..200]);
        let reads = EntryReads::none_of(300_000);
        for numbers in [5..80_000, 290_000..290_001] {
            reads.add(numbers);
        }
        let kept = reads.to_bytes();
        assert!(EntryReads::ranges_in(&kept).flatten().eq((5..80_000).chain([290_000])));
    }
}
