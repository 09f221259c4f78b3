//! Files of `d/` that are found by the name of an entry, not by the number of a document: what facts and
//! briefs have in common.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::{
    fnv::fnv,
    shard::{ShardWriter, VERSION},
};
use crate::{graph::EntryRef, render::view::RenderContext};

/// An entry that is compared, with its name in the files: `case/antrean`.
pub(super) type ComparedEntry = (String, EntryRef);

/// Some entries of a file.
pub(super) type ComparedEntries<'a> = [&'a ComparedEntry];

/// All cases and loci that are compared.
pub(super) fn named_entries(site: &RenderContext<'_>) -> Vec<ComparedEntry> {
    let entries = site.graph.entries.all();
    entries.filter_map(|entry| Some((site.compared_name(entry)?, entry))).collect()
}

/// How many files a language has, and the hashes of all files of each language, as the directory
/// states them.
#[derive(Debug)]
pub(super) struct NamedFiles {
    pub(super) count: usize,
    pub(super) hashes: Vec<String>,
}

/// Writes the files of every language, each with about so many entries; the numbers of files stand
/// behind the prefix.
pub(super) fn write_named_files(
    site: &RenderContext<'_>,
    out: &ShardWriter<'_>,
    entries: &[ComparedEntry],
    (prefix, entries_per_file): (&str, usize),
    content: impl Fn(&ComparedEntries<'_>, &str) -> Map<String, Value> + Sync,
) -> NamedFiles {
    let count = entries.len().div_ceil(entries_per_file);
    let mut groups: Vec<Vec<&ComparedEntry>> = vec![Vec::new(); count];
    for entry in entries {
        groups[fnv(&entry.0) as usize % count].push(entry);
    }
    let languages = site.config.languages.iter().enumerate();
    let hashes = languages.map(|(at, language)| {
        let write = |(number, group): (usize, &Vec<&ComparedEntry>)| {
            let payload = json!([VERSION, content(group, language)]).to_string();
            out.write('d', format!("{prefix}{}", at * count + number), payload.as_bytes()).0
        };
        STANDARD.encode(groups.par_iter().enumerate().map(write).collect::<Vec<_>>().concat())
    });
    let hashes = hashes.collect();
    NamedFiles { count, hashes }
}
