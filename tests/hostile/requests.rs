//! Requests of the preview: methods, addresses, heads and bytes that no browser sends. Nothing from
//! beside the site comes back, nothing of the request is said again, and the next reader is served.

use std::{
    io::{Read as _, Write as _},
    net::Shutdown,
    time::{Duration, Instant},
};

use crate::{
    plan::{Plan, Report, patience},
    project::Project,
    random::{PIECES, Random},
    serving::Server,
};

/// What stands in files that nobody may be served.
const SECRET: &str = "rahasia-7f3a";
/// What stands in every request.
const MARK: &str = "pantulan-91c2";

const METHODS: [&str; 9] =
    ["GET", "GET", "GET", "GET", "HEAD", "POST", "OPTIONS", "get", "G\u{e9}T"];

const PATHS: [&str; 40] = [
    "/",
    "/index.html",
    "/../teladan.yaml",
    "/..%2fteladan.yaml",
    "/%2e%2e/teladan.yaml",
    "/%252e%252e/teladan.yaml",
    "/..\\teladan.yaml",
    "/..%5cteladan.yaml",
    "//teladan.yaml",
    "/./../teladan.yaml",
    "/praktik/../../teladan.yaml",
    "/C:/teladan.yaml",
    "/\\\\localhost\\teladan.yaml",
    "/teladan.yaml::$DATA",
    "/teladan.yaml%00.html",
    "/%c0%ae%c0%ae/teladan.yaml",
    "http://pwn.test/",
    "http://localhost/",
    "*",
    "/content/halaman/konsep.md",
    "/konsep.html",
    "/konsep",
    "/halaman/konsep.html",
    "/.git/config",
    "/.teladan/files",
    "/rahasia.txt",
    "/praktik",
    "/praktik/",
    "/praktik/antrean.html",
    "/praktik/antrean.html/x",
    "/_teladan/state",
    "/_teladan/preview.js",
    "/_teladan/events",
    "/_teladan/../teladan.yaml",
    "/_teladan/open?file=/etc/passwd",
    "/cari/akar.js",
    "/cari/",
    "/favicon.ico",
    "/%",
    "/%zz",
];

const HEADS: [&str; 26] = [
    "Host: @",
    "Host: localhost.pwn.test",
    "Host: 127.0.0.1.nip.io",
    "Host:",
    "Host: LOCALHOST",
    "Host: [::1]",
    "Origin: http://pwn.test",
    "Origin: null",
    "Sec-Fetch-Site: cross-site",
    "Range: bytes=0-",
    "Range: bytes=-1",
    "Range: bytes=9-1,0-0",
    "If-None-Match: *",
    "If-Modified-Since: x",
    "Content-Length: 5",
    "Content-Length: 99999999999999999999",
    "Content-Length: -1",
    "Transfer-Encoding: chunked",
    "Transfer-Encoding: x, chunked",
    "Expect: 100-continue",
    "Upgrade: websocket",
    "Connection: close",
    "Accept-Encoding: gzip;q=NaN",
    " folded",
    "X: \u{0}",
    "X\u{a0}: y",
];

/// Tries requests, one after the other on one preview.
pub(crate) fn attack(plan: Plan) -> Report {
    let mut report = Report { tried: plan.count(40), ..Report::default() };
    let project = Project::pair();
    project.file(
        "content/halaman/konsep.md",
        format!("---\njudul: {SECRET}\nkonsep: ya\n---\n\n{SECRET}\n"),
    );
    project.file("rahasia.txt", SECRET).file(".git/config", SECRET);
    project.file("teladan.yaml", format!("# {SECRET}\njudul: Uji\n"));
    let server = Server::start(&project);
    for number in 0..report.tried {
        let request =
            request(&mut Random::new(plan.seed, &format!("requests {number}")), &server.host());
        let answer = ask(&server, &request);
        let shown = String::from_utf8_lossy(&request);
        let mut tell =
            |what: &str| report.faults.push(format!("requests {number} {what}: {shown:?}"));
        if answer.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()) {
            tell("brings out what nobody may see");
        }
        if answer.windows(MARK.len()).any(|part| part == MARK.as_bytes()) {
            tell("is said again");
        }
        let head = String::from_utf8_lossy(&answer).to_lowercase();
        if head.split("\r\n\r\n").next().is_some_and(|head| head.contains("access-control-allow")) {
            tell("opens the preview to other sites");
        }
        if number % 10 == 9 || number + 1 == report.tried {
            let began = Instant::now();
            let status = server.get("/").status;
            if status != 200 || began.elapsed() > patience() {
                report.hangs += 1;
                report
                    .faults
                    .push(format!("requests up to {number} keep the next reader out: {status}"));
                break;
            }
        }
    }
    let said = server.stderr();
    if said.contains("panicked") {
        report.panics += 1;
        report.faults.push(format!("the preview panics: {said}"));
    }
    report
}

fn request(random: &mut Random, host: &str) -> Vec<u8> {
    let mut path = random.pick(&PATHS).to_owned();
    match random.below(5) {
        0 => path.push_str(random.pick(PIECES)),
        1 => path.push_str(&format!("?{MARK}#{MARK}")),
        2 => path.insert_str(0, &format!("/{MARK}")),
        3 if random.once_in(4) => path.push_str(&"a".repeat(70_000)),
        _ => {}
    }
    let version = random.pick(&[
        "HTTP/1.1",
        "HTTP/1.1",
        "HTTP/1.1",
        "HTTP/1.0",
        "HTTP/2.0",
        "HTTP/1.1 x",
        "",
    ]);
    let mut text = format!("{} {path} {version}\r\nX-{MARK}: {MARK}\r\n", random.pick(&METHODS));
    if !random.once_in(6) {
        text.push_str(&format!("Host: {host}\r\n"));
    }
    for _ in 0..random.below(4) {
        text.push_str(&random.pick(&HEADS).replace('@', MARK));
        text.push_str(random.pick(&["\r\n", "\r\n", "\r\n", "\n", "\r"]));
    }
    text.push_str("\r\n");
    if random.once_in(4) {
        text.push_str(&format!(
            "5\r\nhallo\r\n0\r\n\r\nGET /_teladan/state HTTP/1.1\r\nHost: {host}\r\n\r\n"
        ));
    }
    let mut bytes = text.into_bytes();
    if random.once_in(4) {
        random.spoil_bytes(&mut bytes);
    }
    bytes
}

/// Sends bytes and reads what comes back within a moment: a request that is not whole is waited
/// for, and an event stream never ends.
fn ask(server: &Server, bytes: &[u8]) -> Vec<u8> {
    let mut stream = server.connect();
    stream.set_read_timeout(Some(Duration::from_millis(100))).expect("a socket takes a timeout");
    // It may have been refused before everything was sent.
    let _ = stream.write_all(bytes);
    let mut answer = Vec::new();
    let mut buffer = [0; 16 * 1024];
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        answer.extend(&buffer[..length]);
    }
    let _ = stream.shutdown(Shutdown::Both);
    answer
}
