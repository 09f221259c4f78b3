//! What briefs say of cases and loci beside their facts: files of `d/` of their own, which a
//! comparison does not load.

use serde_json::json;

use super::{
    named_files::{ComparedEntries, named_entries, write_named_files},
    shard::{ShardHash, ShardWriter, VERSION},
};
use crate::render::view::{RenderContext, entry_brief};

/// Entries of a file, about.
const ENTRIES_PER_FILE: usize = 16;

/// Writes the briefs of all cases and loci in every language; gives the hash of their directory, if
/// there are any.
pub(in crate::search) fn write_briefs(
    site: &RenderContext<'_>,
    out: &ShardWriter<'_>,
) -> Option<ShardHash> {
    let entries = named_entries(site);
    if entries.is_empty() {
        return None;
    }
    let briefs = |group: &ComparedEntries<'_>, language: &str| {
        let brief =
            |(name, entry): &_| (String::clone(name), json!(entry_brief(site, *entry, language)));
        group.iter().map(|it| brief(*it)).collect()
    };
    let files = write_named_files(site, out, &entries, ("b", ENTRIES_PER_FILE), briefs);
    let directory = json!([VERSION, files.count, files.hashes]).to_string();
    Some(out.write('d', "briefs", directory.as_bytes()))
}
