//! Starting from a problem: how often an obstacle was met, how it ended, and the ways round it.

use crate::{
    project::Project,
    samples::{CASE, LOCUS, without},
};

/// A case of that day that met the resistance of residents; `lines` say what became of it.
fn case(title: &str, day: &str, lines: &str) -> String {
    let case = without(CASE, "hambatan").replacen("Antrean daring", title, 1);
    let met = "hambatan:\n  - faktor: penolakan-masyarakat\n    uraian: Warga menolak.\n";
    case.replacen("hasil:", &format!("tanggal: {day}\n{met}{lines}hasil:"), 1)
}

/// A site where it was overcome twice, and once left open without a word about a way round it.
fn site() -> Project {
    let project = Project::new();
    let overcome =
        "    cara_mengatasi: Duduk bersama.\n    keadaan_akhir: teratasi\n    menurut: peserta\n";
    let partly = overcome.replace("teratasi\n", "teratasi-sebagian\n");
    project.file("content/lokus/uji.md", LOCUS);
    project.file("content/praktik/lama.md", case("Cara lama", "2018-05-01", overcome));
    project.file("content/praktik/baru.md", case("Cara baru", "2024-05-01", &partly));
    let open = "    keadaan_akhir: belum-teratasi\n";
    project.file("content/praktik/belum.md", case("Belum ada cara", "2020-05-01", open));
    project.build();
    project
}

#[test]
fn an_obstacle_lists_its_ways_round_the_newest_first_with_who_says_so() {
    let page = site().html("hambatan/penolakan-masyarakat.html");
    assert_eq!(page.texts(".way .factor-name a"), ["Cara baru", "Cara lama"]);
    assert_eq!(page.texts(".way .claim").len(), 2);
    page.says("Menurut peserta").says("Disebut juga");
    assert_eq!(page.texts("details.more a"), ["Belum ada cara"], "what tells no way is apart");
}

#[test]
fn the_list_of_obstacles_tells_how_often_each_was_met_and_how_it_ended() {
    let page = site().html("hambatan/index.html");
    page.links_to("penolakan-masyarakat.html");
    page.says("ditemui 3 kali").says("1 teratasi").says("1 belum teratasi");
    page.says("2 cara mengatasi");
    assert_eq!(page.all(".obstacle-summary rect").len(), 3, "one part for each outcome");
}

#[test]
fn cases_factors_and_the_menu_lead_to_the_page_of_the_obstacle() {
    let project = site();
    project.html("praktik/baru.html").links_to("../hambatan/penolakan-masyarakat.html");
    project
        .html("faktor/penolakan-masyarakat.html")
        .links_to("../hambatan/penolakan-masyarakat.html");
    assert!(project.html("index.html").has(".menu a[href=\"hambatan/index.html\"]"));
    assert!(project.has("public/faktor/penolakan-masyarakat.html"), "old addresses are kept");
}

#[test]
fn a_site_without_obstacles_has_no_page_of_them() {
    let project = Project::pair();
    project.build();
    assert!(!project.has("public/hambatan/index.html"));
    project.html("index.html").links_not_to("hambatan/index.html");
}
