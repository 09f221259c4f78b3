//! The slips that editors make, each in a folder of its own below `tests/fixtures/slips`: what is
//! told of each is exactly what `expected.txt` there says, alone and with all the others.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use crate::{
    project::{Project, tree},
    run::run,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
    stdout::{Stdout, stdout_of},
};

/// On what day the fixtures are checked.
pub(crate) const TODAY: &str = "2026-06-01";

/// What stands in `expected.txt` behind a folder of which there is nothing to say.
const NOTHING: &str = "nothing";

/// A name that Windows cannot hold stands in the repository with its first letter like this.
const C: &str = "%63";

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/slips")
}

/// What is expected of each folder: rule and variant, place, and the text that is marked.
pub(crate) fn expected() -> BTreeMap<String, Vec<String>> {
    let table = fs::read_to_string(fixtures().join("expected.txt")).expect("the table is there");
    let mut expected: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (folder, diagnostic) = line.split_once(" | ").expect("a line has two parts");
        let diagnostics = expected.entry(folder.to_owned()).or_default();
        if diagnostic != NOTHING {
            diagnostics.push(diagnostic.to_owned());
        }
    }
    expected
}

/// A sound site in two languages.
fn base() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: {id: Uji, en: Trial}\nbahasa: [id, en]\n");
    project.file(CASE_PATH, CASE).file(LOCUS_PATH, LOCUS);
    project
}

pub(crate) fn files(folder: &str) -> BTreeMap<String, Vec<u8>> {
    tree(&fixtures().join(folder))
}

/// Writes the files of a folder over those of a project.
pub(crate) fn add(project: &Project, folder: &Path) {
    for (path, bytes) in tree(folder) {
        project.bytes(&path.replace(C, "c"), &bytes);
    }
}

/// Whether the disk can hold the folder's files.
pub(crate) fn fits(folder: &str) -> bool {
    !(cfg!(windows) && files(folder).keys().any(|path| path.contains(C)))
}

pub(crate) fn with(folder: &str) -> Project {
    let project = base();
    if !folder.is_empty() {
        add(&project, &fixtures().join(folder));
    }
    project
}

fn check(project: &Project, language: &str) -> Stdout {
    stdout_of(project, ["check", "--format", "json", "--now", TODAY, "--lang", language])
}

/// The diagnostics as the table writes them.
fn to_lines(project: &Project, output: &Stdout) -> Vec<String> {
    output.diagnostics.iter().map(|diagnostic| diagnostic.to_line(project)).collect()
}

#[test]
fn every_folder_is_in_the_table_and_there_are_more_than_sixty() {
    let folders: BTreeSet<String> = tree(&fixtures())
        .keys()
        .filter_map(|path| path.split_once('/').map(|(folder, _)| folder.to_owned()))
        .collect();
    let expected = expected();
    assert_eq!(folders, expected.keys().cloned().collect());
    assert!(expected.values().filter(|diagnostics| !diagnostics.is_empty()).count() > 60);
}

/// What is wrong with what is told of one folder.
fn faults(folder: &str, expected: &[String]) -> Vec<String> {
    let project = with(folder);
    let check = |options: [&str; 4]| {
        let [a, b, c, d] = options;
        stdout_of(&project, ["check", "--format", "json", "--now", TODAY, a, b, c, d])
    };
    let id = check(["--lang", "id", "--root", "."]);
    let en = check(["--lang", "en", "--deny", "warnings"]);
    let mut wrong = Vec::new();
    for output in [&id, &en] {
        let found = to_lines(&project, output);
        if found != expected {
            wrong.push(format!("{folder}: expected {expected:?}, found {found:?}"));
        }
    }
    for (id, en) in id.diagnostics.iter().zip(&en.diagnostics) {
        if id.title == en.title || id.cure.is_none() || en.cure.is_none() {
            wrong.push(format!("{folder}: {} is not told in both languages", id.rule));
        }
    }
    let has_errors = id.diagnostics.iter().any(|diagnostic| diagnostic.level == "error");
    let is_counted = en.diagnostics.iter().any(|diagnostic| diagnostic.level != "note");
    for (output, stops) in [(&id, has_errors), (&en, is_counted)] {
        if output.code != Some(i32::from(stops)) {
            wrong.push(format!("{folder}: ends with {:?}", output.code));
        }
    }
    wrong
}

#[test]
fn each_slip_gives_exactly_the_expected_diagnostic_in_both_languages() {
    let folders = expected().into_iter().filter(|(folder, _)| fits(folder));
    let wrong: Vec<String> =
        folders.flat_map(|(folder, expected)| faults(&folder, &expected)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_run_over_all_of_them_tells_every_one() {
    let project = base();
    let mut expected_all = Vec::new();
    for (folder, expected) in expected() {
        // A folder with settings of its own is a site of its own.
        if fits(&folder) && !files(&folder).contains_key("teladan.yaml") {
            add(&project, &fixtures().join(&folder));
            expected_all.extend(expected);
        }
    }
    expected_all.sort();
    for language in ["id", "en"] {
        let mut found = to_lines(&project, &check(&project, language));
        found.sort();
        assert_eq!(found, expected_all, "{language}");
    }
    assert!(expected_all.len() > 60);
}

#[test]
fn diagnostics_come_in_the_order_of_files_and_lines() {
    let project = base();
    for (folder, _) in expected().iter().filter(|(folder, _)| fits(folder)) {
        add(&project, &fixtures().join(folder));
    }
    let output = check(&project, "id");
    let places: Vec<_> = output
        .diagnostics
        .iter()
        .map(|it| (it.path.clone(), it.start.unwrap_or_default()))
        .collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn errors_stop_and_warnings_only_when_they_are_denied() {
    for (folder, plain, denied) in
        [("03-unquoted-colon", 1, 1), ("04-curly-quotes", 0, 1), ("94-sound-byte-order-mark", 0, 0)]
    {
        let project = with(folder);
        project.run(["check", "--now", TODAY]).exit(plain);
        project.run(["check", "--now", TODAY, "--deny", "warnings"]).exit(denied);
    }
}

#[test]
fn a_link_to_a_draft_is_told_by_a_build_and_by_a_check() {
    let project = with("92-link-to-draft");
    let place = "content/praktik/link-to-draft.md:12:7".to_owned();
    for command in ["build", "check"] {
        let run = run(project.root(), &[], &[command]);
        assert_eq!(run.exit(0).rules(), [("tautan-ke-konsep".to_owned(), place.clone())]);
    }
}

#[test]
fn a_slip_hides_no_other_slip_of_the_same_file() {
    let project = base();
    let lines = "judul:Antrean daring\nringkasan: \"Cepat,\" kata dia\ndigital: y\nasing: x\n";
    project.file("content/praktik/lain.md", crate::samples::with(CASE, lines, "Isi."));
    let found: Vec<String> =
        check(&project, "id").diagnostics.into_iter().map(|diagnostic| diagnostic.rule).collect();
    assert_eq!(
        found,
        ["yaml-syntax.no-space", "yaml-syntax.after-quote", "unknown-value", "unknown-key"]
    );
}

#[test]
fn what_a_broken_file_names_is_not_said_to_be_missing() {
    let project = Project::pair();
    project.file(CASE_PATH, CASE.replace("judul: ", "judul: Antrean: "));
    project.file("content/halaman/tentang.md", "---\njudul: Tentang\n---\n\nIsi.\n");
    let rest = CASE.replace("judul: ", "jdul: ") + "[[halaman/tentang]]\n";
    project.file("content/praktik/lain.md", rest);
    let found = check(&project, "id").diagnostics.into_iter().map(|diagnostic| diagnostic.rule);
    let expected = ["yaml-syntax.colon", "missing-key.absent", "unknown-key"];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}
