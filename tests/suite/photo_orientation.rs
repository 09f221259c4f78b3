//! How a photo is turned stands in its EXIF: every version stands upright without saying so, whatever the
//! format, and wherever in the file it is said.

use crate::{
    photo::{decode_jpeg, encode_jpeg, encode_png, exif, with_chunks, with_segments},
    photos::with_photo,
    project::Project,
};

/// The colour in the middle of each quarter: upper left, upper right, lower left, lower right.
pub(crate) fn quarters(jpeg: &[u8]) -> Vec<[u8; 3]> {
    let (width, height, pixels) = decode_jpeg(jpeg);
    let at = |x: usize, y: usize| {
        let at = (y * width + x) * 3;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    let (left, right) = (width / 4, width * 3 / 4);
    let (high, low) = (height / 4, height * 3 / 4);
    vec![at(left, high), at(right, high), at(left, low), at(right, low)]
}

pub(crate) fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 6)
}

const COLORS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 40], [40, 50, 190], [190, 180, 40]];

/// How four fields of colour are stored under each orientation, so that upright they are 0 1 / 2 3.
const STORED: [(u8, [usize; 4]); 8] = [
    (1, [0, 1, 2, 3]),
    (2, [1, 0, 3, 2]),
    (3, [3, 2, 1, 0]),
    (4, [2, 3, 0, 1]),
    (5, [0, 2, 1, 3]),
    (6, [1, 3, 0, 2]),
    (7, [3, 1, 2, 0]),
    (8, [2, 0, 3, 1]),
];

/// Four fields of colour as they are stored under an orientation: width, height and pixels.
fn stored(orientation: u8, order: [usize; 4]) -> (u32, u32, Vec<u8>) {
    let (width, height) = if orientation >= 5 { (150, 200) } else { (200, 150) };
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let field = |(x, y)| usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
    (width, height, rows.flat_map(|at| COLORS[order[field(at)]]).collect())
}

/// Whether the version of a photo stands upright, and its page says how large it is.
#[track_caller]
fn assert_upright(project: &Project, version: &str, orientation: u8) {
    project.build();
    let files = project.tree("public");
    let version = &files[&format!("praktik/antrean/{version}")];
    let shown = quarters(version);
    let right = shown.iter().zip(COLORS).all(|(shown, wanted)| is_near(*shown, wanted));
    assert!(right, "{orientation}: {shown:?}");
    assert!(!version.windows(4).any(|it| it == b"Exif"));
    assert_eq!(decode_jpeg(version).1, 68);
    let page = project.html("praktik/antrean.html");
    let told = |name: &str| page.values(".photo img", name).concat();
    assert_eq!((told("width"), told("height")), ("200".into(), "150".into()), "{orientation}");
}

fn front(name: &str) -> String {
    format!("foto:\n  - {{berkas: {name}, alt: Petugas di loket, kredit: Humas}}\n")
}

#[test]
fn every_orientation_of_jpeg_stands_upright() {
    for (orientation, order) in STORED {
        let (width, height, pixels) = stored(orientation, order);
        let jpeg = encode_jpeg(&pixels, width, height, 95);
        let jpeg = with_segments(&jpeg, &[(0xE1, &exif(orientation, b""))]);
        let project = with_photo(&front("loket.jpg"), "Isi.", "loket.jpg", &jpeg);
        assert_upright(&project, "loket.90w.jpg", orientation);
    }
}

/// More than what is looked at first of a file, and enough that a PNG is taken for a photo.
const FILLER: &[u8] = &[b'x'; 230_000];

#[test]
fn every_orientation_of_png_stands_upright_wherever_it_is_said() {
    for (orientation, order) in STORED {
        let (width, height, pixels) = stored(orientation, order);
        let tiff = exif(orientation, b"-6.9147");
        let tiff = (*b"eXIf", &tiff[6..]);
        let filler = (*b"teXt", FILLER);
        for chunks in [[tiff, filler], [filler, tiff]] {
            let png = encode_png(&pixels, width, height, png::ColorType::Rgb, &chunks);
            let project = with_photo(&front("loket.png"), "Isi.", "loket.png", &png);
            assert_upright(&project, "loket.png.90w.jpg", orientation);
            assert_secret_is_gone(&project, "loket.png");
        }
    }
}

#[test]
fn every_orientation_of_webp_stands_upright() {
    for (orientation, order) in STORED {
        let (width, height, pixels) = stored(orientation, order);
        let mut plain = Vec::new();
        let encoder = image_webp::WebPEncoder::new(&mut plain);
        encoder.encode(&pixels, width, height, image_webp::ColorType::Rgb8).expect("it is encoded");
        let whole = exif(orientation, b"-6.9147");
        for (exif, filler) in [(&whole[6..], &FILLER[..10]), (&whole[..], FILLER)] {
            let chunks: [(&[u8; 4], &[u8]); 2] = [(b"JUNK", filler), (b"EXIF", exif)];
            let webp = with_chunks(&plain, (width, height), &chunks);
            let project = with_photo(&front("loket.webp"), "Isi.", "loket.webp", &webp);
            assert_upright(&project, "loket.webp.90w.jpg", orientation);
            assert_secret_is_gone(&project, "loket.webp");
        }
    }
}

/// The file itself is published without its place, and a page that shows it large shows a version.
#[track_caller]
fn assert_secret_is_gone(project: &Project, name: &str) {
    let files = project.tree("public");
    let published = &files[&format!("praktik/antrean/{name}")];
    assert!(!published.windows(7).any(|it| it == b"-6.9147"));
    assert!(published.len() < FILLER.len(), "{}", published.len());
}
