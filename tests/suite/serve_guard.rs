//! `teladan serve`, whom it answers: nobody gets out of the site, nobody reads from another one.

use std::io::Write as _;

use crate::{
    project::Project,
    serving::{Server, answer},
};

/// A word that stands in no file of the site, only in those around it.
const CANARY: &str = "burung-kenari-7f3a";

/// A site with files around it that nobody may read.
fn project() -> Project {
    let project = Project::new();
    project.file("rahasia.txt", CANARY).file("kb/teladan.yaml", "judul: Uji\n");
    project.file("kb/rahasia.txt", CANARY).file("kb/content/halaman/rahasia.txt", CANARY);
    project.file("kb/content/halaman/uji.md", "---\njudul: Uji\nmenu: ya\n---\n\nIsi.\n");
    project
}

/// The ways to write "one folder up" that somebody has been fooled by.
const UP: [&str; 16] = [
    "..",
    "%2e%2e",
    "%2E%2e",
    ".%2e",
    "%2e.",
    "%252e%252e",
    "%25252e%25252e",
    "..%00",
    "..%20",
    "..;",
    "%c0%ae%c0%ae",
    "%e0%80%ae%e0%80%ae",
    "%uff0e%uff0e",
    "\u{ff0e}\u{ff0e}",
    "..%0d%0a",
    "....",
];

/// The ways to write what stands between folders.
const BETWEEN: [&str; 8] = ["/", "%2f", "%252f", "\\", "%5c", "%255c", "//", "/./"];

/// The ways to name a file by itself.
const OTHERS: [&str; 22] = [
    "/rahasia.txt",
    "//rahasia.txt",
    "/./rahasia.txt",
    "/rahasia.txt?raw??",
    "/rahasia.txt/.",
    "/rahasia.txt%00.html",
    "/rahasia.txt::$DATA",
    "/RAHASI~1.TXT",
    "/C:/rahasia.txt",
    "/c%3a/rahasia.txt",
    "/\\\\localhost\\rahasia.txt",
    "/file:///rahasia.txt",
    "file:///etc/passwd",
    "/content/halaman/rahasia.txt",
    "/content/halaman/uji.md",
    "/teladan.yaml",
    "/.teladan/files",
    "/@fs/etc/passwd",
    "/etc/passwd",
    "//etc/passwd",
    "/proc/self/environ",
    "*",
];

fn leaks(answer: &crate::serving::Answer) -> bool {
    let text = answer.text();
    [CANARY, "root:", "judul: Uji", "menu: ya"].iter().any(|secret| text.contains(secret))
}

#[test]
fn no_spelling_of_a_path_leaves_the_site() {
    let project = project();
    let server = Server::with(&project, &["--root", "kb"]);
    let climbs = UP.iter().flat_map(|up| BETWEEN.iter().map(move |between| (up, between)));
    let climbs = climbs.flat_map(|(up, between)| {
        [1, 3, 8].map(|depth| format!("/{}rahasia.txt", format!("{up}{between}").repeat(depth)))
    });
    let paths: Vec<String> = climbs.chain(OTHERS.iter().map(|&path| path.to_owned())).collect();
    assert!(paths.len() > 400);
    for path in &paths {
        let answer = server.ask("GET", path, "");
        assert!(!leaks(&answer), "{path}");
        // One dot is a path that browsers shorten; as it stands it names nothing.
        assert!(matches!(answer.status, 0 | 400 | 404), "{path}: {}", answer.status);
    }
    server.is_well();
}

#[test]
fn a_preview_answers_only_to_its_own_name() {
    let project = Project::pair();
    let server = Server::start(&project);
    let port = server.port;
    let ask =
        |lines: String| server.raw(format!("GET / HTTP/1.1\r\n{lines}\r\n").as_bytes()).status;
    for name in ["localhost", "LocalHost", "127.0.0.1", "[::1]"] {
        assert_eq!(ask(format!("Host: {name}:{port}\r\n")), 200, "{name}");
    }
    for name in [
        "localhost.evil.example",
        "evil.example",
        "127.0.0.1.nip.io",
        "localhost.",
        "localhost@evil",
        "evil#localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "[::]",
        "::1",
        "169.254.169.254",
        "xn--lcalhost-xyz",
        "localhost%00",
        "local host",
        "\u{441}localhost",
        "",
    ] {
        let status = ask(format!("Host: {name}:{port}\r\n"));
        assert!(matches!(status, 400 | 403), "{name}: {status}");
    }
    for host in
        ["localhost".to_owned(), format!("localhost:{}", port ^ 1), "localhost:80".to_owned()]
    {
        assert_eq!(ask(format!("Host: {host}\r\n")), 403, "{host}");
    }
    assert_eq!(ask(String::new()), 400, "no name at all");
    assert_eq!(ask(format!("Host: localhost:{port}\r\nHost: localhost:{port}\r\n")), 400, "twice");
    assert_eq!(ask(format!("Host: localhost:{port}\r\nHost: evil.example\r\n")), 400, "two names");
    let whole = format!("GET http://localhost:{port}/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n");
    assert_eq!(server.raw(whole.as_bytes()).status, 400, "a proxy's request");
    assert_eq!(server.raw(b"GET / HTTP/1.0\r\n\r\n").status, 400);
    server.is_well();
}

#[test]
fn other_sites_can_neither_read_nor_listen() {
    let project = Project::pair();
    let server = Server::start(&project);
    let own = format!("http://localhost:{}", server.port);
    let site = |site: &str, mode: &str, dest: &str| {
        format!("Sec-Fetch-Site: {site}\r\nSec-Fetch-Mode: {mode}\r\nSec-Fetch-Dest: {dest}\r\n")
    };
    for (lines, status) in [
        (site("same-origin", "no-cors", "script"), 200),
        (site("none", "navigate", "document"), 200),
        (site("cross-site", "navigate", "document"), 200),
        (site("cross-site", "no-cors", "script"), 403),
        (site("cross-site", "no-cors", "image"), 403),
        (site("cross-site", "navigate", "iframe"), 403),
        (site("same-site", "cors", "empty"), 403),
        (site("same-site", "no-cors", "script"), 403),
        (site("nonsense", "cors", "empty"), 403),
        (format!("Origin: {own}\r\n"), 200),
        ("Origin: http://evil.example\r\n".to_owned(), 403),
        ("Origin: null\r\n".to_owned(), 403),
        (format!("Origin: https://localhost:{}\r\n", server.port), 403),
        (format!("Origin: http://127.0.0.1:{}\r\n", server.port), 403),
        (format!("Origin: {own}\r\nOrigin: {own}\r\n"), 403),
        ("Origin: \u{fc}\r\n".to_owned(), 403),
    ] {
        for path in ["/", "/_teladan/state", "/_teladan/preview.js"] {
            assert_eq!(server.ask("GET", path, &lines).status, status, "{path} {lines}");
        }
        let mut stream = server.connect();
        let host = server.host();
        let asked = format!("GET /_teladan/events HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n");
        stream.write_all(asked.as_bytes()).expect("somebody listens");
        assert_eq!(answer(&mut stream, true).status, status, "{lines}");
    }
    server.is_well();
}
