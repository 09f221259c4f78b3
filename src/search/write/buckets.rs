//! Shard keys → files of `t/`, by a hash. Apart from the files that are found by where they begin
//! (`split.rs`), because these are so many that their beginnings would be most of the root, and because
//! files are filled evenly here: who asks for a frequent word loads little else with it.

use base64::{Engine as _, engine::general_purpose::STANDARD};

use super::fnv::fnv;

/// Bytes of a file, as they are estimated; about two thirds of what they are.
const BYTES_PER_FILE: usize = 2900;

/// Files for each shift, as many as let every list that is long have a file of its own.
const FILES_PER_SHIFT: usize = 2;

/// How many shifts there are to choose from.
const SHIFTS: u8 = 64;

/// Which file each key is in. Keys of one residue of their hash are moved together, by a shift, to
/// where there is room: the method of Belazzougui, Botelho and Dietzfelbinger ("Hash, displace, and
/// compress", 2009), with sizes in place of free slots.
#[derive(Debug)]
pub(in crate::search) struct Buckets {
    pub(in crate::search) count: usize,
    shifts: Vec<u8>,
}

impl Buckets {
    /// Deals keys out among files by their sizes: those with the longest lists first, each shift to where
    /// its keys meet the fewest bytes.
    pub(super) fn deal(keys: &[(&str, usize)]) -> Self {
        let bytes: usize = keys.iter().map(|(_, size)| size).sum();
        let count = bytes.div_ceil(BYTES_PER_FILE);
        let mut buckets = Self { count, shifts: vec![0; count.div_ceil(FILES_PER_SHIFT)] };
        let mut groups: Vec<Vec<(u32, usize)>> = vec![Vec::new(); buckets.shifts.len()];
        for (key, size) in keys {
            let hash = fnv(key);
            groups[hash as usize % buckets.shifts.len()].push((hash, *size));
        }
        let longest = |group: &[(u32, usize)]| group.iter().map(|(_, size)| *size).max();
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(longest(&groups[*at])), *at));
        let mut loads = vec![0; count];
        for at in order {
            let cost = |shift: &u8| -> u64 {
                let meet = |(hash, size): &(u32, usize)| {
                    *size as u64 * (loads[place(*hash, *shift) % count] + *size / 2) as u64
                };
                groups[at].iter().map(meet).sum()
            };
            let shift = (0..SHIFTS).min_by_key(cost).unwrap_or_default();
            buckets.shifts[at] = shift;
            for (hash, size) in &groups[at] {
                loads[place(*hash, shift) % count] += size;
            }
        }
        buckets
    }

    /// The number of the file that a key is in.
    pub(super) fn file_of(&self, key: &str) -> usize {
        let hash = fnv(key);
        place(hash, self.shifts[hash as usize % self.shifts.len()]) % self.count
    }

    /// The shifts as the root has them.
    pub(super) fn pack_shifts(&self) -> String {
        STANDARD.encode(&self.shifts)
    }
}

/// A place for a hash that was shifted: its bits mixed, so that two hashes meet once at most.
fn place(hash: u32, shift: u8) -> usize {
    let mut bits = hash ^ u32::from(shift).wrapping_mul(0x9e37_79b1);
    bits = (bits ^ bits >> 16).wrapping_mul(0x7feb_352d);
    bits = (bits ^ bits >> 15).wrapping_mul(0x846c_a68b);
    (bits ^ bits >> 16) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lists_have_files_with_little_else() {
        let names: Vec<String> = (0..2000).map(|number| format!("kata{number}")).collect();
        let size = |at: usize| if at.is_multiple_of(20) { BYTES_PER_FILE } else { 120 };
        let keys: Vec<(&str, usize)> =
            names.iter().enumerate().map(|(at, name)| (name.as_str(), size(at))).collect();
        let buckets = Buckets::deal(&keys);
        let mut loads = vec![0; buckets.count];
        for (key, size) in &keys {
            loads[buckets.file_of(key)] += size;
        }
        // A hash alone would bring some forty of the hundred long ones together.
        let shared = loads.iter().filter(|load| **load >= 2 * BYTES_PER_FILE).count();
        assert!(shared <= 2, "{loads:?}");
    }

    #[test]
    fn without_keys_there_is_no_file() {
        assert_eq!(Buckets::deal(&[]).count, 0);
    }
}
