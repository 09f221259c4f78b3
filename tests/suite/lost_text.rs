//! Nothing of a body is lost without a word: what a reader would not see is told, and markup that did
//! not work is told too. What is sound is told nothing of.

use crate::{project::Project, stdout::stdout_of};

/// What is told of a body: rule and variant, and the marked text.
fn told(body: &str) -> Vec<String> {
    let project = Project::page(body);
    project.file("content/lokus/melati.md", crate::samples::LOCUS);
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let lines = output.diagnostics.iter().map(|diagnostic| {
        let line = diagnostic.to_line(&project);
        let mut parts = line.split(" | ");
        let (rule, marked) = (parts.next().unwrap_or_default(), parts.nth(1).unwrap_or_default());
        format!("{rule} {marked}")
    });
    let of_others = ["orphan-page", "locus-without-case", "missing-alt"];
    lines.filter(|line| !of_others.iter().any(|rule| line.starts_with(rule))).collect()
}

#[test]
fn text_that_no_output_shows_is_told() {
    for (body, expected) in [
        ("[Moderator]: Setuju.\n\n[Peserta]: Kami", "hidden-text.definition [Moderator]: Setuju."),
        (
            "[a]: https://a.id\n\n[a]: https://b.id\n\n[a]",
            "hidden-text.definition-twice [a]: https://b.id",
        ),
        ("Isi.\n\n[^1]: Survei 2024.", "hidden-text.note [^1]: Survei 2024."),
        ("Isi[^1].\n\n[^1]: Satu.\n\n[^1]: Dua.", "hidden-text.note-twice [^1]: Dua."),
        ("| a | b |\n|---|---|\n| c | d | ekor |", "hidden-text.cells ekor"),
        ("| a |\n|---|\n| c | 97 |", "hidden-text.cells 97"),
        ("## Hasil {#hasil .merah}\n\nIsi.", "hidden-text.attributes .merah}"),
        ("~~~ teks keterangan\nisi\n~~~", "hidden-text.code keterangan"),
        ("```rust,ignore\nisi\n```", "hidden-text.code ignore"),
    ] {
        let found = told(body);
        assert!(found.iter().any(|line| line == expected), "{body:?}: {found:?}");
    }
}

#[test]
fn a_note_that_only_an_uncalled_note_calls_is_told_too() {
    let found = told("Isi.\n\n[^1]: Lihat[^2].\n\n[^2]: Survei.");
    assert_eq!(found, ["hidden-text.note [^1]: Lihat[^2].", "hidden-text.note [^2]: Survei."]);
}

#[test]
fn a_comment_that_never_ends_is_told_and_its_text_stays() {
    for body in [
        "Satu.\n\n<!-- catatan →\n\n## Hasil\n\nDua yang penting.",
        "Satu.\n\n<!-- catatan\n\nDua yang penting.\n\n<!-- selesai -->",
        "Satu <!-- catatan - ->\n\nDua yang penting.",
    ] {
        assert_eq!(told(body), ["unclosed-comment <!--"], "{body}");
        let project = Project::page(body);
        project.file("teladan.yaml", "judul: Uji\naturan: {komentar-tak-tertutup: peringatan}\n");
        project.build();
        project.html("uji.html").says("Dua yang penting.").says("<!-- catatan");
    }
}

#[test]
fn markup_that_did_not_work_is_told() {
    for (body, expected) in [
        ("##Hasil", "broken-markup.heading ##Hasil"),
        ("Isi.\n###Hasil", "broken-markup.heading ###Hasil"),
        ("#Hasil kerja", "broken-markup.heading #Hasil kerja"),
        ("##\u{a0}Hasil", "broken-markup.heading-space ##\u{a0}Hasil"),
        ("####### Hasil", "broken-markup.heading-deep ####### Hasil"),
        ("1.Satu\n2.Dua", "broken-markup.number 1.Satu"),
        ("Isi:\n1)satu\n2)dua", "broken-markup.number 1)satu"),
        ("-Laporan\n-Profil", "broken-markup.point -Laporan"),
        ("• Laporan", "broken-markup.point • Laporan"),
        ("**Catatan:**penting.", "broken-markup.bold **Catatan:**"),
        ("**Catatan: penting.", "broken-markup.bold-open **"),
        ("Isi[^2].", "broken-markup.note [^2]"),
        ("Lihat [laporan][akhir].", "broken-markup.reference [laporan][akhir]"),
        ("Lihat [laporan][].", "broken-markup.reference [laporan][]"),
        ("Lihat [laporan] (laporan.pdf).", "broken-markup.link-gap [laporan] (laporan.pdf)"),
        ("Lihat [[lokus/melati.", "broken-markup.wiki [["),
        ("| a | b |\n|---|\n| c | d |", "broken-markup.table |---|"),
        ("![Loket](foto (1).png)", "space-in-link foto (1).png"),
        ("![Loket](Foto Loket.png \"Loket A\")", "space-in-link Foto Loket.png \"Loket A\""),
        ("[Laporan](laporan akhir.pdf#page=5)", "space-in-link laporan akhir.pdf#page=5"),
    ] {
        assert_eq!(told(body), [expected], "{body:?}");
    }
}

#[test]
fn what_works_or_is_meant_as_text_is_not_told() {
    for body in [
        "#tagar #lain\n\n#2 dari 5",
        "Harga 1.500 dan 3.a, 2**3 = 8, a * b * c, __init__ \\*\\*bintang\\*\\* \\[^1\\]",
        "\\##Hasil, \\[a\\](b c.pdf) [lampiran] [1] (lihat di bawah) [x] (catatan)",
        "`##Hasil` `[^9]` `![a](b c.png)` `<p>`\n\n```\n##Hasil\n<p>\n<!-- a\n```\n\n    <div>",
        "Isi[^a] lagi[^a].\n\n[^a]: Catatan **tebal**.\n\n    Lanjutan.",
        "[a][b] [B] [c][]\n\n[b]: https://b.id 'judul'\n[c]: <https://c.id>",
        "> [!NOTE]\n> Isi.\n\n- [x] selesai\n\n1. satu\n1. dua\n\nKata\n: Arti",
        "## Nomor surat {tahun}\n\nA & B &amp; C &copy; 2 < 3 > 1 <a@b.go.id> <https://a.id>",
        "<!-- satu -->\n\nIsi <!-- dua\ntiga --> lagi.\n\n> <!-- empat -->\n\n- a <!-- lima -->",
        "[[lokus/uji]] [[lokus/uji|Uji]]\n\n| a | b |\n|---|---|\n| [[lokus/uji|Uji]] | `x\\|y`\\|z |",
    ] {
        let project = Project::page(body);
        project.file("content/lokus/uji.md", crate::samples::LOCUS);
        let output = stdout_of(&project, ["check", "--format", "json"]);
        let found = output.diagnostics.iter().map(|diagnostic| diagnostic.to_line(&project));
        let of_text = ["hidden", "broken", "html", "unclosed", "space", "dangling"];
        let found: Vec<_> =
            found.filter(|line| of_text.iter().any(|rule| line.starts_with(rule))).collect();
        assert!(found.is_empty(), "{body}: {found:?}");
    }
}

#[test]
fn texts_of_the_front_matter_are_held_to_the_same() {
    let lines = "masalah: \"Antrean tiga jam[^1].\"\ntujuan: |\n  Cepat <font>sekali</font>.\n\n  [^2]: Survei.\ncara_kerja: '**Daring:**mudah'\n";
    let case = crate::samples::with(crate::samples::CASE, lines, "Isi <font>merah</font>.");
    let project = Project::pair();
    project.file(crate::samples::CASE_PATH, case);
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let found: Vec<_> =
        output.diagnostics.iter().map(|diagnostic| diagnostic.to_line(&project)).collect();
    let path = crate::samples::CASE_PATH;
    for (rule, marked) in [
        ("broken-markup.note", "[^1]"),
        ("html-tag.layout", "<font>"),
        ("hidden-text.note", "[^2]: Survei."),
        ("broken-markup.bold", "**Daring:**"),
    ] {
        let lines = found.iter().filter(|line| {
            line.starts_with(&format!("{rule} | {path}")) && line.ends_with(&format!("| {marked}"))
        });
        assert_eq!(lines.count(), 1, "{rule} {marked}: {found:#?}");
    }
}

#[test]
fn an_old_address_copied_from_a_browser_is_decoded_once() {
    let project = Project::new();
    let page =
        "---\njudul: Uji\nalamat_lama: [/Berita/Antrean%20Daring.html, a%2520b]\n---\n\nIsi.\n";
    project.file("content/halaman/uji.md", page).build();
    assert!(project.has("public/Berita/Antrean Daring.html") && project.has("public/a%20b.html"));
}

#[test]
fn a_summary_is_made_of_words_and_not_of_a_picture() {
    let project = Project::new();
    let body = "![Petugas di loket](loket.png)\n\nAntrean turun.";
    project.file("content/halaman/uji/index.md", format!("---\njudul: Uji\n---\n\n{body}\n"));
    project.bytes("content/halaman/uji/loket.png", &crate::samples::png(0)).build();
    let page = project.html("uji.html");
    assert_eq!(page.values("meta[name=description]", "content"), ["Antrean turun."]);
}

#[test]
fn what_stands_behind_the_name_of_a_file_stays_in_its_link() {
    let project = Project::new();
    let body = "[lima](laporan.pdf#page=5) [versi](laporan.pdf?v=2#a) ![Foto](foto%232.png)";
    project.file("content/halaman/uji/index.md", format!("---\njudul: Uji\n---\n\n{body}\n"));
    project.bytes("content/halaman/uji/laporan.pdf", b"%PDF-1.4\n%%EOF\n");
    project.bytes("content/halaman/uji/foto#2.png", &crate::samples::png(0)).build();
    let page = project.html("uji.html");
    let links = page.values(".prose p a", "href");
    assert_eq!(links, ["uji/laporan.pdf#page=5", "uji/laporan.pdf?v=2#a"]);
    assert_eq!(page.values("main p img", "src"), ["uji/foto%232.png"]);
    let plain = body.replace("%23", "#");
    project.file("content/halaman/uji/index.md", format!("---\njudul: Uji\n---\n\n{plain}\n"));
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let found = output.diagnostics.iter().find(|it| it.rule == "missing-file.address");
    assert!(
        found.is_some_and(|it| it
            .cure
            .as_deref()
            .is_some_and(|cure| cure.contains("`foto%232.png`")))
    );
}
