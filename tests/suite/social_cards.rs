//! The pictures of previews of links: an entry's photo, a card of the entry, or else the card of the
//! site; and what pages say of them.

use crate::{
    photo::photo,
    project::Project,
    samples::{CASE, CASE_PATH, LOCUS, LOCUS_PATH, with},
};

const SETTINGS: &str =
    "judul: {id: Uji, en: Trial}\nbahasa: [id, en]\nalamat_situs: https://contoh.go.id/sub\n";
const RESULTS: &str =
    "hasil: [{indikator: Waktu tunggu, sebelum: 120, sesudah: 45, satuan: menit}]\n";

/// A site with a translated case and a locus that is not translated.
fn site(more: &str) -> Project {
    let project = Project::new();
    project.file("teladan.yaml", format!("{SETTINGS}{more}"));
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE);
    project.file("content/praktik/antrean.en.md", "---\ntitle: Queue\n---\n\nText.\n");
    project
}

/// What a page says of its picture: address, width, height and words.
fn image(project: &Project, page: &str) -> [String; 4] {
    let page = project.html(page);
    ["", ":width", ":height", ":alt"].map(|part| {
        let told = page.values(&format!("meta[property='og:image{part}']"), "content");
        told.into_iter().next().unwrap_or_default()
    })
}

/// The path of a page's picture in the site.
fn image_path(project: &Project, page: &str) -> String {
    let [address, ..] = image(project, page);
    address.trim_start_matches("https://contoh.go.id/sub/").to_owned()
}

#[test]
fn every_page_has_the_card_of_the_site_in_its_language() {
    let project = site("");
    project.build();
    for (page, card, alt) in [
        ("index.html", "index.png", "Uji"),
        ("praktik/index.html", "index.png", "Uji"),
        ("praktik/antrean.html", "index.png", "Uji"),
        ("en/index.html", "en/index.png", "Trial"),
        ("en/cases/antrean.html", "en/index.png", "Trial"),
    ] {
        let address = format!("https://contoh.go.id/sub/{card}");
        assert_eq!(image(&project, page), [&*address, "1200", "630", alt], "{page}");
        let shown = project.html(page).values("meta[name='twitter:card']", "content");
        assert_eq!(shown, ["summary_large_image"]);
    }
    let files = project.tree("public");
    let cards: Vec<&String> = files.keys().filter(|path| path.ends_with(".png")).collect();
    assert_eq!(
        cards,
        [
            "en/index.png",
            "index.png",
            "luring/ikon-192.png",
            "luring/ikon-512.png",
            "luring/ikon-terpotong-512.png"
        ]
    );
    for card in ["index.png", "en/index.png"] {
        let size: Vec<u8> = [1200_u32, 630].iter().flat_map(|it| it.to_be_bytes()).collect();
        assert_eq!(files[card][16..24], size);
        assert!(files[card].len() <= 100_000, "{card}: {} bytes", files[card].len());
    }
    assert_ne!(files["index.png"], files["en/index.png"]);
    let list =
        files.iter().filter(|(path, _)| path.starts_with("luring/") && path.ends_with(".txt"));
    for (path, list) in list {
        let list = String::from_utf8_lossy(list);
        assert!(!list.contains(" index.png"), "{path}: no reader keeps it");
    }
}

#[test]
fn without_an_address_there_is_no_card() {
    let project = Project::new();
    project.file("teladan.yaml", "judul: Uji\nkartu: ya\n");
    project.file(LOCUS_PATH, LOCUS).file(CASE_PATH, CASE).build();
    assert!(!project.has("public/index.png") && !project.has("public/praktik/antrean.png"));
    assert_eq!(image(&project, "praktik/antrean.html"), [""; 4]);
}

#[test]
fn each_entry_has_a_card_of_its_own_if_the_site_asks_for_it_in_either_language() {
    for setting in ["kartu: ya\n", "cards: yes\n"] {
        let project = site(setting);
        let withdrawn = with(CASE, "ditarik: Diminta\n", "Isi.").replace("Antrean", "Lama");
        project.file("content/praktik/lama.md", withdrawn);
        project.file("content/praktik/jepang.md", CASE.replace("Antrean daring", "安心な窓口"));
        project.build();
        for (page, card) in [
            ("praktik/antrean.html", "praktik/antrean.png"),
            ("en/cases/antrean.html", "en/cases/antrean.png"),
            ("lokus/uji.html", "lokus/uji.png"),
            ("en/loci/uji.html", "lokus/uji.png"),
            ("praktik/lama.html", "index.png"),
            ("praktik/jepang.html", "index.png"),
            ("praktik/index.html", "index.png"),
        ] {
            assert_eq!(image_path(&project, page), card, "{page}");
            assert!(project.has(&format!("public/{card}")), "{card}");
        }
        assert_eq!(image(&project, "en/cases/antrean.html")[3], "Queue");
        for absent in ["en/loci/uji.png", "praktik/lama.png", "praktik/jepang.png"] {
            assert!(!project.has(&format!("public/{absent}")), "{absent}");
        }
    }
}

#[test]
fn a_photo_goes_before_a_card_in_the_width_nearest_to_that_of_previews() {
    let settings = "kartu: ya\nfoto: {lebar: [90, 250, 350]}\n";
    let with_photo = |file: &str, bytes: &[u8]| {
        let project = site(settings);
        let photo =
            format!("foto:\n  - {{berkas: {file}, alt: Petugas di loket, kredit: Humas}}\n");
        project.remove(CASE_PATH).remove("content/praktik/antrean.en.md");
        project.file("content/praktik/antrean/index.md", with(CASE, &photo, "Isi."));
        project.bytes(&format!("content/praktik/antrean/{file}"), bytes).build();
        project
    };
    let project = with_photo("loket.jpg", &photo(400, 300).jpeg());
    let address = "https://contoh.go.id/sub/praktik/antrean/loket.350w.jpg";
    let told = image(&project, "praktik/antrean.html");
    assert_eq!(told, [address, "350", "263", "Petugas di loket"]);
    assert!(!project.has("public/praktik/antrean.png"), "nobody would see it");
    let data = project.read("public/praktik/antrean.html");
    assert!(data.contains(&format!("\"image\":\"{address}\"")), "engines take photos alone");
    // Chats show no drawing, and nothing that is small.
    let drawing = br#"<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"/>"#;
    for (file, bytes) in [("loket.svg", drawing.to_vec()), ("kecil.jpg", photo(120, 90).jpeg())] {
        let project = with_photo(file, &bytes);
        assert_eq!(image_path(&project, "praktik/antrean.html"), "praktik/antrean.png", "{file}");
        assert!(!project.read("public/praktik/antrean.html").contains("\"image\":"));
    }
}

#[test]
fn a_card_shows_what_the_entry_says_and_is_the_same_bytes_each_time() {
    let project = site("kartu: ya\n");
    let card = |threads: &str| {
        let _ = std::fs::remove_dir_all(project.path("public"));
        project.run_with(&[("RAYON_NUM_THREADS", threads)], ["build"]).exit(0);
        project.tree("public").remove("praktik/antrean.png").expect("it is drawn")
    };
    let first = card("1");
    assert_eq!(first, card("4"), "from the cache");
    std::fs::remove_dir_all(project.path(".teladan-cache")).expect("it is there");
    assert_eq!(first, card("4"), "drawn once more");
    let mut seen = vec![first];
    let changes = [
        ("content/praktik/antrean.md", CASE.replace("Antrean", "Loket")),
        ("content/praktik/antrean.md", CASE.replace("hasil: belum-diketahui\n", RESULTS)),
        ("content/lokus/uji.md", LOCUS.replace("Kabupaten Uji", "Kota Uji")),
        ("teladan.yaml", format!("{SETTINGS}kartu: ya\nwarna: {{utama: \"#0b5d57\"}}\n")),
    ];
    for (path, text) in changes {
        project.file(path, text);
        let changed = card("2");
        assert!(!seen.contains(&changed), "{path} changes nothing");
        seen.push(changed);
    }
}
