//! The list of all files of the site, by which a browser knows what it may keep, and what of it is gone
//! or has changed. It lies in parts, so that who has read little compares little: a file stands in the
//! part whose number is the hash of its path.

use std::fmt::Write as _;

use serde_json::json;

use super::ListedFile;

/// The folder of the list.
pub const FOLDER: &str = "luring";

/// Where the list begins. It is published last: who reads it finds everything that it names.
const HEAD: &str = "luring/daftar.json";

/// A part has about so many files at most.
const FILES_PER_PART: usize = 512;

/// The beginning of the list, and its parts, by their paths in the site.
pub(super) fn list_files(files: &[ListedFile<'_>], newest: Option<&str>) -> Vec<(String, String)> {
    // A power of two: a few files more seldom move all others.
    let count = files.len().div_ceil(FILES_PER_PART).max(1).next_power_of_two();
    let mut parts = vec![String::new(); count];
    let mut sorted: Vec<&ListedFile<'_>> = files.iter().collect();
    sorted.sort_by_key(|file| file.path);
    for file in sorted {
        let part = &mut parts[hash_path(file.path) as usize % count];
        let _ = writeln!(part, "{} {} {}", file.hash, file.size, file.path);
    }
    let short = |text: &str| blake3::hash(text.as_bytes()).to_hex()[..8].to_owned();
    let hashes: Vec<String> = parts.iter().map(|part| short(part)).collect();
    let head = json!({
        "site": short(&hashes.concat()),
        "newest": newest,
        "files": files.len(),
        "bytes": files.iter().map(|file| file.size).sum::<u64>(),
        "parts": hashes,
    });
    let named = parts.into_iter().zip(&hashes).enumerate();
    let mut written: Vec<(String, String)> =
        named.map(|(at, (part, hash))| (format!("{FOLDER}/{at}-{hash}.txt"), part)).collect();
    written.push((HEAD.to_owned(), format!("{head}\n")));
    written
}

/// FNV-1a, 32 bits, which the worker works out in a line.
fn hash_path(path: &str) -> u32 {
    path.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
