//! One file of the index: a payload as a script.

use std::sync::{Mutex, PoisonError};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::{CompressionLvl, Compressor};

use crate::{cache::CacheKey, output::OutputPath};

/// The folder of the index, at the root of the site.
pub const FOLDER: &str = "cari";

/// The file of the index that is not named by its content, and leads to all others.
pub const ROOT: &str = "cari/akar.js";

/// The root without what finds by words: for pages that ask by names and numbers.
pub const DESK_ROOT: &str = "cari/meja.js";

/// Files of a number each that share a hash, in folders of many: the root, which every reader loads, has
/// room for one in sixteen. A document more moves the numbers in nearly all of them anyhow.
pub(super) const FILES_PER_HASH: usize = 16;

/// The version of the format.
pub(super) const VERSION: u32 = 5;

/// How hard a payload is compressed, 1 to 12, and the place of its compressor in a `Packer`. The
/// levels were chosen by the files of 10,000 cases: each costs about half the time of the next one
/// that saves a hundredth of the bytes.
#[derive(Debug, Clone, Copy)]
struct Effort {
    level: i32,
    place: usize,
}

impl Effort {
    /// Every reader loads these, and there are few of them.
    const ROOT: Self = Self { level: 9, place: 0 };
    /// Lists and cards, facts and briefs.
    const LISTS: Self = Self { level: 6, place: 1 };
    /// Texts, which are most of all bytes and seldom loaded.
    const TEXTS: Self = Self { level: 4, place: 2 };
    /// Positions, in which hardly anything is repeated.
    const POSITIONS: Self = Self { level: 1, place: 3 };

    /// That of the files of a folder.
    fn of(folder: char) -> Self {
        match folder {
            't' | 'o' | 'n' | 'c' | 'd' => Self::LISTS,
            'x' => Self::TEXTS,
            'p' | 'q' => Self::POSITIONS,
            _ => Self::ROOT,
        }
    }
}

/// Takes a finished file.
pub type Emit<'a> = dyn Fn(OutputPath, Vec<u8>) + Sync + 'a;

/// Where the files of an index go. What is there already, made of the same, need not be made.
pub trait IndexSink: Sync {
    /// Whether a file is there already, made of this.
    fn has(&self, path: &OutputPath, made_of: CacheKey) -> bool;

    /// Keeps a file that is there.
    fn keep(&self, path: &OutputPath, made_of: CacheKey);

    /// Takes a finished file, and what it was made of.
    fn put(&self, path: OutputPath, made_of: CacheKey, bytes: Vec<u8>);
}

/// Takes every file, and knows none.
pub struct NewIndex<'a>(pub &'a Emit<'a>);

impl IndexSink for NewIndex<'_> {
    fn has(&self, _path: &OutputPath, _made_of: CacheKey) -> bool {
        false
    }

    fn keep(&self, _path: &OutputPath, _made_of: CacheKey) {}

    fn put(&self, path: OutputPath, _made_of: CacheKey, bytes: Vec<u8>) {
        (self.0)(path, bytes);
    }
}

/// The part of a payload's hash that stands in a file's name after its number.
pub(in crate::search) type ShardHash = NameHash<2>;

/// The part of it that is the whole name of a file without a number.
pub(in crate::search) type WholeName = NameHash<5>;

/// The first bytes of a payload's hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct NameHash<const N: usize>(pub(super) [u8; N]);

impl<const N: usize> NameHash<N> {
    /// The hash that has these bytes.
    pub(in crate::search) fn from_bytes(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    pub(in crate::search) fn bytes(self) -> [u8; N] {
        self.0
    }

    fn begin(hash: &blake3::Hash) -> Self {
        let mut bytes = [0; N];
        bytes.copy_from_slice(&hash.as_bytes()[..N]);
        Self(bytes)
    }
}

impl<const N: usize> std::fmt::Display for NameHash<N> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Writes the files of the index. What compresses them is kept from one file to the next: the kernel
/// would clear its memory anew for each of thousands.
pub(in crate::search) struct ShardWriter<'a> {
    sink: &'a dyn IndexSink,
    idle: Mutex<Vec<Packer>>,
}

impl<'a> ShardWriter<'a> {
    pub(in crate::search) fn new(sink: &'a dyn IndexSink) -> Self {
        Self { sink, idle: Mutex::default() }
    }

    /// Writes a file of a folder, by its number or name there, and gives its hash.
    pub(super) fn write(
        &self,
        folder: char,
        name: impl std::fmt::Display,
        payload: &[u8],
    ) -> ShardHash {
        let whole = blake3::hash(payload);
        let hash = ShardHash::begin(&whole);
        self.write_script(folder, &format!("{folder}/{name}-{hash}"), payload, whole);
        hash
    }

    /// Writes files, each by its folder and its number there, and gives the hash that all have in their
    /// names: that of all payloads together.
    pub(super) fn write_group(&self, files: &[(char, usize, Vec<u8>)]) -> ShardHash {
        let mut hasher = blake3::Hasher::new();
        for (_, _, payload) in files {
            hasher.update(payload);
        }
        let whole = hasher.finalize();
        let hash = ShardHash::begin(&whole);
        for (folder, number, payload) in files {
            self.write_script(*folder, &format!("{folder}/{number}-{hash}"), payload, whole);
        }
        hash
    }

    /// Writes a file of a folder that has no number, and gives its name.
    pub(super) fn write_unnumbered(&self, folder: char, payload: &[u8]) -> WholeName {
        let whole = blake3::hash(payload);
        let name = WholeName::begin(&whole);
        self.write_script(folder, &format!("{folder}/{name}"), payload, whole);
        name
    }

    /// Writes a function of the client as a file of a folder, and gives its name.
    pub(super) fn write_code(&self, folder: char, function: &str) -> WholeName {
        let whole = blake3::hash(function.as_bytes());
        let name = WholeName::begin(&whole);
        self.write_file(&format!("{folder}/{name}"), CacheKey::shorten(whole), || {
            format!("teladan.shard(\"{folder}/{name}\",{function})\n")
        });
        name
    }

    /// Writes a root: the client, then its payload as a call.
    pub(super) fn write_root(&self, name: &str, client: String, payload: &[u8]) {
        let made_of = CacheKey::of(&[client.as_bytes(), payload]);
        self.write_file(name, made_of, || {
            let mut text = client;
            self.append_script(name, payload, Effort::ROOT, &mut text);
            text
        });
    }

    /// Writes a file; `hash` is that of the payload, or of all that it shares its name's hash with.
    fn write_script(&self, folder: char, name: &str, payload: &[u8], hash: blake3::Hash) {
        self.write_file(name, CacheKey::shorten(hash), || {
            let mut text = String::new();
            self.append_script(name, payload, Effort::of(folder), &mut text);
            text
        });
    }

    /// Writes a file at a path below the folder of the index, without its ending, unless it is there.
    fn write_file(&self, name: &str, made_of: CacheKey, text: impl FnOnce() -> String) {
        let Some(path) = OutputPath::new(format!("{FOLDER}/{name}.js")) else { return };
        if self.sink.has(&path, made_of) {
            self.sink.keep(&path, made_of);
        } else {
            self.sink.put(path, made_of, text().into_bytes());
        }
    }

    /// Appends a payload as a call.
    fn append_script(&self, name: &str, payload: &[u8], effort: Effort, text: &mut String) {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let mut packer = idle().pop().unwrap_or_default();
        let packed = packer.pack(payload, effort);
        text.reserve_exact(packed.len().div_ceil(3) * 4 + name.len() + 32);
        text.push_str("teladan.shard(\"");
        text.push_str(name);
        text.push_str("\",\"");
        STANDARD.encode_string(packed, text);
        text.push_str("\")\n");
        idle().push(packer);
    }
}

/// What compresses one payload at a time.
#[derive(Default)]
struct Packer {
    /// A compressor for each effort, made when it is first needed.
    compressors: [Option<Compressor>; 4],
    packed: Vec<u8>,
}

impl Packer {
    /// A payload as a raw deflate stream.
    fn pack(&mut self, payload: &[u8], effort: Effort) -> &[u8] {
        let level = || Compressor::new(CompressionLvl::new(effort.level).unwrap_or_default());
        let compressor = self.compressors[effort.place].get_or_insert_with(level);
        let bound = compressor.deflate_compress_bound(payload.len());
        if self.packed.len() < bound {
            self.packed.resize(bound, 0);
        }
        // It fails only where the bound is not kept.
        let length = compressor.deflate_compress(payload, &mut self.packed).unwrap_or_default();
        &self.packed[..length]
    }
}
