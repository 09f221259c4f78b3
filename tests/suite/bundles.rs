//! Photos and files beside an entry: published in its folder, linked from its page, checked.

use crate::{
    project::Project,
    samples::{CASE, LOCUS, LOCUS_PATH, png, with},
};

/// A case in a folder of its own.
fn bundle(lines: &str, body: &str) -> Project {
    let project = Project::new();
    project.file(LOCUS_PATH, LOCUS);
    project.file("content/praktik/antrean/index.md", with(CASE, lines, body));
    project
}

#[test]
fn files_beside_an_entry_are_published_in_its_folder() {
    let project = bundle("sumber:\n  - {judul: Laporan, berkas: laporan.pdf}\n", "[b](data/b.csv)");
    project.bytes("content/praktik/antrean/laporan.pdf", b"\x00\xFFisi");
    project.file("content/praktik/antrean/data/b.csv", "a,b\n").build();
    assert_eq!(project.tree("public")["praktik/antrean/laporan.pdf"], b"\x00\xFFisi");
    assert_eq!(project.read("public/praktik/antrean/data/b.csv"), "a,b\n");
    let page = project.html("praktik/antrean.html");
    page.links_to("antrean/laporan.pdf").links_to("antrean/data/b.csv");
}

#[test]
fn photos_and_images_in_the_text_show_the_published_files() {
    let photo = "foto:\n  - {berkas: loket.png, alt: Petugas di loket, keterangan: Hari pertama}\n";
    let project = bundle(photo, "![Papan alur](papan.png \"Papan di lobi\")");
    project.bytes("content/praktik/antrean/loket.png", &png(0));
    project.bytes("content/praktik/antrean/papan.png", &png(0)).build();
    let page = project.html("praktik/antrean.html");
    let shown = |name: &str| {
        page.values(&format!("main :not(.photo-large) > img[src=\"antrean/{name}\"]"), "alt")
    };
    assert_eq!(shown("loket.png"), ["Petugas di loket"]);
    assert_eq!(shown("papan.png"), ["Papan alur"]);
    page.says("Hari pertama").says("Papan di lobi");
    for name in ["loket.png", "papan.png"] {
        let told = |what: &str| {
            page.values(&format!("main :not(.photo-large) > img[src=\"antrean/{name}\"]"), what)
        };
        assert_eq!((told("width"), told("height")), (vec!["640".into()], vec!["480".into()]));
    }
}

#[test]
fn what_a_browser_or_a_computer_would_run_is_not_published() {
    for name in ["lama.htm", "skrip.JS", "alat.exe", "gambar.svg"] {
        let project = bundle("", "Isi.");
        project.file(
            &format!("content/praktik/antrean/{name}"),
            "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        );
        let expected = ("berkas-aktif".to_owned(), format!("content/praktik/antrean/{name}"));
        assert_eq!(project.run(["check"]).exit(1).errors(), std::slice::from_ref(&expected));
        assert_eq!(project.run(["build"]).exit(1).errors(), [expected]);
        assert!(!project.tree("public").keys().any(|path| path.ends_with(name)));
    }
}

#[test]
fn a_drawing_without_script_is_published_as_it_is() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\
                   <path d=\"M0 0h8\"/></svg>";
    let project = bundle("", "![Alur](alur.svg)");
    project.file("content/praktik/antrean/alur.svg", drawing).build();
    assert_eq!(project.read("public/praktik/antrean/alur.svg"), drawing);
    let sizes = project.html("praktik/antrean.html").values("main img", "width");
    assert_eq!(sizes, ["8"]);
}

#[test]
fn a_published_photo_does_not_say_where_it_was_taken() {
    let project = bundle("", "Isi.");
    project.bytes("content/praktik/antrean/loket.png", &png(100)).build();
    let bytes = &project.tree("public")["praktik/antrean/loket.png"];
    assert!(!bytes.windows(7).any(|window| window == b"rahasia"));
    assert!(bytes.windows(4).any(|window| window == b"IDAT"));
}

#[test]
fn a_file_that_is_not_there_is_an_error_with_the_nearest_name() {
    let project = bundle("foto:\n  - {berkas: loket.png, alt: Loket}\n", "![a](papan.png)");
    project.bytes("content/praktik/antrean/Loket.png", &png(0));
    let run = project.run(["check"]);
    let missing = |line: &str| {
        ("berkas-hilang".to_owned(), format!("content/praktik/antrean/index.md:{line}"))
    };
    assert_eq!(run.exit(1).errors(), [missing("3:14"), missing("14:1")]);
    run.stderr_has("maksudnya `Loket.png`?");
}

#[test]
fn a_path_out_of_the_folder_is_no_file() {
    for file in ["../lain.png", "/etc/passwd", "C:\\a.png", "a/../../b.png", "https://a.id/b.png"] {
        let project = bundle(&format!("foto:\n  - {{berkas: '{file}', alt: x}}\n"), "Isi.");
        assert_eq!(project.run(["check"]).exit(1).error_names()[0], "bentuk-salah", "{file}");
    }
    for link in ["../../../rahasia.txt", "../uji.txt", "/etc/passwd"] {
        let project = bundle("", &format!("[a]({link})"));
        project.file("rahasia.txt", "x");
        let found = project.run(["check"]).exit(1).error_names();
        assert!(
            ["tautan-putus", "berkas-hilang"].contains(&found[0].as_str()),
            "{link}: {found:?}"
        );
    }
}

#[test]
fn names_with_spaces_and_letters_of_any_script_are_linked() {
    let project = bundle("", "[a](<Laporan akhir é.pdf>) [b](Laporan%20akhir%20%C3%A9.pdf)");
    // As macOS writes it: the letter and its accent apart.
    project.file("content/praktik/antrean/Laporan akhir e\u{301}.pdf", "isi").build();
    let page = project.html("praktik/antrean.html");
    page.links_to("antrean/Laporan%20akhir%20%C3%A9.pdf");
    assert_eq!(project.read("public/praktik/antrean/Laporan akhir \u{e9}.pdf"), "isi");
}

#[test]
fn a_picture_from_outside_is_a_link_and_loads_nothing() {
    let project = bundle("", "![Foto udara](https://contoh.go.id/a.jpg)");
    project.build();
    let page = project.html("praktik/antrean.html");
    page.links_to("https://contoh.go.id/a.jpg");
    assert!(!page.has("main img"));
}

#[test]
fn files_of_an_entry_that_is_not_published_stay_at_home() {
    let project = bundle("konsep: ya\n", "Isi.");
    project.file("content/praktik/antrean/rancangan.pdf", "isi").build();
    assert!(!project.has("public/praktik/antrean"));
}

#[test]
fn a_removed_file_is_removed_from_the_site() {
    let project = bundle("", "Isi.");
    project.file("content/praktik/antrean/a.pdf", "isi").build();
    assert!(project.has("public/praktik/antrean/a.pdf"));
    project.remove("content/praktik/antrean/a.pdf").build();
    assert!(!project.has("public/praktik/antrean"));
}

#[test]
fn what_editors_and_systems_leave_behind_is_not_published() {
    let project = bundle("", "Isi.");
    for name in [".DS_Store", "Thumbs.db", "index.md~", ".rahasia/a.pdf", "#a.pdf#"] {
        project.file(&format!("content/praktik/antrean/{name}"), "sisa");
    }
    project.run(["build"]).exit(0).stderr_lacks("peringatan");
    assert!(!project.has("public/praktik/antrean"));
}

#[test]
fn files_without_an_entry_are_warned_of() {
    let project = Project::pair();
    project.file("content/praktik/yatim/a.pdf", "isi");
    let found = ("berkas-tersesat".to_owned(), "content/praktik/yatim/a.pdf".to_owned());
    assert_eq!(project.run(["check"]).exit(0).rules(), [found]);
}

#[test]
fn pages_of_html_beside_an_entry_are_not_published() {
    let project = bundle("", "Isi.");
    project.file("content/praktik/antrean/jahat.html", "<script>alert(1)</script>");
    project.run(["build"]).exit(0).stderr_has("berkas-tersesat");
    assert!(!project.has("public/praktik/antrean/jahat.html"));
}

#[test]
fn an_enormous_file_is_refused_without_being_read() {
    let project = bundle("", "Isi.");
    project.file("content/praktik/antrean/rekaman.mp4", "");
    let path = project.path("content/praktik/antrean/rekaman.mp4");
    std::fs::File::options().write(true).open(path).unwrap().set_len(10 << 30).unwrap();
    let found =
        ("berkas-terlalu-besar".to_owned(), "content/praktik/antrean/rekaman.mp4".to_owned());
    assert_eq!(project.run(["build"]).exit(1).errors(), [found]);
}
