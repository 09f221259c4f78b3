//! Lists: their orders and filters, the foremost terms, and the map of provinces.

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, LOCUS, with},
};

/// A site of so many cases, the first of them with further lines.
fn cases(count: usize, lines: &str) -> Project {
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS);
    for number in 0..count {
        let title = CASE.replacen("judul: ", &format!("judul: {number:03} "), 1);
        let lines = if number == 0 { lines } else { "" };
        project.file(&format!("content/praktik/p{number:03}.md"), with(&title, lines, "Isi."));
    }
    project.build();
    project
}

#[test]
fn a_list_offers_the_pages_of_its_terms_with_their_counts() {
    let project = cases(3, "");
    let list = project.html("praktik/index.html");
    for (page, count) in [("bidang/kesehatan", "3"), ("wilayah/jawa-timur", "3")] {
        let chip = format!(".narrow-terms a[href=\"../{page}.html\"]");
        let told = list.texts(&format!("{chip} .narrow-count"));
        assert_eq!(told, [count], "{page}");
    }
    assert!(list.has(".orders a[aria-current=true]"));
    list.links_to("../a-z/0-9.html");
    assert!(!project.html("lokus/index.html").has(".narrow-terms a[href^=\"../bidang\"]"));
}

#[test]
fn the_other_pages_of_a_list_do_not_depend_on_counts_and_lead_to_the_narrow() {
    let project = cases(21, "");
    let second = project.read("public/praktik/halaman-2.html");
    let page = project.html("praktik/halaman-2.html");
    page.links_to("index.html#_narrow");
    assert!(!page.has(".narrow-terms"));
    assert!(project.html("praktik/index.html").has("#_narrow .narrow-terms"));
    let first = project.read("content/praktik/p000.md");
    project.file("content/praktik/p000.md", first.replace("kesehatan", "pariwisata")).build();
    assert_eq!(second, project.read("public/praktik/halaman-2.html"));
}

#[test]
fn a_list_of_terms_begins_with_those_of_most_entries_and_shows_how_many_as_a_bar() {
    let project = cases(3, "");
    let other = CASE.replace("kesehatan", "arsip").replace("Antrean", "Arsip");
    project.file("content/praktik/arsip.md", other);
    project.build();
    let page = project.html("bidang/index.html");
    assert_eq!(page.texts(".term-counts"), ["3 praktik", "1 praktik"]);
    assert_eq!(page.values(".count-bar rect", "width"), ["1000", "334"]);
}

#[test]
fn the_first_page_shows_the_foremost_terms_and_leads_to_all() {
    let sectors = [
        "kesehatan",
        "pariwisata",
        "statistik",
        "perhubungan",
        "pendidikan",
        "sosial",
        "tenaga-kerja",
        "pangan",
        "pertanahan",
        "lingkungan-hidup",
    ];
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS);
    for (number, sector) in sectors.iter().enumerate() {
        let case = CASE.replace("bidang: kesehatan", &format!("bidang: [kesehatan, {sector}]"));
        project.file(&format!("content/praktik/p{number}.md"), case);
    }
    project.build();
    let home = project.html("index.html");
    let shown = home.texts("#_sectors ~ ul .term-name");
    assert_eq!((shown.len(), shown[0].as_str()), (9, "Kesehatan"));
    home.says("Semua 10 bidang").links_to("bidang/index.html");
}

#[test]
fn the_first_page_asks_for_a_problem_before_it_counts_and_shows_the_newest_with_figures() {
    let figures = "tanggal: 2020-01-01\nhasil:\n  - {indikator: Antrean, sebelum: 90, sesudah: 10}\n\
        hambatan:\n  - {faktor: integritas, uraian: Sulit, cara_mengatasi: Bersama}\n";
    let project = cases(3, figures);
    project.file("content/adopsi/a.md", ADOPTION.replace("antrean", "p001"));
    project.build();
    let home = project.html("index.html");
    let order: Vec<String> = home.values("h2", "id");
    assert_eq!(order[..4], ["_problem", "_sectors", "_newest", "_adopted"]);
    home.links_to("hambatan/integritas.html").says("1 cara mengatasi").says("diadopsi 1 kali");
    assert_eq!(home.texts("#_newest ~ ul .card-title"), ["000 Antrean daring"]);
    assert!(home.has(".hero form.search-box") && home.all("form[role=search]").len() == 1);
}

#[test]
fn a_province_stands_on_the_map_in_the_middle_of_its_loci_or_at_its_seat() {
    let project = Project::pair();
    let dot = |project: &Project| {
        let home = project.html("index.html");
        let at = |what: &str| home.values(".map a[href=\"wilayah/jawa-timur.html\"] circle", what);
        (at("cx"), at("cy"))
    };
    project.build();
    assert_eq!(dot(&project), (vec!["388".to_owned()], vec!["293".to_owned()]), "Surabaya");
    for (name, place) in [("a", "[-8, 114]"), ("b", "[-8.5, 113]")] {
        let located = LOCUS.replacen("---\n", &format!("---\nkoordinat: {place}\n"), 1);
        project.file(&format!("content/lokus/{name}.md"), located);
    }
    project.build();
    assert_eq!(dot(&project), (vec!["405".to_owned()], vec!["313".to_owned()]));
    project.html("wilayah/index.html").says("Jawa Timur");
    assert!(project.html("wilayah/index.html").has(".map circle"));
}

#[test]
fn a_site_without_provinces_has_no_map() {
    let project = Project::page("Isi.");
    project.build();
    assert!(!project.html("index.html").has(".map"));
    project.html("index.html").says("Belum ada isinya.");
}
