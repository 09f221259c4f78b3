//! The rules that advise: what an entry should tell, what does not belong into it, how its text
//! and its neighbours hang together. Fixtures for the table of [`super::reading`].

use crate::{
    reading_cases::{Broken, body, broken, english, line},
    samples::{CASE, CASE_PATH, INSTITUTE, LOCUS, png, with, without},
};

/// One for each of these rules, in the order of the rules.
pub(crate) fn all() -> Vec<Broken> {
    [notation(), telling(), privacy(), text(), neighbours()].into_iter().flatten().collect()
}

fn notation() -> Vec<Broken> {
    let many = "inisiator: [pimpinan, dprd, pegawai, masyarakat]";
    vec![
        line("hash-in-value", "disusun_oleh: Tim #2", "content/praktik/antrean.md:2:15"),
        line("curly-quotes", "disusun_oleh: “Tim”", "content/praktik/antrean.md:2:15"),
        body("lost-letters", "Caf\u{FFFD}", "content/halaman/x.md:5:4"),
        line("too-many", many, "content/praktik/antrean.md:2:12"),
        line("date-order", "sejak: 2019\nberhenti: 2018", "content/praktik/antrean.md:3:11"),
    ]
}

fn telling() -> Vec<Broken> {
    let approved = "judul: Uji\naturan: {belum-disetujui: peringatan}\n";
    let result = "hasil: [{indikator: Antrean, sebelum: 180}]";
    vec![
        broken("no-source", CASE_PATH, without(CASE, "sumber"), "content/praktik/antrean.md:1:1"),
        line("incomplete-result", result, "content/praktik/antrean.md:2:21"),
        broken("not-approved", "teladan.yaml", approved, "content/lokus/uji.md:1:1"),
        line("stale-status", "dicek_pada: 2025-11-21", "content/praktik/antrean.md:3:8"),
        english("stale-translation", "of: 2026-01-01\n", "content/praktik/antrean.en.md:3:5")
            .and(CASE_PATH, with(CASE, "diperbarui: 2026-02-01\n", "Isi.")),
    ]
}

fn privacy() -> Vec<Broken> {
    vec![
        body("private-phone", "Hubungi 0812-3456-7890.", "content/halaman/x.md:5:9"),
        body("private-email", "Tulis ke budi@gmail.com saja.", "content/halaman/x.md:5:10"),
        body("identity-number", "NIK 3510121203789012.", "content/halaman/x.md:5:5"),
        body("official-number", "NIP 19800101 200501 1 001.", "content/halaman/x.md:5:5"),
    ]
}

fn text() -> Vec<Broken> {
    let photo = ("content/halaman/foto/index.md", "---\njudul: Foto\n---\n\n![](a.png)\n");
    let of_nobody = "---\njudul: Foto\nfoto: [{berkas: a.png, alt: Loket}]\n---\n\nIsi.\n";
    vec![
        body("hidden-text", "[x]: https://contoh.go.id", "content/halaman/x.md:5:1"),
        body("unclosed-comment", "<!-- lupa ditutup", "content/halaman/x.md:5:1"),
        body("html-tag", "<font>Isi</font>", "content/halaman/x.md:5:1"),
        body("broken-markup", "##Judul", "content/halaman/x.md:5:1"),
        body("heading-order", "## Dua\n\nIsi.\n\n#### Empat\n\nIsi.", "content/halaman/x.md:9:1"),
        body("empty-section", "## Satu\n\n## Dua\n\nIsi.", "content/halaman/x.md:5:1"),
        broken("missing-alt", photo.0, photo.1, "content/halaman/foto/index.md:5:1")
            .and("content/halaman/foto/a.png", png(0)),
        broken("missing-credit", photo.0, of_nobody, "content/halaman/foto/index.md:3:17")
            .and("content/halaman/foto/a.png", png(0)),
        body("space-in-link", "[a](dua kata.pdf)", "content/halaman/x.md:5:5"),
    ]
}

fn neighbours() -> Vec<Broken> {
    let other = with(CASE, "inspirasi: praktik/antrean\n", "Isi.");
    let term = "istilah:\n  - {id: layanan-keliling, label: Layanan keliling}\n";
    let heic = "content/halaman/foto/a.heic";
    vec![
        line("circle", "inspirasi: praktik/lain", "content/praktik/lain.md:2:12")
            .and("content/praktik/lain.md", other),
        broken("locus-without-case", "content/lokus/sepi.md", LOCUS, "content/lokus/sepi.md:2:8"),
        broken(
            "unused-term",
            "content/istilah/bidang.yaml",
            term,
            "content/istilah/bidang.yaml:2:10",
        ),
        broken("orphan-page", "content/halaman/x.md", INSTITUTE, "content/halaman/x.md:2:8"),
        broken("unsupported-photo", heic, "x", heic)
            .and("content/halaman/foto/index.md", "---\njudul: Foto\n---\n\nIsi.\n"),
    ]
}
