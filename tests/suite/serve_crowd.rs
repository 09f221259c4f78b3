//! `teladan serve` and a crowd that only listens: there is always room for one more, and what could
//! not be read meanwhile is read when it is over.

use std::{io::Write as _, net::TcpStream, process::Command};

use crate::{
    project::Project,
    serving::{Server, answer, until},
};

/// Opens a stream of changes, and waits until it has begun.
fn listen(server: &Server) -> TcpStream {
    let mut stream = server.connect();
    let request = format!("GET /_teladan/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.host());
    stream.write_all(request.as_bytes()).expect("somebody listens");
    stream
}

#[test]
fn idle_listeners_lock_nobody_out() {
    let project = Project::pair();
    let server = Server::start(&project);
    let mut listeners: Vec<TcpStream> = Vec::new();
    for number in 0..600 {
        listeners.push(listen(&server));
        // From time to time somebody wants a page.
        if number % 100 == 99 {
            assert_eq!(server.get("/").status, 200, "among {number}");
        }
    }
    for _ in 0..20 {
        assert_eq!(server.get("/praktik/antrean.html").status, 200);
    }
    // The last who came still listens.
    let mut last = listeners.pop().expect("somebody listens");
    assert_eq!(answer(&mut last, true).status, 200);
    drop(listeners);
    server.is_well();
}

#[test]
#[cfg(target_os = "linux")]
fn what_could_not_be_read_is_tried_again() {
    let project = Project::pair();
    let server = Server::start(&project);
    let limit = |most: usize| {
        let id = server.child.id().to_string();
        let limit = format!("--nofile={most}:4096");
        let set = Command::new("prlimit").args(["--pid", &id, &limit]).status();
        set.is_ok_and(|status| status.success())
    };
    // No descriptor is left for the file that comes, but for the folder it lies in.
    let folder = format!("/proc/{}/fd", server.child.id());
    let open = std::fs::read_dir(folder).expect("the program runs").count();
    if !limit(open) {
        return;
    }
    project.file("content/halaman/uji.md", "---\njudul: Baru\nmenu: ya\n---\n\nIsi.\n");
    server.hears("berkas-tak-terbaca");
    assert!(limit(4096));
    server.finds(|state| state["errors"] == 0);
    until("the page is there", || (server.get("/uji.html").status == 200).then_some(()));
}
