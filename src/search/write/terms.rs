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

/// A family as it stands in the files.
struct Record {
    terms: Vec<u8>,
    positions: Vec<u8>,
}

/// Writes all families. Lists longer than `tier` are split. Gives where each file begins, and its
/// hash.
pub(in crate::search) fn terms(index: &Index, tier: usize, out: &Emit<'_>) -> (Vec<String>, Vec<Hash>) {
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
    let hashes = files
        .par_iter()
        .enumerate()
        .map(|(number, (start, end))| {
            let mut families: Vec<u32> = keys[*start..*end].iter().map(|(_, it)| *it).collect();
            families.sort_unstable();
            families.dedup();
            file(number, &families, &records, out)
        })
        .collect();
    let begins = starts.iter().map(|start| match start {
        0 => String::new(),
        start => limit(routes[start - 1], routes[*start]).to_owned(),
    });
    (begins.collect(), hashes)
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
    let of = |family: &u32| &records[*family as usize];
    let mut positions = Vec::with_capacity(families.iter().map(|it| of(it).positions.len() + 4).sum());
    varint(VERSION, &mut positions);
    varint(families.len() as u32, &mut positions);
    for record in families.iter().map(of) {
        varint(record.positions.len() as u32, &mut positions);
        positions.extend_from_slice(&record.positions);
    }
    let hash = emit(out, 'p', number, &positions);
    let mut terms = Vec::with_capacity(families.iter().map(|it| of(it).terms.len()).sum());
    varint(VERSION, &mut terms);
    terms.extend_from_slice(&hash.0);
    varint(families.len() as u32, &mut terms);
    for record in families.iter().map(of) {
        terms.extend_from_slice(&record.terms);
    }
    emit(out, 't', number, &terms)
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
        places.iter().for_each(|at| varint(of(at).mask, out));
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
