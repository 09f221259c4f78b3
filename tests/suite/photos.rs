//! Photos in the widths that screens need: which versions there are, what pages say of them, and that
//! they look as the photo does.

use crate::{
    photo::{decode_jpeg, encode_jpeg, encode_png, exif, photo, with_segments},
    project::Project,
    samples::{CASE, LOCUS, LOCUS_PATH, with},
};

/// Widths of small photos: making large ones takes long in a program that is not optimised.
const SETTINGS: &str = "judul: Uji\nfoto: {lebar: [90, 180, 270]}\n";

/// A case in a folder of its own, with a photo.
pub(crate) fn with_photo(lines: &str, body: &str, name: &str, bytes: &[u8]) -> Project {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS).file("teladan.yaml", SETTINGS);
    project.file("content/praktik/antrean/index.md", with(CASE, lines, body));
    project.bytes(&format!("content/praktik/antrean/{name}"), bytes);
    project
}

const IN_FRONT: &str = "foto:\n  - {berkas: loket.jpg, alt: Petugas di loket}\n";

fn widths(project: &Project, image: &str) -> Vec<String> {
    let page = project.html("praktik/antrean.html");
    let sets = page.values(image, "srcset");
    let set = sets.first().map(String::as_str).unwrap_or_default();
    set.split(", ").filter_map(|item| item.split_once(' ')).map(|(_, it)| it.to_owned()).collect()
}

#[test]
fn a_page_lets_the_browser_choose_among_versions() {
    let large = photo(400, 300).jpeg();
    let project = with_photo(IN_FRONT, "![Papan](loket.jpg)", "loket.jpg", &large);
    project.build();
    for image in [".photo img", ".prose img", ".photo-large img"] {
        assert_eq!(widths(&project, image), ["90w", "180w", "270w"], "{image}");
    }
    let page = project.html("praktik/antrean.html");
    let told = |name: &str| page.values(".photo img", name);
    assert_eq!(told("src"), ["antrean/loket.270w.jpg"], "for browsers without a choice");
    assert_eq!((told("width"), told("height")), (vec!["270".into()], vec!["203".into()]));
    assert_eq!(told("sizes"), ["270px"]);
    assert!(told("loading").is_empty(), "the first is loaded at once");
    let files = project.tree("public");
    for (width, height) in [(90, 68), (180, 135), (270, 203)] {
        let version = &files[&format!("praktik/antrean/loket.{width}w.jpg")];
        let (is_width, is_height, _) = decode_jpeg(version);
        assert_eq!((is_width, is_height), (width, height));
        assert!(version.len() < large.len());
    }
    let card = project.html("praktik/index.html");
    assert_eq!(card.values(".card-photo", "sizes"), ["270px"]);
}

#[test]
fn settings_choose_widths_and_leave_the_file_out() {
    let project = with_photo(IN_FRONT, "[Asli](loket.jpg)", "loket.jpg", &photo(300, 220).jpeg());
    project.file("teladan.yaml", "judul: Uji\nfoto: {lebar: [250, 100], asli: tidak}\n").build();
    assert_eq!(widths(&project, ".photo img"), ["100w", "250w"]);
    assert!(!project.has("public/praktik/antrean/loket.jpg"));
    let page = project.html("praktik/antrean.html");
    page.links_to("antrean/loket.250w.jpg");
    for image in page.values("img", "src") {
        assert!(project.has(&format!("public/praktik/{image}")), "{image}");
    }
    project.file("teladan.yaml", "judul: Uji\nfoto: {lebar: [10], mutu: 200}\n");
    let errors = project.run(["check"]).exit(1).errors();
    assert_eq!(errors.len(), 2, "{errors:?}");
}

#[test]
fn a_photo_is_never_enlarged_and_a_light_one_stays_as_it_is() {
    let project = with_photo(IN_FRONT, "Isi.", "loket.jpg", &photo(80, 60).jpeg());
    project.build();
    assert!(widths(&project, ".photo img").is_empty());
    let page = project.html("praktik/antrean.html");
    assert_eq!(page.values(".photo img", "src"), ["antrean/loket.jpg"]);
    assert_eq!(page.values(".photo img", "width"), ["80"]);
}

#[test]
fn what_lets_the_background_through_stays_png_and_a_photo_becomes_jpeg() {
    let project = with_photo("", "![a](a.png) ![b](b.png)", "a.png", &photo(300, 230).png());
    let pixels = photo(300, 230).pixels();
    let see_through: Vec<u8> =
        pixels.chunks_exact(3).flat_map(|it| [it[0], it[1], it[2], it[0]]).collect();
    let png = encode_png(&see_through, 300, 230, png::ColorType::Rgba, &[]);
    project.bytes("content/praktik/antrean/b.png", &png).build();
    let files = project.tree("public");
    assert!(files["praktik/antrean/a.png.180w.jpg"].starts_with(&[0xFF, 0xD8, 0xFF]));
    assert!(files["praktik/antrean/b.180w.png"].starts_with(b"\x89PNG"));
}

#[test]
fn a_webp_is_shown_by_every_browser() {
    let project = with_photo("", "![a](a.webp)", "a.webp", &photo(300, 230).webp());
    project.build();
    let files = project.tree("public");
    let (width, height, _) = decode_jpeg(&files["praktik/antrean/a.webp.180w.jpg"]);
    assert_eq!((width, height), (180, 138));
}

/// The colour in the middle of each quarter: upper left, upper right, lower left, lower right.
fn quarters(jpeg: &[u8]) -> Vec<[u8; 3]> {
    let (width, height, pixels) = decode_jpeg(jpeg);
    let at = |x: usize, y: usize| {
        let at = (y * width + x) * 3;
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    let (left, right) = (width / 4, width * 3 / 4);
    let (high, low) = (height / 4, height * 3 / 4);
    vec![at(left, high), at(right, high), at(left, low), at(right, low)]
}

fn is_near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 6)
}

const COLORS: [[u8; 3]; 4] = [[200, 30, 30], [30, 160, 40], [40, 50, 190], [190, 180, 40]];

/// Four fields of colour, of which `order` says which stands where.
fn fields(width: u32, height: u32, order: [usize; 4]) -> Vec<u8> {
    let rows = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
    let field = |(x, y)| usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
    rows.flat_map(|at| COLORS[order[field(at)]]).collect()
}

#[test]
fn every_orientation_stands_upright_without_saying_so() {
    // How the fields are stored, so that upright they are 0 1 / 2 3.
    let stored = [
        (1, [0, 1, 2, 3]),
        (2, [1, 0, 3, 2]),
        (3, [3, 2, 1, 0]),
        (4, [2, 3, 0, 1]),
        (5, [0, 2, 1, 3]),
        (6, [1, 3, 0, 2]),
        (7, [3, 1, 2, 0]),
        (8, [2, 0, 3, 1]),
    ];
    for (orientation, order) in stored {
        let lies = orientation >= 5;
        let (width, height) = if lies { (150, 200) } else { (200, 150) };
        let jpeg = encode_jpeg(&fields(width, height, order), width, height, 95);
        let jpeg = with_segments(&jpeg, &[(0xE1, &exif(orientation, b""))]);
        let project = with_photo(IN_FRONT, "Isi.", "loket.jpg", &jpeg);
        project.build();
        let version = &project.tree("public")["praktik/antrean/loket.90w.jpg"];
        let shown = quarters(version);
        let right = shown.iter().zip(COLORS).all(|(shown, wanted)| is_near(*shown, wanted));
        assert!(right, "{orientation}: {shown:?}");
        assert!(!version.windows(4).any(|it| it == b"Exif"));
        assert_eq!(decode_jpeg(version).1, 68);
    }
}

#[test]
fn wide_colours_of_a_phone_become_those_of_every_screen() {
    let profile = moxcms::ColorProfile::new_display_p3().encode().expect("it is written");
    let content = [b"ICC_PROFILE\0\x01\x01", profile.as_slice()].concat();
    let jpeg = encode_jpeg(&[90, 160, 110].repeat(200 * 150), 200, 150, 98);
    let jpeg = with_segments(&jpeg, &[(0xE2, &content)]);
    let project = with_photo(IN_FRONT, "Isi.", "loket.jpg", &jpeg);
    project.build();
    let version = &project.tree("public")["praktik/antrean/loket.90w.jpg"];
    // By the matrices of both: linear P3 → XYZ (D65) → linear sRGB.
    assert!(is_near(quarters(version)[0], [61, 162, 105]), "{:?}", quarters(version)[0]);
    assert!(!version.windows(11).any(|it| it == b"ICC_PROFILE"));
}

#[test]
fn forty_photos_are_the_same_bytes_on_any_number_of_threads_and_from_the_cache() {
    let project = with_photo("", "Isi.", "0.jpg", &photo(120, 90).jpeg());
    for number in 1..40 {
        let photo = crate::photo::Photo { width: 120, height: 90, seed: number };
        project.bytes(&format!("content/praktik/antrean/{number}.jpg"), &photo.jpeg());
    }
    project.run_with(&[("RAYON_NUM_THREADS", "1")], ["build"]).exit(0);
    let first = project.tree("public");
    assert!(first.contains_key("praktik/antrean/39.90w.jpg"));
    let second = |threads| {
        std::fs::remove_dir_all(project.path("public")).expect("it was built");
        project.run_with(&[("RAYON_NUM_THREADS", threads)], ["build"]).exit(0);
        project.tree("public")
    };
    assert!(first == second("4"), "from the cache");
    std::fs::remove_dir_all(project.path(".teladan-cache")).expect("it is there");
    assert!(first == second("4"), "without a cache, on more threads");
}
