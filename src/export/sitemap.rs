//! The sitemap and what leads search engines to it.

use super::{stream::RecordStream, xml::escape_xml};
use crate::render::{
    MOST_ADDRESSES, PageKind, PlannedPage, is_for_engines, sitemap_part_path, sort_date,
    view::RenderContext,
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// One sitemap: every address with its newest date and the same page in other languages.
pub(super) fn open_sitemap<'a>(
    site: &'a RenderContext<'a>,
    pages: &'a [PlannedPage],
    part: usize,
) -> RecordStream<'a> {
    let start = format!(
        "{HEAD}<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
    );
    let listed = pages.iter().filter(|page| is_for_engines(site.graph, page));
    let listed = listed.skip(part * MOST_ADDRESSES).take(MOST_ADDRESSES);
    let urls = listed.map(move |page| url(site, page).into_bytes());
    let pieces = std::iter::once(start.into_bytes()).chain(urls);
    RecordStream::new(pieces.chain(std::iter::once(b"</urlset>\n".to_vec())))
}

/// The list of sitemaps, where one would be too long.
pub(super) fn open_sitemap_index<'a>(
    site: &'a RenderContext<'a>,
    parts: usize,
) -> RecordStream<'a> {
    let mut text =
        format!("{HEAD}<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for part in 0..parts {
        let address = site.full_address(&sitemap_part_path(part));
        text.extend(["<sitemap><loc>", &escape_xml(&address), "</loc></sitemap>\n"]);
    }
    text.push_str("</sitemapindex>\n");
    RecordStream::new(std::iter::once(text.into_bytes()))
}

/// Everything may be read; the sitemap is there.
pub(super) fn open_robots<'a>(site: &'a RenderContext<'a>) -> RecordStream<'a> {
    let sitemap = site.full_address("sitemap.xml");
    let text = format!("User-agent: *\nAllow: /\nSitemap: {sitemap}\n");
    RecordStream::new(std::iter::once(text.into_bytes()))
}

fn url(site: &RenderContext<'_>, page: &PlannedPage) -> String {
    let address = |language: &str| escape_xml(&site.page_url(&page.kind, language)).into_owned();
    let mut out = format!("<url><loc>{}</loc>", address(&page.language));
    if let PageKind::Entry(entry) = page.kind
        && let Some(date) = sort_date(site.graph, entry)
    {
        out.extend(["<lastmod>", &date.to_string(), "</lastmod>"]);
    }
    let has = |language: &&String| match page.kind {
        PageKind::Entry(entry) => site.graph.entries.speaks(entry, language),
        // Titles, and so their letters, differ from language to language.
        PageKind::Letter(..) => false,
        _ => true,
    };
    let languages: Vec<&String> = site.config.languages.iter().filter(has).collect();
    if languages.len() > 1 {
        let link = |code: &str, language: &str| {
            let address = address(language);
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{code}\" href=\"{address}\"/>")
        };
        out.extend(languages.iter().map(|language| link(language, language)));
        out.push_str(&link("x-default", languages[0]));
    }
    out.push_str("</url>\n");
    out
}
