//! What the system refuses while a site is published: a deletion is told and tried again, and where
//! a file cannot be put in its place, the old site is put back.
#![cfg(unix)]

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
    process::Command,
};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH, INSTITUTE, with},
};

/// A user that may do only what the bits of a file allow; who runs the tests may be allowed all.
const NOBODY: u32 = 65_534;

fn give_to_nobody(path: &Path) {
    std::os::unix::fs::lchown(path, Some(NOBODY), Some(NOBODY)).expect("root may give files away");
    if path.is_dir() && !path.is_symlink() {
        for entry in fs::read_dir(path).expect("the folder can be read") {
            give_to_nobody(&entry.expect("the folder can be read").path());
        }
    }
}

/// Builds as a user that may be refused something. Exit code and what was said.
fn build(project: &Project) -> (Option<i32>, String) {
    let is_root = unix_user() == 0;
    let mut command = Command::new(env!("CARGO_BIN_EXE_teladan"));
    command.arg("build").current_dir(project.root()).env("NO_COLOR", "1").env("LANG", "id_ID");
    command.env_remove("LC_ALL");
    if is_root {
        give_to_nobody(project.root());
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().expect("the program may be run by everybody");
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn unix_user() -> u32 {
    use std::os::unix::fs::MetadataExt as _;
    tempfile::tempfile().and_then(|file| file.metadata()).expect("there is a folder for it").uid()
}

fn set_mode(project: &Project, path: &str, mode: u32) {
    let permissions = fs::Permissions::from_mode(mode);
    fs::set_permissions(project.path(path), permissions).expect("the folder is ours");
}

#[test]
fn a_deletion_that_is_refused_is_told_and_tried_again() {
    let project = Project::pair();
    project.file("content/lembaga/diklat.md", INSTITUTE);
    assert_eq!(build(&project).0, Some(0));
    project.remove("content/lembaga/diklat.md");
    set_mode(&project, "public/lembaga", 0o555);
    for _ in 0..2 {
        let (code, said) = build(&project);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("public/lembaga/diklat.html seharusnya sudah tidak ada"), "{said}");
        assert!(project.has("public/lembaga/diklat.html"));
    }
    set_mode(&project, "public/lembaga", 0o755);
    let (code, said) = build(&project);
    assert_eq!(code, Some(0), "{said}");
    assert!(!project.has("public/lembaga"));
}

#[test]
fn what_could_not_be_deleted_does_not_block_its_own_return() {
    let project = Project::pair();
    project.file("content/lembaga/diklat.md", INSTITUTE);
    assert_eq!(build(&project).0, Some(0));
    project.remove("content/lembaga/diklat.md");
    set_mode(&project, "public/lembaga", 0o555);
    assert_eq!(build(&project).0, Some(2));
    set_mode(&project, "public/lembaga", 0o755);
    project.file("content/lembaga/diklat.md", INSTITUTE.replace("Uji", "Lain"));
    let (code, said) = build(&project);
    assert_eq!(code, Some(0), "{said}");
    assert!(project.read("public/lembaga/diklat.html").contains("Pusdiklat Lain"));
}

#[test]
fn where_one_file_cannot_be_placed_the_old_site_is_put_back() {
    // The last folder by name, so that all others are in their places before.
    for folder in ["wilayah", "praktik", "a-z"] {
        let project = Project::pair();
        assert_eq!(build(&project).0, Some(0));
        let before = project.tree("public");
        let case = with(CASE, "judul: Zzz antrean\nbidang: [pendidikan, kesehatan]\n", "Isi lain.");
        project.file(CASE_PATH, case);
        let locus = project.read("content/lokus/uji.md").replace("jawa-timur", "bali");
        project.file("content/lokus/uji.md", locus);
        project.file("content/lembaga/diklat.md", INSTITUTE);
        set_mode(&project, &format!("public/{folder}"), 0o555);
        let (code, said) = build(&project);
        assert_eq!(code, Some(2), "{folder}: {said}");
        assert!(said.contains(&format!("public/{folder}")), "{said}");
        assert!(project.tree("public") == before, "{folder}: the old site is there, whole");
        assert!(!project.has("public/lembaga"), "no new folder stays");
        set_mode(&project, &format!("public/{folder}"), 0o755);
        assert_eq!(build(&project).0, Some(0));
        let fresh = Project::pair();
        for path in [CASE_PATH, "content/lokus/uji.md", "content/lembaga/diklat.md"] {
            fresh.file(path, project.read(path));
        }
        fresh.build();
        assert!(tree(&project.path("public")) == fresh.tree("public"), "{folder}");
    }
}

#[test]
fn a_page_that_cannot_be_read_is_no_page_of_somebody_else() {
    let project = Project::pair();
    project.file("content/lembaga/diklat.md", INSTITUTE);
    assert_eq!(build(&project).0, Some(0));
    project.remove("content/lembaga/diklat.md");
    set_mode(&project, "public/lembaga/diklat.html", 0o000);
    let (code, said) = build(&project);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("public/lembaga/diklat.html"), "{said}");
    set_mode(&project, "public/lembaga/diklat.html", 0o644);
    assert_eq!(build(&project).0, Some(0));
    assert!(!project.has("public/lembaga"));
}
