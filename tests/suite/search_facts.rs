//! The facts of cases and loci in the index: the client finds them by name, and they say what the page
//! says.

use serde_json::{Value, json};

use crate::{
    project::Project,
    samples::{CASE, LOCUS, VISIT, with},
    search_client::ask_client,
};

const CASE_FACTS: &str = "\
judul: Antrean daring
lokus: lokus/uji
bidang: [kesehatan, sosial]
tahapan: penerapan
sejak: 2018-10
dicek_pada: 2020-01-31
digital: ya
faktor_keberhasilan:
  - faktor: dukungan-pimpinan
    uraian: Bupati memimpin rapat.
    wajib_ada: ya
hambatan:
  - faktor: anggaran-terbatas
    uraian: Dana belum ada.
    cara_mengatasi: Memakai **dana** yang ada.
    keadaan_akhir: teratasi
hasil:
  - indikator: Lama antrean
    sebelum: 90
    sesudah: 15
    satuan: menit
pembelajaran: belum-diketahui
sumber_daya: {anggaran: 12500000, lama_bulan: 6}
";

const LOCUS_FACTS: &str = "\
penduduk: 1250000
luas_km2: 12,5
koordinat: [-7.5, 112.25]
penerimaan_kunjungan: {menerima: [kunjungan], batas_hari_kerja: 14}
";

/// What Node tells of the facts of these entries; nothing where Node is missing, which `tests/run` tells.
fn ask(project: &Project, language: &str, names: &[&str]) -> Option<Value> {
    ask_client("facts.mjs", project, language, names)
}

fn project() -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    project.file("content/lokus/uji.md", with(LOCUS, LOCUS_FACTS, "Di tepi laut."));
    project.file("content/praktik/antrean.md", with(CASE, CASE_FACTS, "Warga mengantre."));
    project.file("content/kunjungan/satu.md", VISIT);
    for number in 0..30 {
        project.file(&format!("content/praktik/lain-{number}.md"), CASE);
    }
    project.build();
    project
}

fn value<'a>(told: &'a Value, entry: usize, row: &str) -> &'a Value {
    let values = told["facts"][entry]["values"].as_array().expect("it has values");
    values.iter().find(|value| value["key"] == row).unwrap_or(&Value::Null)
}

#[test]
fn facts_say_what_the_page_says_and_take_three_hops() {
    let project = project();
    let names = ["case/antrean", "locus/uji", "case/tidak-ada"];
    let Some(told) = ask(&project, "id", &names) else { return };
    assert_eq!((told["facts"].as_array().map(Vec::len), &told["hops"]), (Some(2), &3.into()));
    for (at, page) in ["praktik/antrean.html", "lokus/uji.html"].into_iter().enumerate() {
        assert_eq!(told["facts"][at]["name"], names[at]);
        let page = project.html(page);
        for value in told["facts"][at]["values"].as_array().expect("it has values") {
            // These rows put several things of the page into one line, count its cards, or are those of
            // the locus.
            let key = value["key"].as_str().expect("a key");
            let elsewhere = ["locus_kind", "population", "accepts", "notice_days"];
            let is_elsewhere = at == 0 && elsewhere.contains(&key);
            if !is_elsewhere
                && !["obstacles", "results", "cases", "visits", "adoptions"].contains(&key)
            {
                value["text"].as_str().expect("a text").lines().for_each(|line| {
                    page.says(line);
                });
            }
        }
    }
}

#[test]
fn facts_have_numbers_to_order_by_and_lines_for_values() {
    let project = project();
    let Some(told) = ask(&project, "id", &["case/antrean", "locus/uji"]) else { return };
    let numbers = [
        (0, "since", 20_181_000.0),
        (0, "checked", 20_200_131.0),
        (0, "budget", 12_500_000.0),
        (0, "months", 6.0),
        (1, "population", 1_250_000.0),
        (1, "area_km2", 12.5),
        (1, "notice_days", 14.0),
        (1, "cases", 31.0),
    ];
    for (entry, row, number) in numbers {
        assert_eq!(value(&told, entry, row)["number"], number, "{row}");
    }
    assert_eq!(value(&told, 0, "sectors")["text"], "Kesehatan\nSosial");
    let obstacle = value(&told, 0, "obstacles")["text"].as_str().expect("a text");
    assert!(obstacle.ends_with("): Memakai dana yang ada."), "{obstacle}");
    assert_eq!(value(&told, 0, "results")["text"], "Lama antrean: 90 → 15 menit");
    assert_eq!(value(&told, 1, "notice_days")["better"], "less");
    let drawn = &value(&told, 0, "results")["figures"];
    assert_eq!(*drawn, json!([{"line": 0, "before": 90, "after": 15, "unit": "menit"}]));
    // What a visit needs to know of its locus.
    assert_eq!(value(&told, 0, "population")["number"], 1_250_000.0);
}

#[test]
fn an_entry_is_found_by_the_names_that_it_had() {
    let project = project();
    let moved = "slug: antre\nalamat_lama: [praktik/antrean-lama]\n";
    project.file("content/praktik/antrean.md", with(CASE, moved, "Warga mengantre."));
    project.build();
    let names = ["case/antrean", "case/antre", "case/antrean-lama"];
    let Some(told) = ask(&project, "id", &names) else { return };
    for (at, asked) in names.into_iter().enumerate() {
        let entry = &told["facts"][at];
        assert_eq!((&entry["name"], &entry["asked"]), (&names[0].into(), &asked.into()));
        assert!(entry["url"].as_str().is_some_and(|url| url.ends_with("praktik/antre.html")));
        assert_eq!(entry["title"], "Antrean daring");
    }
}

#[test]
fn labels_are_in_the_language_of_the_reader() {
    let project = project();
    let Some(told) = ask(&project, "en", &["locus/uji"]) else { return };
    let population = value(&told, 0, "population");
    assert_eq!(
        (&population["text"], &population["label"]),
        (&"1,250,000".into(), &"Population".into())
    );
}

#[test]
fn the_columns_of_the_finder_tell_places_and_obstacles() {
    let project = project();
    let Some(told) = ask(&project, "id", &[]) else { return };
    let columns = &told["columns"];
    let at = |column: &str, id: &str| {
        let documents = columns[column].as_array().expect("a column");
        documents
            .iter()
            .filter(|of| of.as_array().is_some_and(|of| of.contains(&id.into())))
            .count()
    };
    // The cases and the locus itself.
    assert_eq!(at("locus", "uji"), 32);
    assert_eq!(at("prerequisite", "pimpinan"), 1);
    assert_eq!(at("hindered_by", "anggaran/overcome/"), 1);
    assert_eq!(
        (at("visited", "2019-04"), at("latitude", "82500"), at("notice_days", "14")),
        (1, 1, 1)
    );
    assert_eq!(columns["nowhere"], Value::Null);
}
