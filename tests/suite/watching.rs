//! `teladan check --watch`: what is wrong is said again after every change, until somebody stops it.

use std::{
    io::Read as _,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::Duration,
};

use crate::project::Project;

/// A change that is not told by then is lost.
const PATIENCE: Duration = Duration::from_secs(20);

/// A check that goes on; it is stopped when the test is over, however that ends.
struct Watching {
    child: Child,
    said: Receiver<String>,
    heard: String,
}

impl Watching {
    fn start(project: &Project) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_teladan"))
            .args(["check", "--watch", "--lang", "id"])
            .current_dir(project.root())
            .env("NO_COLOR", "1")
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut stderr = child.stderr.take().expect("it can be heard");
        let (sender, said) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = stderr.read(&mut buffer) {
                let text = String::from_utf8_lossy(&buffer[..length]).into_owned();
                if sender.send(text).is_err() {
                    break;
                }
            }
        });
        Self { child, said, heard: String::new() }
    }

    /// Listens until a text was said since the last time.
    #[track_caller]
    fn hears(&mut self, text: &str) {
        while !self.heard.contains(text) {
            match self.said.recv_timeout(PATIENCE) {
                Ok(more) => self.heard.push_str(&more),
                Err(error) => panic!("{error}: no `{text}` in:\n{}", self.heard),
            }
        }
        self.heard.clear();
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself, and the test says so elsewhere.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn every_change_is_told_until_all_is_well_again() {
    let project = Project::pair();
    let mut watching = Watching::start(&project);
    watching.hears("Menunggu perubahan");
    project.file("content/halaman/uji.md", "---\njudl: Uji\nmenu: ya\n---\n\nIsi.\n");
    watching.hears("kunci-tak-dikenal");
    project.file("content/halaman/uji.md", "---\njudul: Uji\nmenu: ya\n---\n\nIsi.\n");
    watching.hears("Semua beres");
}
