//! What the script of a pocket reads: all entries of a language as deflated JSON in base64, which can end
//! no script and hold no line break, whatever authors write.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use libdeflater::{CompressionLvl, Compressor};
use serde_json::json;

use super::{entry::PocketEntry, entry_reader::read_entry, filters::label_filters};
use crate::{graph::EntryRef, render::view::RenderContext, search::WordLists, theme::Strings};

/// How hard texts are deflated, 1 to 12: they are read once and handed on often.
const EFFORT: i32 = 10;

/// The strings that the script shows: paths, and groups of paths, which end in a dot.
const STRINGS: [&str; 15] = [
    "pocket.",
    "kind.",
    "base.dark",
    "base.untranslated",
    "brief.facts",
    "compare.print",
    "desk.add.found",
    "front.example",
    "lessons.title",
    "map.all",
    "search.filter.kind",
    "search.filter.province",
    "search.filter.sector",
    "search.filter.status",
    "search.more",
];

/// An entry with all of its languages, ready to be written.
#[derive(Debug)]
pub(super) struct ReadyEntry {
    pub(super) entry: EntryRef,
    /// Its versions: the position of the language, what it says, the same as JSON.
    pub(super) versions: Vec<(usize, PocketEntry, String)>,
}

/// Reads an entry in the languages that it has; what is shown to readers of the main language is there
/// always.
pub(super) fn read_versions(site: &RenderContext<'_>, entry: EntryRef) -> ReadyEntry {
    let languages = site.config.languages.iter().enumerate();
    let own = languages
        .filter(|(place, language)| *place == 0 || site.graph.entries.speaks(entry, language));
    let versions = own.filter_map(|(place, language)| {
        let version = read_entry(site, entry, language);
        let json = serde_json::to_string(&version).ok()?;
        Some((place, version, json))
    });
    ReadyEntry { entry, versions: versions.collect() }
}

/// Writes what the script is given in a language, by its position.
pub(super) fn write_payload(
    site: &RenderContext<'_>,
    entries: &[ReadyEntry],
    place: usize,
    all: &BTreeMap<&'static str, usize>,
) -> String {
    let language = site.config.languages[place].as_str();
    let versions = || {
        let versions = entries.iter().flat_map(|entry| &entry.versions);
        versions.filter(move |(it, ..)| *it == place)
    };
    let texts: Vec<String> = versions().map(|(_, version, _)| version.text()).collect();
    let texts = texts.iter().map(|text| (language, text.as_str()));
    let words = WordLists::of(texts, &site.graph.vocabularies);
    let head = json!({
        "title": site.config.title.get(language),
        "strings": list_strings(site.theme.strings(language)),
        // How many entries there are of each kind, with those left out.
        "all": all,
        "labels": label_filters(site, language),
        "forms": words.forms,
        "synonyms": words.synonyms,
    });
    // What each entry says is JSON already, and is not read again.
    let entries: Vec<&str> = versions().map(|(.., json)| json.as_str()).collect();
    let head = head.to_string();
    let head = head.trim_end_matches('}');
    pack(format!("{head},\"entries\":[{}]}}", entries.join(",")).as_bytes())
}

/// The strings of the script in a language.
fn list_strings(strings: &Strings) -> BTreeMap<&str, &str> {
    let is_in =
        |path: &str, part: &str| path == part || part.ends_with('.') && path.starts_with(part);
    strings.iter().filter(|(path, _)| STRINGS.iter().any(|part| is_in(path, part))).collect()
}

/// Bytes as a zlib stream in base64: the form that browsers have unpacked for longest.
fn pack(bytes: &[u8]) -> String {
    let mut compressor = Compressor::new(CompressionLvl::new(EFFORT).unwrap_or_default());
    let mut packed = vec![0; compressor.zlib_compress_bound(bytes.len())];
    // It fails only where the bound is not kept.
    let length = compressor.zlib_compress(bytes, &mut packed).unwrap_or_default();
    STANDARD.encode(&packed[..length])
}
