//! Where a site must not go. A refusal exits with 2 and changes nothing at all.

use std::{fs, path::Path};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH, with},
};

/// Asserts that a build into that folder is refused, and that nothing anywhere has changed.
#[track_caller]
fn refused(project: &Project, out: &str, reason: &str) {
    // What the program remembers of its own is no file of anybody's.
    let sources = |project: &Project| {
        let mut files = tree(project.root());
        files.retain(|path, _| !path.starts_with(".teladan-cache/"));
        files
    };
    let before = sources(project);
    let folders = folders(project.root());
    project.run(["build", "--out", out]).exit(2).stderr_has(reason);
    assert_eq!(sources(project), before, "{out}");
    assert_eq!(self::folders(project.root()), folders, "{out}");
}

fn folders(root: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.ends_with(".teladan-cache") {
            continue;
        }
        if path.is_dir() && !path.is_symlink() {
            found.extend(folders(&path));
        }
        found.push(path);
    }
    found.sort();
    found
}

#[test]
fn the_output_may_not_be_hold_or_lie_in_the_sources() {
    let project = Project::pair();
    project.file("themes/default/css/own.css", "");
    let root = project.root().to_str().unwrap();
    let above = project.root().parent().unwrap().to_str().unwrap();
    for out in [
        "content",
        "content/situs",
        "content/praktik/a/b/c",
        "themes",
        "themes/default/situs",
        ".",
        "content/..",
        "content/../content/praktik",
        root,
        above,
        "/",
    ] {
        refused(&project, out, "Folder tujuan");
    }
}

#[test]
fn a_way_through_a_folder_that_is_not_there_is_refused() {
    refused(&Project::pair(), "baru/../content", "baru/../content");
}

#[test]
fn the_output_may_not_be_a_file() {
    let project = Project::pair();
    project.file("berkas", "isi");
    refused(&project, "berkas", "bukan folder");
    refused(&project, "berkas/situs", "bukan folder");
    refused(&project, "teladan.yaml", "Folder tujuan");
}

#[test]
fn a_folder_that_holds_something_else_is_not_taken() {
    let project = Project::pair();
    project.file("public/index.html", "tulisan orang lain");
    refused(&project, "public", "sudah berisi berkas");
    project.file("public/.teladan/files", "bukan daftar kami\n");
    refused(&project, "public", "sudah berisi berkas");
}

#[test]
fn an_empty_folder_is_taken() {
    let project = Project::pair();
    fs::create_dir(project.path("public")).unwrap();
    project.build();
}

#[test]
#[cfg(unix)]
fn a_link_to_the_content_is_the_content() {
    let project = Project::pair();
    std::os::unix::fs::symlink(project.path("content"), project.path("tautan")).unwrap();
    refused(&project, "tautan", "Folder tujuan");
    refused(&project, "tautan/situs", "Folder tujuan");
    std::os::unix::fs::symlink(project.path("content"), project.path("public")).unwrap();
    project.run(["build"]).exit(2).stderr_has("Folder tujuan");
}

#[test]
fn a_foreign_file_where_a_page_must_go_is_not_overwritten() {
    let project = Project::pair();
    project.build();
    project.file("public/praktik/baru.html", "tulisan orang lain");
    project.file("content/praktik/baru.md", CASE);
    refused(&project, "public", "praktik/baru.html");
    project.remove("public/praktik/baru.html").build();
}

#[test]
#[cfg(unix)]
fn nothing_is_written_through_a_link_in_the_site() {
    let project = Project::pair();
    project.build();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("antrean.html"), "milik orang lain").unwrap();
    let before = tree(elsewhere.path());
    fs::remove_dir_all(project.path("public/praktik")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), project.path("public/praktik")).unwrap();
    project.run(["build"]).exit(2).stderr_has("praktik");
    assert_eq!(tree(elsewhere.path()), before);
}

#[test]
#[cfg(unix)]
fn nothing_is_deleted_through_a_link_in_the_site() {
    let project = Project::pair();
    project.build();
    let elsewhere = tempfile::tempdir().unwrap();
    let page = project.read("public/praktik/antrean.html");
    fs::write(elsewhere.path().join("antrean.html"), page).unwrap();
    fs::remove_dir_all(project.path("public/praktik")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), project.path("public/praktik")).unwrap();
    project.remove(CASE_PATH).run(["build"]);
    assert!(elsewhere.path().join("antrean.html").exists());
}

#[test]
fn a_page_edited_by_hand_is_kept_when_its_entry_goes() {
    let project = Project::pair();
    project.build();
    project.file("public/praktik/antrean.html", "disunting");
    project.remove(CASE_PATH);
    project.run(["build"]).exit(0).stderr_has("sudah disunting orang: praktik/antrean.html");
    assert_eq!(project.read("public/praktik/antrean.html"), "disunting");
}

#[test]
fn a_page_edited_by_hand_is_made_again_while_its_entry_stands() {
    let project = Project::pair();
    project.build();
    let page = project.read("public/praktik/antrean.html");
    project.file("public/praktik/antrean.html", "disunting").build();
    assert_eq!(project.read("public/praktik/antrean.html"), page);
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let project = Project::pair();
    project.build();
    let before = project.tree("public");
    let lock = fs::OpenOptions::new().write(true).open(project.path("public/.teladan/lock"));
    let lock = lock.unwrap();
    lock.lock().unwrap();
    project.file(CASE_PATH, with(CASE, "", "Isi lain."));
    project.run(["build"]).exit(2).stderr_has("dari jendela lain");
    assert_eq!(project.tree("public"), before);
    lock.unlock().unwrap();
    project.build();
}

#[test]
fn an_interrupted_build_is_healed_by_the_next() {
    let project = Project::pair();
    project.build();
    let whole = project.tree("public");
    // As it is left between the union list and the last rename: a new page in its place, an old
    // one gone, another half of its bytes, and the stage full.
    let list = project.read("public/.teladan/files");
    let union = format!("{list}{}  praktik/zzz.html\n", "0".repeat(32));
    project.file("public/.teladan/files", union);
    project.file("public/.teladan/stage/7", "sisa");
    project.remove("public/lokus/uji.html");
    project.file("public/praktik/antrean.html", &project.read("public/praktik/antrean.html")[..99]);
    project.build();
    assert_eq!(project.tree("public"), whole);
}

#[test]
fn a_lost_list_of_files_makes_the_folder_somebody_elses() {
    let project = Project::pair();
    project.build();
    project.remove("public/.teladan/files");
    refused(&project, "public", "sudah berisi berkas");
}
