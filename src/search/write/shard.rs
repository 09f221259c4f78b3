//! One file of the index: a payload as a script.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use miniz_oxide::deflate::compress_to_vec;

use crate::output::OutputPath;

/// The folder of the index, at the root of the site.
pub(in crate::search) const FOLDER: &str = "cari";

/// The one file of the index that is not named by its content, and leads to all others.
pub const ROOT: &str = "cari/akar.js";

/// The version of the format.
pub(super) const VERSION: u32 = 1;

/// How hard payloads are compressed, 1 to 10. More costs more time than it saves bytes.
const EFFORT: u8 = 6;

/// How hard long texts are compressed, which are most of all bytes.
const EFFORT_TEXT: u8 = 3;

/// Takes a finished file.
pub type Emit<'a> = dyn Fn(OutputPath, Vec<u8>) + Sync + 'a;

/// The part of a payload's hash that stands in a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::search) struct ShardHash(pub(super) [u8; 3]);

impl ShardHash {
    fn of(payload: &[u8]) -> Self {
        let hash = blake3::hash(payload);
        let bytes = hash.as_bytes();
        Self([bytes[0], bytes[1], bytes[2]])
    }
}

impl std::fmt::Display for ShardHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Writes a file of a folder, by its number or name there, and gives its hash.
pub(super) fn emit(
    emit: &Emit<'_>,
    folder: char,
    name: impl std::fmt::Display,
    payload: &[u8],
) -> ShardHash {
    let hash = ShardHash::of(payload);
    let name = format!("{folder}/{name}-{hash}");
    let effort = if matches!(folder, 'x' | 'p') { EFFORT_TEXT } else { EFFORT };
    let text = script(&name, payload, effort);
    emit_at(emit, &name, text);
    hash
}

/// Writes a file at a path below the folder of the index, without its ending.
pub(super) fn emit_at(emit: &Emit<'_>, name: &str, text: String) {
    if let Some(path) = OutputPath::new(format!("{FOLDER}/{name}.js")) {
        emit(path, text.into_bytes());
    }
}

/// A payload as a call.
pub(super) fn script(name: &str, payload: &[u8], effort: u8) -> String {
    let packed = compress_to_vec(payload, effort);
    let mut text = String::with_capacity(packed.len() * 4 / 3 + 64);
    text.push_str("teladan.shard(\"");
    text.push_str(name);
    text.push_str("\",\"");
    STANDARD.encode_string(&packed, &mut text);
    text.push_str("\")\n");
    text
}

/// The root's payload as a call, at the same effort.
pub(super) fn root_script(payload: &[u8]) -> String {
    script("akar", payload, EFFORT)
}
