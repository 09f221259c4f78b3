//! Families with their documents: the files of `t/` and `o/`.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    binary::string,
    positions::{FamilyPositions, encode_positions, join_positions},
    shard::{FILES_PER_HASH, ShardHash, ShardWriter, VERSION},
    split::{KeyedFiles, Splitter, compare_utf16, first_keys},
};
use crate::search::{
    inverted::InvertedIndex,
    posting_list::{FamilyPosting, PostingList},
    shard_key::shard_key,
    varint::varint,
};

/// Bytes that a file of families has at least.
const LEAST_BYTES: usize = 6500;

/// A family as the files hold it.
struct FamilyBytes {
    documents: Vec<u8>,
    positions: FamilyPositions,
}

/// Keys whose families are encoded at once: enough for all threads, and a small part of the index.
const BLOCK: usize = 2048;

/// Writes all families. Lists longer than `tier` are split. They are encoded in the order of the files,
/// some at a time, and let go as soon as the last file that they stand in is written.
pub(in crate::search) fn write_families(
    index: &InvertedIndex,
    tier: usize,
    out: &ShardWriter<'_>,
) -> KeyedFiles {
    let keys = list_keys(index);
    let shard_keys: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    let last_uses = find_last_uses(&keys, index.families.len());
    let mut records: FxHashMap<u32, FamilyBytes> = FxHashMap::default();
    let mut splitter = Splitter::new(LEAST_BYTES);
    let mut starts: Vec<usize> = Vec::new();
    let mut hashes: Vec<ShardHash> = Vec::new();
    for from in (0..keys.len()).step_by(BLOCK) {
        let to = keys.len().min(from + BLOCK);
        encode_families(index, &keys[from..to], tier, out, &mut records);
        for (at, (key, family)) in (from..to).zip(&keys[from..to]) {
            let size = records.get(family).map_or(0, |record| record.documents.len());
            if splitter.begins_file(key, size) {
                starts.push(at);
            }
        }
        // The last file goes on in the next block, if there is one, and files that share a hash wait for
        // one another.
        let is_open = to < keys.len();
        let first = hashes.len() * FILES_PER_HASH;
        let begun = &starts[first..];
        let ends = begun.iter().skip(1).copied().chain((!is_open).then_some(to));
        let mut files: Vec<(usize, usize)> = begun.iter().copied().zip(ends).collect();
        if is_open {
            files.truncate(files.len() / FILES_PER_HASH * FILES_PER_HASH);
        }
        let groups = files.par_chunks(FILES_PER_HASH).enumerate();
        let written: Vec<ShardHash> = groups
            .map(|(at, files)| write_files(hashes.len() + at, files, &keys, &records, out))
            .collect();
        hashes.extend(written);
        let open = starts.get(first + files.len()).copied().unwrap_or(to);
        records.retain(|family, _| last_uses[*family as usize] >= open);
    }
    KeyedFiles { first_keys: first_keys(&shard_keys, &starts), hashes }
}

/// The position of the last key of each family.
fn find_last_uses(keys: &[(&str, u32)], families: usize) -> Vec<usize> {
    let mut last_uses = vec![0; families];
    for (at, (_, family)) in keys.iter().enumerate() {
        last_uses[*family as usize] = at;
    }
    last_uses
}

/// Encodes the families of some keys, as far as they are not at hand.
fn encode_families(
    index: &InvertedIndex,
    keys: &[(&str, u32)],
    tier: usize,
    out: &ShardWriter<'_>,
    records: &mut FxHashMap<u32, FamilyBytes>,
) {
    let mut missing: Vec<u32> = keys.iter().map(|(_, family)| *family).collect();
    missing.sort_unstable();
    missing.dedup();
    missing.retain(|family| !records.contains_key(family));
    let encode = |family: &u32| (*family, encode_family(index, *family as usize, tier, out));
    let more: Vec<(u32, FamilyBytes)> = missing.par_iter().map(encode).collect();
    records.extend(more);
}

/// Every shard key of every family, in the order of keys.
fn list_keys(index: &InvertedIndex) -> Vec<(&str, u32)> {
    let mut keys: Vec<(&str, u32)> = index
        .words
        .iter()
        .zip(&index.member_of)
        .map(|(word, (family, _))| (shard_key(word), *family))
        .collect();
    keys.par_sort_unstable_by(|a, b| compare_utf16(a.0, b.0).then(a.1.cmp(&b.1)));
    keys.dedup();
    keys
}

/// Writes the files that share the hash of this number, each with the families of a range of keys.
fn write_files(
    number: usize,
    files: &[(usize, usize)],
    keys: &[(&str, u32)],
    records: &FxHashMap<u32, FamilyBytes>,
    out: &ShardWriter<'_>,
) -> ShardHash {
    let files = files.iter().zip(number * FILES_PER_HASH..);
    let files = files.flat_map(|((start, end), number)| {
        let (families, positions) = join_families(&keys[*start..*end], records);
        [('t', number, families), ('p', number, positions)]
    });
    out.write_group(&files.collect::<Vec<_>>())
}

/// The payloads of `t/` and of `p/` with the families of some keys.
fn join_families(
    keys: &[(&str, u32)],
    records: &FxHashMap<u32, FamilyBytes>,
) -> (Vec<u8>, Vec<u8>) {
    let mut families: Vec<u32> = keys.iter().map(|(_, family)| *family).collect();
    families.sort_unstable();
    families.dedup();
    let own: Vec<&FamilyBytes> = families.iter().filter_map(|it| records.get(it)).collect();
    let mut payload = Vec::with_capacity(own.iter().map(|it| it.documents.len() + 1).sum());
    varint(VERSION, &mut payload);
    varint(own.len() as u32, &mut payload);
    for family in &own {
        payload.extend_from_slice(&family.documents);
    }
    let positions = join_positions(own.iter().map(|family| &family.positions));
    (payload, positions)
}

fn encode_family(
    index: &InvertedIndex,
    family: usize,
    tier: usize,
    out: &ShardWriter<'_>,
) -> FamilyBytes {
    let list = index.list(family);
    let members = &index.families[family];
    let has_masks = members.len() > 1 || list.postings.iter().any(|posting| posting.mask == 0);
    let mut documents = Vec::with_capacity(list.postings.len() * 3 + 64);
    varint(members.len() as u32, &mut documents);
    for word in members {
        string(&index.words[*word as usize], &mut documents);
    }
    varint(list.weight, &mut documents);
    varint(list.postings.len() as u32, &mut documents);
    let tiers = split_tiers(&list, tier);
    varint(tiers[0].len() as u32, &mut documents);
    if tiers.len() > 1 {
        varint(tiers.len() as u32 - 1, &mut documents);
        for tier in tiers.iter().skip(1) {
            // By its first word, no two families have the same payload, and so the same name.
            let mut payload = Vec::new();
            varint(VERSION, &mut payload);
            string(&index.words[members[0] as usize], &mut payload);
            encode_postings(&list, tier, has_masks, &mut payload);
            documents.extend_from_slice(&out.write_unnumbered('o', &payload).0);
            varint(tier.len() as u32, &mut documents);
            documents
                .push(tier.iter().map(|at| list.postings[*at as usize].step).max().unwrap_or(0));
        }
    }
    documents.push(u8::from(has_masks));
    encode_postings(&list, &tiers[0], has_masks, &mut documents);
    let first = &index.words[members[0] as usize];
    FamilyBytes { documents, positions: encode_positions(&list, first, out) }
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
