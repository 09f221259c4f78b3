//! What looks the same is the same: letters composed or taken apart, invisible signs, the many
//! spaces and hyphens, and headings of every script.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, png, with},
};

fn check(lines: &str) -> Vec<String> {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, with(CASE, lines, "Isi."));
    let run = project.run(["check", "--now", "2026-06-01"]);
    run.rules().into_iter().map(|(rule, _)| rule).collect()
}

#[test]
fn an_invisible_sign_in_a_value_is_named_and_the_value_read() {
    for lines in [
        "tahapan: penerapan\u{200b}\n",
        "tahapan: pene\u{ad}rapan\n",
        "bidang: \u{feff}kesehatan\n",
        "lokus: lokus/uji\u{200b}\n",
        "sejak: 2018\u{200e}-10\n",
        "digital: ya\u{2060}\n",
        "bidang: [kesehatan, pendi\u{ad}dikan]\n",
    ] {
        assert_eq!(check(lines), ["tanda-tak-tampak"], "{lines:?}");
    }
}

#[test]
fn spaces_and_hyphens_of_every_kind_mean_the_same() {
    for lines in [
        "hambatan: belum\u{2013}diketahui\n",
        "tahapan: uji\u{2011}coba\n",
        "sejak: 2018\u{2011}10\u{2011}05\n",
        "jenis\u{a0}perubahan: produk\n",
        "penduduk: x\n",
    ] {
        let expected: &[&str] =
            if lines.starts_with("penduduk") { &["kunci-tak-dikenal"] } else { &[] };
        assert_eq!(check(lines), expected, "{lines:?}");
    }
    let project = Project::new();
    project.file(LOCUS_PATH, with(LOCUS, "penduduk: 1\u{202f}250\u{a0}000\n", "Isi."));
    project.file(CASE_PATH, CASE);
    project.run(["check"]).exit(0).stderr_has("Semua beres");
}

#[test]
fn a_file_is_found_whether_its_name_is_composed_or_not() {
    let names = ["Kafe\u{301}.png", "Kaf\u{e9}.png"];
    for on_disk in names {
        for written in names {
            let project = Project::new();
            let page = format!(
                "---\njudul: A\nmenu: ya\nfoto:\n  - {{berkas: {written}, alt: Kedai}}\n---\n\n![Kedai]({written})\n"
            );
            project.file("content/halaman/a/index.md", page);
            project.bytes(&format!("content/halaman/a/{on_disk}"), &png(0));
            project.run(["check"]).exit(0).stderr_has("Semua beres");
            project.build();
            assert!(project.has("public/a/Kaf\u{e9}.png"), "{on_disk:?} {written:?}");
        }
    }
}

#[test]
fn headings_of_every_script_can_be_linked_to_as_they_are_written() {
    for heading in ["한국어 문서", "हिन्दी में", "ภาษาไทยที่นี่", "Ελληνικά", "日本語の本", "Ёлка", "عربي"]
    {
        let anchor = heading.to_lowercase().replace(' ', "-");
        let project = Project::page(&format!("## {heading}\n\nIsi. [a](#{anchor})"));
        let run = project.run(["check"]);
        run.stderr_lacks("bagian-tak-ada");
        project.build();
        assert!(project.html("uji.html").values("h2", "id").contains(&anchor), "{heading}");
    }
}

#[test]
fn a_page_is_read_whatever_the_case_of_its_ending() {
    let project = Project::new();
    project.file("content/halaman/a.MD", "---\njudul: A\nmenu: ya\n---\n\n[b](b.Md)\n");
    project.file("content/halaman/b.Md", "---\njudul: B\nmenu: ya\n---\n\n[a](a.MD)\n");
    project.run(["check"]).exit(0).stderr_has("Semua beres");
    project.build();
    assert!(project.has("public/a.html") && project.has("public/b.html"));
}

#[test]
fn what_was_written_is_never_what_is_suggested() {
    let project = Project::pair();
    project
        .file("content/halaman/a.md", "---\njudul: A\nmenu: ya\n---\n\n[x](../lokus/uji/a.md)\n");
    let run = project.run(["check"]);
    run.exit(1).stderr_lacks("maksudnya `../lokus/uji/a.md`?").stderr_has("maksudnya `a.md`?");
}
