//! The filters of lists as they stand in the HTML, lessons as the headings of their list, and lessons
//! as the client finds them.

use serde_json::{Value, json};

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, CASE_PATH, LOCUS, LOCUS_PATH, VISIT, with},
    search_client::ask_client,
};

const LESSONS: &str = "\
pembelajaran:
  - isi: |
      Jangan *membeli* alat dahulu.

      Cobalah dengan kertas.
    sikap: hindari
    syarat: |
      Belum ada jaringan.

      Belum ada teknisi.
  - isi: Buka loket pagi.
    sikap: adopsi
    yang_diubah: Jam buka.
  - {isi: Belum dipilah., sikap: belum-diketahui}
";

/// A case with lessons, another without, in two languages.
fn project() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, with(CASE, LESSONS, "Isi."));
    let other = CASE.replace("kesehatan", "pariwisata").replace("Antrean", "Arsip");
    let one = "pembelajaran:\n  - {isi: Jangan menunggu., sikap: hindari}\n";
    project.file("content/praktik/arsip.md", with(&other, one, "Isi."));
    project.file("content/kunjungan/satu.md", VISIT).file("content/adopsi/satu.md", ADOPTION);
    project.build();
    project
}

/// The filters of a page, in order.
fn filters(project: &Project, page: &str) -> Vec<String> {
    let html = project.read(&format!("public/{page}"));
    let marked = html.split("data-filter=\"").skip(1);
    marked.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
}

#[test]
fn each_list_offers_what_its_entries_differ_by_and_the_settings_choose_from_it() {
    let project = project();
    let cases = filters(&project, "praktik/index.html");
    assert_eq!(cases[..4], ["sector", "province", "locus_kind", "helped"]);
    assert_eq!(
        filters(&project, "adopsi/index.html"),
        ["sector", "province", "year", "adoption_status"]
    );
    assert_eq!(filters(&project, "pembelajaran/index.html")[..2], ["lesson_kind", "sector"]);
    assert!(filters(&project, "kunjungan/index.html").contains(&"visit_kind".to_owned()));
    project.file("teladan.yaml", "judul: Uji\nsaringan: [tahun, status_adopsi, bidang]\n").build();
    assert_eq!(filters(&project, "praktik/index.html"), ["year", "sector"]);
    assert_eq!(filters(&project, "pembelajaran/index.html"), ["lesson_kind", "year", "sector"]);
}

#[test]
fn only_the_first_page_of_a_list_has_filters_and_it_loads_nothing_of_the_index() {
    let project = project();
    for number in 0..21 {
        let visit = VISIT.replace("ke Uji", &format!("nomor {number}"));
        project.file(&format!("content/kunjungan/k{number}.md"), visit);
    }
    project.build();
    let (first, second) =
        (project.html("kunjungan/index.html"), project.html("kunjungan/halaman-2.html"));
    assert!(first.has("details#_narrow.filters-live"), "it needs script");
    assert!(first.values("script", "src").iter().all(|it| !it.contains("cari/")));
    assert!(!second.has("#_narrow"));
    second.links_to("index.html#_narrow");
}

#[test]
fn a_lesson_is_the_heading_of_the_list_and_its_case_stands_below() {
    let project = project();
    let page = project.html("pembelajaran/index.html");
    let headings = page.texts(".list-whole h2.lesson-headline");
    assert_eq!(
        headings,
        ["Jangan membeli alat dahulu.", "Buka loket pagi.", "Belum dipilah.", "Jangan menunggu."]
    );
    assert!(page.has("h2.lesson-headline em"));
    assert_eq!(page.texts(".lesson > .prose"), ["Cobalah dengan kertas."]);
    let cases = page.values(".lesson-case a", "href");
    assert_eq!(cases[1], "../praktik/antrean.html#_lesson-2");
    page.says("4 pembelajaran");
}

/// Of each lesson what to do with it, its texts and where it is.
fn told(answer: &Value) -> Vec<(String, Value, String)> {
    let results = answer["results"].as_array().expect("there are results");
    let told = results.iter().map(|it| {
        let url = it["url"].as_str().unwrap_or_default();
        let name = url.rsplit('/').next().unwrap_or_default().to_owned();
        (it["kind"].as_str().unwrap_or_default().to_owned(), it["texts"].clone(), name)
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by(|a, b| a.2.cmp(&b.2));
    told
}

#[test]
fn the_client_finds_lessons_by_what_to_do_with_them_and_by_their_cases_and_counts_lessons() {
    let project = project();
    let Some(all) = ask_client("lessons.mjs", &project, "id", &[]) else { return };
    let avoid = json!([
        "Jangan membeli alat dahulu.\nCobalah dengan kertas.",
        "Belum ada jaringan.\nBelum ada teknisi.",
        ""
    ]);
    let expected = [
        ("avoid", avoid.clone(), "antrean.html#_lesson-1"),
        ("adopt", json!(["Buka loket pagi.", "", "Jam buka."]), "antrean.html#_lesson-2"),
        ("unknown", json!(["Belum dipilah.", "", ""]), "antrean.html#_lesson-3"),
        ("avoid", json!(["Jangan menunggu.", "", ""]), "arsip.html#_lesson-1"),
    ];
    let expected = expected.map(|(kind, texts, name)| (kind.to_owned(), texts, name.to_owned()));
    assert_eq!(told(&all), expected);
    let counts = |answer: &Value, facet: &str| -> Vec<(String, u64)> {
        let values = answer["facets"][facet].as_array().cloned().unwrap_or_default();
        let values = values.iter().map(|it| {
            (it["id"].as_str().unwrap_or_default().to_owned(), it["n"].as_u64().unwrap_or(0))
        });
        values.collect()
    };
    let pairs = |all: &[(&str, u64)]| -> Vec<(String, u64)> {
        all.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect()
    };
    assert_eq!(counts(&all, "lesson_kind"), pairs(&[("adopt", 1), ("avoid", 2), ("unknown", 1)]));
    assert_eq!(counts(&all, "sector"), pairs(&[("kesehatan", 3), ("pariwisata", 1)]));

    let chosen = ["lesson_kind=avoid", "sector=kesehatan"];
    let both = ask_client("lessons.mjs", &project, "en", &chosen).expect("Node is there");
    assert_eq!(told(&both), [("avoid".to_owned(), avoid, "antrean.html#_lesson-1".to_owned())]);
    assert_eq!(both["total"], json!({ "n": 1, "exact": true }));
    // A facet leaves out its own filter.
    assert_eq!(counts(&both, "lesson_kind"), pairs(&[("adopt", 1), ("avoid", 1), ("unknown", 1)]));
    assert_eq!(counts(&both, "sector"), pairs(&[("kesehatan", 1), ("pariwisata", 1)]));
}

#[test]
fn a_site_without_lessons_answers_that_there_are_none() {
    let project = Project::pair();
    project.build();
    let Some(answer) = ask_client("lessons.mjs", &project, "id", &[]) else { return };
    assert_eq!(answer["total"]["n"], 0);
}
