//! Settings: every key of `teladan.yaml` with values that nobody means well, and rules silenced
//! that would have said so.

use crate::{
    attack::{self, Generator, Input},
    front_matter::value,
    plan::{Plan, Report},
    random::{PAYLOADS, PIECES, Random},
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH},
};

/// Tries settings.
pub(crate) fn attack(plan: Plan) -> Report {
    attack::run(plan, Generator { name: "settings", count: 60, group: 1, make })
}

const SOUND: &str = "\
judul: Uji
bahasa: [id, en]
deskripsi: Situs uji.
";

/// Keys, those of maps with what stands in them; `@` stands for a value.
const KEYS: [&str; 30] = [
    "judul: @",
    "judul:\n  id: @\n  en: @",
    "bahasa: @",
    "bahasa: [id, @]",
    "deskripsi: @",
    "penerbit: @",
    "penerbit:\n  nama: @\n  situs: @\n  logo: @\n  kontak: @",
    "alamat: @",
    "alamat_situs: @",
    "url: @",
    "tema: @",
    "warna: @",
    "warna:\n  utama: @\n  aksen: @",
    "warna:\n  utama: '#0b5d57'\n  @: @",
    "edit_url: @",
    "alamat_sunting: @",
    "alamat_lapor: @",
    "report_url: @",
    "base_url: @",
    "menu: @",
    "menu:\n  - label: @\n    tautan: @\n  - @",
    "menu: [halaman/tentang, @]",
    "saringan: @",
    "facets: [@, @]",
    "aturan: @",
    "aturan:\n  alamat-web-salah: mati\n  bentuk-salah: mati\n  @: @",
    "lisensi: @",
    "rules:\n  bad-format: off\n  bad-link: off\n  broken-link: off\n  out-of-range: off",
    "@: @",
    "theme: @",
];

fn make(random: &mut Random, _: usize) -> Input {
    let mut text = SOUND.to_owned();
    for _ in 0..=random.below(5) {
        let mut parts = random.pick(&KEYS).split('@');
        text.push_str(parts.next().unwrap_or_default());
        for part in parts {
            text.push_str(&value(random));
            text.push_str(part);
        }
        text.push('\n');
    }
    if random.once_in(3) {
        let first = random.pick(&["judul", "bahasa", "deskripsi"]);
        text = text.split_inclusive('\n').filter(|line| !line.starts_with(first)).collect();
        text.insert_str(0, "judul: Uji\n");
    }
    if random.once_in(4) {
        text = random.spoil_text(&text, &[PIECES, PAYLOADS].concat());
    }
    let mut bytes = text.into_bytes();
    if random.once_in(10) {
        random.spoil_bytes(&mut bytes);
    }
    let mut input = Input::default();
    input.file("teladan.yaml", bytes);
    input.file(CASE_PATH, CASE);
    input.file(LOCUS_PATH, LOCUS);
    input.file("content/halaman/tentang.md", "---\njudul: Tentang\nmenu: ya\n---\n\nIsi.\n");
    input
}
