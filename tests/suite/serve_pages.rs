//! `teladan serve`, what it shows: the bytes of a build, under the right address, with the right
//! headers, drafts included unless somebody does not want them.

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH},
    serving::Server,
};

/// A project with a base path, a draft, a file beside an entry and two languages.
fn project() -> Project {
    let project = Project::pair();
    project
        .file("teladan.yaml", "judul: Uji\nbahasa: [id, en]\nalamat_situs: https://contoh.id/kb\n");
    project
        .file("content/halaman/rahasia.md", "---\njudul: Masih ditulis\nkonsep: ya\n---\n\nIsi.\n");
    project.file(
        "content/halaman/berkas/index.md",
        "---\njudul: Berkas\nmenu: ya\n---\n\n[Data](data.csv)\n",
    );
    project.file("content/halaman/berkas/data.csv", "0123456789");
    project
}

#[test]
fn every_byte_is_that_of_a_build() {
    let project = project();
    project.run(["build", "--drafts"]).exit(0);
    let server = Server::start(&project);
    let built = project.tree("public");
    // A preview changes all the time: no browser shall keep it.
    let is_kept = |path: &str| {
        path.starts_with("luring/")
            || path.starts_with("ikon")
            || path == "sw.js"
            || path == "manifest.webmanifest"
    };
    let published = built.iter().filter(|(path, _)| !path.starts_with(".teladan"));
    let published = published.filter(|(path, _)| !is_kept(path));
    let mut seen = 0;
    for (path, bytes) in published {
        let answer = server.get(&format!("/kb/{path}"));
        assert_eq!(answer.status, 200, "{path}");
        let same =
            if path.ends_with(".html") { answer.built() == *bytes } else { answer.body == *bytes };
        assert!(same, "{path} differs");
        seen += 1;
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn drafts_are_shown_with_their_mark_unless_nobody_wants_them() {
    let project = project();
    let server = Server::start(&project);
    let page = server.get("/kb/rahasia.html");
    assert!(page.status == 200 && page.text().contains("notice-draft"));
    drop(server);
    let server = Server::with(&project, &["--no-drafts"]);
    assert_eq!(server.get("/kb/rahasia.html").status, 404);
    assert_eq!(server.get("/kb/").status, 200);
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let project = project();
    let server = Server::start(&project);
    server.hears(&format!("http://localhost:{}/kb/", server.port));
    for (path, to) in [("/", "/kb/"), ("/kb", "/kb/"), ("/kb/lokus", "/kb/lokus/")] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("location")), (302, to), "{path}");
    }
    for path in ["/kb/", "/kb/lokus/", "/kb/index.html", "/kb/?q=x", "/kb/en/"] {
        assert_eq!(server.get(path).status, 200, "{path}");
    }
    for path in ["/index.html", "/lokus/", "/kb/tidak-ada.html", "/kb/a/b/c/d.html", "/kbx/"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        let text = answer.text();
        assert!(text.contains("href=\"/kb/aset/"), "{path}: its page finds its style");
        assert!(!text.contains("tidak-ada"), "nothing of the request is said again");
    }
    // The path may change while the preview is open.
    project.file("teladan.yaml", "judul: Uji\n");
    server.shows("/index.html", |answer| answer.status == 200);
}

#[test]
fn every_file_is_called_what_it_is() {
    let project = project();
    let server = Server::start(&project);
    let home = server.get("/kb/").text();
    let style = home.split("href=\"").find(|it| it.starts_with("aset/")).expect("a style sheet");
    let folder = style.split("favicon").next().unwrap_or_default();
    for (path, kind) in [
        ("", "text/html; charset=utf-8"),
        ("berkas/data.csv", "text/csv; charset=utf-8"),
        (&format!("{folder}css/main.css"), "text/css; charset=utf-8"),
        (&format!("{folder}js/main.js"), "text/javascript; charset=utf-8"),
        (&format!("{folder}favicon.svg"), "image/svg+xml; charset=utf-8"),
    ] {
        let answer = server.get(&format!("/kb/{path}"));
        assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{path}");
    }
    let drawing = server.get(&format!("/kb/{folder}favicon.svg"));
    assert!(drawing.header("content-security-policy").contains("sandbox"));
    let state = server.get("/_teladan/state");
    assert_eq!(state.header("content-type"), "application/json; charset=utf-8");
}

#[test]
fn every_answer_forbids_guessing_reading_and_framing() {
    let project = project();
    let server = Server::start(&project);
    let answers = [
        server.get("/kb/"),
        server.get("/kb/berkas/data.csv"),
        server.get("/kb/tidak-ada"),
        server.get("/"),
        server.get("/_teladan/state"),
        server.get("/_teladan/preview.js"),
        server.ask("POST", "/kb/", ""),
        server.ask("OPTIONS", "/kb/", "Origin: http://jahat.example\r\n"),
        server.ask("GET", "/kb/", "Origin: http://jahat.example\r\n"),
    ];
    for answer in &answers {
        assert!(answer.status > 0);
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'self'"));
        let foreign = |name: &&String| name.starts_with("access-control");
        assert_eq!(answer.headers.keys().find(foreign), None);
    }
}

#[test]
fn conditions_and_ranges_are_kept() {
    let project = project();
    let server = Server::start(&project);
    let path = "/kb/berkas/data.csv";
    let whole = server.get(path);
    let tag = whole.header("etag").to_owned();
    assert!(tag.len() > 10 && whole.header("accept-ranges") == "bytes");
    for (lines, status, body, range) in [
        ("", 200, "0123456789", ""),
        ("Range: bytes=0-3\r\n", 206, "0123", "bytes 0-3/10"),
        ("Range: bytes=7-\r\n", 206, "789", "bytes 7-9/10"),
        ("Range: bytes=-2\r\n", 206, "89", "bytes 8-9/10"),
        ("Range: bytes=-99\r\n", 206, "0123456789", "bytes 0-9/10"),
        ("Range: bytes=5-99999999999999999999999\r\n", 206, "56789", "bytes 5-9/10"),
        ("Range: bytes=10-\r\n", 416, "", "bytes */10"),
        ("Range: bytes=-0\r\n", 416, "", "bytes */10"),
        ("Range: bytes=3-1\r\n", 200, "0123456789", ""),
        ("Range: bytes=0-1,3-4\r\n", 200, "0123456789", ""),
        ("Range: bytes=--1\r\n", 200, "0123456789", ""),
        ("Range: letters=0-1\r\n", 200, "0123456789", ""),
        (&format!("If-Range: {tag}\r\nRange: bytes=0-1\r\n"), 206, "01", "bytes 0-1/10"),
        ("If-Range: \"x\"\r\nRange: bytes=0-1\r\n", 200, "0123456789", ""),
        (&format!("If-None-Match: {tag}\r\n"), 304, "", ""),
        (&format!("If-None-Match: \"x\", W/{tag}\r\n"), 304, "", ""),
        ("If-None-Match: *\r\n", 304, "", ""),
        ("If-None-Match: \"x\"\r\n", 200, "0123456789", ""),
    ] {
        let answer = server.ask("GET", path, lines);
        assert_eq!((answer.status, answer.text().as_str()), (status, body), "{lines}");
        assert_eq!(answer.header("content-range"), range, "{lines}");
    }
    let head = server.ask("HEAD", path, "");
    assert_eq!((head.status, head.header("content-length"), head.body.len()), (200, "10", 0));
    assert_eq!(head.header("etag"), tag);
}

/// What changes under its name.
const ROOTS: [&str; 2] = ["cari/akar.js", "cari/meja.js"];

#[test]
fn what_readers_search_in_is_that_of_a_build_and_stays_for_open_pages() {
    let project = Project::pair();
    project.build();
    let built = project.tree("public");
    let files = || built.iter().filter(|(path, _)| path.starts_with("cari/"));
    assert!(files().count() > 5);
    let server = Server::start(&project);
    for (path, bytes) in files() {
        assert_eq!(server.get(&format!("/{path}")).body, *bytes, "{path}");
    }
    assert_eq!(server.get("/cari/t/9-ffffff.js").status, 404);
    project.file(CASE_PATH, CASE.replace("nomor antrean", "karcis"));
    let root = server.get("/cari/akar.js").body;
    server.shows("/cari/akar.js", |answer| answer.body != root);
    // A page that was opened before knows only the old files.
    for (path, bytes) in files().filter(|(path, _)| !ROOTS.contains(&path.as_str())) {
        assert_eq!(server.get(&format!("/{path}")).body, *bytes, "{path}");
    }
}

#[test]
fn a_case_that_changes_is_shown_changed() {
    let project = Project::pair();
    let server = Server::start(&project);
    project.file(CASE_PATH, CASE.replace("judul: ", "judul: Baru "));
    let name = CASE_PATH.trim_start_matches("content/").trim_end_matches(".md");
    let answer = server.shows(&format!("/{name}.html"), |it| it.text().contains("<h1>Baru "));
    assert_eq!(answer.status, 200);
    project.remove(CASE_PATH);
    server.shows(&format!("/{name}.html"), |it| it.status == 404);
}
