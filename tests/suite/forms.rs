//! Cases as documents to paste into forms: every heading is there, what the case says stands under
//! its own, and nothing else.

use std::{collections::BTreeMap, path::Path};

use crate::{
    html::Html,
    project::Project,
    samples::{CASE_PATH, LOCUS, LOCUS_PATH},
};

const CASE: &str = "---
judul: Antrean <daring>
ringkasan: Warga memilih jam.
lokus: lokus/uji
bidang: kesehatan
tahapan: penerapan
status: belum-diketahui
kebaruan: disesuaikan
sejak: 2018-10
tujuan: Waktu tunggu *paling lama* satu jam.
faktor_keberhasilan: {pimpinan: Kepala dinas memantau}
hambatan:
  - faktor: anggaran
    uraian: Dana kurang.
    cara_mengatasi: Digilir antarunit.
    keadaan_akhir: teratasi
hasil: belum-diukur
pembelajaran: belum-diketahui
sumber: Laporan uji
---

Kalimat pembuka.

## Masalah

Warga menunggu lama.
";

/// The documents of a form for one case in Indonesian.
fn export(form: &str, case: &str) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, case);
    project.run(["export", form, "--out", "formulir"]).exit(0);
    project
}

/// What stands under each heading of a document, notes in brackets apart, and the notes.
fn answers(html: &str) -> BTreeMap<String, (Vec<String>, Vec<String>)> {
    let mut found: BTreeMap<String, (Vec<String>, Vec<String>)> = BTreeMap::new();
    let mut heading = String::new();
    for element in Html::new(html).all("h2, p") {
        let text = element.text().collect::<String>();
        if element.value().name() == "h2" {
            heading = text;
            found.entry(heading.clone()).or_default();
            continue;
        }
        let Some((answers, notes)) = found.get_mut(&heading) else { continue };
        if text.starts_with('[') { notes.push(text) } else { answers.push(text) }
    }
    found
}

#[test]
fn a_form_has_what_the_case_says_under_its_headings_and_questions_elsewhere() {
    let project = export("iga", CASE);
    let page = project.read("formulir/antrean.html");
    assert_eq!(Html::new(&page).texts("h1"), ["Antrean <daring>"]);
    let found = answers(&page);
    let said = |heading: &str| found[heading].0.join("|");
    assert_eq!(said("Nama Inovasi Daerah"), "Antrean <daring>");
    assert_eq!(said("Tahapan Inovasi"), "Penerapan");
    assert_eq!(said("Tujuan Inovasi Daerah"), "Waktu tunggu paling lama satu jam.");
    assert_eq!(said("Waktu Implementasi"), "Oktober 2018");
    assert_eq!(said("Waktu Uji Coba Inovasi Daerah"), "", "nobody said when it was tried");
    assert_eq!(said("Hasil Inovasi"), "belum diukur");
    let design = &found["Rancang Bangun dan Pokok Perubahan yang Dilakukan"];
    let written = ["Warga menunggu lama.", "Kebaruan: Disesuaikan dari tempat lain"];
    assert_eq!(design.0, [written[0], written[1], "Kalimat pembuka."]);
    assert_eq!(design.1, ["[10 kata; formulir meminta sedikitnya 300 kata.]"]);
    for (heading, (said, notes)) in &found {
        assert_eq!(
            said.is_empty(),
            notes.iter().any(|it| it.contains('?')),
            "{heading}: {notes:?}"
        );
    }
    let list = project.read("formulir/index.html");
    assert_eq!(Html::new(&list).values("li a", "href"), ["antrean.html"]);
    let answered = found.values().filter(|(said, _)| !said.is_empty()).count();
    assert!(list.contains(&format!("{answered} dari {} judul", found.len())), "{list}");
}

#[test]
fn a_form_in_english_takes_the_english_version_or_says_that_there_is_none() {
    let project = export("opsi", CASE);
    let page = project.read("formulir/antrean.html");
    assert!(page.contains("belum ada dalam bahasa formulir"));
    let found = answers(&page);
    assert_eq!(
        found["Challenges and Failures"].0,
        ["Finance: Dana kurang. Response: Digilir antarunit. (Overcome)"]
    );
    assert!(found["Lessons Learned"].1[0].contains('?'), "what is unknown is no answer");
    assert_eq!(found["What is the current status of your innovation?"].0, ["Stage: Applied"]);
    project.file("content/praktik/antrean.en.md", "---\njudul: Queue\n---\n\nText.\n");
    project.run(["export", "opsi", "--out", "formulir"]).exit(0);
    let page = project.read("formulir/antrean.html");
    assert!(!page.contains("belum ada dalam bahasa formulir"));
    assert_eq!(answers(&page)["Innovation Name"].0, ["Queue"]);
}

#[test]
fn a_form_tells_an_answer_that_is_longer_than_it_takes() {
    let long = "kata ".repeat(201);
    let case = CASE.replace("tujuan:", &format!("penerima_manfaat: {long}\ntujuan:"));
    let found = answers(&export("opsi", &case).read("formulir/antrean.html"));
    let notes = &found["Users, Stakeholders & Beneficiaries"].1;
    assert!(notes[0].starts_with("[1.004 huruf") && notes[0].contains("500"), "{notes:?}");
    assert!(found["Innovation Overview"].1[0].contains("paling banyak 5.000"));
}

/// A case that says whatever a form asks for and cases can say.
const FULLEST: &str = "---
title: Antrean
summary: Warga memilih jam.
locus: lokus/uji
sectors: kesehatan
implementer: Dinas Kesehatan
stage: applied
since: 2018-10
status: continuing
form: public-service
digital: true
initiator: head
change: service
novelty: adapted
problem: Warga menunggu lama.
origin: Keluhan warga.
how: Warga memilih jam.
goal: Waktu tunggu satu jam.
beneficiaries: Semua warga.
plans: Tiga loket lagi.
process: [{when: 2018-10, what: Uji coba}]
stakeholders: [{who: Camat, part: Memantau}]
partners: perguruan-tinggi
success_factors: [{factor: pimpinan, note: Kepala dinas memantau, prerequisite: true}]
obstacles: [{factor: anggaran, note: Dana kurang}]
results: [{indicator: Waktu tunggu, before: 120, after: 45, unit: menit}]
lessons: {adopt: Mulai dari satu loket}
resources: {staff: 12, budget: {amount: 5000000}, months: 9, tools: Telepon, regulation: Keputusan Bupati 1/2018}
evaluation_phase: use
evaluation_by: external
evaluation_purposes: belajar-memperbaiki
sources: Laporan uji
---

Kalimat pembuka.
";

#[test]
fn a_case_that_says_all_leaves_open_only_what_no_case_says() {
    let open = |form: &str| -> Vec<String> {
        let found = answers(&export(form, FULLEST).read("formulir/antrean.html"));
        let open = found.into_iter().filter(|(_, (said, _))| said.is_empty());
        open.map(|(heading, _)| heading).collect()
    };
    assert_eq!(
        open("iga"),
        [
            "Indikator: Bimtek Inovasi",
            "Indikator: Integrasi Program dan Kegiatan Inovasi dalam RKPD",
            "Indikator: Jejaring Inovasi",
            "Indikator: Kemudahan Informasi Layanan",
            "Indikator: Kemudahan Proses Inovasi yang Dihasilkan",
            "Indikator: Kualitas Inovasi Daerah",
            "Indikator: Layanan Terintegrasi",
            "Indikator: Pedoman Teknis",
            "Indikator: Penyelesaian Layanan Pengaduan",
            "Indikator: Replikasi",
            "Indikator: Sosialisasi Inovasi Daerah",
            "Waktu Uji Coba Inovasi Daerah",
        ],
        "it was put to use, and nobody has adopted it"
    );
    assert_eq!(open("opsi"), [""; 0]);
}

#[test]
fn a_form_tells_figures_of_the_fullest_case_and_who_has_adopted_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/full");
    let root = root.to_str().expect("a path of UTF-8");
    let out = Project::new();
    out.run(["export", "iga", "--root", root, "--out", "formulir"]).exit(0);
    let found = answers(&out.read("formulir/loket-satu-jam.html"));
    let said = |heading: &str| found[heading].0.join("|");
    assert_eq!(said("Indikator: Ketersediaan SDM terhadap Inovasi Daerah"), "12");
    assert_eq!(said("Indikator: Kecepatan Penciptaan Inovasi"), "Lama, dalam bulan: 9");
    assert_eq!(said("Indikator: Replikasi"), "Adopsi di tempat lain: 1");
    assert_eq!(found["Hasil Inovasi"].0.len(), 4);
}
