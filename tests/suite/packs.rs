//! `teladan pack`: one archive that holds the site, sums that fit, and what its host must know.

use std::{collections::BTreeMap, fs, io::Read as _, process::Command};

use zip::ZipArchive;

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, with},
};

const SETTINGS: &str = "judul: \"Praktik & lokus\"\nkode: uji-kemas\npenerbit:\n  nama: BPSDM\n";

/// The files of an archive.
fn unpack(project: &Project, path: &str) -> BTreeMap<String, Vec<u8>> {
    let file = fs::File::open(project.path(path)).expect("an archive");
    let mut archive = ZipArchive::new(file).expect("an archive");
    let count = archive.len();
    let read = |number: usize| {
        let mut bytes = Vec::new();
        let mut file = archive.by_index(number).expect("it is listed");
        file.read_to_end(&mut bytes).expect("it can be read");
        (file.name().expect("a name").into_owned(), bytes)
    };
    (0..count).map(read).collect()
}

fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(files[path].clone()).expect("text")
}

#[test]
fn a_pack_holds_the_site_at_its_root_and_the_sums_of_all_its_files() {
    let project = Project::pair();
    project.file("teladan.yaml", SETTINGS);
    project.run(["pack"]).exit(0).stderr_has("uji-kemas.zip");
    let files = unpack(&project, "uji-kemas.zip");
    for (path, bytes) in project.tree("public") {
        if path.starts_with(".teladan/") {
            assert!(!files.contains_key(&path), "{path}");
        } else {
            assert_eq!(files[&path], bytes, "{path}");
        }
    }
    let folder = project.path("unpacked");
    for (path, bytes) in &files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }
    let sums = text(&files, "SHA256SUMS");
    assert_eq!(sums.lines().count() + 1, files.len());
    if let Ok(checked) = Command::new("sha256sum")
        .args(["--check", "--quiet", "SHA256SUMS"])
        .current_dir(&folder)
        .status()
    {
        assert!(checked.success());
    }
}

#[test]
fn what_stands_beside_the_site_tells_what_an_officer_asks() {
    let project = Project::pair();
    // A picture that says nothing to those who cannot see it.
    fs::remove_file(project.path(CASE_PATH)).expect("it is there");
    let folder = CASE_PATH.trim_end_matches(".md");
    project.file(&format!("{folder}/index.md"), with(CASE, "", "\n![](gambar.svg)\n"));
    project.file(&format!("{folder}/gambar.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    project.file("teladan.yaml", SETTINGS);
    let run = project.run(["pack"]);
    assert!(project.path("uji-kemas.zip").exists(), "{run:?}");
    let files = unpack(&project, "uji-kemas.zip");
    let dossier = text(&files, "UNTUK-PENGELOLA-SERVER.html");
    for said in [
        "<strong>Praktik &amp; lokus</strong>, BPSDM",
        "1 praktik, 1 lokus",
        "default-src &#39;none&#39;",
        "<td>html</td>",
        "menemukan 1 hambatan",
    ] {
        assert!(dossier.contains(said), "{said} in {dossier}");
    }
    assert!(!dossier.contains("{title}") && !dossier.contains("{policy}"), "{dossier}");
    assert!(text(&files, "BUKA-DI-SINI.html").contains("href=\"index.html\""));
    assert!(text(&files, "BACA-SAYA.txt").contains("sha256sum --check"));
    let bill: serde_json::Value =
        serde_json::from_str(&text(&files, "komponen-teladan.cdx.json")).expect("JSON");
    assert_eq!(bill["bomFormat"], "CycloneDX");
    assert!(bill["components"].as_array().is_some_and(|it| it.len() > 50));
}

#[test]
fn the_same_site_gives_the_same_archive_and_only_an_archive_of_ours_is_replaced() {
    let project = Project::pair();
    project.file("teladan.yaml", SETTINGS);
    project.run(["pack", "--file", "a.zip"]).exit(0);
    project.run(["pack", "--file", "b.zip"]).exit(0);
    let read = |path: &str| fs::read(project.path(path)).expect("an archive");
    assert_eq!(read("a.zip"), read("b.zip"));
    project.run(["pack", "--file", "a.zip"]).exit(0);
    project.file("c.zip", "a file of somebody");
    project.run(["pack", "--file", "c.zip"]).exit(2).stderr_has("c.zip");
    assert_eq!(read("c.zip"), b"a file of somebody");
}

#[test]
fn nothing_is_packed_when_nothing_is_built() {
    let project = Project::pair();
    project.file(CASE_PATH, with(CASE, "bentuk: bulat\n", ""));
    project.run(["pack", "--file", "a.zip"]).exit(1);
    assert!(!project.path("a.zip").exists());
}
