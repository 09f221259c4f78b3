//! A site's own interface strings: what cannot be used is told by `check` and `build` alike, and
//! what is sound is shown.

use crate::project::Project;

const WORDS: &str = "themes/default/i18n/id.yaml";

/// A file of strings, and where it is told of which rule.
const WRONG: [(&str, &str, &str); 13] = [
    ("hom: Awal\n", "kunci-tak-dikenal", "1:1"),
    ("home: Awal\nsearch: {bxo: {label: Cari}}\n", "kunci-tak-dikenal", "2:16"),
    ("home: [Awal, Mula]\n", "jenis-nilai-salah", "1:7"),
    ("home:\n  - Awal\n", "jenis-nilai-salah", "2:3"),
    ("home:\n", "jenis-nilai-salah", "1:5"),
    ("home: null\n", "jenis-nilai-salah", "1:7"),
    ("home: ~\n", "jenis-nilai-salah", "1:7"),
    ("home: {a: Awal}\n", "jenis-nilai-salah", "1:7"),
    ("month: Januari\n", "jenis-nilai-salah", "1:8"),
    ("- home\n", "jenis-nilai-salah", "1:1"),
    ("pager: {label: \"Halaman {nn} dari {pages}\"}\n", "nilai-tak-dikenal", "1:16"),
    ("home: \"Awal {n}\"\n", "nilai-tak-dikenal", "1:7"),
    ("count: {cases: {one: \"{nn} praktik\"}}\n", "nilai-tak-dikenal", "1:22"),
];

#[test]
fn what_cannot_be_used_is_told_where_it_stands() {
    let project = Project::page("Isi.");
    for (text, rule, place) in WRONG {
        project.file(WORDS, text);
        let told = (rule.to_owned(), format!("{WORDS}:{place}"));
        for command in ["check", "build"] {
            let run = project.run([command]);
            assert_eq!(run.exit(1).errors(), std::slice::from_ref(&told), "{command}: {text}");
        }
    }
}

#[test]
fn a_placeholder_that_is_nearly_right_gets_a_suggestion() {
    let project = Project::page("Isi.");
    project.file(WORDS, "search: {count: {other: \"{nn} hasil\"}}\nhoem: Awal\n");
    let run = project.run(["check"]);
    run.exit(1).stderr_has("`{n}`").stderr_has("`home`");
}

#[test]
fn strings_that_are_shown_are_sound() {
    let project = Project::page("Isi.");
    let words = "home: \"Awal\"\nsapaan: {pagi: \"Selamat pagi\"}\ncount: {cases: {one: \"satu praktik\", other: \"praktik\"}}\n";
    project.file(WORDS, words);
    // A template of the site may show strings of its own.
    let template =
        "{% extends \"default/page.html\" %}{% block main %}{{ t.sapaan.pagi }}{% endblock main %}";
    project.file("themes/default/templates/page.html", template);
    project.run(["check"]).exit(0);
    project.build();
    project.html("uji.html").says("Selamat pagi").says("Awal");
}
