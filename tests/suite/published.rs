//! Addresses that were published: those that die are told, with the way to keep them, in a fresh
//! clone too.

use std::fs;

use crate::{
    project::Project,
    run::{Run, run},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

const LIST: &str = "alamat-terbit.txt";

/// A site whose case and locus were published, with a list of addresses.
fn listed() -> Project {
    let project = Project::pair();
    project.file(LIST, "# Catatan\n").build();
    project
}

/// The same as somebody else gets it: without what was built.
fn cloned(project: &Project) -> &Project {
    fs::remove_dir_all(project.path("public")).expect("it was built");
    project
}

/// What `check` says of addresses: the files that it names.
fn dead(project: &Project) -> (Run, Vec<String>) {
    let run = project.run(["check"]);
    let rules = run.rules().into_iter().filter(|(rule, _)| rule == "alamat-mati");
    let places = rules.map(|(_, place)| place).collect();
    (run, places)
}

#[test]
fn a_build_keeps_the_list_where_there_is_one() {
    let project = listed();
    assert_eq!(
        project.read(LIST),
        "# Catatan\nlokus/uji.html  lokus/uji  Kabupaten Uji\n\
         praktik/antrean.html  praktik/antrean  Antrean daring\n"
    );
    let without = Project::pair();
    without.build();
    assert!(!without.has(LIST));
}

#[test]
fn a_new_knowledge_base_has_a_list() {
    for (language, word) in [("id", "Alamat"), ("en", "Addresses")] {
        let folder = tempfile::tempdir().expect("there is room");
        run(folder.path(), &[], &["init", "situs", "--lang", language]).exit(0);
        let list = fs::read_to_string(folder.path().join("situs").join(LIST));
        assert!(list.expect("the list is there").contains(word));
    }
}

#[test]
fn drafts_are_not_listed() {
    let project = Project::pair();
    let draft = CASE.replacen("---\n", "---\nkonsep: ya\n", 1);
    project.file(LIST, "").file("content/praktik/baru.md", draft);
    project.run(["build", "--drafts"]).exit(0);
    project.build();
    assert!(!project.read(LIST).contains("praktik/baru"));
}

#[test]
fn a_file_with_another_name_is_known_by_its_title() {
    let project = listed();
    project.remove(CASE_PATH).file("content/praktik/janji-temu.md", CASE);
    let (run, places) = dead(cloned(&project));
    assert_eq!(places, ["content/praktik/janji-temu.md"]);
    run.exit(0).stderr_has("`alamat_lama: [praktik/antrean]`");
    let built = project.run(["build"]);
    built.exit(0).stderr_has("`praktik/antrean.html` pernah terbit");
    // The cure cures, and the list keeps the old address for the next time.
    let cured = CASE.replacen("---\n", "---\nalamat_lama: [praktik/antrean]\n", 1);
    project.file("content/praktik/janji-temu.md", cured);
    assert_eq!(dead(&project).1, Vec::<String>::new());
    project.build();
    assert!(project.read(LIST).contains("praktik/antrean.html  praktik/janji-temu  Antrean"));
}

#[test]
fn without_a_list_the_output_serves_and_its_words_tell_the_new_name() {
    let project = Project::pair();
    project.build();
    let other = CASE.replace("judul: Antrean daring", "judul: Ambil nomor dari rumah");
    project.remove(CASE_PATH).file("content/praktik/ambil-nomor.md", other);
    let (run, places) = dead(&project);
    assert_eq!(places, ["content/praktik/ambil-nomor.md"]);
    run.stderr_has("tampaknya nama barunya");
    project.run(["build"]).exit(0).stderr_has("pernah terbit");
    assert_eq!(dead(&project).1, Vec::<String>::new());
}

#[test]
fn a_page_that_is_gone_can_be_withdrawn_or_struck_off() {
    let project = listed();
    let other = CASE.replace("Antrean daring", "Layanan jemput bola");
    project.file("content/praktik/jemput.md", other).build();
    project.remove(CASE_PATH);
    let (run, places) = dead(cloned(&project));
    assert_eq!(places, [LIST]);
    run.stderr_has("ditarik: Diminta oleh lokus").stderr_has("hapus barisnya");
    project.file(CASE_PATH, CASE.replacen("---\n", "---\nditarik: Diminta oleh lokus\n", 1));
    assert_eq!(dead(&project).1, Vec::<String>::new());
    project.remove(CASE_PATH);
    let struck = project
        .read(LIST)
        .lines()
        .filter(|line| !line.contains("antrean"))
        .collect::<Vec<_>>()
        .join("\n");
    project.file(LIST, struck);
    assert_eq!(dead(&project).1, Vec::<String>::new());
    project.build();
}

#[test]
fn a_page_that_becomes_a_draft_or_gets_another_slug_is_told() {
    for (key, word) in
        [("konsep: ya", "lalu menjadi konsep"), ("slug: lain", "alamat halaman ini berganti")]
    {
        let project = listed();
        project.file(CASE_PATH, CASE.replacen("---\n", &format!("---\n{key}\n"), 1));
        let (run, places) = dead(&project);
        assert_eq!(places, [CASE_PATH], "{key}");
        run.stderr_has(word);
        project.run(["build"]).stderr_has(word);
    }
}

#[test]
fn an_entry_with_errors_is_not_told_twice() {
    let project = listed();
    project.file(CASE_PATH, CASE.replace("judul:", "jdl:"));
    assert_eq!(dead(&project).1, Vec::<String>::new());
}

#[test]
fn all_languages_of_an_entry_are_one_warning() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n").file(LIST, "").build();
    project.remove(CASE_PATH).file("content/praktik/janji.md", CASE);
    let (run, places) = dead(&project);
    assert_eq!(places.len(), 1);
    run.stderr_has("alamat_lama: [en/cases/antrean, praktik/antrean]");
}

#[test]
fn a_name_is_suggested_by_its_words_too() {
    let project = Project::pair();
    project.remove(LOCUS_PATH).file("content/lokus/kab-uji-laut.md", LOCUS);
    project.file(CASE_PATH, CASE.replace("lokus/uji", "lokus/kabupaten-uji"));
    project.run(["check"]).exit(1).stderr_has("maksudnya `kab-uji-laut`");
}
