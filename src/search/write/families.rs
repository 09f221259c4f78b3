//! Families with their documents: the files of `t/` and `o/`.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    binary::string,
    buckets::Buckets,
    pairs::write_pairs,
    positions::{
        BYTES_PER_DOCUMENT, FILES_PER_POSITIONS, FamilyPositions, encode_positions, join_positions,
    },
    shard::{FILES_PER_HASH, ShardHash, ShardWriter, VERSION},
};
use crate::search::{
    affixes::strip_affixes,
    inverted::InvertedIndex,
    long_families::LongFamilies,
    pairs::find_pairs,
    posting_list::{FamilyPosting, PostingList},
    varint::varint,
};

/// A family as the files hold it.
struct FamilyBytes {
    documents: Vec<u8>,
    positions: FamilyPositions,
}

/// What families are encoded by.
struct FamilyEncoder<'a> {
    index: &'a InvertedIndex,
    /// Documents of a first file at most.
    tier: usize,
    long: LongFamilies,
    out: &'a ShardWriter<'a>,
}

impl FamilyEncoder<'_> {
    /// Encodes the families of some files, as far as they are not at hand.
    fn encode_missing(&self, files: &[Vec<u32>], records: &mut FxHashMap<u32, FamilyBytes>) {
        let mut missing: Vec<u32> = files.iter().flatten().copied().collect();
        missing.sort_unstable();
        missing.dedup();
        missing.retain(|family| !records.contains_key(family));
        let encode = |family: &u32| {
            let list = self.index.list(*family as usize);
            let documents = self.encode_documents(*family, &list);
            (*family, FamilyBytes { documents, positions: self.encode_positions(*family, &list) })
        };
        let more: Vec<(u32, FamilyBytes)> = missing.par_iter().map(encode).collect();
        records.extend(more);
    }

    /// A family with its documents as `t/` has it. Writes its further tiers.
    fn encode_documents(&self, family: u32, list: &PostingList) -> Vec<u8> {
        let members = &self.index.families[family as usize];
        let has_masks = members.len() > 1 || list.postings.iter().any(|it| it.mask == 0);
        let mut documents = Vec::with_capacity(list.postings.len() * 3 + 64);
        varint(members.len() as u32, &mut documents);
        for word in members {
            string(&self.index.words[*word as usize], &mut documents);
        }
        varint(list.weight, &mut documents);
        varint(list.postings.len() as u32, &mut documents);
        let tiers = split_tiers(list, self.tier);
        varint(tiers[0].len() as u32, &mut documents);
        if tiers.len() > 1 {
            varint(tiers.len() as u32 - 1, &mut documents);
            for tier in tiers.iter().skip(1) {
                // By its first word, no two families have the same payload, and so the same name.
                let mut payload = Vec::new();
                varint(VERSION, &mut payload);
                string(self.index.first_word(family), &mut payload);
                encode_postings(list, tier, has_masks, &mut payload);
                documents.extend_from_slice(&self.out.write_unnumbered('o', &payload).0);
                varint(tier.len() as u32, &mut documents);
                documents.push(
                    tier.iter().map(|at| list.postings[*at as usize].step).max().unwrap_or(0),
                );
            }
        }
        documents.push(u8::from(has_masks));
        encode_postings(list, &tiers[0], has_masks, &mut documents);
        documents
    }

    /// The positions of a family, or of a long one its pairs, which are written.
    fn encode_positions(&self, family: u32, list: &PostingList) -> FamilyPositions {
        match self.long.first_number(family) {
            None => FamilyPositions::Bytes(encode_positions(list, &self.long)),
            Some(number) => {
                let pairs = find_pairs(self.index, &self.long, family);
                let files = write_pairs(self.index, family, &pairs, self.out);
                FamilyPositions::Pairs(number, files)
            }
        }
    }
}

/// The files of `t/`: which holds which key, and the hash of each sixteen.
pub(in crate::search) struct FamilyFiles {
    pub(super) buckets: Buckets,
    pub(super) hashes: Vec<ShardHash>,
}

/// Files whose families are encoded at once: enough for all threads, and a small part of the index.
const BLOCK: usize = 8 * FILES_PER_HASH;

/// Writes all families. Lists longer than `tier` are split, and where their words stand is told by pairs. They are encoded in the order of the files,
/// some at a time, and let go as soon as the last file that they stand in is written.
pub(in crate::search) fn write_families(
    index: &InvertedIndex,
    tier: usize,
    out: &ShardWriter<'_>,
) -> FamilyFiles {
    let keys = list_keys(index);
    let sizes = add_sizes(index, &keys, tier);
    let buckets = Buckets::deal(&sizes);
    let mut files: Vec<Vec<u32>> = vec![Vec::new(); buckets.count];
    let mut last_uses = vec![0; index.families.len()];
    for (key, family) in &keys {
        let file = buckets.file_of(key);
        files[file].push(*family);
        last_uses[*family as usize] = file.max(last_uses[*family as usize]);
    }
    for families in &mut files {
        families.sort_unstable();
        families.dedup();
    }
    let long = LongFamilies::of(index, BYTES_PER_DOCUMENT * tier);
    let encoder = FamilyEncoder { index, tier, long, out };
    let mut records: FxHashMap<u32, FamilyBytes> = FxHashMap::default();
    let mut hashes: Vec<ShardHash> = Vec::new();
    for (block, files) in files.chunks(BLOCK).enumerate() {
        encoder.encode_missing(files, &mut records);
        let groups = files.par_chunks(FILES_PER_HASH).enumerate();
        let first = hashes.len();
        let written: Vec<ShardHash> =
            groups.map(|(at, files)| write_files(first + at, files, &records, out)).collect();
        hashes.extend(written);
        records.retain(|family, _| last_uses[*family as usize] >= (block + 1) * BLOCK);
    }
    FamilyFiles { buckets, hashes }
}

/// Every shard key of every family, in the order of keys.
fn list_keys(index: &InvertedIndex) -> Vec<(&str, u32)> {
    let words = index.words.iter().zip(&index.member_of);
    let mut keys: Vec<(&str, u32)> =
        words.map(|(word, (family, _))| (strip_affixes(word), *family)).collect();
    keys.par_sort_unstable();
    keys.dedup();
    keys
}

/// Every key, and about how many bytes its families take in a file when it is packed.
fn add_sizes<'a>(
    index: &InvertedIndex,
    keys: &[(&'a str, u32)],
    tier: usize,
) -> Vec<(&'a str, usize)> {
    let same = keys.chunk_by(|a, b| a.0 == b.0);
    let size = |(_, family): &(&str, u32)| estimate_size(index, *family as usize, tier);
    same.map(|keys| (keys[0].0, keys.iter().map(size).sum())).collect()
}

/// About how many bytes a family takes in a file when it is packed: for each document so many bits as
/// its gap tells, and four for what it is worth.
#[expect(clippy::cast_precision_loss, reason = "an estimate")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an estimate")]
fn estimate_size(index: &InvertedIndex, family: usize, tier: usize) -> usize {
    let members = &index.families[family];
    let letters: usize = members.iter().map(|it| index.words[*it as usize].len() + 1).sum();
    let counts: usize = members.iter().map(|it| index.counts[*it as usize] as usize).sum();
    let documents = counts.clamp(1, tier.min(index.documents));
    let gap = (index.documents as f32 / documents as f32).log2();
    3 + letters + (documents as f32 * (gap + 4.0) / 8.0) as usize
}

/// Writes the files that share the hash of this number, each with its families.
fn write_files(
    number: usize,
    files: &[Vec<u32>],
    records: &FxHashMap<u32, FamilyBytes>,
    out: &ShardWriter<'_>,
) -> ShardHash {
    let of = |families: &Vec<u32>| -> Vec<&FamilyBytes> {
        families.iter().filter_map(|it| records.get(it)).collect()
    };
    let files: Vec<Vec<&FamilyBytes>> = files.iter().map(of).collect();
    let lists = files.iter().zip(number * FILES_PER_HASH..);
    let lists = lists.map(|(families, number)| ('t', number, join_families(families)));
    let first = number * FILES_PER_HASH / FILES_PER_POSITIONS;
    let positions: Vec<Vec<&FamilyPositions>> =
        files.iter().map(|families| families.iter().map(|it| &it.positions).collect()).collect();
    let positions = positions.chunks(FILES_PER_POSITIONS).zip(first..);
    let positions = positions.map(|(files, number)| ('p', number, join_positions(files)));
    out.write_group(&lists.chain(positions).collect::<Vec<_>>())
}

/// The payload of a file of `t/`.
fn join_families(families: &[&FamilyBytes]) -> Vec<u8> {
    let bytes: usize = families.iter().map(|it| it.documents.len()).sum();
    let mut payload = Vec::with_capacity(bytes + 8);
    varint(VERSION, &mut payload);
    varint(families.len() as u32, &mut payload);
    for family in families {
        payload.extend_from_slice(&family.documents);
    }
    payload
}

/// The positions of the postings of each tier, each in the order of documents.
fn split_tiers(list: &PostingList, tier: usize) -> Vec<Vec<u32>> {
    if list.postings.len() <= tier {
        return vec![(0..list.postings.len() as u32).collect()];
    }
    let mut order = list.by_impact();
    let rest = order.split_off(tier);
    let mut tiers: Vec<Vec<u32>> = vec![order];
    tiers.extend(rest.chunks(4 * tier).map(<[u32]>::to_vec));
    for tier in &mut tiers {
        tier.sort_unstable();
    }
    tiers
}

fn encode_postings(list: &PostingList, places: &[u32], has_masks: bool, out: &mut Vec<u8>) {
    let of = |at: &u32| -> &FamilyPosting { &list.postings[*at as usize] };
    let mut next = 0;
    for posting in places.iter().map(of) {
        varint(posting.document - next, out);
        next = posting.document + 1;
    }
    out.extend(places.iter().map(|at| of(at).step));
    if has_masks {
        for at in places {
            varint(of(at).mask, out);
        }
    }
}
