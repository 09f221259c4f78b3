//! Everything leads to everything that belongs to it, from both ends.

use crate::{
    html::Html,
    project::Project,
    samples::{CASE, INSTITUTE, LOCUS, with},
};

/// Two places inside a third, a neighbour, three cases, a visit, an institute and an adoption.
fn world() -> Project {
    let project = Project::new();
    let locus = |title: &str, lines: &str| {
        with(&LOCUS.replace("Kabupaten Uji", title), lines, &format!("Tentang {title}."))
    };
    let region = "penduduk: 1700000\nkarakteristik_wilayah: pesisir\n";
    project.file("content/lokus/uji.md", locus("Kabupaten Uji", region));
    project.file("content/lokus/tetangga.md", locus("Kabupaten Tetangga", region));
    project.file("content/lokus/jauh.md", locus("Kota Jauh", "").replace("jawa-timur", "papua"));
    project.file("content/lokus/loket.md", locus("Loket Uji", "induk: lokus/uji\n"));
    project.file("content/praktik/antrean.md", FULL);
    let inspired = "inspirasi: praktik/antrean\n";
    let lines = CASE.replace("Antrean daring", "Loket keliling").replace("lokus/uji", "tetangga");
    project.file("content/praktik/keliling.md", with(&lines, inspired, "Isi."));
    let twin = CASE
        .replace("Antrean daring", "Antrean radio")
        .replace("hambatan: belum-diketahui", "hambatan: {sdm: Petugas kurang}");
    project.file("content/praktik/radio.md", twin);
    project.file("content/lembaga/diklat.md", INSTITUTE);
    project.file("content/kunjungan/belajar.md", VISIT);
    project.file("content/adopsi/contoh.md", ADOPTION);
    project.build();
    project
}

const FULL: &str = "\
---
judul: Antrean daring
lokus: lokus/loket
bidang: kesehatan
masalah: Pasien menunggu.
lembaga: diklat
faktor_keberhasilan:
  - faktor: pimpinan
    uraian: Direktur memantau tiap pekan
    menurut: lokus
hambatan:
  - faktor: sdm
    uraian: Petugas hanya dua
    cara_mengatasi: Piket digilir
    keadaan_akhir: teratasi
hasil:
  - {indikator: Waktu tunggu, sebelum: 180, sesudah: 45, satuan: menit}
pembelajaran:
  - {id: mulai-kecil, isi: Mulai dari satu unit, sikap: adopsi, kunjungan: belajar}
  - {isi: Jangan menunggu aplikasi, sikap: hindari}
---

Warga mengambil nomor antrean dari rumah.
";

const VISIT: &str = "\
---
judul: Belajar di Uji
kegiatan: benchmarking
penyelenggara: lembaga/diklat
mulai: 2019-04-02
lokus: lokus/loket
praktik: antrean
catatan_peserta:
  - {praktik: antrean, isi: Papan alur mudah dibaca, sejalan: ya}
dikonfirmasi_lokus: 2019-05-01
belum_terjawab: Berapa biayanya setahun?
---
";

const ADOPTION: &str = "\
---
judul: Antrean di Tetangga
penerima: lokus/tetangga
status: selesai
praktik: antrean
pembelajaran: mulai-kecil
kunjungan: belajar
---
";

fn page(path: &str) -> Html {
    world().html(path)
}

#[test]
fn a_case_leads_to_all_that_came_of_it() {
    let case = page("praktik/antrean.html");
    case.links_to("../lokus/loket.html").links_to("../wilayah/jawa-timur.html");
    case.links_to("../bidang/kesehatan.html").links_to("../faktor/pimpinan.html");
    case.links_to("../lembaga/diklat.html");
    case.section("_visits").links_to("../kunjungan/belajar.html");
    case.section("_spread").links_to("../adopsi/contoh.html");
    case.section("_lessons").says("Mulai dari satu unit").links_to("../adopsi/contoh.html");
    case.section("_lessons").links_to("../kunjungan/belajar.html");
    case.section("_results").says("180").says("45").says("−75 %");
}

#[test]
fn a_case_shows_both_voices() {
    let case = page("praktik/antrean.html");
    let voices = case.section("_voices");
    voices.says("Papan alur mudah dibaca").links_to("../kunjungan/belajar.html");
    voices.says("Komitmen pimpinan").says("Mei 2019");
}

#[test]
fn a_place_leads_to_its_cases_parts_visits_and_open_questions() {
    let world = world();
    let desk = world.html("lokus/loket.html");
    desk.links_to("uji.html").section("_cases").links_to("../praktik/antrean.html");
    desk.section("_visits").links_to("../kunjungan/belajar.html");
    desk.section("_questions").says("Berapa biayanya setahun?");
    let region = world.html("lokus/uji.html");
    region.section("_parts").links_to("loket.html");
    region.section("_cases-of-parts").links_to("../praktik/antrean.html");
    region.section("_cases").links_to("../praktik/radio.html");
    let neighbour = world.html("lokus/tetangga.html");
    neighbour.section("_adoptions").links_to("../adopsi/contoh.html");
    neighbour.section("_cases").links_to("../praktik/keliling.html");
}

#[test]
fn places_alike_are_offered_with_the_reason() {
    let world = world();
    let alike = world.html("lokus/uji.html").section("_similar");
    alike.links_to("tetangga.html").says("satu provinsi").says("penduduk seukuran");
    alike.links_not_to("jauh.html").links_not_to("loket.html");
}

#[test]
fn a_visit_leads_to_what_was_seen_and_what_came_of_it() {
    let visit = page("kunjungan/belajar.html");
    visit.links_to("../lembaga/diklat.html").links_to("../lokus/loket.html");
    visit.links_to("../praktik/antrean.html").links_to("../adopsi/contoh.html");
    visit.says("Mulai dari satu unit").says_not("Jangan menunggu aplikasi");
}

#[test]
fn an_institute_leads_to_its_visits_and_cases() {
    let institute = page("lembaga/diklat.html");
    institute.links_to("../kunjungan/belajar.html").links_to("../praktik/antrean.html");
}

#[test]
fn an_adoption_leads_back_to_case_lesson_and_visit() {
    let adoption = page("adopsi/contoh.html");
    adoption.links_to("../praktik/antrean.html").links_to("../kunjungan/belajar.html");
    adoption.links_to("../lokus/tetangga.html").says("Mulai dari satu unit");
}

#[test]
fn inspiration_is_seen_from_both_ends() {
    let world = world();
    let model = world.html("praktik/antrean.html").section("_related");
    model.links_to("keliling.html").says("Terilhami praktik ini");
    let pupil = world.html("praktik/keliling.html").section("_related");
    pupil.links_to("antrean.html").says("Mengilhami praktik ini");
}

#[test]
fn a_relation_is_seen_from_both_ends_each_in_its_own_words() {
    let world = world();
    let lines = "terkait:\n  - {praktik: keliling, hubungan: bagian}\n";
    world.file("content/praktik/radio.md", with(CASE, lines, "Isi.")).build();
    let whole = world.html("praktik/keliling.html").section("_related");
    whole.links_to("radio.html").says("Induk praktik ini");
    let part = world.html("praktik/radio.html").section("_related");
    part.links_to("keliling.html").says("Bagian dari praktik ini");
}

#[test]
fn cases_with_the_same_obstacle_are_offered_with_the_reason() {
    let world = world();
    let related = world.html("praktik/antrean.html").section("_related");
    related.links_to("radio.html").says("Hambatan yang sama");
}

#[test]
fn a_factor_shows_where_it_helped_and_where_it_hindered() {
    let world = world();
    world.html("faktor/pimpinan.html").links_to("../praktik/antrean.html");
    let staff = world.html("faktor/sdm.html");
    staff.links_to("../praktik/antrean.html").links_to("../praktik/radio.html");
    staff.says("Petugas hanya dua").says("Piket digilir");
    world.html("faktor/index.html").links_to("pimpinan.html").links_to("sdm.html");
}

#[test]
fn all_lessons_stand_on_one_page_with_their_cases() {
    let lessons = page("pembelajaran/index.html");
    lessons.says("Mulai dari satu unit").says("Jangan menunggu aplikasi");
    assert!(lessons.links().iter().any(|link| link.starts_with("../praktik/antrean.html")));
}

#[test]
fn what_a_case_does_not_tell_is_asked() {
    let world = world();
    let asked = |path: &str| world.html(path).section("_completeness").texts("li").len();
    assert!(asked("praktik/antrean.html") < asked("praktik/keliling.html"));
    let open = world.html("praktik/antrean.html").section("_completeness");
    open.says("Sejak kapan").says_not("Masalah apa yang hendak dipecahkan");
}

#[test]
fn a_list_longer_than_twenty_goes_on_over_pages() {
    let project = Project::pair();
    for number in 0..21 {
        project.file(&format!("content/lembaga/l{number}.md"), INSTITUTE);
    }
    project.build();
    project.html("lembaga/index.html").links_to("halaman-2.html");
    project.html("lembaga/halaman-2.html").links_to("index.html");
    assert!(!project.has("public/lembaga/halaman-3.html"));
}

#[test]
fn a_card_on_the_page_of_its_place_does_not_name_the_place_again() {
    let world = world();
    let meta = |path: &str| world.html(path).texts(".card-case .card-meta").join(" ");
    let name = world.html("lokus/loket.html").texts("h1").join("");
    assert!(meta("praktik/index.html").contains(&name));
    assert!(!meta("lokus/loket.html").contains(&name));
}
