//! Who took what from whom, as trees: several givers, circles, givers that were withdrawn, and what
//! became of visits.

use crate::{
    project::Project,
    samples::{ADOPTION, CASE, INSTITUTE, LOCUS, VISIT, with},
};

/// A case with these lines at its head.
fn case(title: &str, lines: &str) -> String {
    with(&CASE.replacen("Antrean daring", title, 1), lines, "Isi.")
}

/// A site of these cases, by name, title and lines.
fn site(cases: &[(&str, &str, &str)]) -> Project {
    let project = Project::new();
    project.file("content/lokus/uji.md", LOCUS);
    for (name, title, lines) in cases {
        project.file(&format!("content/praktik/{name}.md"), case(title, lines));
    }
    project
}

#[test]
fn a_tree_goes_from_the_first_giver_to_the_last_receiver() {
    let project = site(&[
        ("antrean", "Antrean", ""),
        ("kedua", "Kedua", "inspirasi: praktik/antrean\n"),
        ("ketiga", "Ketiga", "inspirasi: praktik/kedua\n"),
    ]);
    let lines = "tahap_replikasi: uji\nyang_diubah: Jadwalnya.\nhasil: Antrean hilang.\n";
    project.file("content/adopsi/rumah.md", with(ADOPTION, lines, "Isi."));
    project.build();
    let page = project.html("penyebaran.html");
    assert_eq!(page.texts(".spread > li > .spread-node .spread-name"), ["Antrean"]);
    let below = ".spread > li > ul > li > .spread-node .spread-name a";
    assert_eq!(page.texts(below), ["Antrean di rumah", "Kedua"]);
    let last = ".spread > li > ul > li > ul > li > .spread-node .spread-name";
    assert_eq!(page.texts(last), ["Ketiga"]);
    page.says("Langkah 2 dari 6: uji").says("Jadwalnya.").says("Antrean hilang.");
    page.says("1 dari 1 adopsi menceritakan hasilnya");
    let own = project.html("praktik/antrean.html").section("_spread");
    own.links_to("../adopsi/rumah.html").links_to("kedua.html");
    own.links_to("../penyebaran.html");
    project.html("praktik/ketiga.html").section("_spread").links_to("kedua.html");
}

#[test]
fn a_case_with_two_givers_stands_under_each_and_says_so() {
    let project = site(&[
        ("a", "Giver A", ""),
        ("b", "Giver B", ""),
        ("c", "Penerima", "inspirasi: [praktik/a, praktik/b, Loket Kota Jauh]\n"),
    ]);
    project.build();
    let page = project.html("penyebaran.html");
    let trees = page.texts(".spread > li > .spread-node .spread-name");
    assert_eq!(trees, ["Giver A", "Giver B", "Loket Kota Jauh"]);
    assert_eq!(page.texts(".spread li li .spread-name"), ["Penerima"; 3]);
    let also = page.texts(".spread-also");
    assert_eq!(also[0], "Juga belajar dari Giver B, Loket Kota Jauh");
    assert_eq!(also[2], "Juga belajar dari Giver A, Giver B");
}

#[test]
fn a_receiver_that_stands_twice_tells_what_spread_from_it_once() {
    let project = site(&[
        ("a", "Asal", ""),
        ("b", "Kiri", "inspirasi: praktik/a\n"),
        ("c", "Kanan", "inspirasi: praktik/a\n"),
        ("d", "Bawah", "inspirasi: [praktik/b, praktik/c]\n"),
        ("e", "Ujung", "inspirasi: praktik/d\n"),
    ]);
    project.build();
    let page = project.html("penyebaran.html");
    assert_eq!(page.texts(".spread-name a").iter().filter(|text| *text == "Bawah").count(), 2);
    assert_eq!(page.texts(".spread-name a").iter().filter(|text| *text == "Ujung").count(), 1);
    page.says("sudah disebut di tempat lain").says("(1 penerima)");
}

#[test]
fn a_circle_ends_and_is_named() {
    let project = site(&[
        ("a", "Pertama", "inspirasi: praktik/b\n"),
        ("b", "Kedua", "inspirasi: praktik/a\n"),
    ]);
    project.file("teladan.yaml", "judul: Uji\naturan: {rujukan-melingkar: peringatan}\n");
    project.run(["build"]).exit(0);
    let page = project.html("penyebaran.html");
    assert_eq!(page.texts(".spread-name"), ["Pertama", "Kedua", "Pertama"]);
    page.says("saling menginspirasi");
}

#[test]
fn a_giver_that_was_withdrawn_is_not_named_and_a_receiver_is_gone() {
    let project = site(&[
        ("a", "Rahasia", "ditarik: Keliru.\n"),
        ("b", "Kedua", "inspirasi: praktik/a\n"),
        ("c", "Hilang", "ditarik: Keliru.\ninspirasi: praktik/b\n"),
    ]);
    project.build();
    let page = project.html("penyebaran.html");
    assert_eq!(page.texts(".spread-name"), ["Praktik yang sudah ditarik", "Kedua"]);
    page.says_not("Rahasia").says_not("Hilang");
    project.html("praktik/b.html").section("_spread").says_not("Rahasia");
}

#[test]
fn many_receivers_are_cut_with_their_count() {
    let project = site(&[("antrean", "Antrean", "")]);
    for number in 0..12 {
        project.file(&format!("content/adopsi/a{number:02}.md"), ADOPTION);
    }
    project.build();
    let page = project.html("penyebaran.html");
    assert_eq!(page.all(".spread-adoption").len(), 8);
    assert_eq!(page.texts(".spread-rest"), ["dan 4 penerima lainnya"]);
    page.links_to("praktik/antrean.html#_spread");
    let own = project.html("praktik/antrean.html");
    own.section("_spread").links_to("antrean/adopsi.html").says("dan 6 penerima lainnya");
}

#[test]
fn a_visit_tells_what_came_of_it_and_where_the_chain_is_broken() {
    let project = site(&[(
        "antrean",
        "Antrean",
        "pembelajaran: [{id: satu, isi: Mulai dari satu loket, sikap: adopsi, kunjungan: uji}]\n",
    )]);
    project.file("content/kunjungan/uji.md", VISIT);
    project.build();
    let chain = project.html("kunjungan/uji.html").section("_outcome");
    let missing = chain.texts(".chain-missing .chain-name");
    assert_eq!(missing, ["Adopsi", "Hasil"]);
    assert_eq!(chain.values(".ago", "data-day"), ["2019-04-02"], "a script tells how long ago");
    project.html("penyebaran.html").section("_broken").links_to("kunjungan/uji.html");
    // What applies its lesson grew from it, although it does not name the visit.
    let lines = "pembelajaran: satu\nhasil: Antrean hilang.\n";
    project.file("content/adopsi/rumah.md", with(ADOPTION, lines, "Isi."));
    project.build();
    let chain = project.html("kunjungan/uji.html").section("_outcome");
    assert!(!chain.has(".chain-missing") && !chain.has(".ago"));
    assert_eq!(chain.texts(".lesson .spread-name a"), ["Antrean di rumah"]);
    assert!(!project.html("penyebaran.html").has("#_broken"));
}

#[test]
fn an_adoption_without_a_case_stands_under_its_visit_and_one_without_both_is_listed() {
    let project = site(&[("antrean", "Antrean", "")]);
    project.file("content/kunjungan/uji.md", VISIT);
    let of_visit = ADOPTION.replace("praktik: antrean", "kunjungan: uji");
    project.file("content/adopsi/satu.md", &of_visit);
    // What is not published yet is named by nobody.
    project.file("content/praktik/rahasia.md", case("Rahasia", "konsep: ya\n"));
    project.file("content/adopsi/dua.md", ADOPTION.replace("praktik: antrean", "praktik: rahasia"));
    project.run(["build"]).exit(0);
    let page = project.html("penyebaran.html");
    assert_eq!(page.texts(".spread-visit > .spread-node .spread-name"), ["Kunjungan ke Uji"]);
    page.section("_without-giver").links_to("adopsi/dua.html");
}

#[test]
fn a_site_in_which_nothing_spread_has_no_page_of_it() {
    let project = Project::pair();
    project.build();
    assert!(!project.has("public/penyebaran.html"));
    project.html("index.html").links_not_to("penyebaran.html");
}

#[test]
fn an_institute_has_a_page_and_a_table_for_each_year() {
    let project = site(&[("antrean", "Antrean", "lembaga: diklat\ntanggal: 2021-03-01\n")]);
    project.file("content/praktik/tua.md", case("Tua", "lembaga: diklat\n"));
    project.file("content/lembaga/diklat.md", INSTITUTE);
    let lines = "penyelenggara: lembaga/diklat\njumlah_peserta: 31\n";
    project.file("content/kunjungan/uji.md", with(VISIT, lines, "Isi."));
    let lines = lines.replace("jumlah_peserta: 31\n", "mulai: 2019-09\n");
    project.file("content/kunjungan/dua.md", with(VISIT, &lines, "Isi."));
    let lines = "kunjungan: uji\nstatus: berhenti\nalasan_berhenti: Pindah.\n";
    project.file("content/adopsi/rumah.md", with(ADOPTION, lines, "Isi."));
    project.build();
    let institute = project.html("lembaga/diklat.html").section("_years");
    institute.links_to("diklat/2019.html").links_to("diklat/2021.html");
    project.html("kunjungan/uji.html").links_to("../lembaga/diklat/2019.html");
    let year = project.html("lembaga/diklat/2019.html");
    year.links_to("2021.html").says("1 dari 2 belum diketahui").says("Keadaan: berhenti");
    year.says("1 praktik lembaga ini tidak menyebut tanggal penulisannya");
    let table = project.read("public/lembaga/diklat/2019.csv");
    assert!(table.starts_with("\u{feff}lembaga,tahun,bagian,kode,butir,jumlah,dari"));
    assert!(table.contains(",participants,Peserta,31,2,1\r\n"), "{table}");
    assert!(table.contains(",adoption_status.stopped,Keadaan: berhenti,1,1,0\r\n"), "{table}");
    project
        .html("lembaga/diklat/2021.html")
        .links_to("2019.html")
        .links_to("../../praktik/antrean.html");
}

#[test]
fn a_changed_result_changes_few_pages() {
    let project = site(&[("antrean", "Antrean", "")]);
    project.file("content/kunjungan/uji.md", VISIT);
    for number in 0..40 {
        let lines = format!("judul: Adopsi {number}\nkunjungan: uji\nhasil: Cepat.\n");
        project.file(&format!("content/adopsi/a{number:02}.md"), with(ADOPTION, &lines, "Isi."));
        let lines = "inspirasi: praktik/antrean\n";
        project.file(&format!("content/praktik/b{number:02}.md"), case("Lain", lines));
    }
    project.build();
    let before = project.tree("public");
    let lines = "judul: Adopsi 3\nkunjungan: uji\nhasil: Lebih cepat.\n";
    project.file("content/adopsi/a03.md", with(ADOPTION, lines, "Isi.")).build();
    let after = project.tree("public");
    let changed = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes));
    let changed: Vec<&String> = changed.map(|(path, _)| path).collect();
    let pages: Vec<&&String> = changed.iter().filter(|path| path.ends_with(".html")).collect();
    let expected =
        ["adopsi/a03.html", "kunjungan/uji.html", "penyebaran.html", "praktik/antrean.html"];
    assert_eq!(pages, expected.iter().collect::<Vec<_>>());
    assert!(changed.len() <= 30, "{changed:?}");
}
