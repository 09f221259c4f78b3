//! What readers type, and what they should find first: pages of factors, sectors and provinces, kinds,
//! years, short forms. The questions are answered by the oracle, which the client agrees with.

use teladan::{
    model::VocabularyId,
    pipeline::{Options, compile},
    search::{DocumentSubject, IndexContents, TIER},
};

use crate::{
    oracle::answer,
    project::Project,
    samples::{CASE, LOCUS, VISIT, with},
};

const HINDERED: &str = "\
judul: Mal pelayanan baru
hambatan:
  - faktor: anggaran
    uraian: Uang daerah hanya cukup untuk satu gedung
    cara_mengatasi: Dibangun dalam dua tahap
    keadaan_akhir: teratasi
  - faktor: penolakan-masyarakat
    uraian: Pedagang pasar keberatan
    cara_mengatasi: Diajak bicara
";

fn site() -> IndexContents {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\n");
    let case = with(CASE, "faktor_keberhasilan: [anggaran]\n", "Anggaran dan dana dari pusat.");
    project.file("content/praktik/anggaran.md", case.replace("Antrean daring", "Anggaran desa"));
    project.file("content/praktik/mal.md", with(CASE, HINDERED, "Biaya Rp1.500.000 tiap bulan."));
    project.file("content/kunjungan/uji.md", VISIT);
    project.file("content/lokus/kota.md", LOCUS.replace("Kabupaten Uji", "Kota Uji"));
    index(&project)
}

fn index(project: &Project) -> IndexContents {
    let compilation = compile(project.root(), Options::default());
    let (Some(site), Some(config)) = (compilation.site, compilation.config) else {
        panic!("the project does not compile: {:?}", compilation.diagnostics);
    };
    site.search(&config, TIER, &|_, _| {}).expect("an index is written")
}

/// The addresses of what is found, in order.
fn found(site: &IndexContents, query: &str) -> Vec<String> {
    let documents = answer(site, query, Some(0)).results(site);
    documents.into_iter().map(|it| site.paths[it as usize].clone()).collect()
}

fn first(site: &IndexContents, query: &str) -> String {
    found(site, query).into_iter().next().unwrap_or_default()
}

#[test]
fn a_problem_in_peoples_own_words_leads_to_the_ways_round_it() {
    let site = site();
    for (factor, questions) in [
        ("anggaran", "anggaran terbatas|kekurangan dana|dana tidak cukup|lack of funds|no money"),
        ("penolakan-masyarakat", "penolakan warga|warga menolak|protes warga|people refuse"),
    ] {
        for question in questions.split('|') {
            assert_eq!(first(&site, question), format!("hambatan/{factor}.html"), "{question}");
        }
    }
    assert_eq!(first(&site, "kesehatan"), "bidang/kesehatan.html");
    assert_eq!(first(&site, "jatim"), "wilayah/jawa-timur.html");
}

#[test]
fn a_sites_own_term_is_found_by_what_people_say_of_the_built_in_one() {
    let project = Project::pair();
    let terms = "terms:\n  - {id: orang-kurang, label: {id: SDM terbatas}}\n\
        \x20 - {id: budaya-kerja, label: {id: Watak kerja}}\n";
    project.file("content/istilah/faktor.yaml", terms);
    let lines = "hambatan:\n  - {faktor: orang-kurang, uraian: Tak ada orang}\n\
        \x20 - {faktor: budaya-kerja, uraian: Lamban}\n";
    project.file("content/praktik/antrean.md", with(CASE, lines, "Isi."));
    let site = index(&project);
    assert_eq!(first(&site, "beban kerja berat"), "hambatan/orang-kurang.html");
    assert_eq!(first(&site, "pegawai enggan berubah"), "hambatan/budaya-kerja.html");
}

#[test]
fn what_people_say_of_a_factor_does_not_find_every_text_that_names_it() {
    let site = site();
    let cases = found(&site, "minim ").into_iter().filter(|path| path.starts_with("praktik/"));
    assert_eq!(cases.count(), 0);
    assert!(found(&site, "pendanaan ").contains(&"hambatan/anggaran.html".to_owned()));
}

#[test]
fn kinds_years_and_days_are_words() {
    let site = site();
    for question in ["kunjungan 2019", "2 April 2019", "kunjungan april"] {
        assert_eq!(first(&site, question), "kunjungan/uji.html", "{question}");
    }
    let loci = found(&site, "lokus di jawa timur");
    assert_eq!(loci[..3], ["wilayah/jawa-timur.html", "lokus/kota.html", "lokus/uji.html"]);
    assert_eq!(first(&site, "lokus"), "lokus/kota.html");
}

#[test]
fn sums_and_short_forms_are_found() {
    let site = site();
    for question in ["1.500.000", "1500000", "Rp1.500.000"] {
        assert_eq!(first(&site, question), "praktik/mal.html", "{question}");
    }
    assert!(!found(&site, "dana yg dr pusat utk desa").is_empty());
    assert_eq!(found(&site, "yg "), found(&site, "yang "));
}

#[test]
fn pages_of_terms_are_documents_in_every_language_and_stand_in_no_filter() {
    let site = site();
    let terms = || site.headers.iter().filter(|it| it.subject.entry().is_none());
    let factor = |vocabulary: &VocabularyId| *vocabulary == VocabularyId::Factors;
    let factors = terms().filter(
        |it| matches!(&it.subject, DocumentSubject::Term(vocabulary, _) if factor(vocabulary)),
    );
    assert_eq!(factors.count(), 2 * 2);
    assert!(terms().all(|it| it.shown == 1 << it.language));
    for path in ["hambatan/anggaran.html", "en/obstacles/anggaran.html", "bidang/kesehatan.html"] {
        assert!(site.paths.iter().any(|it| it == path), "{path}");
    }
}
