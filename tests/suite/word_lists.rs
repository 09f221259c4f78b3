//! Lists as Word or a sentence writes them are recognised, whatever their marks, and terms that are
//! none lead to those that are.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
    stdout::stdout_of,
};

fn project(lines: &str) -> Project {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, with(CASE, lines, "Isi."));
    project
}

fn rules(lines: &str) -> Vec<String> {
    let run = project(lines).run(["check", "--now", "2026-06-01"]);
    run.rules().into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn a_list_with_other_marks_is_told_as_one() {
    for mark in
        ["• ", "•", "– ", "— ", "-", "· ", "● ", "1. ", "2) ", "a. ", "▪\u{a0}", "\u{f0b7} "]
    {
        let lines = format!("sumber:\n  {mark}Laporan\n  {mark}Profil\n");
        assert_eq!(rules(&lines), ["tulisan-daftar"], "{mark}");
        let lines = format!("faktor_keberhasilan:\n  {mark}pimpinan: Kepala memantau\n");
        assert_eq!(rules(&lines), ["tulisan-daftar"], "{mark}");
    }
    for lines in [
        "sumber:\n  Laporan\n  Profil\n",
        "sumber:\n  - Laporan\n    - Profil\n",
        "bidang: kesehatan; pendidikan\n",
        "bidang: kesehatan & pendidikan\n",
        "bidang:\n  - kesehatan, pendidikan\n",
        "inisiator: pimpinan, dprd dan pegawai\n",
        "terkait: praktik/antrean, praktik/antrean\n",
    ] {
        assert!(rules(lines).contains(&"tulisan-daftar".to_owned()), "{lines} {:?}", rules(lines));
    }
}

#[test]
fn what_only_looks_like_a_list_is_none() {
    for lines in [
        "sumber: Laporan, berita, dan wawancara\n",
        "sumber:\n  - Laporan yang panjang\n    dan bersambung\n",
        "sumber: Laporan yang panjang\n  dan bersambung\n",
        "masalah: Warga mengantre\n  – sejak pagi – di loket\n",
        "masalah: |\n  1. Satu\n  2. Dua\n",
        "disusun_oleh: Budi, S.E. dan Sari, M.M.\n",
        "bidang: Administrasi kependudukan dan pencatatan sipil\n",
        "ringkasan: Pada 2019. Sesudah itu membaik\n",
    ] {
        assert!(rules(lines).is_empty(), "{lines} {:?}", rules(lines));
    }
}

#[test]
fn a_term_that_is_none_leads_to_those_of_the_same_meaning() {
    for (lines, meant) in [
        ("bidang: administrasi kependudukan\n", "kependudukan"),
        ("bidang: urusan kesehatan warga\n", "kesehatan"),
        ("faktor_keberhasilan:\n  - kerja sama: Kepala desa ikut.\n", "mitra"),
        ("hambatan:\n  - anggaran sangat terbatas: Dana kurang.\n", "anggaran"),
    ] {
        let output = stdout_of(&project(lines), ["check", "--format", "json", "--lang", "id"]);
        let found = output.diagnostics.iter().find(|it| it.rule == "unknown-term.near");
        let cure = found.and_then(|it| it.cure.clone()).unwrap_or_default();
        assert!(cure.contains(&format!("`{meant}`")), "{lines}: {cure}");
        assert!(cure.contains("teladan explain"), "{cure}");
        let (list, add) = (cure.find("teladan explain"), cure.find("tambahkan"));
        assert!(list < add, "the list is shown before the way to add: {cure}");
    }
}

#[test]
fn each_list_of_terms_is_explained_in_both_languages_with_synonyms() {
    for name in ["bidang", "sectors", "faktor", "provinsi", "jenis_lokus", "Mitra", "metode"] {
        for language in ["id", "en"] {
            let output = stdout_of(&Project::new(), ["explain", name, "--lang", language]);
            assert_eq!(output.code, Some(0), "{name}");
            assert!(output.text.lines().count() > 6, "{name}: {}", output.text);
        }
    }
    let output = stdout_of(&Project::new(), ["explain", "bidang", "--lang", "en"]);
    assert!(output.text.contains("kesehatan  Health"), "{}", output.text);
    assert!(output.text.contains("    dinkes, dinas kesehatan"), "{}", output.text);
    let own = project("bidang: layanan-keliling\n");
    own.file(
        "content/istilah/bidang.yaml",
        "istilah:\n  - {id: layanan-keliling, label: Layanan keliling}\n",
    );
    assert!(
        stdout_of(&own, ["explain", "bidang"]).text.contains("layanan-keliling  Layanan keliling")
    );
}

#[test]
fn a_missing_key_offers_to_say_that_it_is_not_known() {
    let run = project("hambatan:\n").run(["check"]);
    run.exit(1).stderr_has("`hambatan: belum-diketahui`");
    project("judul:\n").run(["check"]).exit(1).stderr_lacks("belum-diketahui`");
}

#[test]
fn a_translation_may_name_an_item_by_the_term_of_which_the_main_file_has_a_synonym() {
    let project = project("faktor_keberhasilan:\n  - komitmen politik: Kepala memantau.\n");
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    let english = "---\ntitle: Queue\nsuccess_factors:\n  pimpinan:\n    note: The head follows.\n---\n\nText.\n";
    project.file("content/praktik/antrean.en.md", english);
    project.run(["check"]).exit(0).stderr_lacks("butir-tanpa-pasangan");
}

#[test]
fn a_group_of_synonyms_with_too_many_phrases_is_told_and_cut() {
    for (count, told) in [(64, false), (65, true)] {
        let project = Project::new();
        let phrases: Vec<String> = (0..count).map(|number| format!("kata{number}")).collect();
        project.file("content/istilah/sinonim.yaml", format!("- [{}]\n", phrases.join(", ")));
        let run = project.run(["check"]);
        let is_told = run.rules().iter().any(|(rule, _)| rule == "terlalu-banyak");
        assert_eq!(is_told, told, "{count}");
    }
}
