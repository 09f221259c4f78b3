//! The files for search engines and feed readers. All of them name addresses in full, so a site
//! whose address is not set has none.

use super::{
    data_files::{DataFile, DataFormat, DataSubject},
    feeds::{FeedSubject, list_feeds},
    page::{PageKind, PlannedPage},
    routes::Routes,
};
use crate::{config::Config, graph::Graph, output::OutputPath};

/// How many addresses one sitemap may hold.
pub const MOST_ADDRESSES: usize = 50_000;

/// Whether a page is for search engines: no notice, no old address, no copy in another language.
pub fn is_for_engines(graph: &Graph, page: &PlannedPage) -> bool {
    match page.kind {
        PageKind::NotFound | PageKind::Redirect(..) | PageKind::Search => false,
        PageKind::Entry(entry) => {
            let common = graph.entries.main(entry).common;
            graph.entries.speaks(entry, &page.language)
                && common.withdrawn.is_none()
                && !common.draft
        }
        _ => true,
    }
}

/// Every such file of a site, in a fixed order.
pub fn list_site_files(
    graph: &Graph,
    pages: &[PlannedPage],
    config: &Config,
    routes: Routes<'_>,
) -> Vec<DataFile> {
    let Some(base) = &config.base_url else { return Vec::new() };
    let mut files = Vec::new();
    let mut add = |subject: DataSubject, format: DataFormat, language: &str, path: String| {
        let language = language.to_owned();
        files.extend(OutputPath::new(path).map(|path| DataFile {
            subject: subject.clone(),
            format,
            language,
            path,
        }));
    };
    let main = config.main_language();
    let count = pages.iter().filter(|page| is_for_engines(graph, page)).count();
    for (subject, path) in sitemaps(count) {
        add(subject, DataFormat::Xml, main, path);
    }
    // Engines ask for it at the root of a host alone.
    let rest = base.as_str().split_once("://").map_or("", |(_, rest)| rest);
    if !rest.contains('/') {
        add(DataSubject::Robots, DataFormat::Text, main, "robots.txt".to_owned());
    }
    for language in &config.languages {
        for about in list_feeds(graph, pages, language) {
            for format in [DataFormat::Atom, DataFormat::JsonFeed] {
                let path = feed_path(routes, &about, format, language);
                add(DataSubject::Feed(about.clone()), format, language, path);
            }
        }
    }
    files
}

/// The sitemaps of so many addresses: one, or parts and the list of them.
fn sitemaps(count: usize) -> Vec<(DataSubject, String)> {
    let first = "sitemap.xml".to_owned();
    if count <= MOST_ADDRESSES {
        return vec![(DataSubject::Sitemap(0), first)];
    }
    let parts = count.div_ceil(MOST_ADDRESSES);
    let list = (DataSubject::SitemapIndex(parts), first);
    let parts = (0..parts).map(|part| (DataSubject::Sitemap(part), sitemap_part_path(part)));
    std::iter::once(list).chain(parts).collect()
}

/// Where a part of a sitemap stands.
pub fn sitemap_part_path(part: usize) -> String {
    format!("sitemap-{}.xml", part + 1)
}

/// Where a feed stands: at the root of its language, beside the list of its kind, or in the folder
/// that is named as its page.
pub fn feed_path(
    routes: Routes<'_>,
    subject: &FeedSubject,
    format: DataFormat,
    language: &str,
) -> String {
    let page = routes.path(&subject.page(), language);
    let folder = match page.strip_suffix("index.html") {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", page.trim_end_matches(".html")),
    };
    format!("{folder}feed.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_fifty_thousand_addresses_the_sitemap_is_a_list_of_sitemaps() {
        let paths =
            |count| -> Vec<String> { sitemaps(count).into_iter().map(|(_, path)| path).collect() };
        assert_eq!(paths(50_000), ["sitemap.xml"]);
        assert_eq!(paths(50_001), ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        assert_eq!(paths(100_001).len(), 4);
        let first = sitemaps(100_000).into_iter().next().map(|(subject, _)| subject);
        assert!(matches!(first, Some(DataSubject::SitemapIndex(2))));
    }
}
