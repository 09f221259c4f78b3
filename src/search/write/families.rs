//! Families with their documents: the files of `t/`, `o/` and `p/`.

use rayon::prelude::*;

use super::{
    binary::{string, varint},
    shard::{Emit, ShardHash, VERSION, emit},
    split::{KeyedFiles, compare_utf16, first_keys, split},
};
use crate::search::{
    inverted::{FamilyPosting, InvertedIndex, PostingList},
    shard_key::shard_key,
};

/// Bytes that a file of families has at least.
const LEAST_BYTES: usize = 5000;

/// Files of families whose positions share a file.
const FILES_PER_POSITIONS: usize = 8;

/// A family as the files hold it.
struct FamilyBytes {
    documents: Vec<u8>,
    positions: Vec<u8>,
}

/// The files that hold the families.
pub(in crate::search) struct FamilyFiles {
    /// The files of `t/`.
    pub(in crate::search) files: KeyedFiles,
    /// The hashes of the files of positions.
    pub(in crate::search) positions: Vec<ShardHash>,
}

/// Writes all families. Lists longer than `tier` are split.
pub(in crate::search) fn write_families(
    index: &InvertedIndex,
    tier: usize,
    out: &Emit<'_>,
) -> FamilyFiles {
    let keys = list_keys(index);
    let records: Vec<FamilyBytes> = (0..index.families.len())
        .into_par_iter()
        .map(|family| encode_family(index, family, tier, out))
        .collect();
    let shard_keys: Vec<&str> = keys.iter().map(|(key, _)| *key).collect();
    let sizes: Vec<usize> =
        keys.iter().map(|(_, family)| records[*family as usize].documents.len()).collect();
    let starts = split(&shard_keys, &sizes, LEAST_BYTES);
    let ends = starts.iter().skip(1).copied().chain([keys.len()]);
    let files: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let families = files.par_iter().map(|(start, end)| {
        let mut families: Vec<u32> = keys[*start..*end].iter().map(|(_, it)| *it).collect();
        families.sort_unstable();
        families.dedup();
        families
    });
    let families: Vec<Vec<u32>> = families.collect();
    let hashes = families.par_iter().enumerate();
    let hashes =
        hashes.map(|(number, families)| write_file(number, families, &records, out)).collect();
    let positions = families.par_chunks(FILES_PER_POSITIONS).enumerate();
    let positions =
        positions.map(|(number, files)| write_positions(number, files, &records, out)).collect();
    let first_keys = first_keys(&shard_keys, &starts);
    FamilyFiles { files: KeyedFiles { first_keys, hashes }, positions }
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

fn write_file(
    number: usize,
    families: &[u32],
    records: &[FamilyBytes],
    out: &Emit<'_>,
) -> ShardHash {
    let of = |family: &u32| &records[*family as usize].documents;
    let mut payload = Vec::with_capacity(families.iter().map(|it| of(it).len()).sum());
    varint(VERSION, &mut payload);
    varint(families.len() as u32, &mut payload);
    for family in families {
        payload.extend_from_slice(of(family));
    }
    emit(out, 't', number, &payload)
}

/// The positions of the families of some files.
fn write_positions(
    number: usize,
    files: &[Vec<u32>],
    records: &[FamilyBytes],
    out: &Emit<'_>,
) -> ShardHash {
    let mut payload = Vec::new();
    varint(VERSION, &mut payload);
    for families in files {
        let mut part = Vec::new();
        varint(families.len() as u32, &mut part);
        for family in families {
            let positions = &records[*family as usize].positions;
            varint(positions.len() as u32, &mut part);
            part.extend_from_slice(positions);
        }
        varint(part.len() as u32, &mut payload);
        payload.extend_from_slice(&part);
    }
    emit(out, 'p', number, &payload)
}

fn encode_family(index: &InvertedIndex, family: usize, tier: usize, out: &Emit<'_>) -> FamilyBytes {
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
        for (place, tier) in tiers.iter().enumerate().skip(1) {
            // DocumentHeader by family and place: no other file has that number.
            let number = (family * 64 + place) as u32;
            let mut payload = Vec::new();
            varint(VERSION, &mut payload);
            encode_postings(&list, tier, has_masks, &mut payload);
            let hash = emit(out, 'o', number, &payload);
            varint(number, &mut documents);
            documents.extend_from_slice(&hash.0);
            varint(tier.len() as u32, &mut documents);
            documents.push(tier.iter().map(|at| list.postings[*at].impact).max().unwrap_or(0));
        }
    }
    documents.push(u8::from(has_masks));
    encode_postings(&list, &tiers[0], has_masks, &mut documents);
    FamilyBytes { documents, positions: encode_positions(&list, &tiers) }
}

/// The positions of the postings of each tier, each in the order of documents.
fn split_tiers(list: &PostingList, tier: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..list.postings.len()).collect();
    if order.len() <= tier {
        return vec![order];
    }
    order.sort_by_key(|at| (std::cmp::Reverse(list.postings[*at].impact), *at));
    let rest = order.split_off(tier);
    let mut tiers: Vec<Vec<usize>> = vec![order];
    tiers.extend(rest.chunks(4 * tier).map(<[usize]>::to_vec));
    for tier in &mut tiers {
        tier.sort_unstable();
    }
    tiers
}

fn encode_postings(list: &PostingList, places: &[usize], has_masks: bool, out: &mut Vec<u8>) {
    let of = |at: &usize| -> &FamilyPosting { &list.postings[*at] };
    let mut next = 0;
    for posting in places.iter().map(of) {
        varint(posting.document - next, out);
        next = posting.document + 1;
    }
    out.extend(places.iter().map(|at| of(at).impact));
    if has_masks {
        for at in places {
            varint(of(at).mask, out);
        }
    }
}

fn encode_positions(list: &PostingList, tiers: &[Vec<usize>]) -> Vec<u8> {
    // Where the counts and positions of each posting begin.
    let mut begins = Vec::with_capacity(list.postings.len());
    let (mut count_at, mut at) = (0, 0);
    for posting in &list.postings {
        begins.push((count_at, at));
        for _ in 0..posting.mask.count_ones() {
            at += list.counts[count_at] as usize;
            count_at += 1;
        }
    }
    let mut out = Vec::with_capacity(list.positions.len() * 3 / 2);
    for place in tiers.iter().flatten() {
        let (count_at, mut at) = begins[*place];
        for bit in 0..list.postings[*place].mask.count_ones() as usize {
            let count = list.counts[count_at + bit];
            varint(count, &mut out);
            let mut before = 0;
            for position in &list.positions[at..at + count as usize] {
                varint(position - before, &mut out);
                before = *position;
            }
            at += count as usize;
        }
    }
    out
}
