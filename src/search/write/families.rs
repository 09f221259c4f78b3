//! Families with their documents: the files of `t/` and `o/`.

use rayon::prelude::*;

use super::{
    binary::{string, varint},
    positions::{FamilyPositions, encode_positions, join_positions},
    shard::{Emit, ShardHash, VERSION, emit_pair, emit_unnumbered},
    split::{KeyedFiles, compare_utf16, first_keys, split},
};
use crate::search::{
    inverted::{FamilyPosting, InvertedIndex, PostingList},
    shard_key::shard_key,
};

/// Bytes that a file of families has at least.
const LEAST_BYTES: usize = 6500;

/// A family as the files hold it.
struct FamilyBytes {
    documents: Vec<u8>,
    positions: FamilyPositions,
}

/// Writes all families. Lists longer than `tier` are split.
pub(in crate::search) fn write_families(
    index: &InvertedIndex,
    tier: usize,
    out: &Emit<'_>,
) -> KeyedFiles {
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
    KeyedFiles { first_keys: first_keys(&shard_keys, &starts), hashes }
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
    let positions = families.iter().map(|family| &records[*family as usize].positions);
    emit_pair(out, number, [('t', &payload), ('p', &join_positions(positions))])
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
        for tier in tiers.iter().skip(1) {
            // By its first word, no two families have the same payload, and so the same name.
            let mut payload = Vec::new();
            varint(VERSION, &mut payload);
            string(&index.words[members[0] as usize], &mut payload);
            encode_postings(&list, tier, has_masks, &mut payload);
            documents.extend_from_slice(&emit_unnumbered(out, 'o', &payload).0);
            varint(tier.len() as u32, &mut documents);
            documents.push(tier.iter().map(|at| list.postings[*at].step).max().unwrap_or(0));
        }
    }
    documents.push(u8::from(has_masks));
    encode_postings(&list, &tiers[0], has_masks, &mut documents);
    let first = &index.words[members[0] as usize];
    FamilyBytes { documents, positions: encode_positions(&list, first, out) }
}

/// The positions of the postings of each tier, each in the order of documents.
fn split_tiers(list: &PostingList, tier: usize) -> Vec<Vec<usize>> {
    if list.postings.len() <= tier {
        return vec![(0..list.postings.len()).collect()];
    }
    let mut order = list.by_impact();
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
    out.extend(places.iter().map(|at| of(at).step));
    if has_masks {
        for at in places {
            varint(of(at).mask, out);
        }
    }
}
