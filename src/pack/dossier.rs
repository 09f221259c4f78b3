//! The texts of an archive, in the main language of the site: how it is opened, what is in it, and
//! what the administrator of a server must know before a site is hosted.

use std::{collections::BTreeMap, fmt::Write as _};

use crate::{
    output::PublishedFile,
    text::{
        html::escape,
        language::Language,
        number::{write_count, write_size},
        placeholder::fill,
    },
};

/// The version of the program.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What the check found of a kind of barrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessibilityFindings {
    /// What was looked for.
    pub what: String,
    /// How often it was found.
    pub count: usize,
}

/// A built site, as the texts tell of it.
#[derive(Debug)]
pub struct PackedSite<'a> {
    /// Its title in its main language.
    pub title: &'a str,
    /// Who publishes it, if that is told.
    pub publisher: Option<&'a str>,
    /// The language of the texts.
    pub language: Language,
    /// Its files.
    pub files: &'a [PublishedFile],
    /// How many entries of each kind it has, in words: `10 praktik`.
    pub entries: Vec<String>,
    /// The policy that its first page brings with it.
    pub policy: String,
    /// Whether its pages are made by templates of its own.
    pub has_own_templates: bool,
    /// What the check found that hinders some readers.
    pub findings: Vec<AccessibilityFindings>,
}

/// The page that leads to the site.
pub(super) fn write_way_in(site: &PackedSite<'_>) -> String {
    let text = match site.language {
        Language::Id => include_str!("texts/way-in.id.html"),
        Language::En => include_str!("texts/way-in.en.html"),
    };
    fill(text, &[("title", &escape(site.title))])
}

/// The text that says how the archive is used.
pub(super) fn write_read_me(site: &PackedSite<'_>) -> String {
    let text = match site.language {
        Language::Id => include_str!("texts/read-me.id.txt"),
        Language::En => include_str!("texts/read-me.en.txt"),
    };
    let [files, size] = totals(site);
    let values = [("title", site.title), ("files", &files), ("size", &size), ("version", VERSION)];
    fill(text, &values).replace('\n', "\r\n")
}

/// The page for the administrator of a server.
pub(super) fn write_dossier(site: &PackedSite<'_>) -> String {
    let text = match site.language {
        Language::Id => include_str!("texts/dossier.id.html"),
        Language::En => include_str!("texts/dossier.en.html"),
    };
    let [files, size] = totals(site);
    let largest = site.files.iter().max_by_key(|file| (file.size, std::cmp::Reverse(&file.path)));
    let longest = site.files.iter().map(|file| file.path.chars().count()).max().unwrap_or_default();
    let publisher = site.publisher.map_or_else(String::new, |name| format!(", {}", escape(name)));
    let values = [
        ("title", escape(site.title)),
        ("publisher", publisher),
        ("entries", escape(&site.entries.join(", "))),
        ("files", files),
        ("size", size),
        ("largest", largest.map(|it| write_size(it.size, site.language)).unwrap_or_default()),
        ("largest_path", largest.map(|it| escape(&it.path)).unwrap_or_default()),
        ("longest", longest.to_string()),
        ("types", write_types(site)),
        ("policy", escape(&site.policy)),
        ("theme", describe_theme(site).to_owned()),
        ("findings", describe_findings(site)),
        ("accessibility", write_findings(site)),
        ("version", VERSION.to_owned()),
    ];
    fill(text, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn totals(site: &PackedSite<'_>) -> [String; 2] {
    let bytes = site.files.iter().map(|file| file.size).sum();
    [write_count(site.files.len(), site.language), write_size(bytes, site.language)]
}

/// A row for each type of file, the one with the most bytes first.
fn write_types(site: &PackedSite<'_>) -> String {
    let mut types: BTreeMap<&str, (usize, u64)> = BTreeMap::new();
    for file in site.files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let ending = name.rsplit_once('.').map_or(name, |(_, ending)| ending);
        let (count, bytes) = types.entry(ending).or_default();
        *count += 1;
        *bytes += file.size;
    }
    let mut types: Vec<_> = types.into_iter().collect();
    types.sort_by_key(|(ending, (_, bytes))| (std::cmp::Reverse(*bytes), *ending));
    let mut rows = String::new();
    for (ending, (count, bytes)) in types {
        let (count, size) = (write_count(count, site.language), write_size(bytes, site.language));
        let ending = escape(ending);
        let _ = writeln!(
            rows,
            "<tr><td>{ending}</td><td class=\"n\">{count}</td><td class=\"n\">{size}</td></tr>"
        );
    }
    rows
}

fn describe_theme(site: &PackedSite<'_>) -> &'static str {
    match (site.language, site.has_own_templates) {
        (Language::Id, false) => {
            "Halaman dibuat dengan tema bawaan, yang pada setiap terbitan Teladan diuji otomatis terhadap WCAG 2.2 AA (axe) dalam mode terang dan gelap, dan dapat dipakai dengan papan ketik saja."
        }
        (Language::Id, true) => {
            "Situs ini memakai templat sendiri, yang tidak ikut diuji bersama Teladan."
        }
        (Language::En, false) => {
            "Pages are made with the built-in theme, which is tested with every release of Teladan against WCAG 2.2 AA (axe), light and dark, and can be used by keyboard alone."
        }
        (Language::En, true) => {
            "This site has templates of its own, which are not tested with Teladan."
        }
    }
}

fn describe_findings(site: &PackedSite<'_>) -> String {
    let count: usize = site.findings.iter().map(|finding| finding.count).sum();
    match (site.language, count) {
        (Language::Id, 0) => "tidak ada hambatan".to_owned(),
        (Language::Id, _) => format!("{} hambatan", write_count(count, site.language)),
        (Language::En, 0) => "no barrier".to_owned(),
        (Language::En, 1) => "1 barrier".to_owned(),
        (Language::En, _) => format!("{} barriers", write_count(count, site.language)),
    }
}

fn write_findings(site: &PackedSite<'_>) -> String {
    let mut rows = String::new();
    for finding in &site.findings {
        let (what, count) = (escape(&finding.what), write_count(finding.count, site.language));
        let _ = writeln!(rows, "<tr><td>{what}</td><td class=\"n\">{count}</td></tr>");
    }
    rows
}
