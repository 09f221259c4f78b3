//! The page that finds a place to go: what it asks, what an institute may set, and what stands there
//! without script.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// A site of one locus with a case, and these settings.
fn site(settings: &str) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", format!("judul: Uji\nbahasa: [id, en]\n{settings}"));
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    project
}

#[test]
fn the_page_stands_in_each_language_where_there_is_a_place_to_go() {
    let project = site("");
    project.build();
    assert!(project.has("public/cocok.html") && project.has("public/en/where.html"));
    let page = project.html("cocok.html");
    let seats = page.values("select[name=province] option[value=bali]", "data-at");
    assert_eq!(seats, ["-8.7,115.2"]);
    // Without script: lists, and how it is reckoned.
    page.says("JavaScript diperlukan").says("Praktik pertama di bidang Anda bernilai 0,5");
    let text = project.read("public/cocok.html");
    let noscript =
        text.split_once("<noscript>").and_then(|(_, rest)| rest.split_once("</noscript>"));
    assert!(noscript.is_some_and(|(inner, _)| inner.contains("href=\"lokus/index.html\"")));
    let empty = Project::page("Isi.");
    empty.build();
    assert!(!empty.has("public/cocok.html"));
}

#[test]
fn an_institute_sets_the_weights_that_the_page_begins_with() {
    let project = site("bobot_cocok:\n  bukti: 4\n  penghargaan: 0\n");
    project.build();
    let weight = |page: &str, reason: &str| {
        project.html(page).values(&format!("input[name=weight_{reason}]"), "value")
    };
    for page in ["cocok.html", "en/where.html"] {
        assert_eq!(
            (weight(page, "evidence"), weight(page, "awards")),
            (vec!["4".into()], vec!["0".into()])
        );
        assert_eq!(weight(page, "sectors"), ["5"], "the others are as usual");
    }
}

#[test]
fn a_weight_that_cannot_be_used_is_told_where_it_stands() {
    let wrong = [
        ("bobot_cocok:\n  bukti: 9\n", "4:10"),
        ("bobot_cocok:\n  bukti: banyak\n", "4:10"),
        ("bobot_cocok:\n  bukit: 3\n", "4:3"),
        ("bobot_cocok: 3\n", "3:14"),
    ];
    for (settings, place) in wrong {
        let run = site(settings).run(["check"]);
        let told = run.exit(1).errors();
        assert_eq!(told.len(), 1, "{settings}: {told:?}");
        assert_eq!(told[0].1, format!("teladan.yaml:{place}"), "{settings}");
    }
}
