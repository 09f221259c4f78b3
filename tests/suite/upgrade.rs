//! A site that the release before has published is published anew: nothing of it is left over, nothing
//! of others is touched, and its addresses live on. `tests/fixtures/published` keeps what it wrote
//! for the samples of the harness. What its readers kept in their browsers: `tests/browser/upgrade.test.mjs`.

use std::{collections::BTreeSet, fs, io::Read as _, path::Path};

use zip::ZipArchive;

use crate::{
    project::Project,
    samples::{ADOPTION, VISIT},
};

/// A project whose output folder is as the release before left it.
fn published_before() -> Project {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nkode: uji\n");
    project.file("content/kunjungan/uji.md", VISIT);
    project.file("content/adopsi/contoh.md", ADOPTION);
    let archive = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/published/0.1.0.zip");
    let mut archive =
        ZipArchive::new(fs::File::open(archive).expect("it is there")).expect("an archive");
    for number in 0..archive.len() {
        let mut file = archive.by_index(number).expect("it is listed");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("it can be read");
        project.bytes(&format!("public/{}", file.name().expect("a name")), &bytes);
    }
    project
}

/// The files of a folder that are no list of ours.
fn files(project: &Project, folder: &str) -> BTreeSet<String> {
    let files = project.tree(folder).into_keys();
    files.filter(|path| !path.starts_with(".teladan/")).collect()
}

#[test]
fn a_site_of_the_release_before_becomes_that_of_a_first_build() {
    let project = published_before();
    let old = files(&project, "public");
    assert!(old.len() > 100, "{}", old.len());
    project.file("public/catatan.txt", "somebody's own");
    project.build();
    project.run(["build", "--out", "fresh"]).exit(0);
    let mut fresh = project.tree("fresh");
    fresh.insert("catatan.txt".to_owned(), b"somebody's own".to_vec());
    let mut upgraded = project.tree("public");
    for site in [&mut fresh, &mut upgraded] {
        site.retain(|path, _| !path.starts_with(".teladan/"));
    }
    let names = |site: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
        site.keys().cloned().collect()
    };
    assert_eq!(names(&upgraded), names(&fresh));
    assert!(upgraded == fresh, "the same bytes");
}

#[test]
fn every_page_of_the_release_before_keeps_its_address() {
    let project = published_before();
    let is_page = |path: &String| path.ends_with(".html");
    let old: BTreeSet<String> = files(&project, "public").into_iter().filter(is_page).collect();
    project.build();
    let new = files(&project, "public");
    let gone: Vec<&String> = old.iter().filter(|path| !new.contains(*path)).collect();
    assert!(gone.is_empty(), "{gone:?}");
}

#[test]
fn a_theme_that_asks_for_what_pages_had_before_is_told_where_and_the_old_site_stays() {
    let project = published_before();
    let old = project.tree("public");
    // A list of factors had groups.
    let facets = "themes/default/templates/facets.html";
    project.file(facets, "<ul>\n{% for it in view.groups %}{{ it.title }}{% endfor %}\n</ul>\n");
    let told = project.run(["build"]).exit(1).errors();
    let [(rule, place)] = &told[..] else { panic!("{told:?}") };
    assert_eq!(rule, "templat-salah");
    assert!(place.starts_with(&format!("{facets}:2:")), "{place}");
    assert!(project.tree("public") == old, "what was published stays");
}

#[test]
fn a_template_whose_built_in_one_is_gone_is_told_and_one_that_is_included_is_not() {
    let project = published_before();
    let folder = "themes/default/templates";
    project.file(&format!("{folder}/partials/case/keys.html"), "<p>Lokus</p>\n");
    project.file(&format!("{folder}/partials/milik-kami.html"), "<p>Milik kami</p>\n");
    let page = "{% extends \"default/page.html\" %}\n{% block footer %}{% include \"partials/milik-kami.html\" %}{% endblock %}\n";
    project.file(&format!("{folder}/page.html"), page);
    let told = project.run(["check"]).exit(0).rules();
    let unused = ("templat-tak-terpakai".to_owned(), format!("{folder}/partials/case/keys.html"));
    assert_eq!(told.iter().filter(|it| it.0 == unused.0).collect::<Vec<_>>(), [&unused]);
}
