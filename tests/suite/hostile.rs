//! Input that nobody means well: each ends in a diagnostic that names the file, never in a panic, a
//! hang or a silent loss, and all of them are told in one run.
#![cfg(unix)]

use std::{
    ffi::OsStr,
    fs,
    os::unix::{ffi::OsStrExt as _, fs::symlink, net::UnixListener},
    time::Duration,
};

use crate::{
    project::Project,
    samples::{CASE, LOCUS, with},
};

/// Ten times what is hoped for, so that a busy machine fails no test.
const LONGEST: Duration = Duration::from_secs(5);

/// As many levels of brackets as fit in front matter.
fn brackets(count: usize) -> String {
    with(CASE, &format!("tambahan: {}\n", "[".repeat(count)), "Isi.")
}

/// Ten lists, each of ten of the one before: ten thousand million words.
fn alias_bomb() -> String {
    let mut lines = "tambahan:\n  a: &a [ha, ha]\n".to_owned();
    for (one, next) in ('a'..'k').zip('b'..) {
        let item = format!("*{one}, ").repeat(10);
        lines = format!("{lines}  {next}: &{next} [{item}]\n");
    }
    with(CASE, &lines, "Isi.")
}

/// One line of a mebibyte that ends in a mistake.
fn long_line() -> String {
    let mut entry = with(CASE, "", "");
    let end = " [[praktik/tidak-ada]]\n";
    entry.push_str(&"a".repeat((1 << 20) - entry.len() - end.len()));
    entry + end
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// What the system must let us do.
fn made<T>(result: std::io::Result<T>) -> T {
    result.expect("the system makes such files")
}

/// A site with one of each, and a sound locus.
fn hostile() -> (Project, UnixListener, tempfile::TempDir) {
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS);
    let at = |name: &str| project.path("content/praktik").join(name);
    project.bytes("content/praktik/ansi.md", b"---\njudul: Caf\xE9\n---\n");
    project.bytes("content/praktik/utf16.md", &utf16(CASE));
    project.bytes("content/praktik/kosong.md", b"");
    project.file("content/praktik/kurung.md", brackets(60_000));
    project.file("content/praktik/kurung-banyak.md", brackets(100_000));
    project.file("content/praktik/bom.md", alias_bomb());
    project.file("content/praktik/satu-baris.md", long_line());
    project.file("content/praktik/nol.md", CASE.replace("Warga", "War\0ga"));
    project.bytes("content/praktik/zip.md", b"PK\x03\x04\x14\x06\x08");
    project.file("content/praktik/tab\tdan\u{1b}[31m.md", CASE);
    project.file("content/praktik/con.md", CASE);
    project.file("content/praktik/COM1.md", CASE);
    project.file("content/praktik/cafe\u{301}.md", CASE);
    project.file(&format!("content/praktik/{}/a.md", "d/".repeat(14)), CASE);
    made(fs::write(at("x").with_file_name(OsStr::from_bytes(b"byte-\xFF.md")), CASE));
    made(fs::File::create(at("jarang.md")).and_then(|file| file.set_len(10 << 30)));
    assert!(made(std::process::Command::new("mkfifo").arg(at("pipa.md")).status()).success());
    let socket = made(UnixListener::bind(at("soket.md")));
    let elsewhere = made(tempfile::tempdir());
    made(fs::write(elsewhere.path().join("rahasia.md"), CASE));
    made(symlink(at("putaran"), at("putaran")));
    made(symlink("..", at("naik")));
    made(symlink(elsewhere.path().join("rahasia.md"), at("keluar.md")));
    made(symlink(elsewhere.path(), at("folder-luar")));
    (project, socket, elsewhere)
}

/// Every hostile file or folder below `content/praktik/`, and what is said of it first.
const EXPECTED: [(&str, &str); 22] = [
    ("COM1.md", "nama-berkas-salah"),
    ("ansi.md", "bukan-utf8"),
    ("bom.md", "tata-tulis"),
    ("byte-\u{FFFD}.md", "nama-berkas-salah"),
    ("caf\u{e9}.md", "nama-berkas-salah"),
    ("con.md", "nama-berkas-salah"),
    ("d/d/d/d/d/d/d/d/d/d/d/d", "berkas-tak-terbaca"),
    ("folder-luar", "tautan-simbolik"),
    ("jarang.md", "berkas-terlalu-besar"),
    ("keluar.md", "tautan-simbolik"),
    ("kosong.md", "tanpa-kepala-berkas"),
    ("kurung-banyak.md", "melampaui-batas"),
    ("kurung.md", "melampaui-batas"),
    ("naik", "tautan-simbolik"),
    ("nol.md", "bukan-utf8"),
    ("pipa.md", "berkas-khusus"),
    ("putaran", "tautan-simbolik"),
    ("satu-baris.md", "tulisan-melampaui-batas"),
    ("soket.md", "berkas-khusus"),
    ("tab\\tdan\\u{1b}[31m.md", "nama-berkas-salah"),
    ("utf16.md", "bukan-utf8"),
    ("zip.md", "tanpa-kepala-berkas"),
];

#[test]
fn everything_hostile_is_named_in_one_run() {
    let (project, _socket, _elsewhere) = hostile();
    let run = project.run(["check"]);
    run.exit(1);
    assert!(run.time < LONGEST, "{:?}", run.time);
    let mut found: Vec<(String, String)> = run
        .errors()
        .into_iter()
        .map(|(rule, place)| (place.replace("content/praktik/", ""), rule))
        .map(|(place, rule)| (place.split(':').next().unwrap_or_default().to_owned(), rule))
        .collect();
    found.sort();
    found.dedup_by(|a, b| a.0 == b.0);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(place, rule)| (place.as_str(), rule.as_str())).collect();
    assert_eq!(found, EXPECTED);
}

#[test]
fn nothing_hostile_is_published_and_the_rest_is() {
    let (project, _socket, elsewhere) = hostile();
    let before = crate::project::tree(elsewhere.path());
    let run = project.run(["build", "--keep-going"]);
    run.exit(1).stderr_has("1 lokus");
    assert!(run.time < LONGEST, "{:?}", run.time);
    assert!(project.has("public/lokus/uji.html"));
    assert!(!project.has("public/praktik/keluar.html"));
    assert_eq!(crate::project::tree(elsewhere.path()), before);
}

#[test]
fn settings_that_cannot_be_read_end_the_run_with_the_reason() {
    for (bytes, rule) in [
        (&b"judul: Caf\xE9\n"[..], "bukan-utf8"),
        (&utf16("judul: Uji\n"), "bukan-utf8"),
        (b"", "kunci-hilang"),
        (b"judul: [", "tata-tulis"),
        (b"judul: &a Uji\n", "tata-tulis"),
        (&b"[".repeat(60_000), "melampaui-batas"),
        (&b"a: b\n".repeat(20_000), "melampaui-batas"),
        (b"- judul\n", "jenis-nilai-salah"),
    ] {
        let project = Project::pair();
        project.bytes("teladan.yaml", bytes);
        let run = project.run(["build"]);
        assert!(run.error_names().contains(&rule.to_owned()), "{rule}: {:?}", run.errors());
        assert!(!project.has("public"));
    }
}

#[test]
fn files_beside_an_entry_are_as_little_trusted() {
    let project = Project::new();
    project.file("content/halaman/uji/index.md", "---\njudul: Uji\n---\n");
    project.bytes("content/halaman/uji/salah.jpg", b"bukan gambar");
    project.bytes("content/halaman/uji/kosong.png", b"");
    project.file("content/halaman/uji/con.pdf", "isi");
    project.file("content/halaman/uji/a:b.pdf", "isi");
    project.file("content/halaman/uji/a\nb.pdf", "isi");
    let run = project.run(["check"]);
    let found: Vec<String> = run
        .errors()
        .into_iter()
        .map(|(rule, place)| format!("{} {rule}", place.replace("content/halaman/uji/", "")))
        .collect();
    assert_eq!(
        found,
        [
            "a\\nb.pdf nama-berkas-salah",
            "a:b.pdf nama-berkas-salah",
            "con.pdf nama-berkas-salah",
            "kosong.png gambar-rusak",
            "salah.jpg gambar-rusak",
        ]
    );
}
