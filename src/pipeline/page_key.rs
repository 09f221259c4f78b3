//! What a page is made of, as a hash: a page whose hash is the same as in the last build is not made
//! again. It is the hash of the whole site but for the prose below front matter, and of the prose that
//! the page itself shows. Prose is shown on the page of its own entry alone; what other pages take
//! from it (a summary, a section that belongs to a key, headings, links) is in the hash of the site.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Site;
use crate::{
    cache::CacheKey,
    config::Config,
    graph::{EntryRef, Graph},
    render::{DataFile, PageKind, PlannedPage},
    search::DocumentHeader,
    source::{SourceId, Sources},
};

/// The keys of the pages of a site.
#[derive(Debug)]
pub struct PageKeys<'a> {
    site: &'a Site,
    everything: CacheKey,
}

impl<'a> PageKeys<'a> {
    /// Looks at the whole site once.
    pub fn new(site: &'a Site, config: &Config) -> Self {
        Self { site, everything: hash_site(site, config) }
    }

    /// The key of a page.
    pub fn of_page(&self, page: &PlannedPage) -> CacheKey {
        let path = page.path.as_str().as_bytes();
        let shared = self.everything.bytes();
        let PageKind::Entry(entry) = page.kind else { return CacheKey::of(&[shared, path]) };
        CacheKey::of(&[shared, path, self.of_entry(entry).bytes()])
    }

    /// The key of a file of open data, which shows no prose.
    pub fn of_data(&self, file: &DataFile) -> CacheKey {
        CacheKey::of(&[b"data", self.everything.bytes(), file.path.as_str().as_bytes()])
    }

    /// The key of documents of the search.
    pub fn of_documents(&self, headers: &[DocumentHeader]) -> CacheKey {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.everything.bytes());
        for header in headers {
            hasher.update(format!("{header:?}\0").as_bytes());
            if let Some(entry) = header.subject.entry() {
                hasher.update(self.of_entry(entry).bytes());
            }
        }
        CacheKey::shorten(hasher.finalize())
    }

    /// The key of the texts of an entry.
    fn of_entry(&self, entry: EntryRef) -> CacheKey {
        let versions = self.site.graph.entries.versions(entry);
        let texts = versions.iter().map(|it| self.site.sources.get(it.source).text.as_bytes());
        CacheKey::of(&texts.collect::<Vec<_>>())
    }
}

/// The hash of all that any page may show or depend on, but the prose of entries.
fn hash_site(site: &Site, config: &Config) -> CacheKey {
    let graph = &site.graph;
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    };
    add(format!("{config:?}").as_bytes());
    let entries: Vec<EntryRef> = graph.entries.all().collect();
    let facts: Vec<CacheKey> =
        entries.par_iter().map(|entry| hash_facts(graph, &site.sources, *entry)).collect();
    for key in &facts {
        add(key.bytes());
    }
    // Whatever else was read: terms, templates, strings, entries that are left out.
    let versions = entries.iter().flat_map(|entry| graph.entries.versions(*entry));
    let published: FxHashSet<SourceId> = versions.map(|version| version.source).collect();
    let mut others: Vec<_> =
        site.sources.iter().filter(|(id, _)| !published.contains(id)).map(|(_, it)| it).collect();
    others.sort_by(|a, b| a.path.cmp(&b.path));
    for source in others {
        add(source.path.as_bytes());
        add(source.text.as_bytes());
    }
    for (path, bytes) in site.assets() {
        add(path.as_str().as_bytes());
        add(bytes);
    }
    for (path, file) in site.files.iter() {
        add(path.as_str().as_bytes());
        add(format!("{:?}", file.binary).as_bytes());
    }
    add(format!("{:?}", site.published_files).as_bytes());
    for page in site.pages.iter() {
        add(page.path.as_str().as_bytes());
    }
    CacheKey::shorten(hasher.finalize())
}

/// The hash of what other pages may show of an entry.
fn hash_facts(graph: &Graph, sources: &Sources, entry: EntryRef) -> CacheKey {
    let mut hasher = blake3::Hasher::new();
    let mut add = |part: &[u8]| {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    };
    let key = graph.entries.key(entry);
    add(format!("{:?} {}", entry, key.name).as_bytes());
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
    CacheKey::shorten(hasher.finalize())
}
