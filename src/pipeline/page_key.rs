//! What a page is made of, as a hash: a page whose hash is the same as in the last build is not made
//! again. It has three parts: what is no text of an entry (settings, theme, which entries there are and
//! how they hang together), the texts of the page's own entry, and what the page shows of other
//! entries. Which these are is noted while a page is made. Of an entry only its own page shows the
//! prose below the front matter; what others take from it (a summary, a section that belongs to a key,
//! headings, links) is among its facts here.

use std::{collections::BTreeMap, hash::Hash as _};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Site;
use crate::{
    cache::{CacheKey, KeyHasher},
    config::Config,
    export::RecordPortion,
    graph::{EntryReads, EntryRef, Graph},
    render::{DataFile, PageKind, PlannedPage},
    search::{DocumentHeader, DocumentKeys},
    source::{SourceId, Sources},
};

/// The keys of the pages of a site.
#[derive(Debug)]
pub struct PageKeys<'a> {
    site: &'a Site,
    /// What stands around every page, and all that pages of entries show but what entries say.
    frame: CacheKey,
    /// The same, and the order of all lists but those by title.
    lists: CacheKey,
    /// The order of titles, by language and letter.
    letters: BTreeMap<(&'a str, &'a str), CacheKey>,
    /// What other pages may show of each entry: the bytes of all keys, because some pages show something
    /// of every entry.
    facts: Vec<[u8; 16]>,
    /// All that each entry says.
    texts: Vec<CacheKey>,
    /// All of that, but for prose.
    all_facts: CacheKey,
}

impl<'a> PageKeys<'a> {
    /// Looks at the whole site once.
    pub fn new(site: &'a Site, config: &'a Config) -> Self {
        let entries: Vec<EntryRef> = site.graph.entries.all().collect();
        let of_entries = |hash: fn(&Graph, &Sources, EntryRef) -> CacheKey| -> Vec<CacheKey> {
            entries.par_iter().map(|entry| hash(&site.graph, &site.sources, *entry)).collect()
        };
        let facts: Vec<_> = of_entries(hash_facts).iter().map(|key| *key.bytes()).collect();
        let texts = of_entries(hash_texts);
        let frame = hash_frame(site, config, &entries);
        let mut hasher = KeyHasher::after(frame);
        site.catalogue.hash_lists(&mut hasher);
        let lists = hasher.key();
        let mut all_facts = KeyHasher::after(lists);
        all_facts.add(facts.as_flattened());
        for page in site.pages.iter() {
            all_facts.add(page.path.as_str().as_bytes());
        }
        let mut letters = BTreeMap::new();
        for language in &config.languages {
            for letter in site.catalogue.letters(language) {
                let mut hasher = KeyHasher::after(lists);
                site.catalogue.with_letter(language, letter).hash(&mut hasher);
                letters.insert((language.as_str(), letter), hasher.key());
            }
        }
        Self { site, frame, lists, letters, facts, texts, all_facts: all_facts.key() }
    }

    /// The key of a page, but for what it shows of other entries.
    pub fn begin_page(&self, page: &PlannedPage) -> CacheKey {
        let path = page.path.as_str().as_bytes();
        match &page.kind {
            PageKind::Entry(entry) => {
                CacheKey::of(&[self.frame.bytes(), path, self.texts_of(*entry).bytes()])
            }
            PageKind::Redirect(..) => CacheKey::of(&[self.frame.bytes(), path]),
            PageKind::Letter(letter, _) => {
                let order = self.letters.get(&(page.language.as_str(), letter.as_str()));
                CacheKey::of(&[order.unwrap_or(&self.all_facts).bytes(), path])
            }
            _ => CacheKey::of(&[self.lists.bytes(), path]),
        }
    }

    /// The key of what has begun so, and shows something of these entries.
    pub fn complete(&self, begun: CacheKey, reads: &[u8]) -> CacheKey {
        let mut hasher = KeyHasher::after(begun);
        hasher.add(reads);
        for numbers in EntryReads::ranges_in(reads) {
            hasher.add(self.facts.get(numbers).unwrap_or_default().as_flattened());
        }
        hasher.key()
    }

    /// The key of a file of open data, which shows no prose.
    pub fn of_data(&self, file: &DataFile) -> CacheKey {
        CacheKey::of(&[b"data", self.all_facts.bytes(), file.path.as_str().as_bytes()])
    }

    /// The key of what a portion of entries adds to files of records, which show no prose, but for what
    /// the records show of entries.
    pub fn begin_records(&self, language: &str, portion: &RecordPortion) -> CacheKey {
        let mut hasher = KeyHasher::after(self.frame);
        hasher.add(b"records");
        hasher.add(language.as_bytes());
        for entry in &portion.entries {
            hasher.add(&self.site.graph.entries.number(*entry).to_le_bytes());
        }
        hasher.key()
    }

    /// The key of the texts of an entry.
    fn texts_of(&self, entry: EntryRef) -> CacheKey {
        self.texts[self.site.graph.entries.number(entry)]
    }
}

impl DocumentKeys for PageKeys<'_> {
    fn whole(&self) -> CacheKey {
        let mut hasher = KeyHasher::after(self.all_facts);
        self.texts.iter().for_each(|key| hasher.add(key.bytes()));
        hasher.key()
    }

    fn facts(&self) -> CacheKey {
        self.all_facts
    }

    fn begin(&self, headers: &[DocumentHeader]) -> CacheKey {
        let mut hasher = KeyHasher::after(self.lists);
        for header in headers {
            hasher.add(format!("{header:?}").as_bytes());
            if let Some(entry) = header.subject.entry() {
                hasher.add(self.texts_of(entry).bytes());
            }
        }
        hasher.key()
    }

    fn complete(&self, begun: CacheKey, reads: &[u8]) -> CacheKey {
        Self::complete(self, begun, reads)
    }
}

/// The hash of what stands around every page, and of all that pages of entries show but what entries
/// say.
fn hash_frame(site: &Site, config: &Config, entries: &[EntryRef]) -> CacheKey {
    let graph = &site.graph;
    let mut hasher = KeyHasher::new();
    hasher.add(format!("{config:?}").as_bytes());
    for entry in entries {
        hasher.add(format!("{entry:?} {}", graph.entries.key(*entry).name).as_bytes());
    }
    graph.backlinks.hash(&mut hasher);
    graph.facets.hash(&mut hasher);
    site.catalogue.hash_frame(&mut hasher);
    // Whatever else was read: terms, templates, strings, entries that are left out.
    let versions = entries.iter().flat_map(|entry| graph.entries.versions(*entry));
    let published: FxHashSet<SourceId> = versions.map(|version| version.source).collect();
    let mut others: Vec<_> =
        site.sources.iter().filter(|(id, _)| !published.contains(id)).map(|(_, it)| it).collect();
    others.sort_by(|a, b| a.path.cmp(&b.path));
    for source in others {
        hasher.add(source.path.as_bytes());
        hasher.add(source.text.as_bytes());
    }
    for (path, bytes) in site.assets() {
        hasher.add(path.as_str().as_bytes());
        hasher.add(bytes);
    }
    for (path, file) in site.files.iter() {
        hasher.add(path.as_str().as_bytes());
        hasher.add(format!("{:?}", file.binary).as_bytes());
    }
    hasher.add(format!("{:?}", site.published_files).as_bytes());
    // Pages of titles come and go with titles, and others lead to the first of each letter alone.
    for page in site.pages.iter().filter(|page| !matches!(page.kind, PageKind::Letter(..))) {
        hasher.add(page.path.as_str().as_bytes());
    }
    hasher.key()
}

/// The hash of the texts of an entry.
fn hash_texts(graph: &Graph, sources: &Sources, entry: EntryRef) -> CacheKey {
    let versions = graph.entries.versions(entry);
    let texts = versions.iter().map(|it| sources.get(it.source).text.as_bytes());
    CacheKey::of(&texts.collect::<Vec<_>>())
}

/// The hash of what other pages may show of an entry.
fn hash_facts(graph: &Graph, sources: &Sources, entry: EntryRef) -> CacheKey {
    let mut hasher = KeyHasher::new();
    let mut add = |part: &[u8]| hasher.add(part);
    for name in graph.entries.attachments(entry) {
        add(name.as_bytes());
    }
    for version in graph.entries.versions(entry) {
        let source = sources.get(version.source);
        let slice = |range: std::ops::Range<usize>| source.text.get(range).unwrap_or("").as_bytes();
        add(source.path.as_bytes());
        add(version.language.as_bytes());
        add(slice(0..version.body.range.start));
        add(slice(version.body.range.end..source.text.len()));
        add(version.common.summary.as_deref().unwrap_or("").as_bytes());
        for heading in &version.body.headings {
            add(format!("{} {} {}", heading.level, heading.id, heading.text).as_bytes());
        }
        for part in version.key_sections {
            add(part.key.as_bytes());
            add(slice(part.content.clone()));
        }
        for link in version.links {
            add(format!("{:?} {}", link.kind, link.target).as_bytes());
        }
    }
    hasher.key()
}
