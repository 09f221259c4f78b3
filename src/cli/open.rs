//! Opens an address in the browser that the person at the terminal uses.
#![expect(clippy::disallowed_methods, reason = "only the command line asks for the environment")]

use std::{
    path::PathBuf,
    process::{Command, Stdio},
};

/// Opens an address, and returns whether a program took it. No shell sees the address.
pub(super) fn open(address: &str) -> bool {
    openers().into_iter().any(|program| {
        let mut command = Command::new(program);
        command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().is_ok_and(|mut child| {
            // Unless its end is waited for, it stays in the system's list of processes.
            std::thread::spawn(move || child.wait());
            true
        })
    })
}

/// The programs that open addresses on this system, the usual one first.
fn openers() -> Vec<PathBuf> {
    if cfg!(windows) {
        let system = std::env::var_os("SystemRoot").unwrap_or_else(|| "C:\\Windows".into());
        return vec![PathBuf::from(system).join("explorer.exe")];
    }
    if cfg!(target_os = "macos") {
        return vec!["/usr/bin/open".into()];
    }
    // Looked up only in folders that are named in full, never in the folder of the site.
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> =
        std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect();
    ["xdg-open", "wslview"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .filter(|program| program.is_file())
        .collect()
}
