//! A fault of the program at one file costs that file: `build` stops with exit 2 or leaves the page
//! out, the preview says so and goes on. The program panics where `TELADAN_FAULT` says, in debug
//! builds alone.

use std::process::Command;

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH},
    serving::{Server, until},
};

const PAGE: &str = "content/halaman/rusak.md";
const PHOTO: &str = "content/praktik/lain/foto.png";
const TERMS: &str = "content/istilah/bidang.yaml";

/// The smallest picture, of one pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0:~\x9bU\0\0\0\nIDATx\x9cc`\0\0\0\x02\0\x01H\xaf\xa4q\0\0\0\0IEND\xaeB`\x82";

/// A site with a file of each sort at which the program may fail.
fn project() -> Project {
    let project = Project::pair();
    project.file(PAGE, "---\njudul: Rusak\nmenu: ya\n---\n\nIsi.\n");
    project.file("content/praktik/lain/index.md", CASE.replace("Antrean", "Lain"));
    project.bytes(PHOTO, PNG);
    project.file(TERMS, "terms:\n  - id: baru\n    label: {id: Baru, en: New}\n");
    project.file("content/halaman/baru.md", "---\njudul: Baru\nmenu: ya\n---\n\nIsi.\n");
    project
}

/// Where a fault happens, the file that is named, and what is missing when the rest goes on.
const FAULTS: [(&str, &str, &str); 9] = [
    ("entry:content/halaman/rusak.md", PAGE, "rusak.html"),
    ("links:content/halaman/rusak.md", PAGE, "rusak.html"),
    ("page:content/halaman/rusak.md", PAGE, "rusak.html"),
    ("page:index.html", "index.html", "index.html"),
    ("terms:content/istilah/bidang.yaml", TERMS, ""),
    ("attachment:content/praktik/lain/foto.png", PHOTO, "praktik/lain/foto.png"),
    ("search:cari/akar.js", "cari/akar.js", "cari/akar.js"),
    ("data:data/praktik.csv", "data/praktik.csv", "data/praktik.csv"),
    ("links:content/praktik/antrean.md", CASE_PATH, "praktik/antrean.html"),
];

#[test]
fn a_fault_stops_a_build_and_names_its_file() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    for (fault, file, _) in FAULTS {
        let run = project.run_with(&[("TELADAN_FAULT", fault)], ["build"]);
        run.exit(2)
            .stderr_has("kesalahan-program")
            .stderr_has(file)
            .stderr_has("a fault for a test");
        assert!(!project.has("public/index.html"), "{fault}");
    }
    project.build();
}

#[test]
fn a_fault_at_a_file_of_data_is_told_by_export() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    let fault = [("TELADAN_FAULT", "data:data/praktik.csv")];
    let run = project.run_with(&fault, ["export", "csv", "--out", "data"]);
    run.exit(2).stderr_has("kesalahan-program").stderr_has("data/praktik.csv");
    assert!(!project.has("data/data"));
    let run = project.run_with(&fault, ["export", "csv", "--out", "data", "--keep-going"]);
    run.exit(2).stderr_has("kesalahan-program");
    assert!(project.has("data/data/lokus.csv") && !project.has("data/data/praktik.csv"));
}

#[test]
fn with_keep_going_a_fault_costs_its_file_alone() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    project.build();
    let whole = project.tree("public");
    for (fault, file, missing) in FAULTS {
        let run = project.run_with(
            &[("TELADAN_FAULT", fault)],
            ["build", "--keep-going", "--no-cache", "--out", "lain"],
        );
        run.exit(2).stderr_has("kesalahan-program").stderr_has(file);
        let built = project.tree("lain");
        // A letter under which nothing stands has no page.
        let pages = whole.keys().filter(|page| !page.starts_with("a-z/"));
        for page in pages.filter(|page| page.ends_with(".html") || page.ends_with(".png")) {
            assert_eq!(built.contains_key(page), page != missing, "{page} after {fault}");
        }
    }
}

#[test]
fn no_setting_silences_a_fault() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    project.file("teladan.yaml", "judul: Uji\naturan: {kesalahan-program: abaikan}\n");
    let run = project.run_with(&[("TELADAN_FAULT", FAULTS[0].0)], ["build"]);
    run.exit(2).stderr_has("kesalahan-program").stderr_has(PAGE);
}

#[test]
fn a_check_names_a_fault_and_everything_else() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    project.file("content/halaman/lain.md", "---\njdul: Salah\n---\n\nIsi.\n");
    let run = project.run_with(&[("TELADAN_FAULT", FAULTS[0].0)], ["check"]);
    run.exit(2).stderr_has(PAGE).stderr_has("kunci-tak-dikenal");
    let run = project.run_with(&[("TELADAN_FAULT", "settings:teladan.yaml")], ["check"]);
    run.exit(2).stderr_has("kesalahan-program").stderr_has("teladan.yaml");
    for fault in ["theme:themes/default", "addresses:content"] {
        let run = project.run_with(&[("TELADAN_FAULT", fault)], ["check"]);
        run.exit(2).stderr_has("kesalahan-program").stderr_has("kunci-tak-dikenal");
    }
}

/// Serves a project with a fault.
fn serve(project: &Project, fault: &str) -> Server {
    let mut command = Command::new(env!("CARGO_BIN_EXE_teladan"));
    command.args(["serve", "--port", "0", "--lang", "id"]).env("TELADAN_FAULT", fault);
    Server::of(command, project.root())
}

#[test]
fn a_preview_says_so_and_goes_on() {
    if !cfg!(debug_assertions) {
        return;
    }
    for (fault, file, missing) in FAULTS {
        let project = project();
        let text = project.read("content/halaman/baru.md");
        let server = serve(&project, fault);
        if !missing.is_empty() {
            server.get(&format!("/{missing}"));
        }
        until(&format!("{fault} is told in the panel"), || {
            let state = server.state();
            let all = state["findings"].as_array().expect("diagnostics are a list").clone();
            all.iter().any(|it| it["rule"] == "internal-fault" && it["path"] == file).then_some(())
        });
        server.hears("kesalahan-program");
        let other = if missing == "index.html" { "/baru.html" } else { "/" };
        assert_eq!(server.get(other).status, 200, "{fault}");
        // The next change is shown.
        project.file("content/halaman/baru.md", text.replace("Isi.", "Isi yang baru."));
        until(&format!("a change after {fault} is shown"), || {
            server.get("/baru.html").text().contains("Isi yang baru.").then_some(())
        });
    }
}

#[test]
fn a_preview_that_fails_as_a_whole_says_so_and_answers() {
    if !cfg!(debug_assertions) {
        return;
    }
    let project = project();
    let server = serve(&project, "rebuild:teladan.yaml");
    server.hears("kesalahan-program");
    server.finds(|state| state["errors"] == 1);
    let page = server.get("/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("teladan.yaml"));
    project.file(PAGE, "---\njudul: Rusak\nmenu: ya\n---\n\nLagi.\n");
    server.finds(|state| state["rebuilds"].as_u64() > Some(1));
}
