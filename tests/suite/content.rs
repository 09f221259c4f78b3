//! A key is satisfied by content, not by presence: empty values, texts of a draft and years that
//! nobody can have meant are told, and an empty value that is not required counts as absent.

use crate::{
    project::Project,
    run::run,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
};

/// The rules that a case breaks with these lines at its head, each with the line and column.
fn broken(lines: &str, body: &str) -> Vec<(String, String)> {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, with(CASE, lines, body));
    let run = project.run(["check", "--now", "2026-06-01"]);
    let place = |at: &str| at.trim_start_matches(CASE_PATH).trim_start_matches(':').to_owned();
    run.rules().iter().map(|(rule, at)| (rule.clone(), place(at))).collect()
}

fn rules(lines: &str) -> Vec<String> {
    broken(lines, "Isi.").into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn an_empty_value_of_a_required_key_is_a_missing_one() {
    for value in
        ["", "\"\"", "''", "\" \"", "\"\u{200b}\"", "[]", "[\"\"]", "{}", "\n  - \"\"", "|\n"]
    {
        assert_eq!(rules(&format!("judul: {value}\n")), ["kunci-hilang"], "judul: {value:?}");
        assert_eq!(rules(&format!("bidang: {value}\n")), ["kunci-hilang"], "bidang: {value:?}");
    }
    for lines in [
        "faktor_keberhasilan:\n  - pimpinan: \"\"\n",
        "faktor_keberhasilan:\n  - {faktor: pimpinan, uraian: \" \"}\n",
        "hambatan: []\n",
        "hasil: \"\"\n",
        "pembelajaran:\n  - adopsi: \"\"\n",
        "foto:\n  - {berkas: a.png, alt: \"\"}\n",
    ] {
        assert!(rules(lines).contains(&"kunci-hilang".to_owned()), "{lines}");
    }
}

#[test]
fn an_empty_value_that_is_not_required_counts_as_absent() {
    for lines in ["ringkasan: \"\"\n", "penghargaan: []\n", "tahapan: \"\"\n", "sejak: ''\n"] {
        assert!(rules(lines).is_empty(), "{lines}: {:?}", rules(lines));
    }
    assert_eq!(rules("sumber:\n  - \"\"\n"), ["tanpa-sumber"]);
}

#[test]
fn a_title_of_the_settings_and_of_a_term_needs_words_too() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: \"\"\n");
    assert_eq!(project.run(["check"]).exit(2).error_names(), ["kunci-hilang"]);
    project.file("teladan.yaml", "judul: {id: \"\"}\n");
    assert_eq!(project.run(["check"]).exit(2).error_names(), ["kunci-hilang"]);
}

#[test]
fn a_year_that_nobody_can_have_meant_is_told_with_the_likely_one() {
    for (lines, meant) in [
        ("sejak: 0018\n", "2018"),
        ("sejak: 3018-10\n", "2018-10"),
        ("dicek_pada: 2206-09-01\n", "2026-09-01"),
        ("tanggal: 1020-01-05\n", "2020-01-05"),
    ] {
        let project = Project::new();
        project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, with(CASE, lines, "Isi."));
        let run = project.run(["check", "--now", "2026-06-01"]);
        assert_eq!(run.exit(1).error_names(), ["di-luar-batas"], "{lines}");
        run.stderr_has(&format!("maksudnya `{meant}`?"));
    }
    for lines in ["sejak: 1071\n", "sejak: 2018\n", "tanggal: 2099-12-31\n"] {
        assert!(rules(lines).is_empty(), "{lines}");
    }
}

#[test]
fn a_text_of_a_draft_is_told_once_the_page_is_no_draft() {
    for (kind, name) in [("praktik", "antrean"), ("lokus", "melati"), ("kunjungan", "ke-melati")] {
        for language in ["id", "en"] {
            for length in [None, Some("--short")] {
                let project = Project::new();
                project.file("teladan.yaml", format!("judul: Uji\nbahasa: [{language}]\n"));
                let mut arguments = vec!["new", kind, name];
                arguments.extend(length);
                run(project.root(), &[], &arguments).exit(0);
                let files = project.tree("content").into_iter().next();
                let (path, bytes) = files.expect("a draft was written");
                let text = String::from_utf8(bytes).expect("a draft is text");
                assert_eq!(project.run(["check"]).exit(0).error_names(), [""; 0], "{path}");
                let ready = text.replace("konsep: ya\n", "").replace("draft: true\n", "");
                assert_ne!(ready, text, "{path} is a draft");
                project.file(&format!("content/{path}"), ready);
                let errors = project.run(["check", "--lang", "id"]).exit(1).error_names();
                assert!(errors.contains(&"teks-konsep".to_owned()), "{path}: {errors:?}");
            }
        }
    }
}

#[test]
fn each_text_of_an_earlier_draft_is_told_where_it_stands() {
    let lines = "ringkasan: Tulis inti halaman ini dalam satu atau dua kalimat\n";
    let found = broken(lines, "Tulis isi halaman di sini.");
    let places: Vec<&str> = found.iter().map(|(_, place)| place.as_str()).collect();
    assert!(found.iter().all(|(rule, _)| rule == "teks-konsep"), "{found:?}");
    assert_eq!(places, ["2:12", "13:1"]);
    assert!(
        broken(&format!("konsep: ya\n{lines}"), "Isi.")
            .iter()
            .all(|(rule, _)| rule != "teks-konsep")
    );
}

#[test]
fn a_rule_in_a_block_text_does_not_close_the_front_matter() {
    assert!(rules("masalah: |\n  Satu.\n  ---\n  Dua.\n").is_empty());
}

#[test]
fn an_address_alone_as_source_is_a_link() {
    let project = Project::pair();
    let lines = "sumber:\n  - https://contoh.go.id/laporan\n";
    project.file(CASE_PATH, with(CASE, lines, "Isi.")).build();
    let links = project.html("praktik/antrean.html").values("main a", "href");
    assert!(links.contains(&"https://contoh.go.id/laporan".to_owned()), "{links:?}");
}

#[test]
fn words_that_anybody_may_write_are_no_placeholder() {
    for body in ["Misalnya:\n\n- satu", "Contohnya:\n\n- satu"] {
        Project::page(body).run(["check"]).stderr_lacks("teks-konsep");
    }
    Project::page("For example:\n\n- one").run(["check"]).stderr_lacks("teks-konsep");
}
