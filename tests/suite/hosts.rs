//! `teladan build --target`: what each host needs lies beside the site, and goes with the target.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

fn project() -> Project {
    let project = Project::new();
    let settings = "judul: Uji <&>\nalamat_situs: https://uji.id/kb\n";
    project.file("teladan.yaml", settings).file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    project
}

#[test]
fn each_target_has_the_files_of_its_host_and_no_others() {
    let project = project();
    let host_files = [".htaccess", "nginx.conf", "web.config", ".nojekyll", "_headers"];
    let targets = [
        ("apache", Some(".htaccess")),
        ("nginx", Some("nginx.conf")),
        ("iis", Some("web.config")),
        ("github", Some(".nojekyll")),
        ("netlify", Some("_headers")),
        ("folder", None),
    ];
    for (target, wanted) in targets {
        project.run(["build", "--target", target]).exit(0);
        for file in host_files {
            let is_there = project.has(&format!("public/{file}"));
            assert_eq!(is_there, wanted == Some(file), "{target}: {file}");
        }
        if let Some(text) = wanted.filter(|file| *file != ".nojekyll") {
            let text = project.read(&format!("public/{text}"));
            for header in ["nosniff", "frame-ancestors 'self'", "immutable", "cari/t"] {
                let header =
                    if target == "iis" { header.replace('\'', "&#39;") } else { header.into() };
                assert!(text.contains(&header), "{target}: {header}\n{text}");
            }
            assert!(!text.contains("akar.js"), "{target}: the root of the index changes");
        }
    }
    project.run(["build"]).exit(0);
    assert!(!project.has("public/aset/index.html"));
    project.run(["build", "--target", "ftp"]).exit(2);
}

#[test]
fn the_page_of_wrong_addresses_stands_under_the_path_of_the_site() {
    let project = project();
    let hosts = [
        ("apache", ".htaccess", "/kb/404.html"),
        ("nginx", "nginx.conf", "/kb/404.html"),
        ("iis", "web.config", "\"kb\\404.html\""),
    ];
    for (target, file, wanted) in hosts {
        project.run(["build", "--target", target]).exit(0);
        assert!(project.read(&format!("public/{file}")).contains(wanted), "{target}");
        project.run(["build", "--target", target, "--base-url", "https://uji.id"]).exit(0);
        let text = project.read(&format!("public/{file}"));
        assert!(text.contains("404.html") && !text.contains("kb"), "{target}");
    }
}

#[test]
fn every_folder_has_a_page_that_leads_to_the_first_one() {
    let project = project();
    project.run(["build", "--target", "folder"]).exit(0);
    let files = project.tree("public");
    let folders = files.keys().filter_map(|path| path.rsplit_once('/').map(|(folder, _)| folder));
    for folder in folders.filter(|folder| !folder.starts_with(".teladan")) {
        assert!(files.contains_key(&format!("{folder}/index.html")), "{folder}");
    }
    let page = project.html("cari/index.html");
    assert_eq!(page.texts("a"), ["Uji <&>"]);
    assert_eq!(page.links(), ["../index.html"]);
    assert!(page.has("meta[name=robots][content=noindex]"));
}

#[test]
fn what_a_host_would_refuse_is_told() {
    let project = project();
    let name = "a".repeat(190);
    project.file(&format!("content/praktik/antrean/{name}.pdf"), "isi");
    project.remove(CASE_PATH).file("content/praktik/antrean/index.md", CASE);
    project.run(["build", "--target", "folder"]).exit(0).stderr_has("lebih panjang dari 200 huruf");
    project.run(["build", "--target", "nginx"]).exit(0).stderr_lacks("huruf: `");
}

#[test]
fn iis_knows_every_type_of_the_site_and_says_of_a_wrong_address_that_it_is_wrong() {
    let project = project();
    project.file("teladan.yaml", "judul: Uji\nlampiran: [audio, video, arsip, data]\n");
    let folder = "content/praktik/antrean";
    project.remove(CASE_PATH).file(&format!("{folder}/index.md"), CASE);
    for name in ["a.doc", "a.csv", "a.flac", "a.m4v", "a.bib", "a.epub", "a.txt", "b.TXT"] {
        project.file(&format!("{folder}/{name}"), "{}");
    }
    project.file("themes/default/static/huruf.a&b", "");
    project.run(["build", "--target", "iis"]).exit(0);
    let settings = project.read("public/web.config");
    let mut files = project.tree("public");
    files.retain(|path, _| !path.starts_with(".teladan/") && path != "web.config");
    for path in files.keys() {
        let (_, ending) = path.rsplit_once('.').expect("an ending");
        let ending = ending.to_ascii_lowercase().replace('&', "&amp;");
        let line = format!("<mimeMap fileExtension=\".{ending}\" ");
        assert_eq!(settings.matches(&line).count(), 1, "{path}\n{settings}");
    }
    let unknown: Vec<&str> = settings.lines().filter(|it| it.contains("octet-stream")).collect();
    assert!(matches!(unknown[..], [line] if line.contains(".a&amp;b")), "{unknown:?}");
    // `ExecuteURL` answers with status 200; `DisableCache` adds `no-cache` to what lasts.
    assert!(!settings.contains("ExecuteURL") && !settings.contains("DisableCache"), "{settings}");
}
