//! The page that stands in where a site has none to show: its diagnostics, and the script that puts
//! the site in its place as soon as there is one.

use std::fmt::Write as _;

use super::{
    STYLE,
    preview::Preview,
    site::{Made, Marks, hash},
};
use crate::{diagnostic::wording::word, text::html::escape};

/// The page for an address whose page cannot be made.
pub(super) fn shell(preview: &Preview) -> Made {
    let language = preview.report.language();
    let title = escape(word(language, "panel.title"));
    let intro = escape(word(language, "panel.no-page"));
    let late = preview.late();
    let mut list = String::new();
    for diagnostic in late.iter().chain(&preview.report.diagnostics) {
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
    let summary = escape(&preview.report.summary(late.len()));
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<link rel=\"stylesheet\" href=\"{STYLE}\">\n</head>\n\
         <body class=\"shell\">\n<main>\n<h1>{intro}</h1>\n<p>{summary}</p>\n\
         <ul>\n{list}</ul>\n</main>\n</body>\n</html>\n",
        language.code()
    );
    let marks = Marks {
        page: hash(html.as_bytes()),
        style: String::new(),
        others: String::new(),
        folder: String::new(),
    };
    Made::page(html, marks)
}
