//! Open data says what the pages say: as many records, each fitting its schema, nothing of what is
//! withdrawn or a draft, and no formula.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use serde_json::Value;

use crate::{
    json_schema::misfit,
    project::{Project, tree},
    samples::{ADOPTION, CASE, CASE_PATH, LOCUS, LOCUS_PATH, VISIT, with},
};

const BOTH: &str = "judul: Uji\nbahasa: [id, en]\n";

/// The rows of a table, each by its header.
fn rows(project: &Project, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = project.read(&format!("public/{path}"));
    let text = text.strip_prefix('\u{feff}').expect("spreadsheets know UTF-8 by its mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().map(|row| row.expect("every row has all columns"));
    rows.collect()
}

/// The records of a file of JSON, which the file of NDJSON beside it repeats.
fn records(project: &Project, path: &str) -> Vec<Value> {
    let text = project.read(&format!("public/{path}.json"));
    let records: Vec<Value> = serde_json::from_str(&text).expect("a list of records");
    let lines = project.read(&format!("public/{path}.ndjson"));
    let lines: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("a record")).collect();
    assert_eq!(records, lines, "{path}");
    records
}

/// Asserts that each record fits the schema beside it.
fn assert_fits(project: &Project, path: &str) {
    let schema = project.read(&format!("public/{path}.schema.json"));
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    for record in records(project, path) {
        assert_eq!(misfit(&schema, &record, path), None);
    }
}

#[test]
fn the_data_of_the_sample_fits_its_schemas_and_counts_what_the_lists_count() {
    let project = Project::new();
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, bytes) in tree(&repository.join("content")) {
        project.bytes(&format!("content/{path}"), &bytes);
    }
    let settings = fs::read_to_string(repository.join("teladan.yaml")).expect("it is there");
    project.file("teladan.yaml", settings).build();
    let index = project.html("data/index.html");
    let files: BTreeSet<String> = project.tree("public").into_keys().collect();
    for (kind, folder) in [
        ("praktik", "data"),
        ("lokus", "data"),
        ("kunjungan", "data"),
        ("lembaga", "data"),
        ("halaman", "data"),
        ("istilah", "data"),
    ] {
        assert_fits(&project, &format!("{folder}/{kind}"));
    }
    for (kind, pages) in [("praktik", "praktik/"), ("lokus", "lokus/"), ("kunjungan", "kunjungan/")]
    {
        let count = records(&project, &format!("data/{kind}")).len();
        let is_entry = |path: &&String| {
            let name = path.strip_prefix(pages).unwrap_or("/");
            name.ends_with(".html")
                && !name.contains('/')
                && name != "index.html"
                && !name.starts_with("halaman-")
        };
        let pages = files.iter().filter(is_entry).filter(|path| {
            !project.read(&format!("public/{path}")).contains("http-equiv=\"refresh\"")
        });
        assert_eq!(count, pages.count(), "{kind}");
        assert_eq!(rows(&project, &format!("data/{kind}.csv")).len(), count);
        assert!(index.text().contains(&count.to_string()));
    }
}

#[test]
fn each_item_of_a_list_is_a_row_and_lists_can_be_counted_again() {
    let project = Project::new();
    let lines =
        "hambatan:\n  - sdm: Pegawai kurang.\n  - anggaran: Dana kurang.\nstatus: berlanjut\n";
    let case = with(CASE, lines, "").replace("hambatan: belum-diketahui\n", "");
    project.file("teladan.yaml", BOTH).file(LOCUS_PATH, LOCUS).file(CASE_PATH, case);
    project.file("content/kunjungan/satu.md", VISIT).build();
    let cases = rows(&project, "data/praktik.csv");
    assert_eq!(cases[0]["judul"], "Antrean daring");
    assert_eq!(cases[0]["status"], "berlanjut");
    assert_eq!(cases[0]["lokus"], "Kabupaten Uji");
    assert_eq!(cases[0]["lokus.entri"], "locus/uji");
    assert_eq!(cases[0]["bidang"], "Kesehatan");
    assert_eq!(cases[0]["hasil_pernyataan"], "belum-diketahui");
    let obstacles = rows(&project, "data/hambatan.csv");
    let notes: Vec<&str> = obstacles.iter().map(|row| row["uraian"].as_str()).collect();
    assert_eq!(notes, ["Pegawai kurang.", "Dana kurang."]);
    assert_eq!(obstacles[1]["entri"], "case/antrean");
    assert_eq!(obstacles[1]["nomor"], "2");
    let english = records(&project, "en/data/cases");
    assert_eq!(english[0]["status"], "continuing");
    assert_eq!(english[0]["obstacles"][1]["note"], "Dana kurang.");
    assert_eq!(english[0]["results_stated"], "unknown");
    assert_eq!(english[0]["locus_province"], "jawa-timur");
    assert_eq!(rows(&project, "en/data/cases.csv")[0]["status"], "continuing");
    assert_eq!(records(&project, "data/lokus")[0]["visit_count"], 1);
    for kind in ["praktik", "lokus", "kunjungan", "istilah"] {
        assert_fits(&project, &format!("data/{kind}"));
    }
}

#[test]
fn no_cell_begins_a_formula_and_numbers_stay_numbers() {
    let project = Project::new();
    let lines = "hasil:\n  - indikator: \"=1+1\"\n    sebelum: -3\n    sesudah: 4,50\n";
    let case = with(CASE, lines, "").replace("hasil: belum-diketahui\n", "");
    project.file("teladan.yaml", "judul: Uji\n").file(LOCUS_PATH, LOCUS).file(CASE_PATH, case);
    project.build();
    let results = rows(&project, "data/hasil.csv");
    assert_eq!(results[0]["indikator"], "'=1+1");
    assert_eq!(results[0]["sebelum"], "-3");
    assert_eq!(results[0]["sesudah"], "4.50");
    assert_eq!(records(&project, "data/praktik")[0]["results"][0]["after"], 4.5);
}

#[test]
fn drafts_are_in_no_data_even_where_their_pages_are_shown() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\n").file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    let draft = with(CASE, "konsep: ya\n", "").replace("Antrean daring", "Zwankonsep");
    project.file("content/praktik/konsep.md", draft).run(["build", "--drafts"]).exit(0);
    assert!(project.has("public/praktik/konsep.html"));
    assert_eq!(records(&project, "data/praktik").len(), 1);
    let held = project.tree("public").into_iter().filter(|(path, bytes)| {
        path.starts_with("data/") && String::from_utf8_lossy(bytes).contains("Zwankonsep")
    });
    assert_eq!(held.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn visits_and_adoptions_are_counted_as_the_page_counts_them() {
    let project = Project::new();
    let visit = with(VISIT, "praktik: [antrean]\n", "");
    project.file("teladan.yaml", "judul: Uji\n").file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    for (name, lines) in [("satu", ""), ("konsep", "konsep: ya\n"), ("lama", "ditarik: Diminta\n")]
    {
        let visit = with(&visit, lines, "");
        project.file(&format!("content/kunjungan/{name}.md"), visit);
        project.file(&format!("content/adopsi/{name}.md"), with(ADOPTION, lines, ""));
    }
    let assert_counts = || {
        let case = &records(&project, "data/praktik")[0];
        assert_eq!((&case["visit_count"], &case["adoption_count"]), (&1.into(), &1.into()));
        assert_eq!(records(&project, "data/lokus")[0]["visit_count"], 1);
    };
    project.run(["build", "--drafts"]).exit(0);
    assert_counts();
    project.build();
    assert_counts();
    let page = project.html("praktik/antrean.html").text();
    assert!(page.contains("1 kunjungan"), "{page}");
}

#[test]
fn the_page_names_licence_and_newest_date_and_explains_every_column() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nlisensi: CC BY 4.0\n").file(LOCUS_PATH, LOCUS);
    project.file(CASE_PATH, with(CASE, "diperbarui: 2024-05-06\n", "")).build();
    let page = project.html("data/index.html").text();
    for said in ["CC BY 4.0", "6 Mei 2024", "faktor_keberhasilan_pernyataan", "km²", "jiwa"] {
        assert!(page.contains(said), "{said}");
    }
    let header = rows(&project, "data/praktik.csv")[0].keys().cloned().collect::<Vec<_>>();
    for column in header {
        let named = column.trim_end_matches(".entri");
        assert!(page.contains(named), "{column}");
    }
}

#[test]
fn an_empty_site_has_no_data() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\n").file("content/praktik/.gitkeep", "").build();
    assert!(!project.has("public/data"));
}

#[test]
fn a_page_says_how_it_is_cited_and_one_file_holds_all_citations() {
    let project = Project::new();
    let settings = "judul: Uji\nalamat_situs: https://contoh.go.id/uji\n";
    let case = with(CASE, "disusun_oleh: Kelompok 2 & 3\ndiperbarui: 2024-05-06\n", "");
    project.file("teladan.yaml", settings).file(LOCUS_PATH, LOCUS).file(CASE_PATH, case).build();
    let page = project.html("praktik/antrean.html").section("_cite").text();
    let line = "Kelompok 2 & 3. (2024). Antrean daring. Uji. \
                https://contoh.go.id/uji/praktik/antrean.html";
    assert!(page.contains(line), "{page}");
    let bibtex = project.read("public/data/sitasi.bib");
    assert!(bibtex.contains("author = {{Kelompok 2 \\& 3}}"), "{bibtex}");
    let ris = project.read("public/data/sitasi.ris");
    assert_eq!(ris.matches("TY  - ELEC\r\n").count(), 2);
    let csl: Value =
        serde_json::from_str(&project.read("public/data/sitasi.csl.json")).expect("a list");
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2024);
}

#[test]
fn data_is_exported_without_the_pages() {
    let project = Project::new();
    project.file("teladan.yaml", BOTH).file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE).build();
    project.run(["export", "csv", "--out", "csv"]).exit(0);
    let paths: Vec<String> = project.tree("csv").into_keys().collect();
    assert!(paths.contains(&"data/praktik.csv".to_owned()), "{paths:?}");
    assert_eq!(project.read("csv/data/praktik.csv"), project.read("public/data/praktik.csv"));
    project.run(["export", "bibtex"]).exit(0);
    assert!(project.has("export/bibtex/en/data/citations.bib"));
    project.run(["export", "csv", "--out", "content"]).exit(2);
}
