//! `teladan rename`: every way of naming an entry is followed, the old address lives on, and what
//! cannot be done leaves everything as it was.

use crate::{
    project::Project,
    run::{Run, run},
    samples::{ADOPTION, CASE, CASE_PATH, INSTITUTE, LOCUS, VISIT},
};

fn rename(project: &Project, kind: &str, old: &str, new: &str) -> Run {
    run(project.root(), &[], &["rename", kind, old, new])
}

/// Keys in front of those of a minimal file.
fn with(sample: &str, keys: &str) -> String {
    sample.replacen("---\n", &format!("---\n{keys}"), 1)
}

/// A case and its locus, and a page with this body.
fn with_page(body: &str) -> Project {
    let project = Project::pair();
    project.file("content/halaman/uji.md", format!("---\njudul: Uji\nmenu: ya\n---\n\n{body}\n"));
    project
}

#[test]
fn every_written_form_of_a_link_is_followed() {
    for (before, after) in [
        ("[[praktik/antrean]]", "[[praktik/antre-daring]]"),
        ("[[antrean]]", "[[antre-daring]]"),
        ("[[cases/antrean|antrean]]", "[[cases/antre-daring|antrean]]"),
        ("[[praktik/antrean#cara|antrean]]", "[[praktik/antre-daring#cara|antrean]]"),
        ("[antrean](../praktik/antrean.md)", "[antrean](../praktik/antre-daring.md)"),
        ("[a](<../praktik/antrean.md#cara>)", "[a](<../praktik/antre-daring.md#cara>)"),
        ("[a](../praktik/antrean.md 'antrean')", "[a](../praktik/antre-daring.md 'antrean')"),
        ("[a](/praktik/antrean.md)", "[a](/praktik/antre-daring.md)"),
        ("[a](../praktik/antrea%6E.md)", "[a](../praktik/antre-daring.md)"),
        ("[a][b]\n\n[b]: ../praktik/antrean.md", "[a][b]\n\n[b]: ../praktik/antre-daring.md"),
        ("[b]\n\n[b]:\n  ../praktik/antrean.md", "[b]\n\n[b]:\n  ../praktik/antre-daring.md"),
        ("> - **[a](../praktik/antrean.md)**", "> - **[a](../praktik/antre-daring.md)**"),
        ("Catatan[^1]\n\n[^1]: [[antrean]]", "Catatan[^1]\n\n[^1]: [[antre-daring]]"),
    ] {
        let project = with_page(before);
        project.file(CASE_PATH, format!("{CASE}\n## Cara\n\nDaftar.\n"));
        project.run(["check"]).exit(0);
        rename(&project, "praktik", "antrean", "antre-daring").exit(0);
        let page = project.read("content/halaman/uji.md");
        assert_eq!(page, format!("---\njudul: Uji\nmenu: ya\n---\n\n{after}\n"));
        assert_eq!(project.run(["check", "--deny", "warnings"]).exit(0).rules(), []);
    }
}

#[test]
fn what_only_looks_like_a_link_stays() {
    let body = "`[[antrean]]` dan antrean.\n\n```\n[a](../praktik/antrean.md)\n```\n\n\
        <https://contoh.go.id/praktik/antrean.md> [a](https://contoh.go.id/antrean) [[lokus/uji]]";
    let project = with_page(body);
    rename(&project, "praktik", "antrean", "antre-daring").exit(0);
    assert!(project.read("content/halaman/uji.md").contains(body));
}

#[test]
fn every_written_form_of_a_key_is_followed() {
    for (before, after) in [
        ("lokus: uji", "lokus: kota-uji"),
        ("lokus: lokus/uji # tempat", "lokus: lokus/kota-uji # tempat"),
        ("locus: 'loci/uji'", "locus: 'loci/kota-uji'"),
        ("lokus: \"[[lokus/uji|uji]]\"", "lokus: \"[[lokus/kota-uji|uji]]\""),
        ("lokus: [[lokus/uji]]", "lokus: [[lokus/kota-uji]]"),
        ("lokus: ../lokus/uji.md", "lokus: ../lokus/kota-uji.md"),
        ("lokus: lokus/uji/index.md", "lokus: lokus/kota-uji/index.md"),
        ("lokus: uji\npelaksana: lokus/uji", "lokus: kota-uji\npelaksana: lokus/kota-uji"),
        (
            "lokus: uji\nmasalah: |\n  Di [[lokus/uji]],\n  dan [[lokus/uji|lagi]].",
            "lokus: kota-uji\nmasalah: |\n  Di [[lokus/kota-uji]],\n  dan [[lokus/kota-uji|lagi]].",
        ),
        (
            "lokus: uji\nmasalah: \"Di [uji](../lokus/uji.md)\"",
            "lokus: kota-uji\nmasalah: \"Di [uji](../lokus/kota-uji.md)\"",
        ),
    ] {
        let project = Project::pair();
        project.file(CASE_PATH, CASE.replace("lokus: lokus/uji", before));
        project.remove("content/lokus/uji.md").file("content/lokus/uji/index.md", LOCUS);
        let rules = project.run(["check"]).exit(0).rules();
        rename(&project, "lokus", "uji", "kota-uji").exit(0);
        assert_eq!(project.read(CASE_PATH), CASE.replace("lokus: lokus/uji", after));
        assert_eq!(project.run(["check"]).exit(0).rules(), rules, "{before}");
        assert!(
            project.has("content/lokus/kota-uji/index.md") && !project.has("content/lokus/uji")
        );
    }
}

#[test]
fn every_key_that_refers_to_entries_is_followed() {
    let project = Project::pair();
    let other = with(
        CASE,
        "terkait:\n  - praktik: antrean\n    hubungan: serupa\n  - praktik/antrean\n\
         inspirasi: [antrean, Kota lain]\n",
    );
    let visit = with(
        VISIT,
        "praktik: [antrean]\nkelompok:\n  - nama: Satu\n    praktik: [antrean]\n\
         catatan_peserta:\n  - praktik: antrean\n    isi: Baik.\n",
    );
    project
        .file("content/praktik/lain.md", other)
        .file("content/kunjungan/satu.md", visit)
        .file("content/adopsi/satu.md", ADOPTION);
    rename(&project, "case", "antrean", "antre-daring").exit(0);
    for path in ["praktik/lain", "kunjungan/satu", "adopsi/satu"] {
        let text = project.read(&format!("content/{path}.md"));
        let lines = text.lines().filter(|line| !line.starts_with("judul"));
        assert!(
            lines.clone().all(|line| !line.contains("antrean") || line.contains("nomor")),
            "{text}"
        );
        assert!(text.contains("antre-daring"), "{text}");
    }
    project.run(["check"]).exit(0).stderr_lacks("rujukan");
}

#[test]
fn the_folder_of_an_entry_moves_with_its_translations_and_files() {
    let project = Project::new();
    project
        .file(
            "teladan.yaml",
            "judul: Uji\nbahasa: [id, en]\nmenu:\n  - tautan: praktik/antrean.md\n",
        )
        .file("content/lokus/uji.md", LOCUS)
        .file("content/praktik/antrean/index.md", format!("{CASE}\n[berkas](laporan.pdf)\n"))
        .file(
            "content/praktik/antrean/index.en.md",
            "---\ntitle: Queue\n---\n\n[[praktik/antrean]]\n",
        )
        .file("content/praktik/antrean/laporan.pdf", "%PDF-1.4\n")
        .build();
    rename(&project, "praktik", "praktik/antrean.md", "antre-daring").exit(0);
    let folder: Vec<String> = project.tree("content/praktik").into_keys().collect();
    assert_eq!(
        folder,
        ["index.en.md", "index.md", "laporan.pdf"].map(|it| format!("antre-daring/{it}"))
    );
    assert!(project.read("teladan.yaml").contains("tautan: praktik/antre-daring.md\n"));
    let english = project.read("content/praktik/antre-daring/index.en.md");
    assert!(english.ends_with("[[praktik/antre-daring]]\n"));
    let main = project.read("content/praktik/antre-daring/index.md");
    assert!(main.starts_with(
        "---\njudul: Antrean daring\nalamat_lama: [praktik/antrean, en/cases/antrean]\nlokus"
    ));
    project.build();
    for (old, new) in
        [("praktik/antrean", "antre-daring.html"), ("en/cases/antrean", "antre-daring.html")]
    {
        assert!(project.read(&format!("public/{old}.html")).contains(new), "{old}");
    }
}

#[test]
fn a_name_that_comes_back_is_no_old_address_any_more() {
    let project = Project::pair();
    rename(&project, "praktik", "antrean", "antre").exit(0);
    rename(&project, "praktik", "antre", "antrean").exit(0);
    assert!(project.read(CASE_PATH).contains("\nalamat_lama: [praktik/antre]\n"));
    project.build();
}

#[test]
fn a_bare_name_that_would_mean_another_entry_says_its_kind() {
    let project = Project::pair();
    let visit = VISIT.replace("penyelenggara: Pusdiklat Uji", "penyelenggara: uji");
    project
        .file("content/kunjungan/satu.md", visit)
        .file("content/lembaga/pusdiklat.md", INSTITUTE);
    rename(&project, "lokus", "uji", "pusdiklat").exit(0);
    let after = project.read("content/kunjungan/satu.md");
    assert!(after.contains("penyelenggara: lokus/pusdiklat\n"), "{after}");
}

#[test]
fn the_page_of_a_draft_leaves_no_old_address() {
    let project = Project::pair();
    project.file(CASE_PATH, with(CASE, "konsep: ya\n"));
    rename(&project, "praktik", "antrean", "antre").exit(0);
    assert_eq!(project.read("content/praktik/antre.md"), with(CASE, "konsep: ya\n"));
}

#[test]
fn what_cannot_be_done_changes_nothing() {
    let project = Project::pair();
    project.file("content/praktik/lain.md", CASE);
    project.run(["rename", "praktik", "antrian", "b"]).exit(2).stderr_has("maksudnya `antrean`");
    project.run(["rename", "praktek", "antrean", "b"]).exit(2).stderr_has("praktik");
    project.run(["rename", "praktik", "antrean", "lain"]).exit(2).stderr_has("sudah ada");
    project
        .run(["rename", "praktik", "antrean", "Antre Daring"])
        .exit(2)
        .stderr_has("antre-daring");
    project.run(["rename", "praktik", "antrean", "con"]).exit(2).stderr_has("tidak dapat");
    project.run(["rename", "praktik", "antrean", "antrean"]).exit(2).stderr_has("sudah bernama");
    project
        .run(["rename", "praktik", "antrean", "antre", "--dry-run"])
        .exit(0)
        .stderr_has("rencana");
    project.file("content/praktik/baru/foto.jpg", "x");
    project.run(["rename", "praktik", "antrean", "baru"]).exit(2).stderr_has("sudah ada");
    project.file(CASE_PATH, CASE.replace("judul:", "jdl:"));
    project.run(["rename", "praktik", "antrean", "b"]).exit(2).stderr_has("teladan check");
}

#[test]
fn what_was_done_is_said_in_the_language_of_the_site() {
    let project = with_page("[[praktik/antrean]]");
    let dry = project.run(["rename", "praktik", "antrean", "antre", "--dry-run", "--lang", "en"]);
    dry.stderr_has("content/praktik/antrean.md becomes content/praktik/antre.md");
    dry.stderr_has("content/halaman/uji.md: the reference in line 6");
    dry.stderr_has("`praktik/antrean` still opens").stderr_has("only a plan");
}

#[test]
fn a_file_whose_name_is_written_in_parts_moves_too() {
    let project = Project::pair();
    project.file("content/praktik/kafe\u{301}.md", CASE);
    rename(&project, "praktik", "kaf\u{e9}", "kafe").exit(0);
    assert!(
        project.has("content/praktik/kafe.md") && !project.has("content/praktik/kafe\u{301}.md")
    );
}
