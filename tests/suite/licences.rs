//! `THIRD-PARTY.md` names every package that is in the program or builds it, with its licence: it is
//! held against `Cargo.lock`. With `TELADAN_BLESS=1` it is written anew from what Cargo knows.
#![expect(clippy::unwrap_used, reason = "what is missing here fails the test that asked")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// Name and version.
type Package = (String, String);

/// Licences under which a package may be part of the program. `deny.toml` allows the same.
const ALLOWED: [&str; 12] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "0BSD",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "IJG",
    "ISC",
    "Zlib",
    "Unicode-3.0",
    "CC0-1.0",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The packages that `Cargo.lock` draws in for the program: its dependencies, and theirs.
fn locked() -> BTreeSet<Package> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let mut packages: BTreeMap<Package, Vec<String>> = BTreeMap::new();
    for block in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")));
            line.unwrap().trim_end_matches('"').to_owned()
        };
        let list = block.split("dependencies = [").nth(1).unwrap_or_default();
        let list = list.split(']').next().unwrap_or_default().lines();
        let names = list.map(|line| line.trim().trim_matches([',', '"']).to_owned());
        let names = names.filter(|name| !name.is_empty()).collect();
        packages.insert((value("name"), value("version")), names);
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let direct = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let direct = direct.split("\n[").next().unwrap().lines();
    let mut open: Vec<String> =
        direct.filter_map(|line| Some(line.split_once(" = ")?.0.to_owned())).collect();
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        let (name, version) = name.split_once(' ').unwrap_or((&name, ""));
        let package = packages.iter().find(|((known, in_lock), _)| {
            known == name && (version.is_empty() || in_lock == version)
        });
        let (package, below) = package.unwrap();
        if found.insert(package.clone()) {
            open.extend(below.iter().cloned());
        }
    }
    found
}

/// The rows of the table: name, version and licence.
fn rows(text: &str) -> Vec<[String; 3]> {
    let cells = text.lines().filter_map(|line| line.strip_prefix("| `")?.strip_suffix(" |"));
    let cells = cells.map(|line| line.split(" | ").map(|it| it.replace('`', "")).collect());
    cells.map(|row: Vec<String>| row.try_into().unwrap()).collect()
}

/// The files of a package that hold its licence: that of MIT where it may be chosen.
fn licence_files(folder: &Path, licence: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().to_uppercase();
            path.is_file() && ["LICEN", "COPYING", "NOTICE"].iter().any(|it| name.starts_with(it))
        })
        .collect();
    files.sort();
    let mit = |path: &PathBuf| path.to_string_lossy().to_uppercase().ends_with("LICENSE-MIT");
    if licence.contains("MIT") && !licence.contains("AND") && files.iter().any(mit) {
        files.retain(mit);
    }
    files
}

/// The file as it should be.
fn written() -> String {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&cargo.stdout).unwrap();
    let mut known = BTreeMap::new();
    for package in metadata["packages"].as_array().unwrap() {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        known.insert((text("name"), text("version")), (text("license"), text("manifest_path")));
    }
    let mut out = String::from(
        "# What the program is made of\n\nTeladan is under the MIT licence (`LICENSE`). The program holds, or is built by, these packages.\nWritten by `TELADAN_BLESS=1 cargo test --test suite licences`, from `Cargo.lock`.\nThe coastlines of its maps are made from Natural Earth, which is in the public domain (`src/render/map/coastlines/README.md`).\nThe letters of its social cards come from Plus Jakarta Sans, under the SIL Open Font License 1.1 (`src/images/font/README.md`).\n\n| Package | Version | Licence |\n| --- | --- | --- |\n",
    );
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for package in locked() {
        let (licence, manifest) = &known[&package];
        let _ = writeln!(out, "| `{}` | {} | {licence} |", package.0, package.1);
        for file in licence_files(Path::new(manifest).parent().unwrap(), licence) {
            let text = fs::read_to_string(file).unwrap();
            let lines: Vec<&str> = text.trim().lines().map(str::trim_end).collect();
            texts.entry(lines.join("\n")).or_default().push(package.0.clone());
        }
    }
    out.push_str("\n# Their licences\n");
    let mut texts: Vec<(String, Vec<String>)> = texts.into_iter().collect();
    texts.sort_by(|a, b| a.1.cmp(&b.1));
    for (text, mut users) in texts {
        users.dedup();
        let _ = write!(out, "\n## {}\n\n````text\n{text}\n````\n", users.join(", "));
    }
    out + &font_licence()
}

/// The licence of the font, as it stands at the end.
fn font_licence() -> String {
    let text = fs::read_to_string(root().join("src/images/font/OFL.txt")).unwrap();
    format!("\n## Plus Jakarta Sans\n\n````text\n{}\n````\n", text.trim())
}

#[test]
fn every_package_of_the_program_is_named_with_a_licence_that_is_allowed() {
    let path = root().join("THIRD-PARTY.md");
    if std::env::var_os("TELADAN_BLESS").is_some() {
        fs::write(&path, written()).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap_or_default();
    let rows = rows(&text);
    let named: BTreeSet<Package> =
        rows.iter().map(|[name, version, _]| (name.clone(), version.clone())).collect();
    assert_eq!(named, locked(), "run with TELADAN_BLESS=1");
    assert!(text.ends_with(&font_licence()), "run with TELADAN_BLESS=1");
    for [name, _, licence] in &rows {
        // `AND` binds closer: one choice of each part must be allowed.
        let choice = |part: &str| {
            let licences = part.trim_matches(['(', ')', ' ']).replace('/', " OR ");
            licences.split(" OR ").any(|one| ALLOWED.contains(&one.trim()))
        };
        assert!(licence.split(" AND ").all(choice), "{name}: {licence}");
    }
    let deny = fs::read_to_string(root().join("deny.toml")).unwrap();
    for licence in ALLOWED {
        assert!(deny.contains(&format!("\"{licence}\"")), "deny.toml does not allow {licence}");
    }
}
