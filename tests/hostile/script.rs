//! No script but ours: every page and drawing of a site is read as a browser reads it, and whatever
//! would run, or lead to what runs, is an escape.

use scraper::{ElementRef, Html, Selector};

use crate::library::Built;

/// Elements that no page has, because they run or hold what others wrote.
const ELEMENTS: [&str; 13] = [
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "base",
    "portal",
    "foreignobject",
    "animate",
    "set",
    "handler",
    "listener",
];

/// Attributes that hold addresses.
const ADDRESSES: [&str; 14] = [
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "cite",
    "background",
    "srcset",
    "ping",
    "manifest",
    "to",
    "values",
];

/// What every payload calls or names.
const MARK: &str = "pwn";

/// Everything in a site that would run and is not ours.
pub(crate) fn escapes(built: &Built) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in &built.files {
        let text = String::from_utf8_lossy(bytes);
        if path.ends_with(".html") {
            found.extend(of_tree(&text, &built.assets).into_iter().map(|said| (path, said)));
        } else if path.to_lowercase().ends_with(".svg") && !is_photo(bytes) {
            found.extend(of_drawing(bytes, &text).into_iter().map(|said| (path, said)));
        } else if path.ends_with(".css") && runs_in_style(&text) {
            found.push((path, "a style sheet holds a payload".to_owned()));
        }
    }
    found.into_iter().map(|(path, said)| format!("{path} lets script out: {said}")).collect()
}

/// A photo with the name of a drawing: no reader of XML goes beyond its first byte.
fn is_photo(bytes: &[u8]) -> bool {
    [&b"\xFF\xD8\xFF"[..], b"\x89PNG\r\n\x1a\n", b"RIFF"].iter().any(|head| bytes.starts_with(head))
}

fn of_tree(text: &str, assets: &str) -> Vec<String> {
    let tree = Html::parse_document(text);
    let every = Selector::parse("*").expect("the selector is right");
    tree.select(&every).filter_map(|element| of_element(element, assets)).collect()
}

/// What is wrong with an element; nothing if it is harmless.
fn of_element(element: ElementRef<'_>, assets: &str) -> Option<String> {
    let (value, name) = (element.value(), element.value().name().to_ascii_lowercase());
    let local = name.rsplit(':').next().unwrap_or(&name);
    if ELEMENTS.contains(&local) {
        return Some(format!("<{name}>"));
    }
    let text = || element.text().collect::<String>();
    if local == "script" {
        let source = value.attr("src").unwrap_or_default();
        let is_here = !source.starts_with("//") && !source.contains([':', '\\']);
        let is_ours = source.trim_start_matches("../").starts_with("cari/")
            || !assets.is_empty() && source.contains(assets);
        if !is_here || !is_ours || !source.ends_with(".js") || !text().trim().is_empty() {
            return Some(format!("<script src={source:?}>"));
        }
    }
    if local == "style" && runs_in_style(&text()) {
        return Some("<style> holds a payload".to_owned());
    }
    value.attrs().find_map(|(attribute, content)| {
        let attribute = attribute.to_ascii_lowercase();
        let is_wrong = attribute.starts_with("on")
            || attribute == "srcdoc"
            || attribute == "style" && runs_in_style(content)
            || ADDRESSES.contains(&attribute.as_str()) && runs(content, local)
            || attribute == "content" && value.attr("http-equiv").is_some_and(is_refresh) && {
                let target = content.split_once('=').map_or("", |(_, target)| target);
                runs(target.trim_matches(['\'', '"', ' ']), "meta")
            };
        is_wrong.then(|| format!("<{name} {attribute}={content:?}>"))
    })
}

fn is_refresh(value: &str) -> bool {
    value.eq_ignore_ascii_case("refresh")
}

/// Whether an address runs when it is followed or loaded.
fn runs(address: &str, element: &str) -> bool {
    let plain: String = address.chars().filter(|c| *c > ' ' && *c != '\u{7f}').collect();
    let plain = plain.to_lowercase();
    let is_picture = ["img", "image", "feimage", "source"].contains(&element)
        && ["data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp"]
            .iter()
            .any(|kind| plain.starts_with(kind));
    ["javascript:", "vbscript:", "data:"].iter().any(|scheme| plain.starts_with(scheme))
        && !is_picture
}

fn runs_in_style(text: &str) -> bool {
    text.contains(MARK) && (text.contains('}') || text.contains("url") || text.contains("@import"))
}

/// A drawing opened by itself is a document: read as one, and as the text that XML makes of it.
fn of_drawing(bytes: &[u8], text: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    if std::str::from_utf8(bytes).is_err() || bytes.contains(&0) {
        found.push("bytes that are no UTF-8".to_owned());
    }
    for part in ["<!doctype", "<!entity", "<!attlist", "<?xml-stylesheet"] {
        if lower.contains(part) {
            found.push(part.to_owned());
        }
    }
    let head = lower.split("?>").next().unwrap_or_default();
    if head.contains("encoding") && !head.contains("utf-8") && !head.contains("ascii") {
        found.push("an encoding that is no UTF-8".to_owned());
    }
    found.extend(of_tree(text, ""));
    found
}
