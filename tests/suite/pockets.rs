//! `teladan pack --saku`: one file that holds the words of the site, loads nothing and runs nothing but
//! its own script, whatever the words are.

use std::fs;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{
    html::Html,
    project::Project,
    samples::{ADOPTION, CASE, CASE_PATH, INSTITUTE, LOCUS, LOCUS_PATH, VISIT, with},
};

const SETTINGS: &str = "judul: Saku & dompet\nkode: uji-saku\nbahasa: [id, en]\n";

/// Writes the pocket of a project, and reads it.
fn pocket(project: &Project) -> String {
    project.run(["pack", "--saku", "--file", "saku.html"]).exit(0);
    project.read("saku.html")
}

/// What the script of a pocket is given in a language.
fn payload(html: &str, language: &str) -> Value {
    let page = Html::new(html);
    let scripts = page.all(&format!("script[data-language={language}]"));
    let packed = STANDARD.decode(scripts[0].text().collect::<String>()).expect("it is base64");
    let bytes = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).expect("it is deflated");
    serde_json::from_slice(&bytes).expect("it is JSON")
}

/// An entry of it.
fn entry<'a>(payload: &'a Value, name: &str) -> &'a Value {
    let entries = payload["entries"].as_array().expect("a list");
    entries.iter().find(|it| it["name"] == name).unwrap_or_else(|| panic!("no {name}"))
}

/// A site of one entry of each kind.
fn everything() -> Project {
    let project = Project::pair();
    project.file("teladan.yaml", SETTINGS);
    project.file("content/kunjungan/uji.md", VISIT).file("content/lembaga/uji.md", INSTITUTE);
    project.file("content/adopsi/uji.md", ADOPTION);
    project.file("content/praktik/antrean.en.md", "---\ntitle: Queue from home\n---\n\nText.\n");
    project
}

#[test]
fn a_pocket_is_named_by_the_site_and_holds_all_entries_in_all_their_languages() {
    let project = everything();
    let run = project.run(["pack", "--pocket"]);
    run.exit(0).stderr_has("uji-saku-saku.html").stderr_has("1 praktik");
    assert!(!project.has("public"), "no site is built for it");
    let html = project.read("uji-saku-saku.html");
    let (main, other) = (payload(&html, "id"), payload(&html, "en"));
    for name in ["case/antrean", "locus/uji", "visit/uji", "institute/uji", "adoption/uji"] {
        entry(&main, name);
    }
    assert_eq!(entry(&other, "case/antrean")["title"], "Queue from home");
    assert_eq!(other["entries"].as_array().map(Vec::len), Some(1), "the others have no English");
    assert_eq!(other["strings"]["kind.case.other"], "Cases");
}

#[test]
fn words_in_another_language_than_the_rest_are_marked_as_such() {
    let project = everything();
    project.file("content/halaman/guide.md", "---\njudul: A guide\nbahasa: en\n---\n\nText.\n");
    let html = pocket(&project);
    let main = payload(&html, "id");
    assert_eq!(entry(&main, "case/antrean")["language"], "id");
    assert_eq!(entry(&main, "page/guide")["language"], "en");
    let marked = Html::new(&html).texts("#plain section[lang=id] details[lang=en] strong");
    assert_eq!(marked, ["A guide"]);
}

#[test]
fn the_page_of_a_case_tells_what_it_tells_on_the_site() {
    let project = Project::pair();
    let lines = "\
faktor_keberhasilan: [{faktor: pimpinan, uraian: Bupati memantau., wajib_ada: ya}]
hambatan:
  - {faktor: sdm, uraian: Petugas dua orang., cara_mengatasi: Piket digilir., keadaan_akhir: teratasi, menurut: lokus}
hasil: [{indikator: Waktu tunggu, sebelum: 180, sesudah: 45, satuan: menit}]
pembelajaran: [{isi: Mulai dari satu unit., sikap: adaptasi, syarat: Ada jaringan.}]
status: berlanjut
";
    project.file(CASE_PATH, with(CASE, lines, "## Hambatan\n\nSemula warga ragu."));
    let hosting = "kontak: {unit: Bagian Umum}\npenerimaan_kunjungan: {menerima: kunjungan}\n";
    project.file(LOCUS_PATH, with(LOCUS, hosting, "Kabupaten di tepi laut."));
    let html = pocket(&project);
    let main = payload(&html, "id");
    let told = entry(&main, "case/antrean").to_string();
    for words in [
        "Bupati memantau.",
        "Wajib ada",
        "Piket digilir.",
        "(teratasi)",
        "menurut lokus",
        "Semula warga ragu.",
        "180 → 45 menit",
        "Mulai dari satu unit.",
        "Ada jaringan.",
        "locus/uji",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(entry(&main, "locus/uji")["hosting"].to_string().contains("Bagian Umum"));
    // Where there is room, it can be read without the script too.
    Html::new(&html).says("Piket digilir.").says("Bagian Umum");
}

#[test]
fn nothing_is_loaded_and_only_its_own_script_runs() {
    let html = pocket(&everything());
    let page = Html::new(&html);
    for selector in
        ["[src]", "link:not([rel=icon])", "iframe", "[style]", "[onclick]", "form[action]"]
    {
        assert!(!page.has(selector), "{selector}");
    }
    let policy = page.values("meta[http-equiv=Content-Security-Policy]", "content").concat();
    assert!(policy.starts_with("default-src 'none'; img-src data:;"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    let named: Vec<&str> = policy.split('\'').filter(|it| it.starts_with("sha256-")).collect();
    let inline = page.all("style").into_iter().chain(page.all("script:not([type])"));
    let hash = |text: String| format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
    let hashes: Vec<String> = inline.map(|it| hash(it.text().collect())).collect();
    assert_eq!(named, hashes);
}

#[test]
fn the_script_is_given_every_string_that_it_names() {
    let html = pocket(&everything());
    let script = Html::new(&html).texts("script:not([type])").concat();
    let is_word =
        |it: &str| !it.is_empty() && it.bytes().all(|it| matches!(it, b'a'..=b'z' | b'_'));
    let is_path = |text: &&str| text.contains('.') && text.split('.').all(is_word);
    let named: Vec<&str> = script.split('"').filter(is_path).collect();
    assert!(named.contains(&"pocket.star") && named.contains(&"base.dark"), "{named:?}");
    for language in ["id", "en"] {
        let strings = &payload(&html, language)["strings"];
        let missing: Vec<_> = named.iter().filter(|it| !strings[**it].is_string()).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
}

#[test]
fn hostile_words_stay_words() {
    let evil = "</script><script>alert(1)</script><!-- \u{2028} --> {app} ]]> <img src=x onerror=alert(1)>";
    let project = everything();
    let quoted = format!("judul: {evil:?}\nringkasan: {evil:?}\n").replace("\\u{2028}", "\\u2028");
    project.file(CASE_PATH, with(CASE, &quoted, evil));
    let plain = pocket(&everything());
    let html = pocket(&project);
    let scripts = |html: &str| Html::new(html).texts("script:not([type])");
    assert_eq!(scripts(&html), scripts(&plain));
    assert!(!Html::new(&html).has("img, script[src]"));
    assert_eq!(entry(&payload(&html, "id"), "case/antrean")["title"], evil);
    Html::new(&html).says("</script><script>alert(1)</script>");
}

#[test]
fn drafts_and_what_was_withdrawn_are_not_in_it() {
    let project = everything();
    project
        .file("content/praktik/rahasia.md", with(CASE, "judul: Rahasia\nkonsep: ya\n", "Rahasia."));
    let withdrawn = "judul: Dicabut\nditarik: {alasan: Lokus meminta}\n";
    project.file("content/praktik/dicabut.md", with(CASE, withdrawn, "Dicabut."));
    let html = pocket(&project);
    let main = payload(&html, "id").to_string();
    for word in ["Rahasia", "Dicabut"] {
        assert!(!main.contains(word) && !html.contains(word), "{word}");
    }
    project.run(["pack", "--saku", "--drafts", "--file", "konsep.html"]).exit(0);
    assert!(project.read("konsep.html").contains("Rahasia"));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let (first, second) = (everything(), everything());
    assert_eq!(pocket(&first), pocket(&second));
    let one_thread = [("RAYON_NUM_THREADS", "1")];
    first.run_with(&one_thread, ["pack", "--saku", "--file", "lain.html"]).exit(0);
    assert_eq!(first.read("lain.html"), first.read("saku.html"));
}

#[test]
fn what_finds_no_room_is_told_and_what_is_known_best_comes_first() {
    let project = everything();
    let mut chance = crate::scripts::Chance::new(7);
    for number in 0..50 {
        // Digits and letters at random cannot be deflated to much less.
        let words = (0..180).map(|_| {
            let digits = (0..200).map(|_| char::from(b"0123456789abcdef"[chance.below(16)]));
            format!("x{}", digits.collect::<String>())
        });
        let text = words.collect::<Vec<_>>().join(" ");
        let lines = format!("judul: Praktik nomor {number}\n");
        project.file(&format!("content/praktik/p{number}.md"), with(CASE, &lines, &text));
    }
    let lines =
        "judul: Paling lengkap\nhambatan: tidak-ada\nhasil: belum-diukur\nmasalah: Antre.\n";
    project.file("content/praktik/z.md", with(CASE, lines, "Isi."));
    let run = project.run(["pack", "--saku", "--limit", "1", "--file", "saku.html"]);
    run.exit(0).stderr_has("dari 52 praktik").stderr_has("tidak muat dalam 1 MB");
    let html = project.read("saku.html");
    assert!((900_000..=1_000_000).contains(&html.len()), "{}", html.len());
    let main = payload(&html, "id");
    assert_eq!(main["all"]["case"], 52);
    let names: Vec<&str> =
        main["entries"].as_array().unwrap().iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names[..2], ["locus/uji", "case/z"], "the locus, then the case that tells most");
    let shown = names.iter().filter(|name| name.starts_with("case/")).count();
    assert!((10..52).contains(&shown), "{shown}");
    let page = Html::new(&html);
    page.says(&format!("{shown} dari 52 praktik")).says("Paling lengkap");
    assert!(!page.has("details"), "only titles and summaries have room twice");
}

#[test]
fn only_a_pocket_is_replaced() {
    let project = everything();
    pocket(&project);
    pocket(&project);
    project.file("laporan.html", "<!doctype html><p>Milik orang lain.");
    project.run(["pack", "--saku", "--file", "laporan.html"]).exit(2).stderr_has("laporan.html");
    assert!(project.read("laporan.html").contains("Milik orang lain"));
    // A packed site is no pocket either.
    fs::copy(project.path("teladan.yaml"), project.path("kosong.html")).expect("it can be copied");
    project.run(["pack", "--saku", "--file", "kosong.html"]).exit(2);
}

#[test]
fn an_error_stands_in_the_way_and_options_of_a_site_do_not_go_with_it() {
    let project = everything();
    for option in ["--out=x", "--target=nginx", "--base-url=https://contoh.go.id", "--no-cache"] {
        project.run(["pack", "--saku", option]).exit(2);
    }
    project.run(["pack", "--limit", "2"]).exit(2);
    project.run(["pack", "--saku", "--limit", "0"]).exit(2);
    project.file(CASE_PATH, with(CASE, "lokus: lokus/tiada\n", "Isi."));
    project.run(["pack", "--saku", "--file", "saku.html"]).exit(1);
    assert!(!project.has("saku.html"));
    project.run(["pack", "--saku", "--keep-going", "--file", "saku.html"]);
    assert!(project.has("saku.html"));
}
