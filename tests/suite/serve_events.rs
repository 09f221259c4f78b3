//! `teladan serve`, how open pages learn of changes: by a stream of numbers that misses none.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH},
    serving::{Server, until},
};

/// Somebody who listens.
struct Listener {
    stream: TcpStream,
    heard: String,
}

impl Listener {
    fn new(server: &Server) -> Self {
        let mut stream = server.connect();
        let host = server.host();
        let request = format!("GET /_teladan/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("somebody listens");
        Self { stream, heard: String::new() }
    }

    /// The number of the next state.
    #[track_caller]
    fn next(&mut self) -> u64 {
        loop {
            let number = self.heard.split_once("event: shown\n").and_then(|(_, rest)| {
                let (event, rest) = rest.split_once("\n\n")?;
                let number = event.split("data: ").nth(1)?.trim().parse().ok()?;
                Some((number, rest.to_owned()))
            });
            if let Some((number, rest)) = number {
                self.heard = rest;
                return number;
            }
            let mut buffer = [0; 1024];
            let length = self.stream.read(&mut buffer).expect("it goes on");
            assert!(length > 0, "the stream has ended: {}", self.heard);
            self.heard.push_str(&String::from_utf8_lossy(&buffer[..length]));
        }
    }
}

#[test]
fn whoever_listens_hears_the_present_state_and_every_later_one() {
    let project = Project::pair();
    let server = Server::start(&project);
    let mut listeners: Vec<Listener> = (0..5).map(|_| Listener::new(&server)).collect();
    let first: Vec<u64> = listeners.iter_mut().map(Listener::next).collect();
    assert!(first.iter().all(|number| *number == first[0]));
    for round in 1..=5 {
        project.file(CASE_PATH, CASE.replace("judul: ", &format!("judul: Putaran {round} ")));
        let shown = format!("Putaran {round} ");
        server.shows("/praktik/antrean.html", |page| page.text().contains(&shown));
        let now = server.state()["generation"].as_u64().expect("a number");
        for listener in &mut listeners {
            while listener.next() < now {}
        }
    }
    // Who comes later has missed nothing either.
    let now = server.state()["generation"].as_u64();
    assert_eq!(Some(Listener::new(&server).next()), now);
}

#[test]
fn a_page_knows_what_it_was_made_of() {
    let project = Project::pair();
    let server = Server::start(&project);
    let marks = |path: &str| {
        let answer = server.ask("HEAD", path, "");
        ["page", "style", "others", "folder"]
            .map(|mark| answer.header(&format!("teladan-{mark}")).to_owned())
    };
    let before = marks("/praktik/antrean.html");
    let html = server.get("/praktik/antrean.html").text();
    for (name, value) in ["page", "style", "others", "folder"].iter().zip(&before) {
        assert!(!value.is_empty() && html.contains(&format!("data-{name}=\"{value}\"")), "{name}");
    }
    // Another colour: the same page with another style, in another folder.
    project.file("teladan.yaml", "judul: Uji\nwarna: {primary: \"#0a5c36\"}\n");
    let after = until("the style has changed", || {
        Some(marks("/praktik/antrean.html")).filter(|after| after[1] != before[1])
    });
    assert_eq!((&after[0], &after[2]), (&before[0], &before[2]));
    assert_ne!(after[3], before[3]);
}

#[test]
fn where_nothing_has_changed_nothing_is_said() {
    let project = Project::pair();
    let server = Server::start(&project);
    let before = server.state();
    // The same bytes once more, a file that is no input, an output folder: each is an event.
    project.file(CASE_PATH, CASE).file("catatan.txt", "x").file("public/x.html", "x");
    project.file("content/praktik/.antrean.md.swp", "x").remove("content/praktik/.antrean.md.swp");
    // Only a change that counts can show that all of it was seen.
    project.file("content/halaman/uji.md", "---\njudul: Uji\nmenu: ya\n---\n\nIsi.\n");
    server.shows("/uji.html", |answer| answer.status == 200);
    let rebuilds = |state: &serde_json::Value| state["rebuilds"].as_u64().expect("a number");
    let more = rebuilds(&server.state()) - rebuilds(&before);
    assert!((1..=2).contains(&more), "{more}");
}
