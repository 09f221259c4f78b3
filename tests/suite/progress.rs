//! How far a long build is, as a terminal shows it: with a pseudo-terminal of `script` where there is
//! one, and never in a pipe.
#![cfg(target_os = "linux")]

use std::{
    process::{Command, Stdio},
    time::Instant,
};

use crate::{corpus::generated, generated::Plan};

/// Enough for several seconds' work of a program that is not optimised: the line comes after the first.
const CASES: usize = 300;

#[test]
fn a_long_build_is_told_at_a_terminal_and_never_in_a_pipe() {
    let project = generated(Plan::for_measuring(CASES));
    let name = "Membuat halaman ";
    project
        .run(["build", "--no-cache", "--out", "pipe"])
        .exit(0)
        .stderr_lacks(name)
        .stderr_lacks("\u{1b}");
    let line =
        format!("{} build --lang id --no-cache --out terminal", env!("CARGO_BIN_EXE_teladan"));
    let mut terminal = Command::new("script");
    terminal.args(["--quiet", "--return", "--command", &line, "/dev/null"]);
    terminal.current_dir(project.root()).env("TERM", "xterm").env("NO_COLOR", "1");
    let started = Instant::now();
    let Ok(shown) = terminal.stdin(Stdio::null()).output() else { return };
    let shown = String::from_utf8_lossy(&shown.stdout).into_owned();
    assert!(shown.contains("terminal"), "{shown}");
    assert!(!shown.contains("\u{1b}[3"), "NO_COLOR is not kept: {shown:?}");
    assert!(shown.contains(name), "after {:?}: {shown}", started.elapsed());
}
