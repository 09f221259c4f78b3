//! `teladan serve` and the mistakes of editors: every page stays, the diagnostics name the file, and
//! when it is mended all is clear. Of the sample, every file is broken in turn.

use std::{io::Write as _, net::TcpStream, path::Path};

use crate::{
    project::{Project, tree},
    samples::{CASE, CASE_PATH},
    serving::{Answer, Server, answer, until},
};

/// The ways in which a file is broken.
const BREAKS: [fn(&str) -> Vec<u8>; 6] = [
    |text| text.replacen("---\n", "---\njudul: [\n", 1).into_bytes(),
    |text| text.replacen("\njudul:", "\njudl:", 1).replacen("\ntitle:", "\ntitel:", 1).into_bytes(),
    |text| text.replacen("---\n", "", 1).into_bytes(),
    |text| [text.as_bytes(), b"\xff\xfe\x80"].concat(),
    |_| Vec::new(),
    |text| format!("{text}\n[putus](../lokus/tidak-ada-di-mana-pun.md)\n").into_bytes(),
];

/// The repository's own knowledge base, in a folder of its own.
fn sample() -> (Project, Vec<String>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::new();
    let content = tree(&root.join("content"));
    for (path, bytes) in &content {
        project.bytes(&format!("content/{path}"), bytes);
    }
    let settings = std::fs::read_to_string(root.join("teladan.yaml")).expect("it is there");
    project.file("teladan.yaml", settings);
    let files = content.keys().filter(|path| path.ends_with(".md"));
    (project, files.map(|path| format!("content/{path}")).collect())
}

/// A connection that asks for one page after the other.
struct Visitor {
    stream: TcpStream,
    host: String,
}

impl Visitor {
    fn get(&mut self, path: &str) -> Answer {
        let head = format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", self.host);
        self.stream.write_all(head.as_bytes()).expect("the connection is kept open");
        answer(&mut self.stream, false)
    }
}

fn names(state: &serde_json::Value, path: &str) -> bool {
    let diagnostics = state["findings"].as_array().expect("diagnostics are a list");
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic["path"] == path && diagnostic["level"] == "error")
}

#[test]
fn whatever_file_is_broken_every_page_stays_until_it_is_mended() {
    let (project, files) = sample();
    project.run(["build", "--drafts"]).exit(0);
    let pages: Vec<String> =
        project.tree("public").into_keys().filter(|path| path.ends_with(".html")).collect();
    assert!(files.len() >= 39 && pages.len() >= 150);
    let server = Server::start(&project);
    let warnings = server.state()["warnings"].clone();
    for (number, file) in files.iter().enumerate() {
        let text = project.read(file);
        let broken = BREAKS[number % BREAKS.len()](&text);
        project.bytes(file, &broken);
        let what = format!("{file} is named");
        until(&what, || names(&server.state(), file).then_some(()));
        let mut visitor = Visitor { stream: server.connect(), host: server.host() };
        for page in &pages {
            let status = visitor.get(&format!("/{page}")).status;
            assert_eq!(status, 200, "{page} while {file} is broken");
        }
        project.file(file, &text);
        server.finds(|state| state["errors"] == 0);
    }
    assert_eq!(server.state()["warnings"], warnings);
    // What is shown in the end is what a build makes.
    for page in pages {
        let built = project.tree("public").remove(&page).expect("it was built");
        assert_eq!(server.get(&format!("/{page}")).built(), built, "{page}");
    }
    server.is_well();
}

#[test]
fn a_broken_page_is_shown_as_it_last_was() {
    let project = Project::pair();
    let server = Server::start(&project);
    let good = server.get("/praktik/antrean.html");
    project.file(CASE_PATH, CASE.replace("judul:", "judl:"));
    let state = server.finds(|state| names(state, CASE_PATH));
    let diagnostic = &state["findings"][0];
    assert_eq!(diagnostic["place"], format!("{CASE_PATH}:2:1"));
    assert!(diagnostic["cure"].to_string().contains("judul"));
    assert_eq!(server.get("/praktik/antrean.html").built(), good.built());
    server.hears("kunci-tak-dikenal");
    project.file(CASE_PATH, CASE);
    server.finds(|state| state["errors"] == 0 && state["warnings"] == 0);
    server.hears("Semua beres");
}

#[test]
fn a_broken_template_or_setting_ends_nothing() {
    let project = Project::pair();
    let server = Server::start(&project);
    let good = server.get("/praktik/antrean.html").built();
    let template = "themes/default/templates/case.html";
    for (file, broken, sound) in [
        ("teladan.yaml", "judul: [\n", "judul: Uji\n"),
        ("teladan.yaml", "judl: Uji\n", "judul: Uji\n"),
        ("teladan.yaml", "", "judul: Uji\n"),
        (template, "{% block", "{% extends \"default/case.html\" %}"),
        (template, "{{ tidak_ada.sama_sekali }}", "{% extends \"default/case.html\" %}"),
        ("content/istilah/faktor.yaml", "terms: [\n", "terms: [{id: cuaca, label: Cuaca}]\n"),
    ] {
        project.file(file, broken);
        let state = server.finds(|state| state["errors"] != 0);
        assert!(names(&state, file), "{file}: {state}");
        let shown = server.get("/praktik/antrean.html");
        assert_eq!((shown.status, shown.built()), (200, good.clone()), "{file}: {broken}");
        project.file(file, sound);
        server.finds(|state| state["errors"] == 0);
    }
    server.is_well();
}

#[test]
fn a_site_that_is_broken_from_the_start_says_why_and_comes_when_it_can() {
    let project = Project::pair();
    project.file("teladan.yaml", "judul: [<script>\n");
    let server = Server::start(&project);
    for path in ["/", "/praktik/antrean.html"] {
        let answer = server.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (500, "text/html; charset=utf-8")
        );
        let text = answer.text();
        assert!(text.contains("teladan.yaml:1") && text.contains("/_teladan/preview.js"), "{text}");
        assert!(!text.contains("<script>"), "what was typed is text");
    }
    project.file("teladan.yaml", "judul: Uji\n");
    server.shows("/praktik/antrean.html", |answer| answer.status == 200);
}

#[test]
fn a_settings_file_that_goes_and_comes_back_does_no_harm() {
    let project = Project::pair();
    let server = Server::start(&project);
    project.remove("teladan.yaml");
    project.file("content/halaman/baru.md", "---\njudul: Baru\nmenu: ya\n---\n\nIsi.\n");
    project.file("teladan.yaml", "judul: Uji\n");
    server.shows("/baru.html", |answer| answer.status == 200);
    server.finds(|state| state["errors"] == 0);
    server.is_well();
}
