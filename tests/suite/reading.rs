//! Every rule is broken once, and told by its name, in both languages, at the place where the
//! editor must look.

use std::collections::BTreeSet;

use teladan::rule;

use crate::{
    project::Project,
    reading_advice,
    reading_cases::{self, Broken, ELSEWHERE},
    run::Run,
    samples::{CASE, CASE_PATH, with},
};

fn is_error(rule: &rule::Rule) -> bool {
    rule.level == Some(rule::Level::Error)
}

fn checked(broken: &Broken, language: &str) -> Run {
    let project = Project::pair();
    for (path, bytes) in &broken.files {
        project.bytes(path, bytes);
    }
    match broken.rule {
        // To a check a draft is a page like any other.
        "link-to-draft" => project.run(["build", "--lang", language]),
        _ => project.run(["check", "--lang", language, "--now", "2026-11-22"]),
    }
}

fn all() -> impl Iterator<Item = Broken> {
    reading_cases::all().into_iter().chain(reading_advice::all())
}

/// Asserts that each mistake is told by its rule's name, at its place, with no error beside it.
#[track_caller]
fn each_mistake_is_told(language: &str, name: impl Fn(&'static rule::Rule) -> &'static str) {
    let mut wrong = Vec::new();
    for broken in all() {
        let rule = rule::find(broken.rule).expect("the table names rules");
        let name = name(rule);
        let run = checked(&broken, language);
        let found = run.rules();
        let is_there = found.contains(&(name.to_owned(), broken.at.to_owned()));
        let others = found.iter().filter(|(other, _)| other != name);
        let errors = others.filter(|(other, _)| rule::find(other).is_some_and(is_error));
        let blocks = run.code == Some(i32::from(is_error(rule)));
        if !is_there || !blocks || errors.count() > 0 {
            wrong.push(format!("{name} at {}, but {found:?}", broken.at));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_mistake_is_told_by_its_own_rule_at_its_own_place_in_indonesian() {
    each_mistake_is_told("id", |rule| rule.nama);
}

#[test]
fn each_mistake_is_told_by_its_own_rule_at_its_own_place_in_english() {
    each_mistake_is_told("en", |rule| rule.id);
}

#[test]
fn every_rule_is_broken_somewhere() {
    let here = all().map(|broken| broken.rule);
    let broken: BTreeSet<&str> = here.chain(ELSEWHERE.map(|(rule, _)| rule)).collect();
    let rules: BTreeSet<&str> = rule::RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(broken, rules);
}

#[test]
fn a_site_may_set_the_level_of_a_rule_or_switch_it_off() {
    let project = Project::pair();
    project.file("content/catatan.txt", "tersesat");
    for (level, code, said) in [
        ("kesalahan", 1, "kesalahan[berkas-tersesat]"),
        ("peringatan", 0, "peringatan[berkas-tersesat]"),
        ("mati", 0, "Semua beres."),
    ] {
        project.file("teladan.yaml", format!("judul: Uji\naturan:\n  berkas-tersesat: {level}\n"));
        project.run(["check"]).exit(code).stderr_has(said);
    }
    project.file("teladan.yaml", "title: Uji\nrules:\n  stray-file: off\n");
    project.run(["check"]).exit(0).stderr_lacks("stray-file");
    project.file("teladan.yaml", "judul: Uji\naturan:\n  berkas-terseat: mati\n");
    project.run(["check"]).exit(1).stderr_has("maksudnya `berkas-tersesat`?");
}

#[test]
fn every_mistake_of_every_file_is_told_in_one_run() {
    let project = Project::new();
    let lines = "bentuk: bulat\ntanggal: 31/12/2024\nwarna: biru\nurutan: 12.500\n";
    project.file(CASE_PATH, with(CASE, lines, "[[lokus/x]] [b](y.md)"));
    project.file("content/lokus/uji.md", "---\njudul: Uji\n---\n");
    let found: BTreeSet<String> =
        project.run(["check"]).exit(1).error_names().into_iter().collect();
    for rule in [
        "nilai-tak-dikenal",
        "tanggal-salah",
        "kunci-tak-dikenal",
        "angka-bermakna-ganda",
        "kunci-hilang",
    ] {
        assert!(found.contains(rule), "{rule} not in {found:?}");
    }
}

#[test]
fn a_message_offers_what_was_meant() {
    for (line, meant) in [
        ("jdul: x\n", "maksudnya `judul`?"),
        ("bentuk: pelayanan-publk\n", "maksudnya `pelayanan-publik`?"),
        ("tanggal: 31 Desember 2024\n", "maksudnya `2024-12-31`?"),
        ("terkait: antren\n", "maksudnya `antrean`?"),
        ("mitra_inovasi: perguruan tingi\n", "maksudnya"),
        ("slug: Dua Kata\n", "maksudnya `dua-kata`?"),
    ] {
        let project = Project::pair();
        project.file("content/praktik/lain.md", with(CASE, line, "Isi."));
        project.run(["check"]).exit(1).stderr_has(meant);
    }
}

#[test]
fn more_diagnostics_of_one_rule_than_anybody_reads_are_counted() {
    let project = Project::pair();
    let lines: Vec<String> = (0..30).map(|number| format!("asing{number}: x\n")).collect();
    project.file(CASE_PATH, with(CASE, &lines.concat(), "Isi."));
    let run = project.run(["check"]);
    assert_eq!(run.exit(1).rules().len(), 20);
    run.stderr_has("10 lagi dari aturan kunci-tak-dikenal").stderr_has("30 kesalahan");
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_change_no_byte_of_the_site() {
    let (unix, windows) = (Project::pair(), Project::pair());
    let text = with(CASE, "ringkasan: >\n  satu\n  dua\n", "Satu\ndua.\n\n## Tiga\n\n- a\n- b");
    unix.file(CASE_PATH, &text).build();
    windows.file(CASE_PATH, format!("\u{FEFF}{}", text.replace('\n', "\r\n"))).build();
    assert_eq!(
        unix.read("public/praktik/antrean.html"),
        windows.read("public/praktik/antrean.html")
    );
    assert!(unix.tree("public") == windows.tree("public"));
}
