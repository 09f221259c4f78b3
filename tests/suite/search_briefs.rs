//! What briefs say of cases and loci: who says what, and the questions that the records leave open.

use serde_json::Value;

use crate::{
    project::Project,
    samples::{CASE, LOCUS, VISIT, with},
    search_client::ask_client,
};

const CASE_FACTS: &str = "\
faktor_keberhasilan:
  - faktor: dukungan-pimpinan
    uraian: Bupati memimpin rapat.
    menurut: lokus
    wajib_ada: ya
hambatan:
  - faktor: anggaran-terbatas
    uraian: Dana belum ada.
hasil:
  - indikator: Lama antrean
    sesudah: 15
    satuan: menit
";

/// What Node tells of the briefs of these entries; nothing where Node is missing, which `tests/run` tells.
fn ask(project: &Project, language: &str, names: &[&str]) -> Option<Value> {
    ask_client("briefs.mjs", project, language, names)
}

fn project(visit: &str) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file("content/lokus/uji.md", with(LOCUS, "kontak: {unit: Bagian Umum}\n", ""));
    project.file("content/praktik/antrean.md", with(CASE, CASE_FACTS, "Warga mengantre."));
    project.file("content/kunjungan/satu.md", with(VISIT, visit, ""));
    project.build();
    project
}

/// The questions of an entry, each with its reason behind it.
fn questions(told: &Value, name: &str) -> String {
    let questions = told["briefs"][name]["questions"].as_array().expect("it has questions");
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let lines = questions.iter().map(|it| format!("{} [{}]", text(&it["text"]), text(&it["why"])));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_brief_asks_for_figures_responses_and_the_other_side() {
    let Some(told) = ask(&project(""), "id", &["case/antrean", "case/tidak-ada"]) else { return };
    assert_eq!((&told["briefs"]["case/tidak-ada"], &told["hops"]), (&Value::Null, &3.into()));
    let brief = &told["briefs"]["case/antrean"];
    assert_eq!((&brief["title"], &brief["locus"]), (&"Antrean daring".into(), &"locus/uji".into()));
    assert_eq!(brief["factors"][0]["prerequisite"], true);
    let asked = questions(&told, "case/antrean");
    assert!(asked.contains("Lama antrean: berapa angkanya sebelum"), "{asked}");
    assert!(asked.contains("Bagaimana hambatan “"), "{asked}");
    assert!(asked.contains("[baru satu pihak yang menyatakan]"), "{asked}");
    // What is asked one by one is not asked once more for all.
    assert!(!asked.contains("Bagaimana tiap hambatan diatasi?"), "{asked}");
}

#[test]
fn what_a_cohort_saw_itself_is_no_longer_one_sided() {
    let seen = "catatan_peserta:\n  - {praktik: antrean, isi: Bupati hadir., sejalan: ya}\n";
    let Some(told) = ask(&project(seen), "id", &["case/antrean"]) else { return };
    let asked = questions(&told, "case/antrean");
    assert!(!asked.contains("[baru satu pihak yang menyatakan]"), "{asked}");
}

#[test]
fn a_locus_hands_on_the_questions_of_earlier_visits_in_the_language_of_the_reader() {
    let project = project("belum_terjawab: [Berapa biayanya?]\n");
    let Some(told) = ask(&project, "en", &["locus/uji"]) else { return };
    let asked = questions(&told, "locus/uji");
    assert!(asked.contains("Berapa biayanya? [left open by Kunjungan ke Uji]"), "{asked}");
    assert!(
        asked.contains("Does this locus receive groups? [to ask before setting off]"),
        "{asked}"
    );
    assert_eq!(told["briefs"]["locus/uji"]["contact"][0], "Bagian Umum");
    assert!(told["briefs"]["locus/uji"]["url"].as_str().is_some_and(|it| it.contains("en/")));
}
