//! Reading without a network: what browsers need to keep the site, beside the site itself. The worker
//! and the scripts of pages are the theme's; here is what they go by. Apart from `target`, because every
//! host serves it, and from `render`, because it speaks of all files that were made.

mod list;
mod web_manifest;

pub use list::FOLDER;
pub use web_manifest::WEB_MANIFEST;

use crate::output::OutputPath;

/// The service worker. It lies at the root, because it speaks for what lies below it.
pub const WORKER: &str = "sw.js";

/// The theme's script that is published as the worker.
pub const WORKER_SCRIPT: &str = "js/offline/worker.js";

/// The theme's drawing that icons are made of.
pub const MARK: &str = "favicon.svg";

/// Whether a path is that of a part of the list, which is named by its content.
pub fn is_list_part(path: &str) -> bool {
    path.strip_prefix(FOLDER).is_some_and(|rest| rest.starts_with('/'))
}

/// A file of the site, as it was made.
#[derive(Debug)]
pub struct ListedFile<'a> {
    /// Where it stands.
    pub path: &'a str,
    /// The beginning of its hash.
    pub hash: String,
    /// Its bytes.
    pub size: u64,
}

/// A site as a browser that keeps it has to know it.
#[derive(Debug)]
pub struct OfflineSite<'a> {
    /// The title, in the main language.
    pub title: &'a str,
    /// A sentence about the site.
    pub description: Option<&'a str>,
    /// The main language.
    pub language: &'a str,
    /// The site's main colour, if it chose one.
    pub color: Option<String>,
    /// The newest day of an entry: how fresh the site is, without a clock.
    pub newest: Option<String>,
    /// The worker's script.
    pub worker: &'a [u8],
    /// The site's mark, an SVG.
    pub mark: Option<&'a [u8]>,
    /// What a reader may want to keep.
    pub files: Vec<ListedFile<'a>>,
}

/// Worker, list, manifest and icons, by their paths in the site.
pub fn offline_files(site: &OfflineSite<'_>) -> Vec<(OutputPath, Vec<u8>)> {
    let mut files = web_manifest::write_manifest(site);
    files.push((WORKER.to_owned(), site.worker.to_vec()));
    let list = list::list_files(&site.files, site.newest.as_deref());
    files.extend(list.into_iter().map(|(path, text)| (path, text.into_bytes())));
    files.into_iter().filter_map(|(path, bytes)| Some((OutputPath::new(path)?, bytes))).collect()
}
