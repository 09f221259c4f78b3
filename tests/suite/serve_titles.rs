//! A changed title in the preview: the page shows it first, and whatever else tells it follows, in
//! whichever way the file is saved.

use std::fs;

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH},
    serving::Server,
};

/// Ways in which editors save a file.
type Save = fn(&Project, &str);

const SAVES: [Save; 3] = [
    |project, text| {
        project.file(CASE_PATH, text);
    },
    |project, text| {
        let beside = format!("{CASE_PATH}.tmp");
        project.file(&beside, text);
        project.rename(&beside, CASE_PATH);
    },
    |project, text| {
        fs::remove_file(project.path(CASE_PATH)).expect("it is there");
        project.file(CASE_PATH, text);
    },
];

#[test]
fn a_changed_title_is_shown_and_then_listed() {
    let project = Project::pair();
    let server = Server::start(&project);
    for (save, title) in SAVES.into_iter().zip(["Zakat", "Wisata", "Taman"]) {
        save(&project, &CASE.replace("Antrean", title));
        server.shows("/praktik/antrean.html", |answer| answer.text().contains(title));
        server.shows("/lokus/uji.html", |answer| answer.text().contains(title));
        let letter = title[..1].to_lowercase();
        server.shows(&format!("/a-z/{letter}.html"), |answer| answer.text().contains(title));
    }
    server.is_well();
}

#[test]
fn a_new_locus_is_told_on_its_page() {
    let project = Project::pair();
    let other = project.read("content/lokus/uji.md").replace("Kabupaten Uji", "Kota Lain");
    project.file("content/lokus/lain.md", other);
    let server = Server::start(&project);
    project.file(CASE_PATH, CASE.replace("lokus/uji", "lokus/lain"));
    server.shows("/lokus/lain.html", |answer| answer.text().contains("Antrean daring"));
    server.shows("/lokus/uji.html", |answer| !answer.text().contains("Antrean daring"));
}
