//! Writes a knowledge base of photos as cameras make them into a folder that does not exist yet:
//!
//! ```text
//! cargo run --release --example photo_corpus -- PHOTOS FOLDER [--width 4032] [--height 3024]
//! ```
//!
//! Each case has twenty photos. There are twenty pictures, each as often as need be: a comment makes each file
//! another one, so that all are decoded and encoded, and every fourth lies on its side by its EXIF.
#![expect(clippy::disallowed_methods, reason = "an example writes files")]
#![expect(clippy::print_stderr, reason = "it says what was wrong")]
#![allow(dead_code, unreachable_pub, reason = "tests use the rest")]

#[path = "../tests/harness/photo.rs"]
mod photo;

use std::{fs, path::Path, process::ExitCode};

use photo::{Photo, exif, with_segments};
use rayon::prelude::*;

/// How many photos a case has, and how many pictures there are.
const AT_ONCE: usize = 20;

const LOCUS: &str = "---\njudul: Kabupaten Uji\njenis: pemerintah-kabupaten\nprovinsi: jawa-timur\nsumber: Laporan uji\n---\n\nKabupaten di tepi laut.\n";

const CASE: &str = "lokus: lokus/uji\nbidang: kesehatan\nfaktor_keberhasilan: belum-diketahui\nhambatan: belum-diketahui\nhasil: belum-diketahui\npembelajaran: belum-diketahui\nsumber: Laporan uji\n";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let photos = arguments.first().and_then(|it| it.parse::<usize>().ok());
    let (Some(photos), Some(folder)) = (photos.filter(|it| *it > 0), arguments.get(1)) else {
        eprintln!("photo_corpus PHOTOS FOLDER [--width N] [--height N]");
        return ExitCode::FAILURE;
    };
    let side = |name: &str, usual: u32| {
        let at = arguments.iter().position(|it| it == name);
        at.and_then(|at| arguments.get(at + 1)?.parse().ok()).unwrap_or(usual)
    };
    let (width, height) = (side("--width", 4032), side("--height", 3024));
    let root = Path::new(folder);
    write(&root.join("teladan.yaml"), b"judul: Foto\n");
    write(&root.join("content/lokus/uji.md"), LOCUS.as_bytes());
    let pictures: Vec<Vec<u8>> = (0..AT_ONCE.min(photos) as u32)
        .into_par_iter()
        .map(|seed| Photo { width, height, seed: seed + 1 }.jpeg())
        .collect();
    for case in 0..photos.div_ceil(AT_ONCE) {
        let of_case = case * AT_ONCE..photos.min((case + 1) * AT_ONCE);
        let folder = root.join(format!("content/praktik/foto-{case}"));
        let mut text = format!("---\njudul: Foto {case}\n{CASE}foto:\n");
        for number in of_case {
            let photo =
                format!("  - {{berkas: {number}.jpg, alt: Foto {number}, kredit: Humas}}\n");
            text.push_str(&photo);
            let turn = exif(if number % 4 == 3 { 6 } else { 1 }, b"GPS -6.9147");
            let comment = format!("foto {number}");
            let segments = [(0xE1, turn.as_slice()), (0xFE, comment.as_bytes())];
            let photo = with_segments(&pictures[number % AT_ONCE], &segments);
            write(&folder.join(format!("{number}.jpg")), &photo);
        }
        write(&folder.join("index.md"), (text + "---\n\nIsi.\n").as_bytes());
    }
    ExitCode::SUCCESS
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("folders can be made");
    fs::write(path, bytes).expect("files can be written");
}
