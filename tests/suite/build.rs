//! `teladan build`: what it writes, what it leaves alone, and what it does when something is wrong.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    time::SystemTime,
};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with, without},
};

/// The paths whose bytes differ between two states of a folder, or that only one of them has.
fn changed(
    before: &BTreeMap<String, Vec<u8>>,
    after: &BTreeMap<String, Vec<u8>>,
) -> BTreeSet<String> {
    let all = before.keys().chain(after.keys());
    all.filter(|path| before.get(*path) != after.get(*path)).cloned().collect()
}

/// When each file of the site was last written.
fn times(project: &Project) -> BTreeMap<String, SystemTime> {
    let paths = project.tree("public").into_keys();
    let time = |path: &str| {
        let metadata = fs::metadata(project.path("public").join(path));
        metadata.and_then(|metadata| metadata.modified()).expect("the file is there")
    };
    paths.map(|path| (path.clone(), time(&path))).collect()
}

#[test]
fn one_case_and_one_locus_make_a_site() {
    let project = Project::pair();
    project.run(["build"]).exit(0).stdout_is_empty().stderr_has("1 praktik · 1 lokus");
    for page in [
        "index.html",
        "praktik/index.html",
        "praktik/antrean.html",
        "lokus/index.html",
        "lokus/uji.html",
        "bidang/kesehatan.html",
        "wilayah/jawa-timur.html",
        "404.html",
    ] {
        assert!(project.has(&format!("public/{page}")), "{page}");
    }
    for absent in ["kunjungan", "lembaga", "adopsi", "faktor", "pembelajaran", "en"] {
        assert!(!project.has(&format!("public/{absent}")), "{absent} has nothing to show");
    }
    assert_eq!(project.html("praktik/antrean.html").texts("h1"), ["Antrean daring"]);
    assert_eq!(project.html("lokus/uji.html").texts("h1"), ["Kabupaten Uji"]);
}

#[test]
fn a_site_without_entries_is_a_site() {
    let project = Project::new();
    project.run(["build"]).exit(0).stderr_has("Di `content` belum ada halaman");
    project.html("index.html").says("Uji");
}

#[test]
fn a_second_build_writes_nothing() {
    let project = Project::pair();
    project.build();
    let (before, written) = (project.tree("public"), times(&project));
    project.run(["build"]).exit(0).stderr_has("0 berubah, 0 dihapus");
    assert_eq!(project.tree("public"), before);
    assert_eq!(times(&project), written);
}

#[test]
fn an_edited_body_changes_only_its_own_page_and_where_it_is_found() {
    let project = Project::pair();
    project.file(CASE_PATH, with(CASE, "", "Inti.\n\nSatu.")).build();
    let before = project.tree("public");
    project.file(CASE_PATH, with(CASE, "", "Inti.\n\nDua."));
    project.run(["build"]).exit(0).stderr_has("0 dihapus");
    let mut changed = changed(&before, &project.tree("public"));
    changed.retain(|path| !path.starts_with("cari/") && !path.starts_with("luring/"));
    let expected = [".teladan/files", "praktik/antrean.html"].map(str::to_owned);
    assert_eq!(changed, BTreeSet::from(expected));
}

#[test]
fn the_page_of_a_removed_entry_is_deleted_and_nothing_else() {
    let project = Project::pair();
    project.file("content/lokus/usang.md", LOCUS).build();
    let before: BTreeSet<String> = project.tree("public").into_keys().collect();
    project.remove("content/lokus/usang.md");
    project.run(["build"]).exit(0).stderr_has("1 dihapus");
    let after: BTreeSet<String> = project.tree("public").into_keys().collect();
    let gone: Vec<&String> = before.difference(&after).collect();
    let is_part = |path: &&String| path.starts_with("cari/") || path.starts_with("luring/");
    let pages: Vec<_> = gone.into_iter().filter(|path| !is_part(path)).collect();
    assert_eq!(pages, ["lokus/usang.html"]);
}

#[test]
fn a_folder_that_is_empty_after_a_deletion_goes_too() {
    let project = Project::pair();
    project.file("content/lembaga/diklat.md", "---\njudul: Pusdiklat Uji\n---\n").build();
    assert!(project.has("public/lembaga"));
    project.remove("content/lembaga/diklat.md").build();
    assert!(!project.has("public/lembaga"));
}

#[test]
fn foreign_files_in_the_site_are_left_alone_for_ever() {
    let project = Project::pair();
    project.build();
    let foreign = ["CNAME", ".git/x", "notes/a.txt", "praktik/catatan.txt"];
    for path in foreign {
        project.file(&format!("public/{path}"), path);
    }
    for round in 0..3 {
        project.file(CASE_PATH, with(CASE, "", &format!("Isi {round}."))).build();
    }
    project.remove(CASE_PATH).build();
    for path in foreign {
        assert_eq!(project.read(&format!("public/{path}")), path);
    }
}

#[test]
fn an_error_leaves_the_old_site_as_it_was() {
    let project = Project::pair();
    project.build();
    let (before, written) = (project.tree("public"), times(&project));
    project.file(CASE_PATH, without(CASE, "judul")).file("content/halaman/baru.md", "salah");
    project.run(["build"]).exit(1).stderr_has("situs yang lama tetap utuh");
    assert_eq!(project.tree("public"), before);
    assert_eq!(times(&project), written);
}

#[test]
fn an_error_in_a_first_build_writes_nothing() {
    let project = Project::pair();
    project.file(CASE_PATH, without(CASE, "judul"));
    project.run(["build"]).exit(1);
    assert!(!project.has("public"));
}

#[test]
fn under_keep_going_the_broken_entry_is_left_out_and_named() {
    let project = Project::pair();
    project.file("content/praktik/rusak.md", with(CASE, "waran: biru\n", "Isi."));
    let run = project.run(["build", "--keep-going"]);
    run.exit(1).stderr_has("content/praktik/rusak.md:2:1").stderr_has("1 praktik · 1 lokus");
    assert!(project.has("public/praktik/antrean.html"));
    assert!(!project.has("public/praktik/rusak.html"));
}

#[test]
fn under_keep_going_what_leans_on_a_broken_entry_is_published_without_the_link() {
    let project = Project::pair();
    project.file(LOCUS_PATH, without(LOCUS, "provinsi"));
    project.run(["build", "--keep-going"]).exit(1);
    project.html("praktik/antrean.html").links_not_to("../lokus/uji.html");
    assert!(!project.has("public/lokus/uji.html"));
}

#[test]
fn under_keep_going_a_dangling_reference_leaves_its_entry_out() {
    let project = Project::pair();
    let broken = "terkait: tidak-ada-di-sini\n";
    project.file("content/praktik/rusak.md", with(CASE, broken, "Isi."));
    project.run(["build", "--keep-going"]).exit(1);
    assert!(!project.has("public/praktik/rusak.html"));
    assert!(project.has("public/praktik/antrean.html"));
}

#[test]
fn the_site_may_be_written_elsewhere() {
    let project = Project::pair();
    let elsewhere = tempfile::tempdir().unwrap();
    let out = elsewhere.path().join("situs/baru");
    project.run(["build", "--out", out.to_str().unwrap()]).exit(0);
    assert!(tree(&out).contains_key("praktik/antrean.html"));
    assert!(!project.has("public"));
}

#[test]
fn warnings_block_only_where_they_are_denied() {
    let project = Project::pair();
    project.file("content/catatan.txt", "tersesat");
    project.run(["build", "--deny", "warnings"]).exit(1).stderr_has("1 peringatan");
    assert!(!project.has("public"));
    project.run(["build"]).exit(0).stderr_has("1 peringatan");
}

#[test]
fn a_check_says_the_same_and_writes_nothing() {
    let project = Project::pair();
    project.run(["check"]).exit(0).stdout_is_empty().stderr_has("Semua beres.");
    project.file(CASE_PATH, without(CASE, "judul"));
    let (checked, built) = (project.run(["check"]), project.run(["build"]));
    assert_eq!(checked.exit(1).rules(), built.exit(1).rules());
    assert!(!project.has("public"));
}

#[test]
fn where_there_is_no_site_the_way_out_is_said() {
    let project = Project::new();
    project.remove("teladan.yaml");
    project.run(["build"]).exit(2).stderr_has("teladan.yaml").stderr_has("--root");
    project.run(["build", "--lang", "en"]).exit(2).stderr_has("knowledge base");
    for command in ["build", "check", "serve"] {
        project
            .run([command, "--root", "tak-ada"])
            .exit(2)
            .stderr_has("Folder tak-ada pada --root");
    }
}
