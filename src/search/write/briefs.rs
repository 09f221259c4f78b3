//! What briefs say of cases and loci beside their facts: files of `d/` of their own, which a
//! comparison does not load.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rayon::prelude::*;
use serde_json::json;

use super::{
    facts::{hash_name, name_of},
    shard::{ShardHash, ShardWriter, VERSION},
};
use crate::{
    graph::EntryRef,
    render::view::{RenderContext, comparison_rows, entry_brief},
};

/// Entries of a file, about.
const ENTRIES_PER_FILE: usize = 16;

/// Writes the briefs of all cases and loci in every language; gives the hash of their directory, if
/// there are any.
pub(in crate::search) fn write_briefs(
    site: &RenderContext<'_>,
    out: &ShardWriter<'_>,
) -> Option<ShardHash> {
    let entries = site.graph.entries.all();
    let entries = entries.filter(|entry| !comparison_rows(*entry).is_empty());
    let entries: Vec<(String, EntryRef)> = entries
        .filter(|entry| !site.graph.entries.is_withdrawn(*entry))
        .map(|entry| (name_of(site, entry), entry))
        .collect();
    if entries.is_empty() {
        return None;
    }
    let files = entries.len().div_ceil(ENTRIES_PER_FILE);
    let mut parts: Vec<Vec<&(String, EntryRef)>> = vec![Vec::new(); files];
    for entry in &entries {
        parts[hash_name(&entry.0) as usize % files].push(entry);
    }
    let languages = site.config.languages.iter().enumerate();
    let hashes = languages.map(|(at, language)| {
        let write = |(number, part): (usize, &Vec<&(String, EntryRef)>)| {
            let briefs = part
                .iter()
                .map(|(name, entry)| (name.clone(), json!(entry_brief(site, *entry, language))));
            let briefs: serde_json::Map<_, _> = briefs.collect();
            let payload = json!([VERSION, briefs]).to_string();
            out.write('d', format!("b{}", at * files + number), payload.as_bytes()).0
        };
        STANDARD.encode(parts.par_iter().enumerate().map(write).collect::<Vec<_>>().concat())
    });
    let hashes: Vec<String> = hashes.collect();
    let directory = json!([VERSION, files, hashes]).to_string();
    Some(out.write('d', "briefs", directory.as_bytes()))
}
