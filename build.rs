//! Tells Cargo that the binary depends on the embedded folders: `include_dir` alone does not
//! notice a file that was added. Names the program by the hash of all that it is made of: what
//! another one has left in the cache is not read.
#![expect(clippy::disallowed_methods, reason = "it reads what the program is made of")]

use std::{
    collections::BTreeSet,
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::Command,
};

const SOURCES: [&str; 5] = ["src", "themes/default", "Cargo.toml", "Cargo.lock", "build.rs"];

fn main() {
    for source in SOURCES {
        println!("cargo:rerun-if-changed={source}");
    }
    let mut files = BTreeSet::new();
    for source in SOURCES {
        list_files(Path::new(source), &mut files);
    }
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.to_string_lossy().replace('\\', "/").hash(&mut hasher);
        fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    let compiler = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    hash_version(compiler, &mut hasher);
    env::var("TARGET").unwrap_or_default().hash(&mut hasher);
    println!("cargo:rustc-env=TELADAN_PROGRAM={:016x}", hasher.finish());
}

fn hash_version(mut compiler: Command, hasher: &mut DefaultHasher) {
    let version = compiler.arg("-vV").output();
    version.map(|output| output.stdout).unwrap_or_default().hash(hasher);
}

fn list_files(path: &Path, files: &mut BTreeSet<PathBuf>) {
    let Ok(inner) = fs::read_dir(path) else {
        files.insert(path.to_owned());
        return;
    };
    for entry in inner.flatten() {
        list_files(&entry.path(), files);
    }
}
