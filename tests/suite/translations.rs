//! One entry in two languages: facts from the main file, words from the translation.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// A case with facts, items and an English translation.
fn bilingual() -> Project {
    let project = Project::new();
    let settings = "judul: {id: Uji, en: Trial}\nbahasa: [id, en]\nalamat_situs: https://uji.id\n";
    project.file("teladan.yaml", settings).file(LOCUS_PATH, LOCUS).file(CASE_PATH, MAIN);
    project.file("content/praktik/antrean.en.md", ENGLISH);
    project
}

const MAIN: &str = "\
---
judul: Antrean daring
diperbarui: 2026-09-01
lokus: lokus/uji
bidang: kesehatan
masalah: Pasien menunggu.
sejak: 2018-10
faktor_keberhasilan:
  - pimpinan: Direktur memantau
hambatan:
  - {id: petugas, faktor: sdm, uraian: Petugas kurang}
hasil:
  - {id: tunggu, indikator: Waktu tunggu, sebelum: 180, sesudah: 45, satuan: menit}
pembelajaran:
  - {isi: Mulai kecil, sikap: adopsi}
---

Warga mengambil nomor dari rumah.
";

const ENGLISH: &str = "\
---
title: Online queue
of: 2026-09-01
problem: Patients wait.
success_factors:
  pimpinan: The director watches
obstacles:
  petugas: Too few staff
results:
  tunggu: {indicator: Waiting time, unit: minutes}
lessons:
  1: Start small
---

Citizens take a number at home.
";

#[test]
fn a_translation_says_the_same_facts_in_other_words() {
    let project = bilingual();
    project.run(["build"]).exit(0);
    let page = project.html("en/cases/antrean.html");
    assert_eq!(page.texts("h1"), ["Online queue"]);
    for text in [
        "Citizens take a number",
        "Patients wait.",
        "The director watches",
        "Too few staff",
        "Waiting time",
        "minutes",
        "Start small",
        "180",
        "45",
        "October 2018",
        "Health",
    ] {
        page.says(text);
    }
    for text in ["Pasien", "Direktur", "Petugas", "Waktu tunggu", "menit", "Mulai kecil", "Oktober"]
    {
        page.says_not(text);
    }
    assert_eq!(page.values("html", "lang"), ["en"]);
    project.html("praktik/antrean.html").says("Pasien menunggu.").says_not("Patients");
}

#[test]
fn each_language_leads_to_the_other() {
    let project = bilingual();
    project.build();
    let (id, en) = (project.html("praktik/antrean.html"), project.html("en/cases/antrean.html"));
    assert!(id.values("a[hreflang=en]", "href").contains(&"../en/cases/antrean.html".to_owned()));
    assert!(en.values("a[hreflang=id]", "href").contains(&"../../praktik/antrean.html".to_owned()));
    en.links_to("../loci/uji.html");
    assert_eq!(en.values("link[rel=canonical]", "href"), ["https://uji.id/en/cases/antrean.html"]);
    assert!(!en.has("meta[name=robots]"));
}

#[test]
fn an_entry_without_translation_has_a_page_that_says_so() {
    let project = bilingual();
    project.build();
    let page = project.html("en/loci/uji.html");
    page.says("Kabupaten di tepi laut.").links_to("../../lokus/uji.html");
    assert_eq!(page.values("link[rel=canonical]", "href"), ["https://uji.id/lokus/uji.html"]);
    assert_eq!(page.values("meta[name=robots]", "content"), ["noindex"]);
    assert!(page.has("main [lang=id]"), "the text is said to be Indonesian");
}

#[test]
fn lists_and_menus_speak_the_language_of_their_page() {
    let project = bilingual();
    project.build();
    project.html("en/cases/index.html").says("Online queue").says_not("Antrean daring");
    project.html("en/index.html").says("Trial").says("Cases");
    assert!(
        project.has("public/en/sectors/kesehatan.html")
            || project.has("public/en/sector/kesehatan.html")
    );
}

#[test]
fn facts_in_a_translation_are_refused() {
    let project = bilingual();
    for line in ["sector: health", "since: 2019", "locus: loci/uji", "tanggal: 2026-01-01"] {
        project.file("content/praktik/antrean.en.md", format!("---\ntitle: Queue\n{line}\n---\n"));
        let run = project.run(["check"]);
        let found = ("bukan-terjemahan".to_owned(), "content/praktik/antrean.en.md:3:1".to_owned());
        assert_eq!(run.exit(1).errors(), [found], "{line}");
    }
}

#[test]
fn an_item_that_the_main_file_lacks_is_refused() {
    let project = bilingual();
    for lines in ["lessons: {2: x}", "obstacles: {petgas: x}", "stakeholders: {1: x}"] {
        project.file("content/praktik/antrean.en.md", format!("---\ntitle: Queue\n{lines}\n---\n"));
        assert_eq!(
            project.run(["check"]).exit(1).error_names(),
            ["butir-tanpa-pasangan"],
            "{lines}"
        );
    }
    let unknown = "---\ntitle: Queue\nobstacles: {sdm: x}\n---\n";
    project.file(CASE_PATH, CASE).file("content/praktik/antrean.en.md", unknown);
    assert_eq!(project.run(["check"]).exit(1).error_names(), ["butir-tanpa-pasangan"]);
}

#[test]
fn a_special_word_of_the_main_file_holds_in_the_translation() {
    let project = bilingual();
    project.file(CASE_PATH, CASE);
    project.file("content/praktik/antrean.en.md", "---\ntitle: Queue\n---\n\nText.\n").build();
    project.html("en/cases/antrean.html").says("What stood in the way?");
}

#[test]
fn the_key_of_is_for_translations_alone() {
    let project = bilingual();
    project.file(LOCUS_PATH, LOCUS.replace("jenis:", "dari: 2026-09-01\njenis:"));
    let found = ("bukan-terjemahan".to_owned(), "content/lokus/uji.md:3:1".to_owned());
    assert_eq!(project.run(["check"]).exit(1).errors(), [found]);
}

#[test]
fn a_translation_lies_in_the_folder_of_a_bundle_too() {
    let project = bilingual();
    project.file("content/halaman/tentang/index.md", "---\njudul: Tentang\n---\n\nIsi.\n");
    project.file("content/halaman/tentang/index.en.md", "---\ntitle: About\n---\n\nText.\n");
    project.file("content/halaman/tentang/a.txt", "x").build();
    project.html("en/tentang.html").says("About").says("Text.");
    assert!(project.has("public/tentang/a.txt") && !project.has("public/en/tentang/a.txt"));
}

#[test]
fn a_translation_without_its_main_file_is_told_by_name() {
    let project = bilingual();
    project.file("content/halaman/about.en.md", "---\ntitle: About\n---\n");
    let run = project.run(["check"]);
    run.exit(1).stderr_has("terjemahan-tanpa-induk").stderr_has("`about.md`");
}

#[test]
fn only_the_languages_of_the_site_are_endings() {
    let project = bilingual();
    project.file("content/halaman/tentang.md", "---\njudul: Tentang\n---\n");
    project.file("content/halaman/tentang.fr.md", "---\njudul: A propos\n---\n");
    assert_eq!(project.run(["check"]).exit(1).error_names(), ["nama-berkas-salah"]);
}

#[test]
fn the_main_language_may_be_english_and_an_entry_may_keep_its_own() {
    let project = Project::new();
    project.file("teladan.yaml", "title: Trial\nlanguages: [en, id]\n");
    project.file("content/pages/about.md", "---\ntitle: About\n---\n\nText.\n");
    project.file("content/pages/about.id.md", "---\njudul: Tentang\n---\n\nIsi.\n");
    project.file("content/pages/asli.md", "---\njudul: Asli\nbahasa: id\n---\n\nNaskah.\n");
    project.build();
    project.html("about.html").says("Text.");
    project.html("id/about.html").says("Isi.");
    let kept = project.html("asli.html");
    kept.says("Naskah.").links_to("id/asli.html");
}

#[test]
fn a_link_to_a_heading_does_not_name_it_where_the_page_has_other_headings() {
    let project = bilingual();
    project.file("content/halaman/a.md", "---\njudul: A\n---\n\n[x](b.md#hasil)\n");
    project.file("content/halaman/b.md", "---\njudul: B\n---\n\n## Hasil\n\nIsi.\n");
    project.file("content/halaman/b.en.md", "---\ntitle: B\n---\n\n## Outcome\n\nText.\n");
    project.build();
    project.html("a.html").links_to("b.html#hasil");
    project.html("en/a.html").links_to("b.html").links_not_to("b.html#hasil");
}

#[test]
fn a_site_of_too_many_languages_is_told() {
    for (count, told) in [(24, false), (25, true)] {
        let project = Project::new();
        let codes = ('a'..='y').take(count).map(|letter| format!("q{letter}"));
        let codes: Vec<String> = codes.collect();
        project.file("teladan.yaml", format!("judul: Uji\nbahasa: [{}]\n", codes.join(", ")));
        let run = project.run(["check"]);
        let is_told = run.rules().iter().any(|(rule, _)| rule == "terlalu-banyak");
        assert_eq!(is_told, told, "{count}");
    }
}
