//! The barometer: which pages and files it has, what its sentences say, and that no share is told of
//! few. That every figure is right is held by `tests/browser/barometer-figures.test.mjs`, which counts
//! all of them again.

use crate::{
    html::Html,
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, LOCUS_PATH, with},
};

/// A site of so many cases; `lines` gives what each of them tells, by its number.
fn cases(count: usize, lines: impl Fn(usize) -> String) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n").file(LOCUS_PATH, LOCUS);
    for number in 0..count {
        let case = with(CASE, &lines(number), "");
        project.file(&format!("content/praktik/antrean-{number:02}.md"), case);
    }
    project.build();
    project
}

/// What a chart says in its sentence.
fn says(page: &Html, chart: &str) -> String {
    page.section(&format!("_{chart}")).texts(".chart-says").concat()
}

#[test]
fn a_share_is_told_from_thirty_on_and_of_no_fewer() {
    let told = |number: usize| {
        (if number.is_multiple_of(3) { "kebaruan: meniru\n" } else { "" }).to_owned()
    };
    let few = cases(29, told).html("barometer.html");
    assert!(!few.section("_novelty").text().contains('%'));
    assert_eq!(few.section("_novelty").texts(".chart-base"), ["n = 29 praktik"]);
    let project = cases(30, told);
    let many = project.html("barometer.html");
    assert_eq!(
        many.section("_novelty").texts("td"),
        ["0", "0 %", "0", "0 %", "10", "33 %", "20", "67 %"]
    );
    let rows = project.read("public/barometer/kebaruan.csv");
    assert!(rows.contains("novelty,Kebaruan,copied,Meniru tempat lain,,10,30,33.3\r\n"), "{rows}");
    assert!(project.read("public/barometer/kebaruan.svg").contains(">10 (33\u{a0}%)</text>"));
}

#[test]
fn what_is_unknown_is_a_bar_of_its_own_and_comes_first_where_it_is_most() {
    let page = cases(5, |number| (if number < 2 { "kebaruan: pertama\n" } else { "" }).to_owned());
    let page = page.html("barometer.html");
    let novelty = page.section("_novelty");
    assert_eq!(novelty.texts("th[scope=row]").last().map(String::as_str), Some("Belum diketahui"));
    assert!(novelty.has(".bar-unknown"));
    assert_eq!(
        says(&page, "novelty"),
        "Sebagian besar belum diketahui: 3 dari 5 praktik. \
         Yang tercatat hanya satu jawaban: Pertama kali, 2 dari 5 praktik."
    );
    assert_eq!(says(&page, "stage"), "Belum diketahui pada seluruh 5 praktik.");
    assert_eq!(page.section("_stage").texts("td"), ["5"], "no answers that nobody gave");
    assert_eq!(says(&page, "sector"), "Semuanya Kesehatan: 5 praktik.");
}

#[test]
fn a_sentence_names_a_tie_and_nothing_stands_out_where_many_share_the_place() {
    let partners = ["perguruan-tinggi", "media", "warga", "swasta"];
    let project = cases(8, |number| {
        let years = ["2018", "2018", "2020", "2020", "2021", "2021", "2021", "2018"];
        format!("sejak: {}\nmitra_inovasi: {}\n", years[number], partners[number % 4])
    });
    let page = project.html("barometer.html");
    assert_eq!(
        says(&page, "year"),
        "Sama banyak di urutan teratas: 2018 dan 2021, masing-masing 3 dari 8 praktik."
    );
    let years = page.section("_year").texts("th[scope=row]");
    assert_eq!(years, ["2018", "2019", "2020", "2021"], "years without a case are shown");
    assert_eq!(
        says(&page, "partners"),
        "Tidak ada yang menonjol: 4 jawaban sama banyak di urutan teratas, \
         masing-masing 2 dari 8 praktik."
    );
    let english = project.html("en/barometer.html");
    assert_eq!(
        says(&english, "year"),
        "Equally often in first place: 2018 and 2021, each 3 of 8 cases."
    );
}

#[test]
fn what_stopped_is_counted_and_told_with_its_reason() {
    let project = Project::pair();
    let case = "status: berhenti\nberhenti: 2021-05\nhambatan:\n  - faktor: anggaran\n    \
                uraian: Dana habis.\n    keadaan_akhir: belum-teratasi\n  - faktor: sdm\n    \
                uraian: Kurang orang.\n    keadaan_akhir: teratasi\n    \
                cara_mengatasi: Piket.\n";
    let ended = with(&CASE.replace("hambatan: belum-diketahui\n", ""), case, "");
    project.file("content/praktik/usai.md", ended);
    let adoption = with(ADOPTION, "status: berhenti\nalasan_berhenti: Pindah **tugas**.\n", "");
    project.file("content/adopsi/satu.md", adoption).build();
    let page = project.html("barometer.html");
    assert!(says(&page, "status").contains("Berhenti atau digantikan: 1 dari 2 praktik."));
    let stopped = page.section("_section-life");
    stopped.says("Berhenti · Mei 2021 · Kabupaten Uji");
    stopped.says("Hambatan yang belum teratasi: Anggaran").says("Pindah tugas.");
    assert_eq!(
        page.section("_stopped").texts(".chart-base"),
        ["n = 1 praktik yang berhenti atau digantikan"]
    );
    assert_eq!(
        says(&page, "outcomes"),
        "Sama banyak di urutan teratas: Anggaran dan Jumlah pegawai dan beban kerja, \
         masing-masing 1 dari 2 hambatan. Akhirnya: teratasi 1, belum teratasi 1."
    );
}

#[test]
fn withdrawn_cases_and_drafts_are_not_counted() {
    let project = Project::pair();
    project.file("content/praktik/tarik.md", with(CASE, "ditarik: Diminta\n", ""));
    project.file("content/praktik/konsep.md", with(CASE, "konsep: ya\n", ""));
    project.run(["build", "--drafts"]).exit(0);
    project.html("barometer.html").says("n = 1 praktik");
    let empty = Project::page("Isi.");
    empty.build();
    assert!(!empty.has("public/barometer.html") && !empty.has("public/barometer.csv"));
}

#[test]
fn a_sector_an_institute_and_a_province_of_one_name_have_pages_of_their_own() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\n");
    project.file(LOCUS_PATH, LOCUS.replace("jawa-timur", "bali"));
    project.file("content/lembaga/kesehatan.md", INSTITUTE);
    let case = with(CASE, "lembaga: lembaga/kesehatan\n", "");
    project.file("content/praktik/antrean.md", case).build();
    for name in ["bidang-kesehatan", "lembaga-kesehatan", "wilayah-bali"] {
        let page = project.html(&format!("barometer/{name}.html"));
        page.says("n = 1 praktik").links_to("../barometer.html").links_to(&format!("{name}.csv"));
        project.html("barometer.html").links_to(&format!("barometer/{name}.html"));
    }
    project.html("bidang/kesehatan.html").links_to("../barometer/bidang-kesehatan.html");
    project.html("lembaga/kesehatan.html").links_to("../barometer/lembaga-kesehatan.html");
    project.html("wilayah/bali.html").links_to("../barometer/wilayah-bali.html");
    // A part does not count what it is of.
    assert!(!project.html("barometer/bidang-kesehatan.html").has("#_sector"));
    project.html("index.html").links_to("barometer.html");
}

#[test]
fn a_bar_leads_to_the_list_or_search_of_what_it_counts() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nmenu: [barometer, praktik]\n");
    project.file(LOCUS_PATH, LOCUS);
    let case = with(CASE, "tahapan: uji-coba\nsejak: 2019\n", "");
    project.file("content/praktik/antrean.md", case).build();
    let page = project.html("barometer.html");
    page.links_to("bidang/kesehatan.html").links_to("wilayah/jawa-timur.html");
    page.links_to("cari.html?kind=case&stage=trial")
        .links_to("cari.html?kind=case&from=2019&to=2019");
    let part = project.html("barometer/bidang-kesehatan.html");
    part.links_to("../cari.html?kind=case&sector=kesehatan&province=jawa-timur");
    assert_eq!(page.values("nav a[aria-current]", "href"), ["barometer.html"]);
    assert_eq!(part.texts(".breadcrumbs li"), ["Beranda", "Barometer"]);
}
