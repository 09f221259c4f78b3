//! `teladan serve` among clients that are slow, silent, many or gone: the others notice nothing,
//! and when it is over nothing is left.

use std::{
    io::{Read as _, Write as _},
    net::{Shutdown, TcpStream},
    process::Command,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use crate::{
    project::Project,
    serving::{PATIENCE, Server, answer, until},
};

/// The descriptors that a running program holds.
#[cfg(target_os = "linux")]
fn descriptors(server: &Server) -> usize {
    let folder = format!("/proc/{}/fd", server.child.id());
    std::fs::read_dir(folder).expect("the program runs").count()
}

/// A page whose template takes its time.
fn with_slow_page() -> Project {
    let project = Project::pair();
    // Long, but not too long for the budget of a page.
    let count = "{% for a in range(end=400) %}{% set b = range(end=100000) | length %}{% endfor %}";
    project.file("content/halaman/lambat.md", "---\njudul: Lambat\nmenu: ya\n---\n\nIsi.\n");
    let template = format!(
        "{{% extends \"default/page.html\" %}}{{% block head %}}{count}{{% endblock head %}}"
    );
    project.file("themes/default/templates/page.html", template);
    project
}

#[test]
fn slow_clients_hold_up_nobody_and_are_sent_away() {
    let project = Project::pair();
    let server = Server::start(&project);
    let slow: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    let started = Instant::now();
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            // A letter now and then, so that nothing but the whole time counts.
            while !over.load(Ordering::Relaxed) {
                for mut stream in &slow {
                    let _ = stream.write_all(b"G");
                }
                thread::sleep(Duration::from_millis(200));
            }
        });
        let good: Vec<_> = (0..16)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..25 {
                        for path in ["/", "/praktik/antrean.html", "/_teladan/state"] {
                            assert_eq!(server.get(path).status, 200, "{path}");
                        }
                    }
                })
            })
            .collect();
        let good: Vec<_> = good.into_iter().map(thread::ScopedJoinHandle::join).collect();
        let ended = slow.iter().all(|stream| {
            let mut buffer = [0; 1024];
            let mut stream = stream;
            while let Ok(length) = stream.read(&mut buffer) {
                if length == 0 {
                    return true;
                }
            }
            started.elapsed() < PATIENCE
        });
        over.store(true, Ordering::Relaxed);
        assert!(good.iter().all(Result::is_ok), "no good client sees an error");
        assert!(ended, "slow clients are sent away");
    });
    server.is_well();
}

#[test]
#[cfg(target_os = "linux")]
fn clients_that_vanish_leave_nothing_behind() {
    let project = Project::pair();
    let server = Server::start(&project);
    server.is_well();
    let before = descriptors(&server);
    let host = server.host();
    for number in 0..300 {
        let mut stream = server.connect();
        let path = ["/", "/_teladan/events", "/tidak-ada"][number % 3];
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        let part = &request.as_bytes()[..request.len() * (number % 4 + 1) / 4];
        stream.write_all(part).expect("somebody listens");
        if number % 2 == 0 {
            // Gone at once, with what is coming unread.
            let _ = stream.shutdown(Shutdown::Both);
        }
    }
    until("all descriptors are given back", || (descriptors(&server) <= before).then_some(()));
    server.is_well();
}

#[test]
#[cfg(unix)]
fn without_free_descriptors_it_waits_and_goes_on() {
    let project = Project::pair();
    let mut command = Command::new("sh");
    let program = env!("CARGO_BIN_EXE_teladan");
    command.args(["-c", &format!("ulimit -n 40; exec {program} serve --port 0 --lang id")]);
    let server = Server::of(command, project.root());
    let crowd: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    for _ in 0..20 {
        assert_eq!(server.get("/").status, 200, "in the crowd");
    }
    // Files can be read in the crowd too.
    project.file("content/halaman/uji.md", "---\njudul: Baru\nmenu: ya\n---\n\nIsi.\n");
    server.shows("/uji.html", |it| it.status == 200);
    assert_eq!(server.state()["errors"], 0);
    drop(crowd);
    for _ in 0..100 {
        assert_eq!(server.get("/").status, 200, "afterwards");
    }
    server.is_well();
}

#[test]
fn a_slow_page_holds_up_no_other() {
    let project = with_slow_page();
    let server = Server::start(&project);
    let started = Instant::now();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        // Everybody who wants it waits for the same page.
        let slow: Vec<_> = (0..12)
            .map(|_| {
                scope.spawn(|| {
                    let answer = server.get("/lambat.html");
                    done.store(true, Ordering::Relaxed);
                    (answer.status, started.elapsed())
                })
            })
            .collect();
        let mut others = 0;
        while !done.load(Ordering::Relaxed) {
            assert_eq!(server.get("/praktik/antrean.html").status, 200);
            others += 1;
        }
        assert!(others > 20, "{others} meanwhile");
        for outcome in slow {
            let (status, _) = outcome.join().expect("it is answered");
            assert_eq!(status, 200);
        }
    });
    server.is_well();
}

#[test]
fn one_connection_serves_many_requests() {
    let project = Project::pair();
    let server = Server::start(&project);
    let mut stream = server.connect();
    let host = server.host();
    for path in ["/", "/tidak-ada", "/praktik/antrean.html", "/_teladan/state", "/"] {
        let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("it is kept open");
        assert!(matches!(answer(&mut stream, false).status, 200 | 404), "{path}");
    }
}

#[test]
#[cfg(unix)]
fn it_ends_at_once_and_leaves_nothing_behind() {
    for signal in ["-INT", "-TERM", "-HUP"] {
        let project = with_slow_page();
        let before = project.tree("");
        let mut server = Server::start(&project);
        let host = server.host();
        // A stream is open, and a page is being made.
        let busy = ["/_teladan/events", "/lambat.html"].map(|path| {
            let mut stream = server.connect();
            let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
            stream.write_all(request.as_bytes()).expect("somebody listens");
            stream
        });
        server.is_well();
        let started = Instant::now();
        let sent = Command::new("kill").args([signal, &server.child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
        let status = until("it ends", || server.child.try_wait().expect("it can be asked"));
        assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
        assert_eq!(status.code(), Some(0), "{signal}: {}", server.stderr());
        let mut after = project.tree("");
        after.retain(|path, _| !path.starts_with(".teladan-cache/"));
        assert_eq!(after, before, "{signal}");
        drop(busy);
    }
}
