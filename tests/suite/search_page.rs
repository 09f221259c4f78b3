//! The search as it stands in the HTML: where its pages are, the box on every page, what can be
//! browsed without a query, and the filters that the settings choose.

use std::sync::Mutex;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use teladan::{
    pipeline::{Options, compile},
    search::TIER,
};

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, CASE_PATH, with},
};

/// The filters of the search page, in order.
fn filters(project: &Project, page: &str) -> Vec<String> {
    let html = project.read(&format!("public/{page}"));
    let marked = html.split("data-filter=\"").skip(1);
    marked.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn every_language_has_its_search_page() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n").build();
    project.html("cari.html").says("Menurut jenis");
    project.html("en/search.html").says("By kind");
    let links = project.html("cari.html").values(".languages a", "href");
    assert_eq!(links, ["cari.html", "en/search.html"]);
}

#[test]
fn every_page_has_a_box_that_leads_to_the_search_page() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n").build();
    for (page, action) in [
        ("index.html", "cari.html"),
        ("praktik/antrean.html", "../cari.html"),
        ("en/cases/antrean.html", "../search.html"),
        ("404.html", "/cari.html"),
        ("cari.html", "cari.html"),
    ] {
        let html = project.html(page);
        assert_eq!(html.values("form[role=search]", "action"), [action], "{page}");
        assert_eq!(html.values("form[role=search] input", "name"), ["q"], "{page}");
        assert_eq!(html.all("form[role=search] label[for=_find]").len(), 1, "{page}");
        assert!(html.values(".site-foot a", "href").contains(&action.to_owned()), "{page}");
    }
}

#[test]
fn the_page_of_a_case_asks_for_what_is_like_it_by_its_title() {
    let project = Project::pair();
    project.build();
    let html = project.html("praktik/antrean.html");
    assert_eq!(html.values("form.alike", "action"), ["../cari.html"]);
    assert_eq!(html.values("form.alike input[name=q]", "value"), html.texts("h1"));
    assert_eq!(html.values("form.alike input[name=like]", "value"), ["1"]);
}

#[test]
fn only_the_search_page_loads_the_engine() {
    let project = Project::pair();
    project.build();
    let loads = |page: &str| {
        let scripts = project.html(page).values("script", "src");
        scripts.iter().any(|script| script.contains("cari/") || script.contains("search"))
    };
    assert!(loads("cari.html"));
    assert!(!loads("index.html") && !loads("praktik/antrean.html"));
}

#[test]
fn without_a_query_all_lists_can_be_browsed() {
    let project = Project::pair();
    let unknown = "faktor_keberhasilan: belum-diketahui";
    let known = "faktor_keberhasilan:\n  - pimpinan: Kepala puskesmas hadir tiap pagi.";
    project.file(CASE_PATH, CASE.replace(unknown, known)).build();
    let page = project.html("cari.html");
    page.says("1 praktik").says("1 lokus").says("memerlukan JavaScript");
    page.links_to("praktik/index.html").links_to("lokus/index.html");
    let links = page.links();
    for folder in ["bidang/", "faktor/", "wilayah/", "a-z/"] {
        assert!(links.iter().any(|link| link.starts_with(folder)), "{folder} in {links:?}");
    }
}

#[test]
fn what_a_site_does_not_have_is_not_offered() {
    let project = Project::page("Isi.");
    project.build();
    let page = project.html("cari.html");
    page.says_not("Menurut bidang").says_not("Menurut jenis").says("Menurut abjad");
}

#[test]
fn the_address_of_the_search_belongs_to_the_search() {
    let project = Project::page("Isi.");
    project.file("content/halaman/cari.md", "---\njudul: Bentrok\nmenu: ya\n---\n\nIsi.\n");
    let run = project.run(["build"]);
    assert_eq!(run.exit(1).errors().len(), 1);
    assert!(run.errors()[0].1.starts_with("content/halaman/cari.md"), "{:?}", run.errors());
}

#[test]
fn all_filters_are_offered_unless_the_settings_choose() {
    let project = Project::pair();
    project.build();
    let all = filters(&project, "cari.html");
    assert_eq!(all.len(), 16);
    assert_eq!(&all[..3], ["kind", "sector", "province"]);
    project.file("teladan.yaml", "judul: Uji\nsaringan: [tahapan, hambatan, bidang, stage]\n");
    project.build();
    assert_eq!(filters(&project, "cari.html"), ["stage", "hindered", "sector"]);
}

#[test]
fn a_filter_that_is_none_is_told_with_a_suggestion() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nsaringan: [bidnag]\n");
    let run = project.run(["build"]);
    let errors = run.exit(1).errors();
    assert_eq!(errors[0].0, "nilai-tak-dikenal");
    run.stderr_has("`bidang`");
}

#[test]
fn words_of_the_box_are_text_whatever_they_hold() {
    let project = Project::pair();
    let evil = "search: {box: {all: '<b>{q}</b>\"', label: '\"><script>'}}\n";
    project.file("themes/default/i18n/id.yaml", evil);
    project.file(CASE_PATH, with(CASE, "", "Isi.")).build();
    let page = project.html("praktik/antrean.html");
    assert_eq!(page.values("#_find", "placeholder"), ["\"><script>"]);
    assert!(!page.has(".search-box b"));
}

/// The payloads of all files of cards: what a reader sees of each result.
fn cards(project: &Project) -> String {
    let compilation = compile(project.root(), Options::default());
    let (site, config) = compilation.site.zip(compilation.config).expect("the project compiles");
    let cards = Mutex::new(String::new());
    site.search(&config, TIER, &|path, bytes| {
        if path.as_str().starts_with("cari/c/") {
            let text = String::from_utf8(bytes).expect("a file of the index is text");
            let packed = text.split('"').nth(3).expect("the payload is the second argument");
            let packed = STANDARD.decode(packed).expect("the payload is base64");
            let payload = miniz_oxide::inflate::decompress_to_vec(&packed).expect("it is deflated");
            cards.lock().expect("no thread panics").push_str(&String::from_utf8_lossy(&payload));
        }
    })
    .expect("the index can be made");
    cards.into_inner().expect("no thread panics")
}

#[test]
fn a_name_of_a_locus_and_an_institute_means_the_same_on_the_page_and_in_the_search() {
    let project = Project::pair();
    project.file("content/lembaga/uji.md", "---\njudul: Pusdiklat Uji\n---\n");
    let adoption = ADOPTION.replace("Dinas Contoh", "uji");
    project.file("content/adopsi/rumah.md", adoption).build();
    project.html("adopsi/rumah.html").links_to("../lokus/uji.html");
    let cards = cards(&project);
    let card = cards.split("Antrean di rumah").nth(1).expect("the adoption has a card");
    let card = card.split(']').next().unwrap_or(card);
    assert!(card.contains("Kabupaten Uji") && !card.contains("Pusdiklat"), "{card}");
}
