//! Which files beside entries are published: a list of types; and what is told of those that hold
//! more than they show.

use std::io::{Cursor, Read as _, Write as _};

use crate::{
    project::Project,
    samples::{CASE, LOCUS, LOCUS_PATH, png, with},
};

/// A case in a folder of its own with one file beside it.
fn beside(name: &str, bytes: &[u8]) -> Project {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS);
    project.file("content/praktik/antrean/index.md", with(CASE, "", "Isi."));
    project.bytes(&format!("content/praktik/antrean/{name}"), bytes);
    project
}

fn is_published(project: &Project, name: &str) -> bool {
    project.has(&format!("public/praktik/antrean/{name}"))
}

#[test]
fn what_is_in_no_list_is_never_published() {
    for name in [
        "a.shtm",
        "a.xhtm",
        "a.rss",
        "a.atom",
        "a.xsd",
        "a.xbl",
        "b.phtml",
        "b.php5",
        "b.phar",
        "b.jar",
        "b.lnk",
        "b.url",
        "b.desktop",
        "b.pif",
        "b.wsf",
        "b.reg",
        "b.docm",
        "b.PS1",
        "LICENSE",
        "a.psd",
        "a.unbekannt",
        "foto.jpg.exe",
        "a.zip",
        "a.mp4",
        "a.json",
    ] {
        let project = beside(name, b"isi");
        let errors = project.run(["check"]).exit(1).error_names();
        assert!(
            ["berkas-aktif", "jenis-berkas", "nama-berkas-salah"].contains(&&*errors[0]),
            "{name}: {errors:?}"
        );
        assert_eq!(project.run(["build"]).exit(1).error_names(), errors);
        let settings = "judul: Uji\naturan: {berkas-aktif: abaikan, jenis-berkas: abaikan}\n";
        project.file("teladan.yaml", settings).run(["build", "--keep-going"]);
        assert!(project.has("public/praktik/antrean.html"));
        assert!(!is_published(&project, name), "{name}");
    }
}

#[test]
fn documents_tables_and_text_are_published_byte_for_byte() {
    let endings =
        ["pdf", "docx", "xlsx", "pptx", "doc", "xls", "ppt", "odt", "ods", "odp", "rtf", "csv"];
    for ending in endings.into_iter().chain(["tsv", "txt", "PDF"]) {
        let name = format!("berkas.{ending}");
        let project = beside(&name, b"\x00isi\xFF");
        project.run(["build", "--deny", "warnings"]).exit(0);
        assert_eq!(project.tree("public")[&format!("praktik/antrean/{name}")], b"\x00isi\xFF");
        project.run(["build"]).exit(0).stderr_has("0 berubah");
        project.bytes(&format!("content/praktik/antrean/{name}"), b"\x00isI\xFF").build();
        assert_eq!(project.tree("public")[&format!("praktik/antrean/{name}")], b"\x00isI\xFF");
    }
}

#[test]
fn sound_film_archives_and_data_are_published_where_the_site_asks() {
    for (name, group, told) in [
        ("a.mp3", "audio", true),
        ("a.mov", "video", true),
        ("a.zip", "arsip", false),
        ("a.geojson", "data", false),
    ] {
        let project = beside(name, b"isi");
        project.run(["build"]).exit(1).stderr_has(&format!("`lampiran: [{group}]`"));
        project.file("teladan.yaml", format!("judul: Uji\nlampiran: [{group}]\n"));
        let rules = project.run(["build"]).exit(0).rules();
        assert!(is_published(&project, name), "{name}");
        assert_eq!(rules.iter().any(|(rule, _)| rule == "berkas-belum-bersih"), told, "{name}");
    }
    beside("a.mp4", b"").run(["check", "--lang", "en"]).stderr_has("`attachments: [video]`");
}

#[test]
fn formats_that_cannot_be_cleaned_are_told() {
    for (name, rule, published) in [
        ("a.gif", "berkas-belum-bersih", true),
        ("a.AVIF", "berkas-belum-bersih", true),
        ("a.heic", "format-foto", false),
        ("a.DNG", "format-foto", false),
        ("a.tiff", "format-foto", false),
    ] {
        let project = beside(name, b"isi");
        let rules = project.run(["build", "--keep-going"]).rules();
        assert_eq!(rules[0].0, rule, "{name}");
        assert_eq!(is_published(&project, name), published, "{name}");
    }
}

#[test]
fn a_photo_under_any_name_loses_its_metadata() {
    for name in ["foto.txt", "foto.pdf", "foto.jpg", "foto.gif"] {
        let project = beside(name, &png(100));
        project.run(["build"]).exit(0);
        let bytes = &project.tree("public")[&format!("praktik/antrean/{name}")];
        assert!(!bytes.windows(7).any(|window| window == b"rahasia"), "{name}");
    }
}

#[test]
fn a_picture_of_a_theme_loses_its_metadata_and_one_that_cannot_is_told() {
    let project = Project::pair();
    project.bytes("themes/default/static/kepala.png", &png(100)).build();
    let tree = project.tree("public");
    let (_, bytes) =
        tree.iter().find(|(path, _)| path.ends_with("/kepala.png")).expect("it is there");
    assert!(!bytes.windows(7).any(|window| window == b"rahasia"));
    project.bytes("themes/default/static/kepala.png", &png(100)[..60]);
    assert_eq!(project.run(["build"]).exit(1).error_names(), ["gambar-rusak"]);
}

fn office(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).expect("it has room");
        archive.write_all(text.as_bytes()).expect("it has room");
    }
    archive.finish().expect("it is whole").into_inner()
}

const CORE: &str = "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/\
     metadata/core-properties' xmlns:dc='http://purl.org/dc/elements/1.1/'>\
     <dc:creator>Budi Santoso</dc:creator><cp:lastModifiedBy>Siti</cp:lastModifiedBy>\
     </cp:coreProperties>";
const APP: &str = "<Properties xmlns='http://schemas.openxmlformats.org/officeDocument/2006/\
     extended-properties'><Company>Bappeda Uji</Company></Properties>";

#[test]
fn a_document_that_names_its_author_or_office_is_a_warning_that_names_them() {
    let document = office(&[("docProps/core.xml", CORE), ("docProps/app.xml", APP)]);
    let meta = "<office:meta xmlns:office='o' xmlns:meta='m'><meta:initial-creator>Budi Santoso\
                </meta:initial-creator></office:meta>";
    for (name, bytes, names) in [
        ("a.docx", document.clone(), ["Budi Santoso", "Siti", "Bappeda Uji"].as_slice()),
        ("a.XLSX", document.clone(), &["Bappeda Uji"]),
        ("a.pptx", document, &["Siti"]),
        ("a.odt", office(&[("meta.xml", meta)]), &["Budi Santoso"]),
        ("a.pdf", b"%PDF-1.4\n1 0 obj << /Author (Budi Santoso) >>".to_vec(), &["Budi Santoso"]),
    ] {
        let project = beside(name, &bytes);
        for command in ["check", "build"] {
            let run = project.run([command]);
            run.exit(0).stderr_has("peringatan[penulis-dokumen]");
            for expected in names {
                run.stderr_has(&format!("`{expected}`"));
            }
        }
    }
}

#[test]
fn a_document_that_names_nobody_is_sound() {
    let nobody = CORE.replace("Budi Santoso", "python-docx").replace("Siti", " ");
    for bytes in [
        office(&[("docProps/core.xml", &nobody)]),
        office(&[("word/document.xml", CORE)]),
        office(&[("docProps/core.xml", "<cp:core")]),
        b"PK\x03\x04 no archive".to_vec(),
        Vec::new(),
    ] {
        beside("a.docx", &bytes).run(["build", "--deny", "warnings"]).exit(0);
    }
}

#[test]
fn a_document_that_unpacks_to_a_huge_one_costs_little() {
    let bomb = office(&[("docProps/core.xml", &format!("<a>{}</a>", "0".repeat(50_000_000)))]);
    let run = beside("a.docx", &bomb).run(["build"]);
    run.exit(0);
    assert!(run.time.as_secs() < 5, "{:?}", run.time);
}

#[test]
fn properties_of_documents_are_taken_off_where_the_site_asks_for_it() {
    let custom = "<Properties><property name='Nomor'>Siti</property></Properties>";
    let parts = [
        ("[Content_Types].xml", "<Types/>"),
        ("docProps/core.xml", CORE),
        ("docProps/app.xml", APP),
        ("docProps/custom.xml", custom),
        ("word/document.xml", "<w:document>Isi surat</w:document>"),
    ];
    let project = beside("a.docx", &office(&parts));
    project.file("teladan.yaml", "judul: Uji\nlampiran: {bersihkan: ya, jenis: [video]}\n");
    project.run(["check", "--deny", "warnings"]).exit(0);
    project.run(["build", "--deny", "warnings"]).exit(0);
    let tree = project.tree("public");
    let (_, bytes) = tree.iter().find(|(path, _)| path.ends_with("/a.docx")).expect("it is there");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
    assert_eq!(archive.len(), parts.len());
    for (at, (name, _)) in parts.into_iter().enumerate() {
        assert_eq!(archive.index_for_name(name), Some(at), "it is there, in its order");
        let mut part = archive.by_name(name).expect("it is there");
        let mut text = String::new();
        part.read_to_string(&mut text).expect("it is text");
        assert!(!["Budi", "Siti", "Bappeda"].iter().any(|it| text.contains(it)), "{name}");
        assert_eq!(text.contains("Isi surat"), name == "word/document.xml");
        assert_eq!(part.last_modified(), Some(zip::DateTime::DEFAULT));
    }
    let damaged = beside("a.docx", b"PK\x03\x04 no archive");
    damaged.file("teladan.yaml", "judul: Uji\nlampiran: {bersihkan: ya}\n");
    damaged.run(["check"]).exit(0).stderr_has("peringatan[penulis-dokumen]");
}
