//! Photos in the widths that screens need: which versions there are, what pages say of them, and that
//! they look as the photo does.

use crate::{
    photo::{decode_jpeg, encode_jpeg, encode_png, photo, with_segments},
    photo_orientation::{is_near, quarters},
    project::Project,
    samples::{CASE, LOCUS, LOCUS_PATH, with},
    stdout::stdout_of,
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

/// What a check in a language says of a photo without a credit: the texts that its cure shows.
fn shown_credits(front: &str, language: &str) -> Vec<String> {
    let project = with_photo(front, "Isi.", "loket.jpg", &photo(90, 60).jpeg());
    let report = stdout_of(&project, ["check", "--format", "json", "--lang", language]);
    let noted = report.diagnostics.into_iter().find(|it| it.rule == "missing-credit");
    let cure = noted.and_then(|it| it.cure).unwrap_or_default();
    cure.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn a_photo_of_which_nobody_says_who_took_it_is_noted_until_the_cure_is_followed() {
    let in_lines = "foto:\n  - berkas: loket.jpg\n    alt: Loket\n";
    for language in ["id", "en"] {
        let shown = shown_credits(in_lines, language);
        assert_eq!(shown, shown_credits(IN_FRONT, language));
        let [below, in_braces] = &shown[..] else { panic!("{shown:?}") };
        let cured =
            [format!("{in_lines}    {below}\n"), IN_FRONT.replace('}', &format!("{in_braces}}}"))];
        for front in &cured {
            assert_eq!(shown_credits(front, language), [""; 0], "{front}");
            with_photo(front, "Isi.", "loket.jpg", &photo(90, 60).jpeg()).run(["check"]).exit(0);
        }
    }
}

#[test]
fn who_took_a_photo_stands_below_it_small_and_large() {
    let front = IN_FRONT.replace('}', ", kredit: Humas Pemkab}");
    let project = with_photo(&front, "Isi.", "loket.jpg", &photo(90, 60).jpeg());
    project.build();
    for place in [".photo figcaption", ".photo-large .photo-caption"] {
        let told = project.html("praktik/antrean.html").texts(place);
        assert_eq!(told, ["Foto: Humas Pemkab"], "{place}");
    }
}
