//! How the change between two figures is told: in per cent, in points, in times, or not at all.

use crate::{
    project::Project,
    samples::{CASE, with},
};

/// What a card and a page say of a result.
fn told(before: &str, after: &str, unit: &str) -> Vec<String> {
    let project = Project::pair();
    let result = format!(
        "hasil: [{{indikator: Uji, sebelum: {before}, sesudah: {after}, satuan: '{unit}'}}]\n"
    );
    project.file("content/praktik/antrean.md", with(CASE, &result, "Isi.")).build();
    let page = project.html("praktik/antrean.html").texts(".result-name .result-change");
    let card = project.html("praktik/index.html").texts(".card .result-change");
    assert_eq!(page, card);
    page
}

#[test]
fn a_change_is_told_in_per_cent() {
    assert_eq!(told("180", "45", "menit"), ["−75 %"]);
    assert_eq!(told("100", "250", "orang"), ["+150 %"]);
    assert_eq!(told("-4", "4", "derajat"), ["+200 %"]);
}

#[test]
fn between_percentages_the_change_is_told_in_points() {
    assert_eq!(told("34", "66", "persen"), ["+32 poin"]);
    assert_eq!(told("34", "12", "%"), ["−22 poin"]);
    assert_eq!(told("1.5", "2", "persen"), ["+0,5 poin"]);
}

#[test]
fn a_manifold_growth_is_told_in_times() {
    assert_eq!(told("25", "410", "orang"), ["16 kali lipat"]);
    assert_eq!(told("12", "95", "usaha"), ["7,9 kali lipat"]);
    assert_eq!(told("1", "3", "desa"), ["3 kali lipat"]);
}

#[test]
fn what_did_not_change_or_grew_from_nothing_has_no_change() {
    let none: [&str; 0] = [];
    assert_eq!(told("5", "5", "persen"), none);
    assert_eq!(told("5", "5", "orang"), none);
    assert_eq!(told("0", "5", "orang"), none);
}
