//! Documents beside an entry: its page lists them with type and size, and says the same behind links
//! to them, in the language of the page.

use crate::{
    project::Project,
    samples::{CASE, LOCUS, LOCUS_PATH, png, with},
};

/// A case in two languages with these files beside it.
fn beside(files: &[(&str, usize)], lines: &str, body: &str) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: {id: Uji, en: Trial}\nbahasa: [id, en]\n");
    project.file(LOCUS_PATH, LOCUS);
    project.file("content/praktik/antrean/index.md", with(CASE, lines, body));
    project.file("content/praktik/antrean/index.en.md", "---\ntitle: Queue\n---\n\nText.\n");
    for (name, size) in files {
        project.bytes(&format!("content/praktik/antrean/{name}"), &vec![b'x'; *size]);
    }
    project.build();
    project
}

#[test]
fn a_page_lists_the_documents_beside_it_with_type_and_size() {
    let files = [
        ("anggaran.xlsx", 12_345),
        ("data.csv", 999),
        ("laporan.pdf", 1_234_000),
        ("naskah.odt", 45_600),
        ("paparan.PPTX", 11_000_000),
        ("surat.docx", 2_000),
    ];
    let project = beside(&files, "", "Isi.");
    project.bytes("content/praktik/antrean/foto.png", &png(0)).build();
    let listed = |page: &str| project.html(page).texts(".file-list li");
    assert_eq!(
        listed("praktik/antrean.html"),
        [
            "anggaran.xlsx (Excel, 12 KB)",
            "data.csv (CSV, 999 B)",
            "laporan.pdf (PDF, 1,2 MB)",
            "naskah.odt (ODT, 46 KB)",
            "paparan.PPTX (PowerPoint, 11 MB)",
            "surat.docx (Word, 2,0 KB)",
        ]
    );
    assert!(listed("en/cases/antrean.html").contains(&"laporan.pdf (PDF, 1.2 MB)".to_owned()));
    let headings = |page: &str| project.html(page).texts(".files h2");
    assert_eq!(headings("praktik/antrean.html"), ["Berkas"]);
    assert_eq!(headings("en/cases/antrean.html"), ["Files"]);
    let links = project.html("en/cases/antrean.html").values(".file-list a", "href");
    assert_eq!(links[2], "../../praktik/antrean/laporan.pdf");
}

#[test]
fn a_link_to_a_document_says_what_readers_would_load() {
    let source = "sumber: [{judul: Laporan uji, berkas: laporan.pdf}]\n";
    let body =
        "Lihat [**laporan** itu](laporan.pdf), [foto](foto.png) dan [situs](https://contoh.id).";
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS);
    let case = with(CASE, "", body).replace("sumber: Laporan uji\n", source);
    project.file("content/praktik/antrean/index.md", case);
    project.bytes("content/praktik/antrean/foto.png", &png(0));
    project.bytes("content/praktik/antrean/laporan.pdf", &vec![b'x'; 1_234_000]).build();
    let page = project.html("praktik/antrean.html");
    let text = page.texts(".prose p").concat();
    assert!(text.contains("Lihat laporan itu (PDF, 1,2 MB), foto dan situs."), "{text}");
    assert!(page.texts(".sources li").concat().contains("laporan.pdf (PDF, 1,2 MB)"));
}

#[test]
fn without_documents_there_is_no_list() {
    let project = beside(&[], "", "Isi.");
    project.bytes("content/praktik/antrean/foto.png", &png(0)).build();
    for page in ["praktik/antrean.html", "en/cases/antrean.html"] {
        assert!(!project.html(page).has(".files"), "{page}");
    }
}
