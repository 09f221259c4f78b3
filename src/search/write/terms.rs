//! Families with their documents: the files of `t/`, `o/` and `p/`.

use rayon::prelude::*;

use super::{
    VERSION,
    binary::{string, varint},
    shard::{Emit, Hash, emit},
    split::{compare, limit, split},
};
use crate::search::{
    index::{Hit, Index, List},
    route::route,
};

/// Bytes that a file of families has at least.
const LEAST: usize = 5000;

/// Files of families whose positions share a file.
const TOGETHER: usize = 8;

/// A family as it stands in the files.
struct Record {
    terms: Vec<u8>,
    positions: Vec<u8>,
}

/// Where the families stand.
pub(in crate::search) struct Terms {
    /// Where each file begins, and its hash.
    pub(in crate::search) files: (Vec<String>, Vec<Hash>),
    /// The hashes of the files of positions.
    pub(in crate::search) positions: Vec<Hash>,
}

/// Writes all families. Lists longer than `tier` are split.
pub(in crate::search) fn terms(index: &Index, tier: usize, out: &Emit<'_>) -> Terms {
    let keys = keys(index);
    let records: Vec<Record> = (0..index.families.len())
        .into_par_iter()
        .map(|family| record(index, family, tier, out))
        .collect();
    let routes: Vec<&str> = keys.iter().map(|(route, _)| *route).collect();
    let sizes: Vec<usize> =
        keys.iter().map(|(_, family)| records[*family as usize].terms.len()).collect();
    let starts = split(&routes, &sizes, LEAST);
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
    let hashes = hashes.map(|(number, families)| file(number, families, &records, out)).collect();
    let positions = families.par_chunks(TOGETHER).enumerate();
    let positions = positions.map(|(number, files)| places(number, files, &records, out)).collect();
    let begins = starts.iter().map(|start| match start {
        0 => String::new(),
        start => limit(routes[start - 1], routes[*start]).to_owned(),
    });
    Terms { files: (begins.collect(), hashes), positions }
}

/// Every route of every family, in the order of routes.
fn keys(index: &Index) -> Vec<(&str, u32)> {
    let mut keys: Vec<(&str, u32)> = index
        .words
        .iter()
        .zip(&index.member_of)
        .map(|(word, (family, _))| (route(word), *family))
        .collect();
    keys.par_sort_unstable_by(|a, b| compare(a.0, b.0).then(a.1.cmp(&b.1)));
    keys.dedup();
    keys
}

fn file(number: usize, families: &[u32], records: &[Record], out: &Emit<'_>) -> Hash {
    let of = |family: &u32| &records[*family as usize].terms;
    let mut payload = Vec::with_capacity(families.iter().map(|it| of(it).len()).sum());
    varint(VERSION, &mut payload);
    varint(families.len() as u32, &mut payload);
    for family in families {
        payload.extend_from_slice(of(family));
    }
    emit(out, 't', number, &payload)
}

/// The positions of the families of some files.
fn places(number: usize, files: &[Vec<u32>], records: &[Record], out: &Emit<'_>) -> Hash {
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

fn record(index: &Index, family: usize, tier: usize, out: &Emit<'_>) -> Record {
    let list = index.list(family);
    let members = &index.families[family];
    let has_masks = members.len() > 1 || list.hits.iter().any(|hit| hit.mask == 0);
    let mut terms = Vec::with_capacity(list.hits.len() * 3 + 64);
    varint(members.len() as u32, &mut terms);
    for word in members {
        string(&index.words[*word as usize], &mut terms);
    }
    varint(list.weight, &mut terms);
    varint(list.hits.len() as u32, &mut terms);
    let tiers = tiers(&list, tier);
    varint(tiers[0].len() as u32, &mut terms);
    if tiers.len() > 1 {
        varint(tiers.len() as u32 - 1, &mut terms);
        for (place, tier) in tiers.iter().enumerate().skip(1) {
            // Numbered by family and place: no other file has that number.
            let number = (family * 64 + place) as u32;
            let mut payload = Vec::new();
            varint(VERSION, &mut payload);
            hits(&list, tier, has_masks, &mut payload);
            let hash = emit(out, 'o', number, &payload);
            varint(number, &mut terms);
            terms.extend_from_slice(&hash.0);
            varint(tier.len() as u32, &mut terms);
            terms.push(tier.iter().map(|at| list.hits[*at].impact).max().unwrap_or(0));
        }
    }
    terms.push(u8::from(has_masks));
    hits(&list, &tiers[0], has_masks, &mut terms);
    Record { terms, positions: positions(&list, &tiers) }
}

/// The positions of the hits of each tier, each in the order of documents.
fn tiers(list: &List, tier: usize) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..list.hits.len()).collect();
    if order.len() <= tier {
        return vec![order];
    }
    order.sort_by_key(|at| (std::cmp::Reverse(list.hits[*at].impact), *at));
    let rest = order.split_off(tier);
    let mut tiers: Vec<Vec<usize>> = vec![order];
    tiers.extend(rest.chunks(4 * tier).map(<[usize]>::to_vec));
    for tier in &mut tiers {
        tier.sort_unstable();
    }
    tiers
}

fn hits(list: &List, places: &[usize], has_masks: bool, out: &mut Vec<u8>) {
    let of = |at: &usize| -> &Hit { &list.hits[*at] };
    let mut next = 0;
    for hit in places.iter().map(of) {
        varint(hit.document - next, out);
        next = hit.document + 1;
    }
    out.extend(places.iter().map(|at| of(at).impact));
    if has_masks {
        for at in places {
            varint(of(at).mask, out);
        }
    }
}

fn positions(list: &List, tiers: &[Vec<usize>]) -> Vec<u8> {
    // Where the counts and positions of each hit begin.
    let mut begins = Vec::with_capacity(list.hits.len());
    let (mut count_at, mut at) = (0, 0);
    for hit in &list.hits {
        begins.push((count_at, at));
        for _ in 0..hit.mask.count_ones() {
            at += list.counts[count_at] as usize;
            count_at += 1;
        }
    }
    let mut out = Vec::with_capacity(list.positions.len() * 3 / 2);
    for place in tiers.iter().flatten() {
        let (count_at, mut at) = begins[*place];
        for bit in 0..list.hits[*place].mask.count_ones() as usize {
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
