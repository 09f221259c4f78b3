//! What the settings say about the publisher: logo, contact and colours, and the menu that a site
//! makes itself.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, png},
};

fn with_logo(name: &str, bytes: &[u8]) -> Project {
    let project = Project::page("Isi.");
    let publisher = format!("penerbit: {{nama: Bapelkes Semarang, logo: {name}}}\n");
    project.file("teladan.yaml", format!("judul: Uji\n{publisher}"));
    project.bytes(name, bytes);
    project
}

#[test]
fn a_logo_stands_in_the_head_of_every_page_with_its_size() {
    let project = with_logo("logo.png", &png(0));
    project.build();
    for path in ["index.html", "uji.html"] {
        let page = project.html(path);
        let told = |what: &str| page.values("header img", what);
        assert_eq!(told("alt"), ["Bapelkes Semarang"]);
        assert_eq!((told("width"), told("height")), (vec!["640".into()], vec!["480".into()]));
        let shown = project.tree("public").remove(&told("src")[0]).expect("it is published");
        assert!(shown.starts_with(b"\x89PNG") && !shown.windows(7).any(|it| it == b"rahasia"));
    }
    assert_eq!(Project::page("Isi.").build().html("uji.html").values("header img", "src").len(), 0);
}

#[test]
fn a_logo_may_be_a_drawing() {
    let project =
        with_logo("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'/>");
    project.build();
    assert_eq!(project.html("uji.html").values("header img", "width"), ["30"]);
}

#[test]
fn a_logo_that_cannot_be_shown_is_a_diagnostic_at_its_name() {
    let place = "teladan.yaml:2:43".to_owned();
    let found = |project: &Project| project.run(["build"]).exit(1).errors();
    let missing = with_logo("logo.png", &png(0));
    missing.remove("logo.png");
    assert_eq!(found(&missing), [("berkas-hilang".to_owned(), place.clone())]);
    let other = with_logo("logo.pdf", b"%PDF");
    assert_eq!(found(&other), [("format-foto".to_owned(), place.clone())]);
    let damaged = with_logo("logo.png", &png(0)[..40]);
    assert_eq!(found(&damaged), [("gambar-rusak".to_owned(), place.clone())]);
    let active = with_logo("logo.svg", b"<svg><script/></svg>");
    assert_eq!(found(&active), [("berkas-aktif".to_owned(), place)]);
}

#[test]
fn a_contact_is_a_link_where_it_plainly_is_one() {
    for (contact, url) in [
        ("diklat@contoh.go.id", Some("mailto:diklat@contoh.go.id")),
        ("(024) 358 1234", Some("tel:0243581234")),
        ("https://contoh.go.id/kontak", Some("https://contoh.go.id/kontak")),
        ("Gedung B, lantai 2", None),
    ] {
        let project = Project::page("Isi.");
        let settings = format!("judul: Uji\npenerbit: {{nama: Kami, kontak: \"{contact}\"}}\n");
        project.file("teladan.yaml", settings).build();
        let page = project.html("uji.html");
        page.says(contact);
        let links = page.values("footer a", "href");
        assert_eq!(url.is_some_and(|url| links.iter().any(|link| link == url)), url.is_some());
        assert!(url.is_some() || !links.iter().any(|link| link.contains("Gedung")));
    }
}

#[test]
fn a_colour_that_cannot_be_read_is_a_warning_with_the_nearest_that_can() {
    let project = Project::page("Isi.");
    project.file("teladan.yaml", "judul: Uji\nwarna: {utama: \"#2a9d8f\", aksen: \"#8a4a12\"}\n");
    let run = project.run(["build"]);
    run.exit(0).stderr_has("peringatan[kontras-rendah]").stderr_has("teladan.yaml:2:16");
    run.stderr_has("kontrasnya 2,9").stderr_has("`#20796e`");
    project.file("teladan.yaml", "judul: Uji\nwarna: {utama: \"#20796e\"}\n");
    project.run(["build"]).exit(0).stderr_lacks("kontras-rendah");
    project.file("teladan.yaml", "title: Trial\ncolors: {accent: \"#fc0\"}\n");
    let run = project.run(["check", "--lang", "en"]);
    run.stderr_has("warning[low-contrast]").stderr_has("at least 4.5");
}

#[test]
fn colours_are_judged_by_the_ground_of_the_theme_in_use() {
    let project = Project::page("Isi.");
    project.file("teladan.yaml", "judul: Uji\nwarna: {utama: \"#ffd166\"}\n");
    let tokens = include_str!("../../themes/default/css/tokens.css");
    let dark = ["paper: #fbf9f5", "surface: #fff", "sunken: #f4efe6", "on-primary: #fff"]
        .iter()
        .fold(tokens.to_owned(), |css, token| {
            let name = token.split(':').next().expect("a token has a name");
            css.replacen(&format!("--color-{token}"), &format!("--color-{name}: #101418"), 1)
        });
    project.file("themes/default/css/tokens.css", dark);
    project.run(["build"]).exit(0).stderr_lacks("kontras-rendah");
}

#[test]
fn an_item_of_the_menu_that_leads_nowhere_is_an_error_with_the_nearest_name() {
    let project = Project::new();
    project.file(CASE_PATH, CASE.replace("lokus/uji", "Kota Uji"));
    for (link, meant) in [
        ("halaman/tentng.md", "halaman/tentang.md"),
        ("prktik", "praktik"),
        ("tentangg", "tentang"),
    ] {
        project.file("content/halaman/tentang.md", "---\njudul: Tentang\n---\n\nIsi.\n");
        project.file("teladan.yaml", format!("judul: Uji\nmenu: [{{tautan: {link}}}]\n"));
        let run = project.run(["build"]);
        let place = "teladan.yaml:2:17".to_owned();
        assert_eq!(run.exit(1).errors(), [("tautan-putus".to_owned(), place)], "{link}");
        run.stderr_has(&format!("maksudnya `{meant}`?"));
        project.file("teladan.yaml", format!("judul: Uji\nmenu: [{{tautan: {meant}}}]\n"));
        project.build();
        assert_eq!(project.html("index.html").values("header nav a", "href").len(), 1, "{meant}");
    }
}

#[test]
fn an_item_of_the_menu_that_leads_to_a_draft_is_left_out_with_a_warning() {
    let project = Project::page("Isi.");
    project.file("content/halaman/nanti.md", "---\njudul: Nanti\nkonsep: ya\n---\n\nIsi.\n");
    project.file("teladan.yaml", "judul: Uji\nmenu: [uji, nanti]\n");
    project.run(["build"]).exit(0).stderr_has("peringatan[tautan-ke-konsep]");
    assert_eq!(project.html("index.html").values("header nav a", "href"), ["uji.html"]);
}
