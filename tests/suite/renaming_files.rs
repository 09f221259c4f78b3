//! `teladan rename` and the files themselves: their bytes, those beside them, and those that cannot be
//! read whole.

use crate::{
    project::Project,
    run::{Run, run},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// Renames the minimal case.
fn rename(project: &Project) -> Run {
    let run = run(project.root(), &[], &["rename", "praktik", "antrean", "antre"]);
    run.exit(0);
    run
}

#[test]
fn marks_and_line_ends_of_a_file_stay() {
    let project = Project::pair();
    let page =
        "\u{FEFF}---\r\njudul: Uji # nama\r\nmenu: ya\r\n---\r\n\r\n[[antrean]]  \r\n\r\n\r\n";
    project.file("content/halaman/uji.md", page);
    project.file(CASE_PATH, CASE.replace('\n', "\r\n"));
    rename(&project);
    assert_eq!(project.read("content/halaman/uji.md"), page.replace("antrean", "antre"));
    let after = CASE.replacen("daring\n", "daring\nalamat_lama: [praktik/antrean]\n", 1);
    assert_eq!(project.read("content/praktik/antre.md"), after.replace('\n', "\r\n"));
}

#[test]
fn links_to_files_beside_the_entry_follow() {
    let project = Project::new();
    let link =
        "[a](../praktik/antrean/laporan.pdf#page=2) ![b](<../praktik/antrean/foto satu.png>)";
    project
        .file(LOCUS_PATH, format!("{LOCUS}\n{link}\n"))
        .file(
            "content/praktik/antrean/index.md",
            format!("{CASE}\n[a](laporan.pdf) [b](#c)\n\n## C\n\nd\n"),
        )
        .file("content/praktik/antrean/laporan.pdf", "%PDF-1.4\n");
    rename(&project);
    let after = link.replace("praktik/antrean", "praktik/antre");
    assert!(project.read(LOCUS_PATH).ends_with(&format!("{after}\n")));
    assert!(project.read("content/praktik/antre/index.md").contains("[a](laporan.pdf) [b](#c)\n"));
}

#[test]
fn a_file_that_cannot_be_read_whole_is_named() {
    let project = Project::pair();
    let broken = "---\njudul: \"Uji\nterkait: antrean\n---\n\n[[antrean]]\n";
    project.file("content/praktik/rusak.md", broken);
    rename(&project).stderr_has("content/praktik/rusak.md memuat nama itu");
    assert!(project.read("content/praktik/rusak.md").ends_with("[[antre]]\n"));
}

#[test]
fn a_name_with_escapes_is_left_to_its_editor() {
    let project = Project::pair();
    let other =
        CASE.replacen("---\n", "---\nmasalah: \"Lihat [ini](..\\x2Fpraktik/antrean.md)\"\n", 1);
    project.file("content/praktik/lain.md", other);
    let refused = project.run(["rename", "praktik", "antrean", "antre"]);
    refused.exit(2).stderr_has("content/praktik/lain.md, baris 2");
}

#[test]
fn names_in_old_addresses_and_in_plain_words_stay() {
    let project = Project::pair();
    let other = CASE.replacen(
        "---\n",
        "---\nalamat_lama: praktik/antrean-lama\nringkasan: Tentang antrean # antrean\n",
        1,
    );
    project.file("content/praktik/antrean-2.md", other.as_str());
    rename(&project);
    assert_eq!(project.read("content/praktik/antrean-2.md"), other);
}

#[test]
fn an_old_address_of_another_page_is_taken() {
    let project = Project::pair();
    let other = CASE.replacen("---\n", "---\nalamat_lama: [praktik/antre]\n", 1);
    project.file("content/praktik/lain.md", other);
    project.run(["rename", "praktik", "antrean", "antre"]).exit(2).stderr_has("praktik/antre.html");
}
