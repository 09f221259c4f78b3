//! What search engines and feed readers get: addresses in full, of what is there to be read alone.

use roxmltree::Document;
use serde_json::Value;

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, VISIT, with},
};

const SETTINGS: &str = "judul: Uji & coba\nbahasa: [id, en]\nalamat_situs: https://contoh.go.id\n";

/// A site with a translated case, one that is not, and a withdrawn one.
fn site() -> Project {
    let project = Project::new();
    let case = with(CASE, "diperbarui: 2024-05-06\n", "Isi.");
    project.file("teladan.yaml", SETTINGS).file(LOCUS_PATH, LOCUS).file(CASE_PATH, &case);
    project.file("content/praktik/antrean.en.md", "---\njudul: Queue <1>\n---\n\nText.\n");
    let withdrawn = with(CASE, "ditarik: Diminta\n", "Isi.");
    project.file("content/praktik/lama.md", withdrawn.replace("Antrean", "Lama"));
    project.build();
    project
}

/// The texts of all elements of a name.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let document = Document::parse(xml).expect("it is XML");
    let found = document.descendants().filter(|node| node.tag_name().name() == name);
    found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_sitemap_lists_what_can_be_read_with_dates_and_languages() {
    let project = site();
    let sitemap = project.read("public/sitemap.xml");
    let addresses = texts(&sitemap, "loc");
    let has = |path: &str| addresses.contains(&format!("https://contoh.go.id/{path}"));
    assert!(has("") && has("praktik/") && has("praktik/antrean.html"), "{addresses:?}");
    assert!(has("en/cases/antrean.html") && has("lokus/uji.html"));
    assert!(!has("en/loci/uji.html") && !has("praktik/lama.html") && !has("404.html"));
    assert_eq!(texts(&sitemap, "lastmod"), ["2024-05-06", "2024-05-06"]);
    assert!(
        sitemap.contains("hreflang=\"x-default\" href=\"https://contoh.go.id/praktik/antrean.html")
    );
    assert!(
        project.read("public/robots.txt").contains("Sitemap: https://contoh.go.id/sitemap.xml")
    );
}

#[test]
fn feeds_tell_what_is_new_in_each_language() {
    let project = site();
    let atom = project.read("public/en/feed.atom");
    assert_eq!(texts(&atom, "title"), ["Uji & coba", "Queue <1>"]);
    assert_eq!(texts(&atom, "updated"), ["2024-05-06T00:00:00Z"; 2]);
    assert_eq!(texts(&atom, "id")[1], "https://contoh.go.id/en/cases/antrean.html");
    let json: Value =
        serde_json::from_str(&project.read("public/praktik/feed.json")).expect("a feed");
    assert_eq!(json["items"][0]["title"], "Antrean daring");
    assert_eq!(json["items"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_feed_leads_only_to_what_is_written_in_its_language() {
    let project = site();
    project.file("content/kunjungan/satu.md", VISIT).build();
    let titles = |path: &str| texts(&project.read(path), "title").len() - 1;
    assert_eq!(titles("public/feed.atom"), 2);
    assert_eq!(titles("public/en/feed.atom"), 1);
    assert!(!project.has("public/en/visits/feed.atom"), "no visit is translated");
    let drafts = with(CASE, "konsep: ya\ndiperbarui: 2024-05-07\n", "Isi.");
    project.file("content/praktik/konsep.md", drafts).run(["build", "--drafts"]).exit(0);
    assert_eq!(titles("public/feed.atom"), 2);
}

#[test]
fn a_sector_and_an_institute_have_feeds_of_their_own_and_their_pages_name_them() {
    let project = Project::new();
    let case = with(CASE, "diperbarui: 2024-05-06\nlembaga: dinas\n", "Isi.");
    project.file("teladan.yaml", SETTINGS).file(LOCUS_PATH, LOCUS).file(CASE_PATH, case);
    project.file("content/lembaga/dinas.md", "---\njudul: Dinas <Uji>\n---\n\nIsi.\n").build();
    let sector = project.read("public/bidang/kesehatan/feed.atom");
    assert_eq!(texts(&sector, "title"), ["Uji & coba · Kesehatan", "Antrean daring"]);
    let institute = project.read("public/lembaga/dinas/feed.atom");
    assert_eq!(texts(&institute, "title"), ["Uji & coba · Dinas <Uji>", "Antrean daring"]);
    let feed_of =
        |path: &str| project.html(path).values("link[type='application/atom+xml']", "href");
    assert_eq!(feed_of("bidang/kesehatan.html"), ["kesehatan/feed.atom"]);
    assert_eq!(feed_of("lembaga/dinas.html"), ["dinas/feed.atom"]);
    assert_eq!(feed_of("praktik/index.html"), ["feed.atom"]);
    assert_eq!(feed_of("praktik/antrean.html"), ["../feed.atom"]);
}

#[test]
fn where_nothing_has_a_date_there_is_no_feed() {
    let project = Project::new();
    project.file("teladan.yaml", SETTINGS).file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE).build();
    let feeds = project.tree("public").into_keys().filter(|path| path.contains("feed."));
    assert_eq!(feeds.collect::<Vec<_>>(), Vec::<String>::new());
    let home = project.html("index.html");
    assert_eq!(home.values("link[type='application/atom+xml']", "href"), Vec::<String>::new());
}

#[test]
fn pages_name_themselves_and_their_translations_in_full() {
    let project = site();
    let page = project.html("praktik/antrean.html");
    let alternates = page.values("link[hreflang]", "href");
    let address = "https://contoh.go.id/praktik/antrean.html";
    assert_eq!(alternates, [address, address, "https://contoh.go.id/en/cases/antrean.html"]);
    assert_eq!(page.values("meta[property='og:url']", "content"), [address]);
    let untranslated = project.html("lokus/uji.html").values("link[hreflang]", "hreflang");
    assert_eq!(untranslated, ["id", "x-default"]);
}

/// The things that the block of data of a page tells of.
fn things(project: &Project, path: &str) -> Vec<Value> {
    let page = project.read(&format!("public/{path}"));
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").expect("a block");
    let (block, _) = rest.split_once("</script>").expect("its end");
    assert!(!block.contains('<'), "{block}");
    let block: Value = serde_json::from_str(block).expect("it is JSON");
    assert_eq!(block["@context"], "https://schema.org");
    block["@graph"].as_array().expect("a list").clone()
}

#[test]
fn pages_tell_engines_what_they_are_about() {
    let project = site();
    project.file("content/kunjungan/satu.md", VISIT).build();
    let home = things(&project, "index.html");
    let target = &home[0]["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(target, "https://contoh.go.id/cari.html?q={search_term_string}");
    let case = things(&project, "en/cases/antrean.html");
    assert_eq!((&case[0]["@type"], &case[0]["headline"]), (&"Article".into(), &"Queue <1>".into()));
    assert_eq!(case[0]["dateModified"], "2024-05-06");
    assert_eq!(case[0]["contentLocation"]["name"], "Kabupaten Uji");
    let steps = case[1]["itemListElement"].as_array().expect("a list");
    assert_eq!(steps.len(), 3);
    assert_eq!(steps[2]["item"], "https://contoh.go.id/en/cases/antrean.html");
    let locus = things(&project, "lokus/uji.html");
    assert_eq!((&locus[0]["@type"], &locus[0]["name"]), (&"Place".into(), &"Kabupaten Uji".into()));
    let visit = things(&project, "kunjungan/satu.html");
    assert_eq!(visit[0]["@type"], "Event");
    assert_eq!(visit[0]["startDate"], "2019-04-02");
    assert_eq!(visit[0]["location"][0]["url"], "https://contoh.go.id/lokus/uji.html");
    let data = things(&project, "data/index.html");
    assert_eq!(data[0]["@type"], "Dataset");
    let files = data[0]["distribution"].as_array().expect("a list");
    assert!(files.iter().any(|it| it["contentUrl"] == "https://contoh.go.id/data/praktik.csv"));
    for path in ["praktik/lama.html", "en/loci/uji.html", "404.html", "cari.html"] {
        assert!(!project.read(&format!("public/{path}")).contains("ld+json"), "{path}");
    }
}

#[test]
fn a_site_without_an_address_has_none_of_them_and_says_so() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\n").file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    project.run(["build"]).exit(0).stderr_has("Tanpa alamat_situs");
    for path in ["sitemap.xml", "robots.txt", "feed.atom"] {
        assert!(!project.has(&format!("public/{path}")), "{path}");
    }
}
