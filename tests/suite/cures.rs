//! A cure cures: each slip of `tests/fixtures/slips` stands mended in `tests/fixtures/mended`, with the
//! cure followed to the letter. The diagnostic is gone then, and no new one has come.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use crate::{
    project::{Project, tree},
    slips::{TODAY, add, expected, files, fits, with},
    stdout::{JsonDiagnostic, stdout_of},
};

/// Rules whose cure shows the very lines to write.
const SHOWN: [&str; 4] =
    ["list-notation", "missing-key.short", "wrong-type.pair", "yaml-syntax.list-mark"];

/// Rules whose cure shows the value between quotes.
const QUOTED: [&str; 3] = ["yaml-syntax.colon", "yaml-syntax.reserved", "yaml-syntax.inner-quote"];

fn mended() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mended")
}

fn check(project: &Project, language: &str) -> Vec<JsonDiagnostic> {
    stdout_of(project, ["check", "--format", "json", "--now", TODAY, "--lang", language])
        .diagnostics
}

/// The folders of slips that a check tells.
fn told() -> impl Iterator<Item = String> {
    let all = expected().into_iter().filter(|(_, diagnostics)| !diagnostics.is_empty());
    all.map(|(folder, _)| folder).filter(|folder| fits(folder))
}

#[test]
fn every_slip_stands_mended_beside_it() {
    let folders = tree(&mended());
    let mended: BTreeSet<&str> =
        folders.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder).collect();
    let told: Vec<String> = told().collect();
    assert_eq!(mended, told.iter().map(String::as_str).collect());
}

#[test]
fn a_cure_that_is_followed_leaves_nothing_to_tell() {
    let mut wrong = Vec::new();
    for folder in told() {
        let project = with("");
        add(&project, &mended().join(&folder));
        let left = check(&project, "id").into_iter().map(|it| format!("{} {}", it.rule, it.title));
        wrong.extend(left.map(|it| format!("{folder}: {it}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What of the cure must stand in what was mended.
fn fragments(diagnostic: &JsonDiagnostic) -> Vec<String> {
    let cure = diagnostic.cure.clone().unwrap_or_default();
    let mut fragments: Vec<String> = diagnostic.suggestion.iter().cloned().collect();
    if SHOWN.contains(&diagnostic.rule.as_str()) {
        let lines = cure.lines().skip(1).map(str::trim);
        fragments.extend(lines.map(str::to_owned));
    }
    if QUOTED.contains(&diagnostic.rule.as_str()) {
        let value = cure.split("`\"").nth(1).and_then(|rest| rest.split("\"`").next());
        fragments.extend(value.map(|value| format!("\"{value}\"")));
    }
    fragments
}

#[test]
fn what_a_cure_shows_stands_in_what_was_mended() {
    let mut wrong = Vec::new();
    let mut shown = 0;
    for folder in told() {
        let texts: BTreeMap<String, Vec<u8>> = tree(&mended().join(&folder));
        let all: Vec<String> = texts
            .iter()
            .map(|(path, bytes)| format!("{path}\n{}", String::from_utf8_lossy(bytes)))
            .collect();
        let all = all.join("\n");
        for diagnostic in check(&with(&folder), "id") {
            for fragment in fragments(&diagnostic) {
                shown += 1;
                if !all.contains(&fragment) {
                    wrong.push(format!("{folder}: {} shows `{fragment}`", diagnostic.rule));
                }
            }
        }
        assert!(!files(&folder).is_empty(), "{folder}");
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(shown > 30, "{shown}");
}
