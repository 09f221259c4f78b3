//! The program under `strace`, which kills it or lets a system call fail wherever it is told to.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

/// The calls that a build makes to the disk.
pub(crate) const CALLS: [&str; 11] = [
    "openat",
    "write",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "read",
    "close",
    "getdents64",
    "fsync",
    "flock",
];

/// Whether it is there and may do its work.
pub(crate) fn is_there() -> bool {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=close:error=EIO:when=999", "true"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// The exit code; nothing if it was killed.
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
}

fn strace(root: &Path, options: &[&str]) -> Ended {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq"]).args(options).arg(env!("CARGO_BIN_EXE_teladan"));
    command.args(["build", "--lang", "en"]).current_dir(root);
    // Calls are counted for each thread: on one they come in the same order every time.
    command.env("RAYON_NUM_THREADS", "1").env("NO_COLOR", "1");
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let output = command.output().expect("strace starts");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    Ended { code: output.status.code(), stderr }
}

/// How often each call is made, by the thread that makes most of them.
pub(crate) fn count(root: &Path) -> BTreeMap<&'static str, usize> {
    let log = root.join("strace.log");
    let trace = format!("trace={}", CALLS.join(","));
    strace(root, &["-e", &trace, "-o", &log.to_string_lossy()]);
    let text = fs::read_to_string(&log).unwrap_or_default();
    fs::remove_file(&log).expect("the log can be removed");
    let mut by_thread: BTreeMap<(&str, &'static str), usize> = BTreeMap::new();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else { continue };
        let name = rest.trim_start().split('(').next().unwrap_or_default();
        if let Some(call) = CALLS.iter().find(|call| **call == name) {
            *by_thread.entry((thread, call)).or_default() += 1;
        }
    }
    let mut most = BTreeMap::new();
    for ((_, call), count) in by_thread {
        let entry: &mut usize = most.entry(call).or_default();
        *entry = count.max(*entry);
    }
    most
}

/// Builds, with something done to the K-th call of each thread: `signal=SIGKILL`, `error=ENOSPC`.
pub(crate) fn build_with(root: &Path, call: &str, what: &str, at: usize) -> Ended {
    let trace = format!("trace={call}");
    let inject = format!("inject={call}:{what}:when={at}");
    strace(root, &["-o", "/dev/null", "-e", &trace, "-e", &inject])
}
