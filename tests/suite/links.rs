//! The sample site of this repository, page by page, as a browser on a USB stick would find it.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use crate::{
    html::{Html, is_page},
    project::tree,
    run::run,
};

/// The built sample: its files, and its pages as they are read.
struct Sample {
    files: BTreeMap<String, Vec<u8>>,
}

impl Sample {
    fn pages(&self) -> impl Iterator<Item = (&str, Html)> {
        let pages = self.files.iter().filter(|(path, _)| is_page(path));
        pages.map(|(path, bytes)| {
            let text = std::str::from_utf8(bytes).expect("a page is UTF-8");
            (path.as_str(), Html::new(text))
        })
    }
}

static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("the system has room for a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = folder.path().join("public");
    let out_text = out.to_str().expect("the path is plain");
    run(root, &[], &["build", "--root", ".", "--out", out_text]).exit(0);
    Sample { files: tree(&out) }
});

/// Attributes that name another file.
const ADDRESSES: [&str; 5] = ["href", "src", "poster", "data", "action"];

/// Every address on a page: element, attribute, value.
fn addresses(page: &Html) -> Vec<(String, &'static str, String)> {
    let mut found = Vec::new();
    for element in page.all("*") {
        for attribute in ADDRESSES {
            if let Some(value) = element.attr(attribute) {
                found.push((element.value().name().to_owned(), attribute, value.to_owned()));
            }
        }
    }
    found
}

fn is_outside(address: &str) -> bool {
    address.contains("://") || address.starts_with("mailto:") || address.starts_with("tel:")
}

/// The file and anchor that an address on a page means, if it is one of the site's.
fn resolved(page: &str, address: &str) -> Option<(String, String)> {
    if is_outside(address) || address.starts_with("data:") {
        return None;
    }
    let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
    // What follows a question mark is read by the search page's script; the file is the same.
    let file = file.split('?').next().unwrap_or(file);
    if file.is_empty() {
        return Some((page.to_owned(), decoded(anchor)));
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in file.split('/') {
        match part {
            "." => {}
            ".." => parts.truncate(parts.len().checked_sub(1)?),
            part => parts.push(part),
        }
    }
    Some((decoded(&parts.join("/")), decoded(anchor)))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex: Vec<u8> = if byte == b'%' { rest.by_ref().take(2).collect() } else { Vec::new() };
        let text = std::str::from_utf8(&hex).unwrap_or_default();
        bytes.push(u8::from_str_radix(text, 16).unwrap_or(byte));
    }
    String::from_utf8(bytes).expect("an address is UTF-8")
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor_that_are_there() {
    let anchors: BTreeMap<&str, BTreeSet<String>> = SAMPLE
        .pages()
        .map(|(path, page)| (path, page.values("[id]", "id").into_iter().collect()))
        .collect();
    let mut dead = Vec::new();
    let mut links = 0;
    for (path, page) in SAMPLE.pages() {
        for (element, attribute, address) in addresses(&page) {
            if path == "404.html" && address.starts_with('/') {
                continue;
            }
            links += 1;
            let alive = match resolved(path, &address) {
                None => is_outside(&address) || address.starts_with("data:"),
                Some((file, anchor)) => {
                    SAMPLE.files.contains_key(&file)
                        && (anchor.is_empty()
                            || anchors.get(file.as_str()).is_none_or(|of| of.contains(&anchor)))
                }
            };
            if !alive {
                dead.push(format!("{path}: <{element} {attribute}=\"{address}\">"));
            }
        }
    }
    assert!(links > 1000, "{links} links are no sample");
    assert!(dead.is_empty(), "{} of {links}:\n{}", dead.len(), dead.join("\n"));
}

#[test]
fn no_page_uses_an_anchor_twice() {
    for (path, page) in SAMPLE.pages() {
        let mut seen = BTreeSet::new();
        for id in page.values("[id]", "id") {
            assert!(seen.insert(id.clone()), "{path}: #{id}");
        }
    }
}

#[test]
fn links_are_relative_so_that_the_site_works_below_any_address() {
    for (path, page) in SAMPLE.pages().filter(|(path, _)| *path != "404.html") {
        for (_, _, address) in addresses(&page) {
            assert!(!address.starts_with('/'), "{path}: {address}");
        }
    }
}

#[test]
fn nothing_is_loaded_from_outside() {
    let loading =
        ["script", "img", "iframe", "source", "video", "audio", "embed", "object", "form"];
    for (path, page) in SAMPLE.pages() {
        for (element, _, address) in addresses(&page) {
            assert!(
                !(loading.contains(&element.as_str()) && is_outside(&address)),
                "{path}: {address}"
            );
        }
        for address in
            page.values("link[rel=stylesheet], link[rel=icon], link[rel=preload]", "href")
        {
            assert!(!is_outside(&address), "{path}: {address}");
        }
        assert!(!page.has("iframe, object, embed, base"), "{path}");
    }
    for (path, bytes) in SAMPLE.files.iter().filter(|(path, _)| path.contains("/css/")) {
        let text = String::from_utf8_lossy(bytes);
        for address in text.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\''])) {
            let outside = ["http:", "https:", "//"].iter().any(|start| address.starts_with(start));
            assert!(!outside, "{path}: {}", address.lines().next().unwrap_or_default());
        }
        assert!(!text.contains("@import"), "{path} has an import that no file answers");
    }
}

#[test]
fn no_page_carries_script_or_style_within() {
    for (path, page) in SAMPLE.pages() {
        assert!(!page.has("script:not([src]), style, [style]"), "{path}");
        for element in page.all("*") {
            let handler = element.value().attrs().find(|(name, _)| name.starts_with("on"));
            assert!(handler.is_none(), "{path}: {handler:?}");
        }
        let policy = page.values("meta[http-equiv=Content-Security-Policy]", "content");
        assert_eq!(policy.len(), 1, "{path}");
        assert!(policy[0].starts_with("default-src 'none'"), "{path}: {policy:?}");
    }
}

#[test]
fn every_page_has_one_title_a_language_and_headings_in_order() {
    for (path, page) in SAMPLE.pages() {
        assert_eq!(page.texts("h1").len(), 1, "{path}");
        assert!(!page.texts("title").concat().is_empty(), "{path}");
        let language = if path.starts_with("en/") { "en" } else { "id" };
        assert_eq!(page.values("html", "lang"), [language], "{path}");
        assert_eq!(page.all("main").len(), 1, "{path}");
        let mut level = 0;
        for heading in page.all("main h1, main h2, main h3, main h4, main h5, main h6") {
            let next = heading.value().name()[1..].parse::<u8>().expect("a heading has a level");
            assert!(next <= level + 1, "{path}: h{next} below h{level}");
            level = next;
        }
    }
}

#[test]
fn every_picture_is_described_and_every_link_has_a_text() {
    for (path, page) in SAMPLE.pages() {
        assert!(!page.has("img:not([alt])"), "{path}");
        // What is hidden from voices and keys stands beside a link that says the same.
        for link in page.all("a[href]:not([aria-hidden=true][tabindex='-1'])") {
            let text: String = link.text().collect();
            let is_named = !text.trim().is_empty() || link.attr("aria-label").is_some();
            assert!(is_named, "{path}: {:?} has no text", link.attr("href"));
        }
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let pages: BTreeMap<&str, Html> = SAMPLE.pages().collect();
    let mut next = vec!["index.html".to_owned()];
    while let Some(path) = next.pop() {
        let Some(page) = pages.get(path.as_str()) else { continue };
        for (file, _) in page.values("a[href]", "href").iter().filter_map(|it| resolved(&path, it))
        {
            if reached.insert(file.clone()) {
                next.push(file);
            }
        }
    }
    let lost: Vec<&&str> =
        pages.keys().filter(|path| !reached.contains(**path) && **path != "404.html").collect();
    assert_eq!(lost, [""; 0].iter().collect::<Vec<_>>());
}
