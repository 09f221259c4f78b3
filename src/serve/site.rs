//! One compiled site as a map from paths to files. A file is made when it is first asked for, and
//! cached.

use std::{
    io::Read as _,
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    address::Base,
    served_file::{PageVersions, ServedFile, hash, shorten},
    served_index::ServedIndex,
};
use crate::{
    cache::Cache,
    diagnostic::Diagnostic,
    export::RecordStream,
    images::PictureVersion,
    output::OutputPath,
    pipeline::{self, Compilation, ComposedCard, DataFile, PlannedSocialCard},
    source::Sources,
    text::{content_type, web_address::WebAddress},
};

/// How many bytes of one site are cached: a large site must not fill the memory. Beyond it files are
/// made each time they are asked for.
const MOST_CACHED: usize = 64 * 1024 * 1024;

/// The ending of style sheets: an open page takes a new one without being loaded again.
const STYLE: &str = ".css";

/// A site that can be shown.
#[derive(Debug)]
pub(super) struct ServedSite {
    /// What it is made from.
    pub(super) compilation: Arc<Compilation>,
    /// Where it begins.
    pub(super) base: Base,
    /// The index that readers search.
    pub(super) search_index: ServedIndex,
    files: FxHashMap<String, SiteFile>,
    /// The files of open data.
    data: Vec<DataFile>,
    /// The pictures for previews of links.
    social_cards: Vec<PlannedSocialCard>,
    /// The version of its theme's files.
    theme: ThemeVersion,
    cached_bytes: AtomicUsize,
}

/// Hashes of the theme's files, by what an open page has to do when they change.
#[derive(Debug, Default)]
struct ThemeVersion {
    /// The folder of assets, below the base.
    folder: String,
    /// Of all style sheets: the page takes the new ones.
    style: String,
    /// Of all other files: the page is loaded again.
    others: String,
}

/// The file at one path.
#[derive(Debug)]
struct SiteFile {
    origin: FileOrigin,
    /// The file itself, once it was asked for.
    cached: OnceLock<ServedFile>,
}

#[derive(Debug, Clone, Copy)]
enum FileOrigin {
    Page(usize),
    File(usize),
    PictureVersion(usize, PictureVersion),
    Asset,
    Data(usize),
    SocialCard(usize),
}

/// A whole file; reading what is made in memory does not fail.
fn read_all(mut stream: RecordStream<'_>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    bytes
}

impl ServedSite {
    /// The map of a compiled site that replaces another one; nothing if there is no site in the
    /// compilation.
    pub(super) fn new(
        compilation: &Arc<Compilation>,
        before: Option<&Self>,
        root: Option<&Path>,
    ) -> Option<Self> {
        let (site, config) = (compilation.site.as_ref()?, compilation.config.as_ref()?);
        let base = Base::of(config.base_url.as_ref().map(WebAddress::as_str));
        let mut theme =
            ThemeVersion { folder: site.asset_folder().to_owned(), ..ThemeVersion::default() };
        let (mut style, mut others) = (blake3::Hasher::new(), blake3::Hasher::new());
        let mut files =
            FxHashMap::with_capacity_and_hasher(site.pages.len() + site.files.len(), FxBuildHasher);
        let mut add = |path: &OutputPath, origin: FileOrigin| {
            // Of two at one path the first is shown, as it is when published; a diagnostic says so.
            let file = SiteFile { origin, cached: OnceLock::new() };
            files.entry(path.as_str().to_owned()).or_insert(file);
        };
        for (index, page) in site.pages.iter().enumerate() {
            add(&page.path, FileOrigin::Page(index));
        }
        for (index, (path, _)) in site.files.iter().enumerate() {
            if site.publishes_file(path) {
                add(path, FileOrigin::File(index));
            }
        }
        for (path, index, version) in site.picture_versions() {
            add(&path, FileOrigin::PictureVersion(index, version));
        }
        let data = site.data_files(config);
        for (index, file) in data.iter().enumerate() {
            add(&file.path, FileOrigin::Data(index));
        }
        let social_cards = site.social_cards(config);
        for (index, card) in social_cards.iter().enumerate() {
            add(&card.path, FileOrigin::SocialCard(index));
        }
        for (path, bytes) in site.assets() {
            let hasher = if path.as_str().ends_with(STYLE) { &mut style } else { &mut others };
            let name = path.as_str().strip_prefix(&theme.folder).unwrap_or_default();
            hasher.update(name.as_bytes()).update(&[0]).update(blake3::hash(bytes).as_bytes());
            add(&path, FileOrigin::Asset);
        }
        theme.style = shorten(style.finalize());
        theme.others = shorten(others.finalize());
        let compilation = Arc::clone(compilation);
        let search_index = ServedIndex::after(before.map(|before| &before.search_index), root);
        Some(Self {
            files,
            data,
            social_cards,
            search_index,
            theme,
            base,
            cached_bytes: AtomicUsize::new(0),
            compilation,
        })
    }

    /// The texts that diagnostics about its pages point into.
    pub(super) fn sources(&self) -> Option<&Sources> {
        self.compilation.site.as_ref().map(|site| &site.sources)
    }

    /// Whether there is anything at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The file at a path, if it is in the cache.
    pub(super) fn cached_file(&self, path: &str) -> Option<ServedFile> {
        self.files.get(path)?.cached.get().cloned()
    }

    /// Caches the file at a path, while there is room.
    pub(super) fn cache(&self, path: &str, made: &ServedFile) {
        let size = made.bytes.len();
        let before = self.cached_bytes.fetch_add(size, Ordering::Relaxed);
        let file = self.files.get(path).filter(|_| before + size <= MOST_CACHED);
        if file.is_none_or(|file| file.cached.set(made.clone()).is_err()) {
            self.cached_bytes.fetch_sub(size, Ordering::Relaxed);
        }
    }

    /// Makes the file at a path, which may take long. Nothing if there is none.
    pub(super) fn make(&self, path: &str) -> Option<Result<ServedFile, Box<Diagnostic>>> {
        let site = self.compilation.site.as_ref()?;
        let config = self.compilation.config.as_ref()?;
        let made = match self.files.get(path)?.origin {
            FileOrigin::Page(index) => site
                .render(site.pages.get(index)?, config)
                .map(|html| ServedFile::page(html.clone(), self.page_versions(&html))),
            FileOrigin::File(index) => pipeline::published_bytes(&site.files.get(index)?.1, config)
                .map(|bytes| ServedFile::file(bytes, content_type::of_path(path))),
            FileOrigin::PictureVersion(index, version) => site
                .make_version(config, index, &version, &Cache::off())?
                .map(|bytes| ServedFile::file(bytes, content_type::of_path(path))),
            FileOrigin::Data(index) => site
                .read_data_file(config, self.data.get(index)?, read_all)
                .map(|bytes| ServedFile::file(bytes, content_type::of_path(path))),
            FileOrigin::SocialCard(index) => {
                let draw = |card: &ComposedCard<'_>| card.draw(&Cache::off());
                let planned = self.social_cards.get(index)?;
                let drawn = site.compose_social_card(config, planned, draw).transpose()?;
                drawn.map(|bytes| ServedFile::file(bytes, content_type::of_path(path)))
            }
            FileOrigin::Asset => {
                let (_, bytes) = site.assets().find(|(asset, _)| asset.as_str() == path)?;
                Ok(ServedFile::file(bytes.to_vec(), content_type::of_path(path)))
            }
        };
        Some(made)
    }

    fn page_versions(&self, html: &str) -> PageVersions {
        let ThemeVersion { folder, style, others } = &self.theme;
        PageVersions {
            page: hash(html.replace(folder.as_str(), "").as_bytes()),
            style: style.clone(),
            others: others.clone(),
            folder: format!("{}{folder}", self.base.written),
        }
    }
}
