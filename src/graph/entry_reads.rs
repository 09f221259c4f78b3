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

    /// The numbers of the entries as bytes, to be kept: of each range its first, and the one behind it.
    pub fn to_bytes(&self) -> Vec<u8> {
        let ends = self.ranges().into_iter().flat_map(|range| [range.start, range.end]);
        ends.flat_map(u32::to_le_bytes).collect()
    }

    /// The ranges that were kept as bytes.
    pub fn ranges_in(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
        let number = |bytes: [u8; 4]| u32::from_le_bytes(bytes) as usize;
        let ends = bytes.as_chunks::<4>().0.chunks_exact(2);
        ends.map(move |ends| number(ends[0])..number(ends[1]))
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
    }
}
