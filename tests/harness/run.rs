//! A run of the real program: started, watched, stopped if it hangs, and what it said.

use std::{
    fs::File,
    io::{Read as _, Seek as _},
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// A run that takes longer hangs.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often a running program is asked whether it has ended.
const GLANCE: Duration = Duration::from_millis(5);

/// How a diagnostic begins.
const LEVELS: [&str; 6] = ["kesalahan", "peringatan", "catatan", "error", "warning", "note"];

/// How a run of the program ended.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    stderr: String,
    /// How long it took.
    pub(crate) time: Duration,
}

/// A diagnostic as it was shown: rule, `file` or `file:line:column`.
pub(crate) type ShownDiagnostic = (String, String);

impl Run {
    /// Asserts the exit code.
    #[track_caller]
    pub(crate) fn exit(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "{}", self.stderr);
        self
    }

    /// Asserts that it said something.
    #[track_caller]
    pub(crate) fn stderr_has(&self, text: &str) -> &Self {
        assert!(self.stderr.contains(text), "no `{text}` in:\n{}", self.stderr);
        self
    }

    /// Asserts that it did not say something.
    #[track_caller]
    pub(crate) fn stderr_lacks(&self, text: &str) -> &Self {
        assert!(!self.stderr.contains(text), "`{text}` in:\n{}", self.stderr);
        self
    }

    /// Asserts that it wrote something to standard output.
    #[track_caller]
    pub(crate) fn stdout_has(&self, text: &str) -> &Self {
        assert!(self.stdout.contains(text), "no `{text}` in:\n{}", self.stdout);
        self
    }

    /// Asserts that it did not write something to standard output.
    #[track_caller]
    pub(crate) fn stdout_lacks(&self, text: &str) -> &Self {
        assert!(!self.stdout.contains(text), "`{text}` in:\n{}", self.stdout);
        self
    }

    /// Asserts that nothing went to standard output, which is for data.
    #[track_caller]
    pub(crate) fn stdout_is_empty(&self) -> &Self {
        assert_eq!(self.stdout, "");
        self
    }

    /// What was found, in the order shown.
    pub(crate) fn rules(&self) -> Vec<ShownDiagnostic> {
        self.shown_diagnostics(|_| true)
    }

    /// What was found and blocks, in the order shown.
    pub(crate) fn errors(&self) -> Vec<ShownDiagnostic> {
        self.shown_diagnostics(|level| ["kesalahan", "error"].contains(&level))
    }

    fn shown_diagnostics(&self, wanted: impl Fn(&str) -> bool) -> Vec<ShownDiagnostic> {
        let mut found = Vec::new();
        let mut rule = None;
        for line in self.stderr.lines() {
            let head = line.split_once(']').and_then(|(head, _)| head.split_once('['));
            if let Some((level, name)) = head.filter(|(level, _)| LEVELS.contains(level)) {
                rule = wanted(level).then(|| name.to_owned());
            } else if let Some((_, place)) = line.split_once("╭▸ ")
                && let Some(rule) = rule.take()
            {
                found.push((rule, place.trim().to_owned()));
            }
        }
        found
    }

    /// The rules that block.
    pub(crate) fn error_names(&self) -> Vec<String> {
        self.errors().into_iter().map(|(rule, _)| rule).collect()
    }
}

/// Runs the program in a folder, and stops it if it hangs.
pub(crate) fn run(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Run {
    let [mut stdout, mut stderr] =
        [(); 2].map(|()| tempfile::tempfile().expect("the system has room for a file"));
    let pipe = |file: &File| Stdio::from(file.try_clone().expect("a file can be shared"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_teladan"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command.stdout(pipe(&stdout)).stderr(pipe(&stderr));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "CLICOLOR_FORCE", "RAYON_NUM_THREADS"] {
        command.env_remove(name);
    }
    command.env("NO_COLOR", "1").envs(environment.iter().copied());
    let started = Instant::now();
    let mut child = command.spawn().expect("the program is there");
    let code = loop {
        if let Some(status) = child.try_wait().expect("the program can be asked") {
            break status.code();
        }
        if started.elapsed() > PATIENCE {
            child.kill().expect("the program can be stopped");
            child.wait().expect("a stopped program ends");
            panic!("{arguments:?} hangs in {}", folder.display());
        }
        thread::sleep(GLANCE);
    };
    let time = started.elapsed();
    let [stdout, stderr] = [&mut stdout, &mut stderr].map(|file| {
        let mut bytes = Vec::new();
        file.rewind().and_then(|()| file.read_to_end(&mut bytes)).expect("a file can be read");
        String::from_utf8_lossy(&bytes).into_owned()
    });
    assert!(!stderr.contains("panicked at"), "{arguments:?}: {stderr}");
    assert!(code.is_some(), "{arguments:?} was ended by a signal: {stderr}");
    Run { code, stdout, stderr, time }
}
