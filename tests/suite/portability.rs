//! Names that some system, host or reader takes otherwise: refused for files, slugs and old addresses
//! alike, and by `new` as by `check`; and paths that two things want.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
};

#[test]
fn a_slug_passes_the_test_of_file_names() {
    let long = "a".repeat(81);
    for slug in ["con", "nul", "com1", "lpt9", "web.config", "a\u{200d}b", &long] {
        let project = Project::pair();
        project.file(CASE_PATH, with(CASE, &format!("slug: \"{slug}\"\n"), "Isi."));
        assert_eq!(project.run(["check"]).exit(1).error_names(), ["bentuk-salah"], "{slug:?}");
        assert_eq!(project.run(["build"]).exit(1).error_names(), ["bentuk-salah"], "{slug:?}");
    }
}

#[test]
fn an_old_address_passes_the_test_of_file_names() {
    let long = format!("arsip/{}", "a".repeat(256));
    let deep = vec!["a"; 14].join("/");
    for old in [
        "con",
        "praktik/aux.html",
        "web.config",
        "arsip/web.config",
        "a\u{200d}b",
        "praktik/lama.",
        "praktik/lama /x",
        "a?b",
        "a*b",
        "index.php",
        "robots.txt",
        "feed.xml",
        "cari/akar.js",
        "sitemap.xml",
        &long,
        &deep,
    ] {
        let project = Project::pair();
        project.file(CASE_PATH, with(CASE, &format!("alamat_lama: [\"{old}\"]\n"), "Isi."));
        assert_eq!(project.run(["check"]).exit(1).error_names(), ["bentuk-salah"], "{old:?}");
        let settings = "judul: Uji\naturan: {bentuk-salah: abaikan}\n";
        let before = project.file("teladan.yaml", settings).run(["build", "--keep-going"]);
        assert!(before.code.is_some());
        let tree = project.tree("public");
        let old = old.trim_matches('/');
        let is_it = |path: &String| path == old || *path == format!("{old}.html");
        assert!(!tree.keys().any(is_it) || old == "cari/akar.js", "{old:?}");
    }
}

#[test]
fn nothing_takes_the_place_of_what_the_program_publishes() {
    let assets = {
        let project = Project::pair();
        project.build();
        let path = project.tree("public").into_keys().find(|path| path.starts_with("aset/"));
        let path = path.expect("there are assets");
        path.rsplit_once('/').expect("they lie in a folder").0.to_owned()
    };
    for old in [
        "cari/x",
        "Cari/t/lama.html",
        "cari/akar",
        &format!("{assets}/lama"),
        "index.html",
        "INDEX.HTML",
        "404",
        "cari",
        "praktik/",
        "praktik/index.html/lama",
    ] {
        let project = Project::pair();
        project.build();
        let before = project.tree("public");
        project.file(CASE_PATH, with(CASE, &format!("alamat_lama: [\"{old}\"]\n"), "Isi."));
        for command in ["check", "build"] {
            assert_eq!(project.run([command]).exit(1).error_names(), ["alamat-bentrok"], "{old}");
        }
        project.run(["build", "--keep-going"]).exit(1);
        let after = project.tree("public");
        let paths = |tree: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
            let is_part = |path: &str| path.starts_with("cari/") || path.starts_with("luring/");
            tree.keys().filter(|path| !is_part(path)).cloned().collect()
        };
        assert_eq!(paths(&before), paths(&after), "{old}");
        assert!(!after["cari/akar.js"].starts_with(b"<!doctype"), "{old}");
    }
}

#[test]
fn files_that_some_system_takes_for_one_collide() {
    for (one, other) in [("a.pdf", "A.PDF"), ("\u{e9}.csv", "E\u{301}.csv")] {
        let project = Project::new();
        project.file(LOCUS_PATH, LOCUS);
        project.file("content/praktik/antrean/index.md", CASE);
        project.file(&format!("content/praktik/antrean/{one}"), "isi");
        project.file(&format!("content/praktik/antrean/{other}"), "isi");
        assert_eq!(project.run(["check"]).exit(1).error_names(), ["alamat-bentrok"], "{other}");
    }
}

#[test]
fn what_a_check_refuses_is_refused_by_new_and_leaves_no_file() {
    let project = Project::pair();
    for (kind, name) in
        [("halaman", "con"), ("halaman", "Istilah"), ("halaman", "cari"), ("praktik", "index")]
    {
        let before = project.tree("content");
        crate::run::run(project.root(), &[], &["new", kind, name]).exit(2);
        assert_eq!(project.tree("content"), before, "{kind} {name}");
    }
    crate::run::run(project.root(), &[], &["new", "halaman", "Tentang kami"]).exit(0);
}
