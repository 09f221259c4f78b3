//! A page for each folder that has none. Some servers list the files of such a folder to whoever asks;
//! with a page they show that instead.

use std::collections::BTreeSet;

use super::HostedSite;
use crate::{output::OutputPath, text::html::escape};

const INDEX: &str = "index.html";

/// The pages: each leads to the first page of the site.
pub(super) fn folder_pages(site: &HostedSite<'_>) -> Vec<(OutputPath, String)> {
    let mut folders = BTreeSet::new();
    for path in &site.paths {
        folders.extend(path.match_indices('/').map(|(slash, _)| &path[..slash]));
    }
    for path in &site.paths {
        if let Some(folder) = path.strip_suffix(INDEX) {
            folders.remove(folder.trim_end_matches('/'));
        }
    }
    let pages = folders.into_iter().filter_map(|folder| {
        let path = OutputPath::new(format!("{folder}/{INDEX}"))?;
        let page = page(site, &path.link_to(INDEX));
        Some((path, page))
    });
    pages.collect()
}

fn page(site: &HostedSite<'_>, home: &str) -> String {
    let (language, title) = (escape(site.language), escape(site.title));
    format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main><p><a href=\"{home}\">{title}</a></p></main>\n</body>\n</html>\n"
    )
}
