//! The one file with a name of its own: the client, and where everything else is.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Map, json};

use super::{
    VERSION,
    shard::{Emit, Hash, emit_at, root_script},
    terms::Terms,
};
use crate::search::{client, order::Numbered};

/// What the root tells.
pub(in crate::search) struct Root<'a> {
    pub(in crate::search) languages: &'a [String],
    pub(in crate::search) numbered: &'a [Numbered],
    pub(in crate::search) cards: Vec<Hash>,
    pub(in crate::search) terms: Terms,
    pub(in crate::search) words: (Vec<String>, Vec<Hash>),
    pub(in crate::search) endings: (Vec<String>, Vec<Hash>),
    pub(in crate::search) facets: Vec<(&'static str, Hash)>,
}

/// Writes the root.
pub(in crate::search) fn root(root: &Root<'_>, out: &Emit<'_>) {
    let files = |files: &(Vec<String>, Vec<Hash>)| json!([files.0, packed(&files.1)]);
    let facets: Map<_, _> = root
        .facets
        .iter()
        .map(|(name, hash)| ((*name).to_owned(), hash.to_string().into()))
        .collect();
    let payload = json!({
        "version": VERSION,
        "documents": root.numbered.len(),
        "languages": root.languages,
        "ranges": ranges(root.numbered),
        "cards": packed(&root.cards),
        "terms": files(&root.terms.files),
        "positions": packed(&root.terms.positions),
        "words": files(&root.words),
        "endings": files(&root.endings),
        "facets": facets,
    });
    let mut text = client::script();
    text.push_str(&root_script(payload.to_string().as_bytes()));
    emit_at(out, "akar", text);
}

fn packed(hashes: &[Hash]) -> String {
    let bytes: Vec<u8> = hashes.iter().flat_map(|hash| hash.0).collect();
    STANDARD.encode(bytes)
}

/// Runs of documents of one language, kind and visibility.
fn ranges(numbered: &[Numbered]) -> Vec<(usize, usize, &'static str, u32)> {
    let of = |it: &Numbered| (it.language, it.entry.kind.id(), it.shown);
    let runs = numbered.chunk_by(|a, b| of(a) == of(b));
    runs.map(|run| {
        let (language, kind, shown) = of(&run[0]);
        (run.len(), language, kind, shown)
    })
    .collect()
}
