//! The page that stands in where a site has none to show: its diagnostics, and the script that puts
//! the site in its place as soon as there is one.

use std::fmt::Write as _;

use super::{
    STYLE,
    preview::Preview,
    site::{Made, Marks, hash},
};
use crate::diagnostic::wording::word;

/// The page for an address whose page cannot be made.
pub(super) fn shell(preview: &Preview) -> Made {
    let language = preview.report.language();
    let title = escaped(word(language, "panel.title"));
    let intro = escaped(word(language, "panel.no-page"));
    let late = preview.late();
    let mut list = String::new();
    for diagnostic in late.iter().chain(&preview.report.diagnostics) {
        let place = escaped(&diagnostic.place);
        let title = escaped(&diagnostic.title);
        let _ = write!(
            list,
            "<li><p><b>{}</b> {title}<br><code>{place}</code></p>",
            diagnostic.level_word
        );
        for cure in &diagnostic.cure {
            let _ = write!(list, "<p>{}</p>", escaped(cure));
        }
        list.push_str("</li>\n");
    }
    let summary = escaped(&preview.report.summary(late.len()));
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

/// A text within HTML: it may hold what an editor typed, or the name of a file.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_text() {
        assert_eq!(escaped("<b a='\"&"), "&lt;b a=&#39;&quot;&amp;");
    }
}
