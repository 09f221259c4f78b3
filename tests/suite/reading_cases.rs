//! For every rule the least that breaks it: files over a sound pair of case and locus, and the
//! place that is named.

use crate::samples::{CASE, CASE_PATH, LOCUS, png, with, without};

/// The least that breaks a rule, and nothing else.
pub(crate) struct Broken {
    /// The rule's English name.
    pub(crate) rule: &'static str,
    /// What is written over a sound site.
    pub(crate) files: Vec<(String, Vec<u8>)>,
    /// Where the rule is broken.
    pub(crate) at: &'static str,
}

/// Rules that no file on every disk can break, and where they are held instead.
pub(crate) const ELSEWHERE: [(&str, &str); 11] = [
    ("dead-address", "needs a site that was published before: published.rs"),
    ("document-author", "needs a document of Office or a PDF: attachments.rs"),
    ("file-type", "depends on the file's name alone: attachments.rs"),
    ("internal-fault", "needs a fault of the program: internal_faults.rs"),
    ("markdown-budget", "needs a body without end: hostile.rs"),
    ("missing-content", "needs a folder that is not there: absence.rs"),
    ("special-file", "needs a pipe or socket: hostile.rs"),
    ("sudden-loss", "needs a site that was published before: absence.rs"),
    ("symbolic-link", "needs a link of the file system: hostile.rs"),
    ("unused-template", "needs a theme of the site's own: upgrade.rs"),
    ("uncleaned-file", "depends on the file's name alone: attachments.rs"),
];

const PAGE: &str = "content/halaman/x.md";
const PAGE_LINE: &str = "content/halaman/x.md:5:1";

pub(crate) fn broken(
    rule: &'static str,
    path: &str,
    bytes: impl AsRef<[u8]>,
    at: &'static str,
) -> Broken {
    Broken { rule, files: vec![(path.to_owned(), bytes.as_ref().to_vec())], at }
}

impl Broken {
    pub(crate) fn and(mut self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.files.push((path.to_owned(), bytes.as_ref().to_vec()));
        self
    }
}

/// A line at the head of the case.
pub(crate) fn line(rule: &'static str, line: &str, at: &'static str) -> Broken {
    broken(rule, CASE_PATH, with(CASE, &format!("{line}\n"), "Isi."), at)
}

/// The body of a page.
pub(crate) fn body(rule: &'static str, text: &str, at: &'static str) -> Broken {
    broken(rule, PAGE, format!("---\njudul: X\n---\n\n{text}\n"), at)
}

/// A translation of the case.
pub(crate) fn english(rule: &'static str, text: &str, at: &'static str) -> Broken {
    broken(rule, "content/praktik/antrean.en.md", format!("---\ntitle: Queue\n{text}---\n"), at)
        .and("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n")
}

/// One for each rule that blocks or touches files, in the order of the rules.
pub(crate) fn all() -> Vec<Broken> {
    [files(), notation(), values(), references(), translations(), site()]
        .into_iter()
        .flatten()
        .collect()
}

fn files() -> Vec<Broken> {
    let deep = format!("content/praktik/{}a.md", "d/".repeat(13));
    let large = "a".repeat((1 << 20) + 1);
    vec![
        broken("unreadable-file", &deep, CASE, "content/praktik/d/d/d/d/d/d/d/d/d/d/d/d"),
        broken("not-utf8", PAGE, b"---\njudul: Caf\xE9\n---\n", PAGE),
        broken("file-too-large", PAGE, large, PAGE),
        broken("unknown-folder", "content/praktk/x.md", CASE, "content/praktk"),
        broken("stray-file", "content/catatan.txt", "x", "content/catatan.txt"),
        broken("bad-file-name", "content/lokus/Dua Kata.md", LOCUS, "content/lokus/Dua Kata.md"),
        broken(
            "duplicate-entry",
            "content/lokus/uji/index.md",
            LOCUS,
            "content/lokus/uji/index.md",
        ),
    ]
}

fn notation() -> Vec<Broken> {
    let front = |text: &str| format!("---\n{text}---\n");
    vec![
        broken("missing-front-matter", PAGE, "judul: X\n", "content/halaman/x.md:1:1"),
        broken("unclosed-front-matter", PAGE, "---\njudul: X\n", "content/halaman/x.md:1:1"),
        broken("yaml-syntax", PAGE, front("judul: \"X\n"), "content/halaman/x.md:2:9"),
        broken("yaml-feature", PAGE, front("judul: X\n...\nslug: x\n"), "content/halaman/x.md:4:1"),
        broken(
            "yaml-budget",
            PAGE,
            front(&format!("judul: {}\n", "[".repeat(20))),
            "content/halaman/x.md:2:24",
        ),
        broken("duplicate-key", PAGE, front("judul: X\njudul: Y\n"), "content/halaman/x.md:3:1"),
        broken("unknown-key", PAGE, front("judul: X\njdul: Y\n"), "content/halaman/x.md:3:1"),
    ]
}

fn values() -> Vec<Broken> {
    let long = format!("ringkasan: {}", "a".repeat(281));
    vec![
        broken("missing-key", CASE_PATH, without(CASE, "bidang"), "content/praktik/antrean.md:2:1"),
        line("wrong-type", "urutan: banyak", "content/praktik/antrean.md:2:9"),
        line("unknown-value", "bentuk: bulat", "content/praktik/antrean.md:2:9"),
        line("special-word", "bentuk: belum-diketahui", "content/praktik/antrean.md:2:9"),
        line("bad-date", "tanggal: 31/12/2024", "content/praktik/antrean.md:2:10"),
        line("ambiguous-number", "urutan: 12.500", "content/praktik/antrean.md:2:9"),
        line("out-of-range", "tpb: 18", "content/praktik/antrean.md:2:6"),
        line("too-long", &long, "content/praktik/antrean.md:2:12"),
        line("bad-format", "slug: Dua Kata", "content/praktik/antrean.md:2:7"),
    ]
}

fn references() -> Vec<Broken> {
    let twins = "istilah:\n  - {id: satu, label: Kembar}\n  - {id: dua, label: Kembar}\n";
    let draft = "---\njudul: Y\nkonsep: ya\n---\n";
    let case = |line: &str| CASE.replace("bidang: kesehatan", line);
    vec![
        broken(
            "unknown-term",
            CASE_PATH,
            case("bidang: kesehatn"),
            "content/praktik/antrean.md:4:9",
        ),
        broken(
            "ambiguous-term",
            CASE_PATH,
            case("bidang: Kembar"),
            "content/praktik/antrean.md:4:9",
        )
        .and("content/istilah/bidang.yaml", twins),
        broken(
            "unknown-vocabulary",
            "content/istilah/warna.yaml",
            twins,
            "content/istilah/warna.yaml:1:1",
        ),
        line("dangling-reference", "terkait: entah", "content/praktik/antrean.md:2:10"),
        broken(
            "plain-reference",
            CASE_PATH,
            CASE.replace("lokus/uji", "Kota Lain"),
            "content/praktik/antrean.md:3:8",
        ),
        body("dangling-link", "[[lokus/tidak-ada]]", PAGE_LINE),
        body("missing-anchor", "[a](#tidak-ada)", PAGE_LINE),
        body("link-to-draft", "[[halaman/y]]", PAGE_LINE).and("content/halaman/y.md", draft),
        body("forbidden-scheme", "[a](javascript:alert(1))", PAGE_LINE),
        body("missing-file", "![a](tidak-ada.jpg)", PAGE_LINE),
    ]
}

fn translations() -> Vec<Broken> {
    let lone = "content/halaman/x.en.md";
    vec![
        english("not-translatable", "sectors: health\n", "content/praktik/antrean.en.md:3:1"),
        english("unmatched-item", "lessons: {9: x}\n", "content/praktik/antrean.en.md:3:11"),
        broken("lone-translation", lone, "---\ntitle: X\n---\n", lone)
            .and("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n"),
        line("unknown-language", "bahasa: fr", "content/praktik/antrean.md:2:9"),
    ]
}

fn site() -> Vec<Broken> {
    let (home, words) = ("themes/default/templates/home.html", "themes/default/i18n/fr.yaml");
    let page = ("content/halaman/foto/index.md", "---\njudul: Foto\n---\n");
    let (large, damaged) = ("content/halaman/foto/besar.png", "content/halaman/foto/rusak.jpg");
    let french = ("teladan.yaml", "judul: Uji\nbahasa: [id, fr]\n");
    let old = "content/halaman/foto/lama.htm";
    vec![
        line("output-collision", "alamat_lama: lokus/uji.html", "content/praktik/antrean.md:2:14"),
        broken("large-image", large, png(1 << 20), large).and(page.0, page.1),
        broken("damaged-image", damaged, "x", damaged).and(page.0, page.1),
        broken(
            "foreign-load",
            "themes/default/css/print.css",
            "p { background: url(https://a.id/b.png) }\n",
            "themes/default/css/print.css",
        ),
        broken("template-error", home, "a\n{% if %}\n", "themes/default/templates/home.html:2:7"),
        broken("active-file", old, "<p>", old).and(page.0, page.1),
        broken(
            "low-contrast",
            "teladan.yaml",
            "judul: Uji\nwarna: {aksen: \"#fc0\"}\n",
            "teladan.yaml:2:16",
        ),
        line("list-notation", "bidang: kesehatan, pendidikan", "content/praktik/antrean.md:2:9"),
        line("invisible-sign", "tahapan: penerapan\u{200b}", "content/praktik/antrean.md:2:10"),
        body("draft-text", "Tulis isi halaman di sini.", PAGE_LINE),
        broken(
            "fixed-level",
            "teladan.yaml",
            "judul: Uji\naturan:\n  skema-terlarang: mati\n",
            "teladan.yaml:3:20",
        ),
        broken("unknown-theme", "teladan.yaml", "judul: Uji\ntema: biru\n", "teladan.yaml:2:7"),
        broken("missing-string", words, "home: Accueil\n", "themes/default/i18n/fr.yaml:1:1")
            .and(french.0, french.1),
    ]
}
