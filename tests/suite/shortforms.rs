//! Every short form gives the page of its long form, byte for byte; so does every language of keys.

use std::collections::BTreeMap;

use crate::{
    project::Project,
    samples::{CASE, LOCUS, VISIT, with, without},
};

/// Short and long: lines of a case's front matter.
const FORMS: [(&str, &str); 34] = [
    ("bidang: kesehatan", "bidang: [kesehatan]"),
    ("bidang: Kesehatan", "bidang:\n  - kesehatan"),
    ("lokus: uji", "lokus: lokus/uji"),
    ("lokus: [[lokus/uji]]", "lokus: lokus/uji"),
    ("lokus: \"[[lokus/uji]]\"", "lokus: lokus/uji"),
    ("lokus: ../lokus/uji.md", "lokus: lokus/uji"),
    (
        "faktor_keberhasilan:\n  - pimpinan: Direktur mewajibkan",
        "faktor_keberhasilan:\n  - faktor: pimpinan\n    uraian: Direktur mewajibkan",
    ),
    (
        "faktor_keberhasilan: {pimpinan: A, sdm: B}",
        "faktor_keberhasilan:\n  - {faktor: pimpinan, uraian: A}\n  - {faktor: sdm, uraian: B}",
    ),
    (
        "faktor_keberhasilan: {faktor: pimpinan, uraian: A}",
        "faktor_keberhasilan: [{faktor: pimpinan, uraian: A}]",
    ),
    ("hambatan: {sdm: Petugas kurang}", "hambatan: [{faktor: sdm, uraian: Petugas kurang}]"),
    ("hambatan: [belum-diketahui]", "hambatan: belum-diketahui"),
    ("hambatan: unknown", "hambatan: belum-diketahui"),
    ("hambatan: Tidak tahu", "hambatan: belum-diketahui"),
    ("hambatan: nihil", "hambatan: tidak-ada"),
    ("hasil: unmeasured", "hasil: belum-diukur"),
    ("hasil: Antrean lebih pendek", "hasil: [{indikator: Antrean lebih pendek}]"),
    ("hasil: [A, B]", "hasil: [{indikator: A}, {indikator: B}]"),
    ("pembelajaran: {adopsi: Mulai kecil}", "pembelajaran: [{sikap: adopsi, isi: Mulai kecil}]"),
    ("sumber: Laporan tahunan", "sumber: [{judul: Laporan tahunan}]"),
    ("sumber: [Laporan, Berita]", "sumber: [{judul: Laporan}, {judul: Berita}]"),
    ("disetujui: Kepala Bidang", "disetujui: {oleh: Kepala Bidang}"),
    ("ditarik: Diminta lokus", "ditarik: {alasan: Diminta lokus}"),
    ("penghargaan: KIPP", "penghargaan: [{nama: KIPP}]"),
    ("pelaku: {Bupati: Memantau}", "pelaku: [{siapa: Bupati, peran: Memantau}]"),
    ("pelaku: Bupati", "pelaku: [{siapa: Bupati}]"),
    (
        "proses_perubahan: {2018-10: Uji coba}",
        "proses_perubahan: [{waktu: 2018-10, langkah: Uji coba}]",
    ),
    ("terkait: lain", "terkait: [{praktik: lain}]"),
    ("terkait: [[praktik/lain]]", "terkait: [{praktik: praktik/lain}]"),
    ("inspirasi: praktik/lain", "inspirasi: [praktik/lain]"),
    (
        "sumber_daya:\n  anggaran: Rp1,5 miliar",
        "sumber_daya:\n  anggaran:\n    jumlah: 1500000000\n    mata_uang: IDR",
    ),
    ("digital: yes", "digital: ya"),
    ("tpb: 3", "tpb: [3]"),
    ("mitra_inovasi: perguruan tinggi", "mitra_inovasi: [perguruan-tinggi]"),
    ("jenis_perubahan: layanan", "jenis_perubahan: [service]"),
];

/// A site with one case for each of those lines.
fn site(lines: impl Iterator<Item = &'static str>) -> BTreeMap<String, Vec<u8>> {
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS).file("content/praktik/lain.md", CASE);
    for (number, line) in lines.enumerate() {
        let entry = with(CASE, &format!("{line}\n"), "Isi.");
        project.file(&format!("content/praktik/bentuk-{number}.md"), entry);
    }
    project.build();
    project.tree("public")
}

#[test]
fn a_short_form_is_its_long_form() {
    let short = site(FORMS.iter().map(|(short, _)| *short));
    let long = site(FORMS.iter().map(|(_, long)| *long));
    for (number, (form, _)) in FORMS.iter().enumerate() {
        let page = format!("praktik/bentuk-{number}.html");
        assert!(short[&page] == long[&page], "{form}");
    }
    assert!(short == long);
}

#[test]
fn the_first_paragraph_is_the_summary_where_none_is_given() {
    let sites = ["", "ringkasan: Inti praktik ini.\n"].map(|line| {
        let project = Project::pair();
        let body = "> Kutipan.\n\nInti *praktik*\nini.\n\nLanjutan.";
        project.file("content/praktik/antrean.md", with(CASE, line, body)).build();
        let page = project.html("praktik/antrean.html");
        (
            page.values("meta[name=description]", "content"),
            project.read("public/praktik/index.html"),
        )
    });
    assert_eq!(sites[0].0, ["Inti praktik ini."]);
    assert_eq!(sites[0], sites[1]);
}

#[test]
fn a_long_first_paragraph_is_cut_at_a_word() {
    let project = Project::page(&"kata ".repeat(100));
    project.build();
    let summary = &project.html("uji.html").values("meta[name=description]", "content")[0];
    assert!(summary.chars().count() <= 280 && summary.ends_with("kata…"), "{summary}");
}

#[test]
fn a_heading_named_like_a_key_carries_its_text() {
    let project = Project::pair();
    let body = "Pembuka.\n\n## Masalah\n\nPasien *menunggu*.\n\n### Sejak kapan\n\nLama.\n\n## Cara kerja\n\nDaring.\n\n## Lain-lain\n\nSisa.";
    project.file("content/praktik/antrean.md", with(CASE, "", body)).build();
    let page = project.html("praktik/antrean.html");
    let problem = page.section("masalah");
    problem.says("Pasien menunggu.").says("Lama.").says_not("Daring.");
    page.section("cara-kerja").says("Daring.").says_not("Sisa.");
    assert_eq!(page.text().matches("Pasien menunggu.").count(), 1);
    page.says("Sisa.").says("Pembuka.");
}

#[test]
fn a_heading_named_like_a_list_tells_it_in_prose() {
    let project = Project::pair();
    let entry = without(CASE, "hambatan");
    let body = "Pembuka.\n\n## Hambatan\n\nPetugas kurang.";
    project.file("content/praktik/antrean.md", with(&entry, "", body)).build();
    project.html("praktik/antrean.html").section("hambatan").says("Petugas kurang.");
}

#[test]
fn a_key_in_the_front_matter_wins_over_a_heading_of_its_name() {
    let project = Project::pair();
    let body = "Pembuka.\n\n## Masalah\n\nDi bawah.";
    project.file("content/praktik/antrean.md", with(CASE, "masalah: Di atas.\n", body)).build();
    project.html("praktik/antrean.html").says("Di atas.").says("Di bawah.");
}

#[test]
fn text_stands_where_a_number_is_wanted_if_it_may() {
    let project = Project::pair();
    let lines = "hasil: [{indikator: A, sebelum: hampir 100, sesudah: 35.10}]\n";
    project.file("content/praktik/antrean.md", with(CASE, lines, "Isi.")).build();
    project.html("praktik/antrean.html").section("_results").says("hampir 100").says("35,10");
}

#[test]
fn a_word_that_other_readers_take_for_a_boolean_is_a_text() {
    let project = Project::page("Isi.");
    for title in ["NO", "ya", "null", "~", "1e3", "0x1F", "2018-10-01", "12.500"] {
        project.file("content/halaman/uji.md", format!("---\njudul: {title}\n---\n")).build();
        assert_eq!(project.html("uji.html").texts("h1"), [title]);
    }
}

/// The same site, with all names in the one language or the other.
fn in_language(names: &[(&str, &str)], english: bool) -> BTreeMap<String, Vec<u8>> {
    let project = Project::new();
    let case =
        with(CASE, "sejak: 2018\nstatus: berlanjut\ndigital: ya\n", "Inti.\n\nDi [[lokus/uji]].");
    for (path, text) in [
        ("teladan.yaml", "judul: Uji\n"),
        ("content/praktik/antrean.md", &case),
        ("content/lokus/uji.md", LOCUS),
        ("content/kunjungan/uji.md", VISIT),
    ] {
        let name =
            |text: &str| names.iter().fold(text.to_owned(), |text, (id, en)| text.replace(id, en));
        if english {
            project.file(&name(path), name(text));
        } else {
            project.file(path, text);
        }
    }
    project.build();
    project.tree("public")
}

#[test]
fn indonesian_and_english_names_make_the_same_site() {
    let names = [
        ("content/praktik", "content/cases"),
        ("content/lokus", "content/loci"),
        ("content/kunjungan", "content/visits"),
        ("judul:", "title:"),
        ("lokus:", "locus:"),
        ("lokus/", "loci/"),
        ("bidang:", "sectors:"),
        ("faktor_keberhasilan:", "success_factors:"),
        ("hambatan:", "obstacles:"),
        ("hasil:", "results:"),
        ("pembelajaran:", "lessons:"),
        ("belum-diketahui", "unknown"),
        ("sejak:", "since:"),
        ("berlanjut", "continuing"),
        ("digital: ya", "digital: true"),
        ("jenis:", "kind:"),
        ("provinsi:", "province:"),
        ("kegiatan:", "kind:"),
        ("penyelenggara:", "organizer:"),
        ("mulai:", "start:"),
    ];
    let (id, en) = (in_language(&names, false), in_language(&names, true));
    for (path, bytes) in &id {
        assert!(en.get(path) == Some(bytes), "{path}");
    }
    assert_eq!(id.len(), en.len());
}
