//! The page that stands in where a site has none to show: its diagnostics, and the script that puts
//! the site in its place as soon as there is one.

use std::fmt::Write as _;

use super::{
    STYLE,
    preview::Preview,
    served_file::{PageVersions, ServedFile, hash},
};
use crate::{diagnostic::wording::word, text::html::escape};

/// The page for an address whose page cannot be made.
pub(super) fn placeholder_page(preview: &Preview) -> ServedFile {
    let language = preview.panel.language();
    let title = escape(word(language, "panel.title"));
    let intro = escape(word(language, "panel.no-page"));
    let page_diagnostics = preview.page_diagnostics();
    let mut list = String::new();
    for diagnostic in page_diagnostics.iter().chain(&preview.panel.diagnostics) {
        let place = escape(&diagnostic.place);
        let title = escape(&diagnostic.title);
        let _ = write!(
            list,
            "<li><p><b>{}</b> {title}<br><code>{place}</code></p>",
            diagnostic.level_word
        );
        for cure in &diagnostic.cure {
            let _ = write!(list, "<p>{}</p>", escape(cure));
        }
        list.push_str("</li>\n");
    }
    let summary = escape(&preview.panel.summary(page_diagnostics.len()));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n\
         <body class=\"placeholder\">\n<main>\n<h1>{intro}</h1>\n<p>{summary}</p>\n\
         <ul>\n{list}</ul>\n</main>\n</body>\n</html>\n",
        language.code()
    );
    let versions = PageVersions {
        page: hash(html.as_bytes()),
        style: String::new(),
        others: String::new(),
        folder: String::new(),
    };
    ServedFile::page(html, versions)
}
