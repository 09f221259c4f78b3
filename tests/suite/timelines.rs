//! What happened when: to a case, at a locus, and in the whole base by year.

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, CASE_PATH, VISIT, with},
};

#[test]
fn a_case_tells_how_it_went_year_by_year() {
    let project = Project::pair();
    let lines = "sejak: 2018\nproses_perubahan:\n  - {kapan: 2019-04, apa: Loket dibuka}\npenghargaan:\n  - {nama: Piala Uji, tahun: 2020}\n";
    project.file(CASE_PATH, with(CASE, lines, "Isi.")).build();
    let page = project.html("praktik/antrean.html");
    assert_eq!(page.texts(".year-name"), ["2018", "2019", "2020"]);
    assert_eq!(
        page.texts(".event"),
        ["Dimulai: 2018", "Langkah: Loket dibuka", "Penghargaan: Piala Uji"]
    );
    // One or two things stand elsewhere on the page already.
    project.file(CASE_PATH, with(CASE, "sejak: 2018\n", "Isi.")).build();
    assert!(!project.html("praktik/antrean.html").has(".year"));
}

#[test]
fn the_barometer_tells_the_base_by_year_as_a_table() {
    let project = Project::pair();
    project.file(CASE_PATH, with(CASE, "sejak: 2017\n", "Isi.")).build();
    assert!(!project.html("barometer.html").has(".year-chart"), "one year is no timeline");
    project.file("content/kunjungan/k.md", VISIT).file("content/adopsi/a.md", ADOPTION);
    project.build();
    let page = project.html("barometer.html");
    assert_eq!(page.texts(".year-chart tbody th"), ["2019", "2018", "2017"]);
    let counts = page.texts(".year-chart tbody td");
    assert_eq!(counts, ["0", "1", "0", "0", "0", "0", "1", "0", "0"]);
    page.says("1 praktik dan adopsi tidak menyebut tahun");
    // What lies far back is one row.
    project.file(CASE_PATH, with(CASE, "sejak: 1990\n", "Isi.")).build();
    let years = project.html("barometer.html").texts(".year-chart tbody th");
    assert_eq!((years.len(), years.last().map(String::as_str)), (16, Some("sebelum 2005")));
}
