//! The search's client in Node, asked about entries by their names.

use std::{path::Path, process::Command};

use serde_json::Value;

use crate::project::Project;

/// What a script of `tests/browser/engine` tells of these entries of a built site; nothing where Node is
/// missing.
pub(crate) fn ask_client(
    script: &str,
    project: &Project,
    language: &str,
    names: &[&str],
) -> Option<Value> {
    Command::new("node").arg("--version").output().ok()?;
    let run = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/engine").join(script))
        .arg(project.path("public"))
        .arg(language)
        .args(names)
        .output()
        .expect("Node runs the client in this test");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(serde_json::from_slice(&run.stdout).expect("it tells JSON"))
}
