//! One file of the index: a payload as a script.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::{CompressionLvl, Compressor};

use crate::output::OutputPath;

/// The folder of the index, at the root of the site.
pub const FOLDER: &str = "cari";

/// The one file of the index that is not named by its content, and leads to all others.
pub const ROOT: &str = "cari/akar.js";

/// The version of the format.
pub(super) const VERSION: u32 = 2;

/// How hard files are compressed that every question loads, 1 to 12: more costs more time than it
/// saves bytes.
const EFFORT: i32 = 9;

/// How hard texts and positions are compressed, which are most of all bytes and seldom loaded.
const EFFORT_TEXT: i32 = 6;

/// Takes a finished file.
pub type Emit<'a> = dyn Fn(OutputPath, Vec<u8>) + Sync + 'a;

/// The part of a payload's hash that stands in a file's name after its number.
pub(in crate::search) type ShardHash = NameHash<2>;

/// The part of it that is the whole name of a file without a number.
pub(super) type WholeName = NameHash<5>;

/// The first bytes of a payload's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct NameHash<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> NameHash<N> {
    fn of(payload: &[u8]) -> Self {
        let mut bytes = [0; N];
        bytes.copy_from_slice(&blake3::hash(payload).as_bytes()[..N]);
        Self(bytes)
    }
}

impl<const N: usize> std::fmt::Display for NameHash<N> {
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
    emit_script(emit, folder, &format!("{folder}/{name}-{hash}"), payload);
    hash
}

/// Writes two files of the same number in two folders, and gives the hash that both have in their
/// names: that of both payloads together.
pub(super) fn emit_pair(
    emit: &Emit<'_>,
    number: usize,
    [first, second]: [(char, &[u8]); 2],
) -> ShardHash {
    let hash = ShardHash::of(&[first.1, second.1].concat());
    for (folder, payload) in [first, second] {
        emit_script(emit, folder, &format!("{folder}/{number}-{hash}"), payload);
    }
    hash
}

/// Writes a file of a folder that has no number, and gives its name.
pub(super) fn emit_unnumbered(emit: &Emit<'_>, folder: char, payload: &[u8]) -> WholeName {
    let name = WholeName::of(payload);
    emit_script(emit, folder, &format!("{folder}/{name}"), payload);
    name
}

fn emit_script(emit: &Emit<'_>, folder: char, name: &str, payload: &[u8]) {
    let effort = if matches!(folder, 'x' | 'p' | 'q') { EFFORT_TEXT } else { EFFORT };
    emit_at(emit, name, script(name, payload, effort));
}

/// Writes a file at a path below the folder of the index, without its ending.
pub(super) fn emit_at(emit: &Emit<'_>, name: &str, text: String) {
    if let Some(path) = OutputPath::new(format!("{FOLDER}/{name}.js")) {
        emit(path, text.into_bytes());
    }
}

/// A payload as a call.
fn script(name: &str, payload: &[u8], effort: i32) -> String {
    let packed = compress(payload, effort);
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

/// A payload as a raw deflate stream.
fn compress(payload: &[u8], effort: i32) -> Vec<u8> {
    let mut compressor = Compressor::new(CompressionLvl::new(effort).unwrap_or_default());
    let mut packed = vec![0; compressor.deflate_compress_bound(payload.len())];
    // It fails only where the bound is not kept.
    let length = compressor.deflate_compress(payload, &mut packed).unwrap_or_default();
    packed.truncate(length);
    packed
}
