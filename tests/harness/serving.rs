//! A preview that is running, and what it answers. It is asked through plain sockets, so that a
//! test can say what no client library would; it is ended when the test is over.

use std::{
    collections::BTreeMap,
    io::{Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use crate::project::Project;

/// What is not true by then never will be.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// How often a condition is looked at.
pub(crate) const GLANCE: Duration = Duration::from_millis(5);

/// A running preview.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) port: u16,
    stderr: Arc<Mutex<String>>,
}

/// What came back.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A header's value, empty if it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// A page as a build writes it: without the line that the preview adds.
    pub(crate) fn built(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).expect("a page is text");
        let lines =
            text.split_inclusive('\n').filter(|line| !line.contains("/_teladan/preview.js"));
        lines.collect::<String>().into_bytes()
    }
}

impl Server {
    /// Serves a project at a free port.
    pub(crate) fn start(project: &Project) -> Self {
        Self::with(project, &[])
    }

    pub(crate) fn with(project: &Project, arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_teladan"));
        command.args(["serve", "--port", "0", "--lang", "id"]).args(arguments);
        Self::of(command, project.root())
    }

    /// A program that serves.
    pub(crate) fn of(mut command: Command, folder: &Path) -> Self {
        command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null());
        command.env("NO_COLOR", "1").env_remove("RAYON_NUM_THREADS");
        let mut child = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut pipe = child.stderr.take().expect("it can be heard");
        let stderr = Arc::new(Mutex::new(String::new()));
        let heard = Arc::clone(&stderr);
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = pipe.read(&mut buffer) {
                let text = String::from_utf8_lossy(&buffer[..length]);
                heard.lock().expect("nobody panics here").push_str(&text);
            }
        });
        let mut server = Self { child, port: 0, stderr };
        server.hears("http://localhost:");
        server.hears("Ctrl-C");
        let stderr = server.stderr();
        let digits = stderr.split("http://localhost:").nth(1).unwrap_or_default();
        let digits: String = digits.chars().take_while(char::is_ascii_digit).collect();
        server.port = digits.parse().expect("the port is said");
        server
    }

    /// What it has said so far.
    pub(crate) fn stderr(&self) -> String {
        self.stderr.lock().expect("nobody panics here").clone()
    }

    /// Waits until it says something.
    #[track_caller]
    pub(crate) fn hears(&self, text: &str) {
        until(&format!("`{text}` is said"), || self.stderr().contains(text).then_some(()));
    }

    /// Opens a connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("somebody listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a socket takes a timeout");
        stream
    }

    /// Its own name, as browsers send it.
    pub(crate) fn host(&self) -> String {
        format!("localhost:{}", self.port)
    }

    /// Asks with further header lines.
    pub(crate) fn ask(&self, method: &str, path: &str, lines: &str) -> Answer {
        let host = self.host();
        self.raw(format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{lines}\r\n").as_bytes())
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Sends bytes, and reads one answer; an empty one if the connection ends without.
    pub(crate) fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // It may have been refused before everything was sent.
        let _ = stream.write_all(bytes);
        answer(&mut stream, bytes.starts_with(b"HEAD"))
    }

    /// What was found, and how often it was looked.
    pub(crate) fn state(&self) -> serde_json::Value {
        let answer = self.get("/_teladan/state");
        serde_json::from_slice(&answer.body).expect("the state is JSON")
    }

    /// Waits until the diagnostics are as wanted: the state then.
    #[track_caller]
    pub(crate) fn finds(&self, wanted: impl Fn(&serde_json::Value) -> bool) -> serde_json::Value {
        until("the diagnostics are as wanted", || Some(self.state()).filter(|state| wanted(state)))
    }

    /// Waits until a page is as wanted.
    #[track_caller]
    pub(crate) fn shows(&self, path: &str, wanted: impl Fn(&Answer) -> bool) -> Answer {
        until(&format!("{path} is as wanted"), || Some(self.get(path)).filter(|it| wanted(it)))
    }

    /// Asserts that it is there and as well as at the start.
    #[track_caller]
    pub(crate) fn is_well(&self) {
        assert_eq!(self.get("/").status, 200);
        assert!(!self.stderr().contains("panicked"), "{}", self.stderr());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and the test says so elsewhere.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something is there.
#[track_caller]
pub(crate) fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < PATIENCE, "never: {what}");
        thread::sleep(GLANCE);
    }
}

/// Reads one answer.
pub(crate) fn answer(stream: &mut TcpStream, headless: bool) -> Answer {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let (mut answer, length) = head(&bytes[..end]);
            let whole = end + 4 + if headless || answer.status == 304 { 0 } else { length };
            if bytes.len() >= whole {
                answer.body = bytes[end + 4..whole].to_vec();
                return answer;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return Answer::default(),
            Ok(length) => bytes.extend(&buffer[..length]),
        }
    }
}

/// The head of an answer, and how long its body is.
fn head(bytes: &[u8]) -> (Answer, usize) {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let length = headers.get("content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
    (Answer { status: status.unwrap_or(0), headers, body: Vec::new() }, length)
}
