//! The facts of cases and loci: the files of `d/`. Apart, because they are found by the name of an
//! entry, not by the number of a document.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    named_files::{ComparedEntries, ComparedEntry, named_entries, write_named_files},
    shard::{ShardHash, ShardWriter, VERSION},
};
use crate::render::view::{
    CASE_ROWS, ComparisonRow, LOCUS_ROWS, RenderContext, compared_values, comparison_rows,
};

/// Entries of a file, about: few files, and few bytes for the two or three that a comparison has.
const ENTRIES_PER_FILE: usize = 20;

/// Writes the facts of all cases and loci in every language; gives the hash of their directory, if
/// there are any.
pub(in crate::search) fn write_facts(
    site: &RenderContext<'_>,
    out: &ShardWriter<'_>,
) -> Option<ShardHash> {
    let entries = named_entries(site);
    if entries.is_empty() {
        return None;
    }
    let facts = |group: &ComparedEntries<'_>, language: &str| facts_of(site, group, language);
    let files = write_named_files(site, out, &entries, ("", ENTRIES_PER_FILE), facts);
    let rows = json!({ "case": describe(site, CASE_ROWS), "locus": describe(site, LOCUS_ROWS) });
    let directory = json!([VERSION, files.count, files.hashes, rows, other_names(site, &entries)]);
    Some(out.write('d', "files", directory.to_string().as_bytes()))
}

/// What entries are called besides their names: by the last part of their address, and by addresses
/// that they had.
fn other_names(site: &RenderContext<'_>, entries: &[ComparedEntry]) -> BTreeMap<String, String> {
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

/// Some entries: of each its title, the path of its page, and its rows. Of a row its position, its text,
/// its number if it has one, and the figures that can be drawn.
fn facts_of(
    site: &RenderContext<'_>,
    entries: &ComparedEntries<'_>,
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
