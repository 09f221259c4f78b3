//! One compiled site as a map from paths to what is shown there. A page is made when it is first
//! asked for, and kept.

use std::{
    collections::HashMap,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicUsize, Ordering},
    },
};

use hyper::body::Bytes;

use super::{address::Base, kind, shards::Shards};
use crate::{
    diagnostic::Diagnostic,
    output::OutputPath,
    pipeline::{self, Compilation},
    source::Sources,
};

/// How many bytes of one site are kept once they are made; beyond it they are made again.
const KEPT: usize = 64 * 1024 * 1024;

/// The style sheet's ending: its changes need no new page.
const STYLE: &str = ".css";

/// A site that can be shown.
#[derive(Debug)]
pub(super) struct ServedSite {
    /// What it is made from.
    pub(super) compilation: Arc<Compilation>,
    /// Where it begins.
    pub(super) base: Base,
    /// What readers search in.
    pub(super) shards: Shards,
    slots: HashMap<String, Slot>,
    /// What its theme looks like.
    look: Look,
    kept: AtomicUsize,
}

/// The theme's files, told apart by what a page has to do when they change.
#[derive(Debug, Default)]
struct Look {
    /// The folder of assets, below the base.
    folder: String,
    /// The content of all style sheets: an open page takes on another one.
    style: String,
    /// The content of all other files: a page has to be loaded again.
    others: String,
}

/// What stands at one path.
#[derive(Debug)]
struct Slot {
    what: What,
    made: OnceLock<Made>,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Page(usize),
    File(usize),
    Asset,
}

/// Something that can be sent.
#[derive(Debug, Clone)]
pub(super) struct Made {
    /// Its bytes.
    pub(super) bytes: Bytes,
    /// Its content type.
    pub(super) kind: &'static str,
    /// Its content's hash.
    pub(super) tag: String,
    /// What an open page compares itself with; nothing for other files.
    pub(super) marks: Option<Marks>,
}

/// What tells an open page whether it is still what is shown.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    /// The page itself, wherever its theme's files lie.
    pub(super) page: String,
    /// The style sheets.
    pub(super) style: String,
    /// The theme's other files.
    pub(super) others: String,
    /// The folder of the theme's files.
    pub(super) folder: String,
}

impl Made {
    /// Something that is no page.
    pub(super) fn file(bytes: impl Into<Bytes>, kind: &'static str) -> Self {
        let bytes = bytes.into();
        let tag = hash(&bytes);
        Self { bytes, kind, tag, marks: None }
    }

    /// A page, with the script added that keeps it like its source.
    pub(super) fn page(mut html: String, marks: Marks) -> Self {
        let Marks { page, style, others, folder } = &marks;
        let script = format!(
            "<script defer src=\"{}\" data-page=\"{page}\" data-style=\"{style}\" \
             data-others=\"{others}\" data-folder=\"{folder}\"></script>\n",
            super::SCRIPT
        );
        let at = html.rfind("</body>").unwrap_or(html.len());
        html.insert_str(at, &script);
        Self { marks: Some(marks), ..Self::file(html, kind::HTML) }
    }
}

impl ServedSite {
    /// The map of a compiled site, which is shown after another one; nothing if there is no site in it.
    pub(super) fn new(compilation: &Arc<Compilation>, before: Option<&Self>) -> Option<Self> {
        let (site, config) = (compilation.site.as_ref()?, compilation.config.as_ref()?);
        let base = Base::of(config.base_url.as_deref());
        let mut look = Look { folder: site.asset_folder().to_owned(), ..Look::default() };
        let (mut style, mut others) = (blake3::Hasher::new(), blake3::Hasher::new());
        let mut slots = HashMap::with_capacity(site.pages.len() + site.files.len());
        let mut add = |path: &OutputPath, what: What| {
            // Of two at one path the first is shown, as it is when published; a diagnostic says so.
            let slot = Slot { what, made: OnceLock::new() };
            slots.entry(path.as_str().to_owned()).or_insert(slot);
        };
        for (index, page) in site.pages.iter().enumerate() {
            add(&page.path, What::Page(index));
        }
        for (index, (path, _)) in site.files.iter().enumerate() {
            add(path, What::File(index));
        }
        for (path, bytes) in site.assets() {
            let hasher = if path.as_str().ends_with(STYLE) { &mut style } else { &mut others };
            let name = path.as_str().strip_prefix(&look.folder).unwrap_or_default();
            hasher.update(name.as_bytes()).update(&[0]).update(blake3::hash(bytes).as_bytes());
            add(&path, What::Asset);
        }
        look.style = short(style.finalize());
        look.others = short(others.finalize());
        let compilation = Arc::clone(compilation);
        let shards = Shards::after(before.map(|before| &before.shards));
        Some(Self { slots, shards, look, base, kept: AtomicUsize::new(0), compilation })
    }

    /// The texts that diagnostics about its pages point into.
    pub(super) fn sources(&self) -> Option<&Sources> {
        self.compilation.site.as_ref().map(|site| &site.sources)
    }

    /// Whether there is anything at a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.slots.contains_key(path)
    }

    /// What was made for a path and kept.
    pub(super) fn kept(&self, path: &str) -> Option<Made> {
        self.slots.get(path)?.made.get().cloned()
    }

    /// Keeps what was made for a path, while there is room.
    pub(super) fn keep(&self, path: &str, made: &Made) {
        let size = made.bytes.len();
        let before = self.kept.fetch_add(size, Ordering::Relaxed);
        let slot = self.slots.get(path).filter(|_| before + size <= KEPT);
        if slot.is_none_or(|slot| slot.made.set(made.clone()).is_err()) {
            self.kept.fetch_sub(size, Ordering::Relaxed);
        }
    }

    /// Makes what stands at a path, which takes its time. Nothing if nothing stands there.
    pub(super) fn make(&self, path: &str) -> Option<Result<Made, Box<Diagnostic>>> {
        let site = self.compilation.site.as_ref()?;
        let config = self.compilation.config.as_ref()?;
        let made = match self.slots.get(path)?.what {
            What::Page(index) => site
                .render(site.pages.get(index)?, config)
                .map(|html| Made::page(html.clone(), self.marks(&html))),
            What::File(index) => pipeline::published_bytes(&site.files.get(index)?.1)
                .map(|bytes| Made::file(bytes, kind::of(path))),
            What::Asset => {
                let (_, bytes) = site.assets().find(|(asset, _)| asset.as_str() == path)?;
                Ok(Made::file(bytes.to_vec(), kind::of(path)))
            }
        };
        Some(made)
    }

    fn marks(&self, html: &str) -> Marks {
        let Look { folder, style, others } = &self.look;
        Marks {
            page: hash(html.replace(folder.as_str(), "").as_bytes()),
            style: style.clone(),
            others: others.clone(),
            folder: format!("{}{folder}", self.base.written),
        }
    }
}

/// A content's hash, short enough for a header.
pub(super) fn hash(bytes: &[u8]) -> String {
    short(blake3::hash(bytes))
}

fn short(hash: blake3::Hash) -> String {
    hash.to_hex()[..20].to_owned()
}
