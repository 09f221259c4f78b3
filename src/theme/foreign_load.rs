//! What a page or a style sheet would load from another host. A site must work without network and
//! tell nobody who reads it, so nothing may be loaded from outside it; links may lead outside.

use std::ops::Range;

/// Something that a browser would load from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignLoad<'a> {
    /// The tag that loads it.
    pub tag: &'a str,
    /// Its address, as written.
    pub address: &'a str,
}

/// Attributes with an address that a browser loads at once, whatever the element.
const LOADING: [&str; 8] =
    ["src", "srcset", "imagesrcset", "poster", "data", "background", "ping", "xlink:href"];

/// What a `link` is for when its address is only told, not loaded.
const TOLD: [&str; 10] = [
    "canonical",
    "alternate",
    "author",
    "license",
    "help",
    "search",
    "next",
    "prev",
    "me",
    "bookmark",
];

/// The first thing that a page loads from another host than that of `own`, the site's address.
pub fn find_foreign_load<'a>(html: &'a str, own: Option<&str>) -> Option<ForeignLoad<'a>> {
    memchr::memmem::find_iter(html.as_bytes(), "//").find_map(|at| {
        let address = address_around(html, at)?;
        if own.is_some_and(|own| is_below(&html[address.clone()], own)) {
            return None;
        }
        let start = html[..at].rfind('<')?;
        let tag = &html[start..end_of_tag(html, start)];
        let is_loaded = if start + tag.len() > at {
            loads(tag, address.start - start)
        } else {
            // Text between tags: only that of a style sheet loads anything.
            tag.starts_with("<style") && is_style_load(&html[start..address.start])
        };
        is_loaded.then(|| ForeignLoad { tag, address: &html[address] })
    })
}

/// The first address of another host that a style sheet loads.
pub(super) fn find_foreign_style(css: &str) -> Option<Range<usize>> {
    memchr::memmem::find_iter(css.as_bytes(), "//").find_map(|at| {
        let address = address_around(css, at)?;
        is_style_load(&css[..address.start]).then_some(address)
    })
}

/// The address that two slashes belong to, if a host follows them.
fn address_around(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text[..at].strip_suffix(':').map_or(at, |before| {
        let scheme = before.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
        before.len() - scheme
    });
    let scheme = text[before..at].to_ascii_lowercase();
    if !matches!(scheme.as_str(), "" | "http:" | "https:" | "ws:" | "wss:" | "ftp:") {
        return None;
    }
    let is_edge =
        |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'(' | b'=' | b',');
    if !before.checked_sub(1).is_some_and(|last| is_edge(text.as_bytes()[last])) {
        return None;
    }
    let is_end = |character: char| {
        character.is_whitespace() || matches!(character, '"' | '\'' | ')' | '>' | ';')
    };
    let length = text[at..].find(is_end).unwrap_or(text.len() - at);
    (length > 2).then_some(before..at + length)
}

/// Whether an address is on the host of the site.
fn is_below(address: &str, own: &str) -> bool {
    let host = |address: &str| {
        let rest = address.split_once("//").map_or("", |(_, rest)| rest);
        rest.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
    };
    host(address) == host(own)
}

/// The end of the tag that starts there; quotation marks keep what ends a tag elsewhere.
fn end_of_tag(html: &str, start: usize) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate().skip(start) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return at + 1,
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    html.len()
}

/// Whether a tag loads the address that stands there in it.
fn loads(tag: &str, at: usize) -> bool {
    let lower = tag.to_ascii_lowercase();
    let element =
        lower[1..].split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or_default();
    let Some(attribute) = attribute_at(&lower, at) else { return false };
    match (element, attribute) {
        ("link", "href") => !is_told(&lower),
        ("image" | "use" | "feimage", "href") => true,
        (_, "style") => is_style_load(&lower[..at]),
        // Telling the address of a picture is not loading it.
        ("meta", _) => false,
        (_, attribute) => LOADING.contains(&attribute),
    }
}

/// The attribute whose value stands there.
fn attribute_at(tag: &str, at: usize) -> Option<&str> {
    let (mut name, mut quote, mut in_value) = (1..1, None, false);
    for (position, byte) in tag.bytes().enumerate().take(at).skip(1) {
        match (quote, byte) {
            (Some(open), close) if open == close => (quote, in_value) = (None, false),
            (Some(_), _) => {}
            (None, b'"' | b'\'') if in_value => quote = Some(byte),
            (None, b'=') if !in_value => (name.end, in_value) = (position, true),
            (None, space) if space.is_ascii_whitespace() => {
                // Around the sign of equality there may be spaces.
                let rest = tag[position..].trim_start();
                let is_around = rest.starts_with('=') || tag[..position].trim_end().ends_with('=');
                if !is_around {
                    (name.start, in_value) = (tag.len() - rest.len(), false);
                }
            }
            _ => {}
        }
    }
    tag.get(name).filter(|_| in_value).map(str::trim)
}

/// Whether a `link` only tells an address.
fn is_told(tag: &str) -> bool {
    let (_, rest) = tag.split_once("rel=").unwrap_or_default();
    let rest = rest.trim_start_matches(['"', '\'']);
    let rel = rest.split(['"', '\'', '>']).next().unwrap_or_default();
    let mut words = rel.split_whitespace().peekable();
    words.peek().is_some() && words.all(|word| TOLD.contains(&word))
}

/// Whether an address after this text would be loaded: `url(` or an import stands before it.
fn is_style_load(before: &str) -> bool {
    let before = before.trim_end_matches(['"', '\'']).trim_end();
    let tail = before.char_indices().rev().nth(12).map_or(0, |(at, _)| at);
    let tail = before[tail..].to_ascii_lowercase();
    let is_comment =
        before.rfind("/*").is_some_and(|open| before.rfind("*/").is_none_or(|it| it < open));
    !is_comment
        && (tail.ends_with("url(") || tail.ends_with("@import") || tail.ends_with("image-set("))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_loads_is_found() {
        for html in [
            r#"<img alt="a > b" src="https://a.id/b.png">"#,
            "<script src=//a.id/b.js></script>",
            "<p>a</p><link rel='stylesheet' href='http://a.id/b.css'>",
            r#"<link rel="preload icon" href="https://a.id/b">"#,
            r#"<img srcset="a.png 1x, https://a.id/b.png 2x">"#,
            r#"<p style="background: url('https://a.id/b.png')">"#,
            "<style>@import \"https://a.id/b.css\";</style>",
            "<style>a { background: url( //a.id/b.png ) }</style>",
            r#"<svg><use xlink:href="https://a.id/b.svg?c"></use></svg>"#,
            r#"<IFRAME SRC="HTTPS://A.ID/"></IFRAME>"#,
            r#"<video poster="//a.id/b"></video>"#,
            r#"<object data="https://a.id/b.svg"></object>"#,
        ] {
            let load = find_foreign_load(html, None);
            assert!(load.is_some(), "{html}");
            assert!(load.is_some_and(|it| it.address.to_lowercase().contains("//a.id/")), "{html}");
        }
    }

    #[test]
    fn links_and_words_are_no_loads() {
        for html in [
            r#"<a href="https://a.id/b.png">https://a.id</a>"#,
            r#"<link rel="canonical" href="https://a.id/">"#,
            r#"<link rel="alternate" hreflang="id" href="https://a.id/">"#,
            r#"<meta property="og:image" content="https://a.id/b.png">"#,
            r#"<script type="application/ld+json">{"url": "https://a.id/"}</script>"#,
            r#"<svg xmlns="http://www.w3.org/2000/svg"></svg>"#,
            "<p>src=\"https://a.id/\"</p>",
            r#"<img src="aset/a//b.png">"#,
            "<blockquote cite=\"https://a.id\">",
            "<style>/* url(https://a.id) */</style>",
        ] {
            assert_eq!(find_foreign_load(html, None), None, "{html}");
        }
        let own = r#"<img src="https://a.id/kb/b.png">"#;
        assert_eq!(find_foreign_load(own, Some("https://A.id/kb")), None);
        assert!(find_foreign_load(own, Some("https://b.id")).is_some());
    }

    #[test]
    fn a_style_sheet_loads_by_url_and_import() {
        for css in ["a { background: url(//a.id/b) }", "@import 'https://a.id/b.css';"] {
            assert!(find_foreign_style(css).is_some(), "{css}");
        }
        for css in ["/* https://a.id */", "a { content: \"//\" }", "/* url(//a.id/b) */", "// url"]
        {
            assert_eq!(find_foreign_style(css), None, "{css}");
        }
    }
}
