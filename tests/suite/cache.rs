//! What one build keeps for the next changes no byte: whatever was edited, damaged or lost since, the
//! site is the one that a build without it writes.

use std::{collections::BTreeMap, fs};

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT, with},
};

/// Some of every kind, in two languages.
fn sample() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\nalamat_situs: https://contoh.id\n");
    for number in 0..6 {
        let body = format!("Isi {number}, lihat [[praktik/antrean-0]].\n\n## Masalah\n\nAntre.");
        let case = with(CASE, &format!("sejak: 20{:02}\n", number + 10), &body);
        project.file(&format!("content/praktik/antrean-{number}.md"), case);
    }
    project.file("content/praktik/antrean-3.en.md", "---\ntitle: Queue\n---\n\nText.\n");
    project.file("content/praktik/antrean.md", CASE).file("content/lokus/uji.md", LOCUS);
    project.file("content/kunjungan/uji.md", VISIT).file("content/lembaga/uji.md", INSTITUTE);
    project.file("content/adopsi/uji/index.md", ADOPTION);
    project.file("content/adopsi/uji/laporan.txt", "isi");
    project
}

fn built(project: &Project) -> BTreeMap<String, Vec<u8>> {
    project.run(["build"]).exit(0);
    project.tree("public")
}

/// The site as it is made from nothing.
fn made_anew(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let _ = fs::remove_dir_all(project.path("anew"));
    project.run(["build", "--no-cache", "--out", "anew"]).exit(0);
    project.tree("anew")
}

/// The paths of files that only one site has, or both with other bytes.
pub(crate) fn differences(
    a: &BTreeMap<String, Vec<u8>>,
    b: &BTreeMap<String, Vec<u8>>,
) -> Vec<String> {
    let all = a.keys().chain(b.keys().filter(|path| !a.contains_key(*path)));
    all.filter(|path| a.get(*path) != b.get(*path)).cloned().collect()
}

/// Changes a text of the project.
fn edit(project: &Project, path: &str, change: impl Fn(&str) -> String) {
    let text = project.read(path);
    project.file(path, change(&text));
}

#[test]
fn a_page_that_somebody_edited_is_made_again() {
    let project = sample();
    let before = built(&project);
    edit(&project, "public/praktik/antrean.html", |text| text.replace("nomor", "remon"));
    fs::remove_file(project.path("public/praktik/antrean-1.html")).unwrap();
    assert_eq!(differences(&built(&project), &before), [""; 0]);
}

#[test]
fn other_options_make_other_pages() {
    let project = sample();
    project.file("content/praktik/konsep.md", with(CASE, "konsep: true\n", "Isi."));
    let before = built(&project);
    project.run(["build", "--drafts"]).exit(0);
    assert!(project.has("public/praktik/konsep.html"));
    assert_eq!(differences(&built(&project), &before), [""; 0]);
    project.run(["build", "--base-url", "https://lain.id"]).exit(0);
    assert!(project.read("public/index.html").contains("https://lain.id"));
    assert_eq!(differences(&built(&project), &before), [""; 0]);
}

#[test]
fn a_damaged_cache_is_not_trusted() {
    let project = sample();
    built(&project);
    edit(&project, "content/praktik/antrean.md", |text| format!("{text}\nLagi.\n"));
    for at in [0, 33, 100, 1000] {
        for path in project.tree(".teladan-cache").keys().filter(|path| path.contains('/')) {
            let path = format!(".teladan-cache/{path}");
            let mut bytes = fs::read(project.path(&path)).unwrap();
            bytes.truncate(at.max(bytes.len() / 2));
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1;
            }
            project.bytes(&path, &bytes);
        }
        assert_eq!(differences(&built(&project), &made_anew(&project)), [""; 0]);
    }
}

#[test]
fn the_cache_is_ignored_by_git_and_no_part_of_the_site() {
    let project = sample();
    let site = built(&project);
    assert!(!site.keys().any(|path| path.contains("cache")));
    assert_eq!(project.read(".teladan-cache/.gitignore"), "*\n");
    let other = sample();
    other.run(["build", "--no-cache"]).exit(0);
    assert!(!other.has(".teladan-cache"));
    assert_eq!(differences(&site, &other.tree("public")), [""; 0]);
}
