//! Which entries are published, where, and what becomes of those that are not: drafts, withdrawn
//! pages, old addresses.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, with},
};

#[test]
fn drafts_are_published_only_when_asked_for() {
    let project = Project::pair();
    project.file("content/praktik/rancangan.md", with(CASE, "konsep: ya\n", "Isi."));
    let run = project.run(["build"]);
    run.exit(0).stderr_has("1 praktik").stderr_has("1 konsep tidak ikut").stderr_has("--drafts");
    assert!(!project.has("public/praktik/rancangan.html"));
    let run = project.run(["build", "--drafts"]);
    run.exit(0).stderr_has("2 praktik").stderr_lacks("tidak ikut");
    assert!(project.has("public/praktik/rancangan.html"));
    project.build();
    assert!(!project.has("public/praktik/rancangan.html"));
}

#[test]
fn a_link_to_a_draft_is_a_warning_and_shows_as_text() {
    let project = Project::page("Lihat [[halaman/rancangan]].");
    project.file("content/halaman/rancangan.md", "---\njudul: Rancangan\nkonsep: ya\n---\n");
    let run = project.run(["build"]);
    run.exit(0).stderr_has("peringatan[tautan-ke-konsep]");
    project.html("uji.html").says("Lihat").links_not_to("rancangan.html");
}

#[test]
fn a_withdrawn_page_stays_as_a_notice_and_stands_in_no_list() {
    let project = Project::pair();
    let lines = "ditarik: Lokus memintanya\n";
    project.file("content/praktik/lama.md", with(CASE, lines, "Ringkas.\n\nIsi.")).build();
    project
        .html("praktik/lama.html")
        .says("Lokus memintanya")
        .says_not("Isi.")
        .says_not("Ringkas.");
    assert!(!project.read("public/praktik/lama.html").contains("Ringkas."));
    let lists = [
        "index.html",
        "praktik/index.html",
        "lokus/uji.html",
        "bidang/kesehatan.html",
        "a-z/a.html",
    ];
    for list in lists {
        let page = project.html(list);
        let links = page.links();
        assert!(!links.iter().any(|link| link.ends_with("lama.html")), "{list}: {links:?}");
    }
}

#[test]
fn an_old_address_leads_to_the_page() {
    let project = Project::pair();
    let lines = "alamat_lama: [praktik/dulu.html, arsip/antrean, /2019/]\n";
    project.file(CASE_PATH, with(CASE, lines, "Isi.")).build();
    for (old, link) in [
        ("praktik/dulu.html", "antrean.html"),
        ("arsip/antrean.html", "../praktik/antrean.html"),
        ("2019/index.html", "../praktik/antrean.html"),
    ] {
        let page = project.html(old);
        assert!(page.values("a", "href").iter().any(|href| href == link), "{old}");
        assert_eq!(page.values("meta[name=robots]", "content"), ["noindex"], "{old}");
    }
}

#[test]
fn a_slug_changes_the_address_and_not_the_name() {
    let project = Project::pair();
    project.file(CASE_PATH, with(CASE, "slug: nomor-dari-rumah\n", "Isi."));
    project.file("content/halaman/uji.md", "---\njudul: Uji\n---\n\n[[praktik/antrean]]\n").build();
    assert!(!project.has("public/praktik/antrean.html"));
    project.html("uji.html").links_to("praktik/nomor-dari-rumah.html");
}

#[test]
fn an_old_address_may_not_be_hidden_or_leave_the_site() {
    for old in [".htaccess", ".git/hooks/x.sh", ".teladan/files.x", "../a.html", "https://a.id/b"] {
        let project = Project::pair();
        project.file(CASE_PATH, with(CASE, &format!("alamat_lama: '{old}'\n"), "Isi."));
        assert_eq!(project.run(["check"]).exit(1).error_names()[0], "bentuk-salah", "{old}");
    }
}

#[test]
fn a_menu_of_the_sites_own_leads_to_pages_and_to_allowed_addresses_only() {
    let project = Project::page("Isi.");
    let item = |link: &str| format!("judul: Uji\nmenu: [{{label: Butir, tautan: '{link}'}}]\n");
    for (link, href) in [("halaman/uji", "uji.html"), ("https://lan.go.id", "https://lan.go.id")] {
        project.file("teladan.yaml", item(link)).build();
        let menu = project.html("index.html").values("header nav a", "href");
        assert!(menu.contains(&href.to_owned()), "{menu:?}");
    }
    for link in ["javascript:alert(1)", "data:text/html,x", "//evil.id"] {
        project.file("teladan.yaml", item(link));
        assert_eq!(project.run(["check"]).exit(1).error_names(), ["bentuk-salah"], "{link}");
    }
}

#[test]
fn a_menu_of_the_sites_own_names_lists_too_and_leaves_out_empty_ones() {
    let project = Project::pair();
    project.file(
        "content/praktik/antrean.md",
        with(CASE, "bidang: kesehatan\nhambatan: [{faktor: anggaran, uraian: Kurang.}]\n", "Isi."),
    );
    let links = "praktik, hambatan, obstacles, faktor, bidang, pembelajaran";
    project.file("teladan.yaml", format!("judul: Uji\nmenu: [{links}]\n")).build();
    let menu = project.html("index.html").values("header .menu-nav a", "href");
    let wanted = ["praktik", "hambatan", "hambatan", "faktor", "bidang"];
    assert_eq!(menu, wanted.map(|it| format!("{it}/index.html")));
    project.file("teladan.yaml", "judul: Uji\nmenu: [hambatn]\n");
    project.run(["check"]).stderr_has("`hambatan`");
}

#[test]
fn an_address_that_no_site_can_have_is_refused() {
    let project = Project::pair();
    for url in ["javascript:alert(1)", "contoh.go.id", "https://a b"] {
        project.run(["build", "--base-url", url]).exit(2).stderr_has(url);
    }
    assert!(!project.has("public"));
}

#[test]
fn of_two_things_at_one_address_the_first_is_kept_going() {
    let project = Project::pair();
    project.file("content/halaman/istilah.md", "---\njudul: Bentrok\nmenu: ya\n---\n\nIsi.\n");
    project.run(["build"]).exit(1);
    project.run(["build", "--keep-going"]).exit(1);
    let before = project.tree("public");
    assert!(!project.read("public/istilah.html").contains("Bentrok</h1>"));
    project.run(["build", "--keep-going"]).exit(1).stderr_has("0 berubah");
    assert_eq!(project.tree("public"), before);
}

#[test]
fn a_locus_that_only_a_draft_tells_of_is_no_diagnostic() {
    let project = Project::pair();
    let case = project.read(CASE_PATH).replacen("---\n", "---\nkonsep: ya\n", 1);
    project.file(CASE_PATH, case);
    project.run(["build"]).exit(0).stderr_lacks("lokus-tanpa-praktik");
}

#[test]
fn a_practice_that_has_ended_need_not_be_asked_about_again() {
    for (status, exit) in [("berlanjut", 1), ("berhenti", 0)] {
        let project = Project::pair();
        let old = format!("---\nstatus: {status}\ndicek_pada: 2020-01-01\n");
        project.file(CASE_PATH, project.read(CASE_PATH).replacen("---\n", &old, 1));
        project.run(["check", "--now", "2026-11-22", "--deny", "warnings"]).exit(exit);
    }
}
