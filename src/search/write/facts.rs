//! The facts of cases and loci: the files of `d/`. Apart, because they are found by the name of an
//! entry, not by the number of a document.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use super::shard::{ShardHash, ShardWriter, VERSION};
use crate::{
    graph::EntryRef,
    render::view::{
        CASE_ROWS, ComparisonRow, LOCUS_ROWS, RenderContext, compared_values, comparison_rows,
    },
};

/// Entries of a file, about: few files, and few bytes for the two or three that a comparison has.
const ENTRIES_PER_FILE: usize = 20;

/// Writes the facts of all cases and loci in every language; gives the hash of their directory, if
/// there are any.
pub(in crate::search) fn write_facts(
    site: &RenderContext<'_>,
    out: &ShardWriter<'_>,
) -> Option<ShardHash> {
    let entries = site.graph.entries.all();
    let entries: Vec<(String, EntryRef)> =
        entries.filter_map(|entry| Some((site.compared_name(entry)?, entry))).collect();
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
            let payload = json!([VERSION, facts_of(site, part, language)]).to_string();
            out.write('d', at * files + number, payload.as_bytes()).0
        };
        STANDARD.encode(parts.par_iter().enumerate().map(write).collect::<Vec<_>>().concat())
    });
    let hashes: Vec<String> = hashes.collect();
    let rows = json!({ "case": describe(site, CASE_ROWS), "locus": describe(site, LOCUS_ROWS) });
    let directory = json!([VERSION, files, hashes, rows, other_names(site, &entries)]).to_string();
    Some(out.write('d', "files", directory.as_bytes()))
}

/// The name of an entry in the files: `case/antrean`.
pub(super) fn name_of(site: &RenderContext<'_>, entry: EntryRef) -> String {
    let key = site.graph.entries.key(entry);
    format!("{}/{}", key.kind.id(), key.name)
}

/// What entries are called besides their names: by the last part of their address, and by addresses
/// that they had.
fn other_names(
    site: &RenderContext<'_>,
    entries: &[(String, EntryRef)],
) -> BTreeMap<String, String> {
    let mut others = BTreeMap::new();
    for (name, entry) in entries {
        let kind = entry.kind().id();
        let slug = &site.graph.entries.slug(*entry).value;
        let aliases = site.graph.entries.main(*entry).common.aliases.iter();
        let last = aliases.filter_map(|alias| {
            let path = alias.value.trim_end_matches('/');
            path.rsplit('/').next().map(|last| last.trim_end_matches(".html"))
        });
        others.extend(last.chain([slug.as_str()]).map(|it| (format!("{kind}/{it}"), name.clone())));
    }
    // A name that an entry has now leads to that one.
    for (name, _) in entries {
        others.remove(name);
    }
    others
}

/// FNV-1a, 32 bits, which the client works out in a line.
pub(super) fn hash_name(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Some entries: of each its title, the path of its page, and its rows. Of a row its position, its text,
/// its number if it has one, and the figures that can be drawn.
fn facts_of(
    site: &RenderContext<'_>,
    entries: &[&(String, EntryRef)],
    language: &str,
) -> Map<String, Value> {
    let facts = entries.iter().map(|(name, entry)| {
        let rows = comparison_rows(*entry);
        let values = compared_values(site, *entry, language);
        let values = values.into_iter().filter_map(|value| {
            let row = rows.iter().position(|row| row.key == value.row)?;
            let figures = value.figures.iter();
            let figures: Vec<Value> =
                figures.map(|it| json!([it.line, it.before, it.after, it.unit])).collect();
            Some(match (value.number, figures.is_empty()) {
                (None, true) => json!([row, value.text]),
                (Some(number), true) => json!([row, value.text, number]),
                (number, false) => json!([row, value.text, number, figures]),
            })
        });
        let values: Value = values.collect();
        let path = site.page_path(*entry, language);
        (name.clone(), json!([site.title(*entry, language), path, values]))
    });
    facts.collect()
}

/// What the rows are, with their labels in every language.
fn describe(site: &RenderContext<'_>, rows: &[ComparisonRow]) -> Vec<Value> {
    let row = |row: &ComparisonRow| {
        let languages = site.config.languages.iter();
        let labels = languages.map(|language| site.theme.strings(language).get(row.label));
        json!({
            "key": row.key,
            "labels": labels.collect::<Vec<_>>(),
            "form": row.form,
            "better": row.better,
            "unit": row.unit,
            "asked": row.asked,
        })
    };
    rows.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::hash_name;

    #[test]
    fn the_hash_is_that_of_the_published_test_values() {
        assert_eq!((hash_name(""), hash_name("foobar")), (0x811c_9dc5, 0xbf9c_f968));
    }
}
