//! The two files with names of their own: a client each, and where everything else is.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, json};

use super::{
    cards::{CARDS_PER_FILE, TEXTS_PER_FILE},
    columns::FIRST_TITLES,
    families::FamilyFiles,
    positions::FILES_PER_POSITIONS,
    shard::{FILES_PER_HASH, ShardHash, ShardWriter, VERSION},
    split::{KeyedFiles, join_keys},
    words::WordFiles,
};
use crate::search::{client, header::DocumentHeader, impact::IMPACTS};

/// What the root tells.
pub(in crate::search) struct RootFile<'a> {
    pub(in crate::search) languages: &'a [String],
    pub(in crate::search) headers: &'a [DocumentHeader],
    pub(in crate::search) cards: Vec<ShardHash>,
    pub(in crate::search) families: FamilyFiles,
    pub(in crate::search) words: WordFiles,
    pub(in crate::search) columns: Vec<(String, ShardHash)>,
}

/// Writes the root, and the part of it that the desk needs.
pub(in crate::search) fn write_root(root: &RootFile<'_>, out: &ShardWriter<'_>) {
    let files =
        |files: &KeyedFiles| json!([join_keys(&files.first_keys), pack_hashes(&files.hashes)]);
    let columns: Map<_, _> =
        root.columns.iter().map(|(name, hash)| (name.clone(), hash.to_string().into())).collect();
    let mut payload = json!({
        "version": VERSION,
        "documents": root.headers.len(),
        "sizes": [CARDS_PER_FILE, TEXTS_PER_FILE, FILES_PER_HASH, FILES_PER_POSITIONS, FIRST_TITLES],
        "impacts": IMPACTS,
        "languages": root.languages,
        "ranges": ranges(root.headers),
        "cards": pack_hashes(&root.cards),
        "columns": columns,
    });
    out.write_root("meja", client::desk_script(), payload.to_string().as_bytes());
    let families = &root.families;
    let (shifts, hashes) = (families.buckets.pack_shifts(), pack_hashes(&families.hashes));
    payload["terms"] = json!([families.buckets.count, shifts, hashes]);
    payload["words"] = files(&root.words.words);
    payload["endings"] = files(&root.words.reversed_words);
    payload["letters"] = root.words.letters.as_str().into();
    let client = client::search_client();
    payload["later"] = out.write_code('k', &client.later).to_string().into();
    out.write_root("akar", client.first, payload.to_string().as_bytes());
}

fn pack_hashes(hashes: &[ShardHash]) -> String {
    let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
    STANDARD.encode(bytes)
}

/// Runs of documents of one language, kind and visibility.
fn ranges(headers: &[DocumentHeader]) -> Vec<(usize, usize, &'static str, u32)> {
    let of = |it: &DocumentHeader| (it.language, it.subject.kind(), it.shown);
    let runs = headers.chunk_by(|a, b| of(a) == of(b));
    runs.map(|run| {
        let (language, kind, shown) = of(&run[0]);
        (run.len(), language, kind, shown)
    })
    .collect()
}
