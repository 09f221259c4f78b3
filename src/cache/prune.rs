//! Taking away what no build uses any more. A build with other options may use it tomorrow, so that
//! some of it stays, the newest first. Files that are no entries are left alone.
#![expect(clippy::disallowed_methods, reason = "this is the door to the cache")]

use std::{collections::BTreeSet, fs, path::PathBuf, time::SystemTime};

use super::{
    CacheArea, CacheKey,
    folder::{CacheFolder, UNFINISHED, is_folder},
};

/// Bytes that stay of what the last build did not use.
pub(super) const MOST_UNUSED: u64 = 64 * 1024 * 1024;

/// An entry that was not used.
struct UnusedEntry {
    written: SystemTime,
    path: PathBuf,
    size: u64,
}

/// Takes away the oldest unused entries of some areas until no more than `most` bytes of them are left.
pub(super) fn prune(
    folder: &CacheFolder,
    areas: &[CacheArea],
    used: &BTreeSet<(CacheArea, CacheKey)>,
    most: u64,
) {
    let mut unused: Vec<UnusedEntry> =
        areas.iter().flat_map(|area| list_unused(folder, *area, used)).collect();
    unused.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| a.path.cmp(&b.path)));
    let mut kept = 0;
    for entry in unused {
        kept += entry.size;
        if kept > most {
            // What the system keeps is tried again by the next build.
            let _ = fs::remove_file(&entry.path);
        }
    }
}

/// The unused entries of an area. Files of an interrupted build are taken away at once.
fn list_unused(
    folder: &CacheFolder,
    area: CacheArea,
    used: &BTreeSet<(CacheArea, CacheKey)>,
) -> Vec<UnusedEntry> {
    let path = folder.area(area);
    let Some(files) = is_folder(&path).then(|| fs::read_dir(&path).ok()).flatten() else {
        return Vec::new();
    };
    let mut unused = Vec::new();
    for file in files.flatten() {
        let name = file.file_name();
        let Some(name) = name.to_str() else { continue };
        let is_unfinished = name.ends_with(UNFINISHED);
        let key = name.split('.').next().and_then(CacheKey::parse);
        let Some(key) = key.filter(|_| is_unfinished || !name.contains('.')) else { continue };
        if is_unfinished {
            let _ = fs::remove_file(file.path());
            continue;
        }
        let Ok(metadata) = file.metadata() else { continue };
        if metadata.is_file() && !used.contains(&(area, key)) {
            let written = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
            unused.push(UnusedEntry { written, path: file.path(), size: metadata.len() });
        }
    }
    unused
}
