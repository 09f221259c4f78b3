//! The least of each kind that is sound, without even a warning: what tests begin with.

use super::photo::encode_png;

/// Where the minimal case stands.
pub(crate) const CASE_PATH: &str = "content/praktik/antrean.md";
/// Where the minimal locus stands.
pub(crate) const LOCUS_PATH: &str = "content/lokus/uji.md";

/// The least that a case must have.
pub(crate) const CASE: &str = "\
---
judul: Antrean daring
lokus: lokus/uji
bidang: kesehatan
faktor_keberhasilan: belum-diketahui
hambatan: belum-diketahui
hasil: belum-diketahui
pembelajaran: belum-diketahui
sumber: Laporan uji
---

Warga mengambil nomor antrean dari rumah.
";

/// The least that a locus must have.
pub(crate) const LOCUS: &str = "\
---
judul: Kabupaten Uji
jenis: pemerintah-kabupaten
provinsi: jawa-timur
sumber: Laporan uji
---

Kabupaten di tepi laut.
";

/// The least that a visit must have.
pub(crate) const VISIT: &str = "\
---
judul: Kunjungan ke Uji
kegiatan: benchmarking
penyelenggara: Pusdiklat Uji
mulai: 2019-04-02
lokus: lokus/uji
sumber: Laporan uji
---
";

/// The least that an institute must have.
pub(crate) const INSTITUTE: &str = "---\njudul: Pusdiklat Uji\n---\n";

/// The least that an adoption must have.
pub(crate) const ADOPTION: &str = "\
---
judul: Antrean di rumah
penerima: Dinas Contoh
status: selesai
praktik: antrean
sumber: Laporan uji
---
";

/// An entry with other lines at the head of its front matter, in the place of those with the same
/// keys, and with another body.
pub(crate) fn with(entry: &str, lines: &str, body: &str) -> String {
    let (_, rest) = entry.split_once("---\n").expect("an entry opens with a fence");
    let (front, _) = rest.split_once("---\n").expect("front matter is closed");
    let keys = lines.lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key);
    let front = keys.fold(front.to_owned(), |front, key| without(&front, key));
    format!("---\n{lines}{front}---\n\n{body}\n")
}

/// An entry without the line of a key.
pub(crate) fn without(entry: &str, key: &str) -> String {
    let start = format!("{key}:");
    entry.split_inclusive('\n').filter(|line| !line.starts_with(&start)).collect()
}

/// A small PNG with a place and a text beside the picture, padded by that many bytes of text.
pub(crate) fn png(padding: usize) -> Vec<u8> {
    let text = [b"Comment\0rahasia".to_vec(), vec![b'.'; padding]].concat();
    let chunks = [(*b"eXIf", &b"GPS: rahasia"[..]), (*b"tEXt", &text)];
    let pixels = vec![0; 640 * 480 * 2];
    encode_png(&pixels, 640, 480, ::png::ColorType::GrayscaleAlpha, &chunks)
}
