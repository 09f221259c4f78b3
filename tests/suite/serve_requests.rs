//! `teladan serve`, what it is asked: bodies, heads without end, bytes that are no request. Whatever
//! is sent, the next page is served.

use crate::{
    project::Project,
    serving::{Server, until},
};

#[test]
fn whoever_sends_a_body_is_sent_away() {
    let project = Project::pair();
    let server = Server::start(&project);
    for (method, lines, body) in [
        ("POST", "Content-Length: 5\r\n", "hallo"),
        ("GET", "Content-Length: 5\r\n", "hallo"),
        ("PUT", "Content-Length: 1000000000000000\r\n", "x"),
        ("POST", "Content-Length: 18446744073709551615\r\n", "x"),
        ("POST", "Transfer-Encoding: chunked\r\n", "5\r\nhallo\r\n0\r\n\r\n"),
        ("POST", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
        ("POST", "Content-Length: 5\r\nContent-Length: 6\r\n", "hallo!"),
        ("POST", "Content-Length: -1\r\n", ""),
        ("POST", "Expect: 100-continue\r\nContent-Length: 5\r\n", ""),
    ] {
        let host = server.host();
        let hidden = "GET /_teladan/state HTTP/1.1\r\n";
        let request = format!("{method} / HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n{body}{hidden}");
        let answer = server.raw(request.as_bytes());
        assert!(matches!(answer.status, 400 | 413 | 431), "{lines}: {}", answer.status);
        assert_eq!(answer.header("connection"), "close", "{lines}");
    }
    let large = "x".repeat(4 << 20);
    let host = server.host();
    let request = format!(
        "POST / HTTP/1.1\r\nHost: {host}\r\nContent-Length: {}\r\n\r\n{large}",
        large.len()
    );
    // The answer may be lost under so much: what counts is that it ends and harms nobody.
    assert!(matches!(server.raw(request.as_bytes()).status, 0 | 413));
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get"] {
        assert_eq!(server.ask(method, "/", "").status, 405, "{method}");
    }
    server.is_well();
}

#[test]
fn heads_that_are_too_large_or_no_heads_end_the_connection() {
    let project = Project::pair();
    let server = Server::start(&project);
    let long = "a".repeat(70_000);
    assert!(matches!(server.get(&format!("/{long}")).status, 0 | 414 | 431));
    assert!(matches!(server.ask("GET", "/", &format!("X: {long}\r\n")).status, 0 | 431));
    let many = |count: usize| "X: y\r\n".repeat(count);
    assert_eq!(server.ask("GET", "/", &many(99)).status, 200);
    assert_eq!(server.ask("GET", "/", &many(101)).status, 431);
    for bytes in [
        &b"\r\n\r\n\r\n"[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\n Host: localhost\r\n\r\n",
        b"\xff\xfe\xfd / HTTP/1.1\r\n\r\n",
    ] {
        let status = server.raw(&[bytes, b"\r\n\r\n"].concat()).status;
        assert!(matches!(status, 0 | 400 | 403 | 431), "{bytes:?}: {status}");
    }
    server.is_well();
}

#[test]
fn letters_of_any_script_in_a_head_do_no_harm() {
    let project = Project::pair();
    let server = Server::start(&project);
    let cookie = "Cookie: nama=Sri Rahayu \u{e9}\u{4e2d}\u{1f426}\r\nUser-Agent: p\u{e9}ramban\r\n";
    assert_eq!(server.ask("GET", "/", cookie).status, 200);
    assert_eq!(
        server.ask("GET", "/", "If-None-Match: \"\u{e9}\"\r\nRange: \u{e9}\r\n").status,
        200
    );
    assert_eq!(server.ask("GET", "/\u{e9}.html", "").status, 404);
    server.is_well();
}

#[test]
fn nothing_of_a_request_is_said_again() {
    let project = Project::pair();
    let server = Server::start(&project);
    let mark = "pantulan-91c2";
    for answer in [
        server.get(&format!("/{mark}")),
        server.get(&format!("/praktik?{mark}")),
        server.get(&format!("//{mark}/..")),
        server.get(&format!("/?{mark}")),
        server.ask(
            "GET",
            "/",
            &format!("X-{mark}: {mark}\r\nReferer: http://localhost/{mark}\r\n"),
        ),
        server.ask(mark, "/", ""),
        server.ask("GET", "/", &format!("Origin: http://{mark}\r\n")),
        server.raw(format!("GET / HTTP/1.1\r\nHost: {mark}\r\n\r\n").as_bytes()),
    ] {
        assert!(answer.status > 0);
        let said = format!("{:?} {}", answer.headers, answer.text());
        assert!(!said.contains(mark), "{said}");
    }
    // Neither is anything of it kept: whatever was asked for, the state is the same.
    until("nothing has changed", || (server.state()["generation"] == 1).then_some(()));
}
