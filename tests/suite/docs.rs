//! The documents for those who carry Teladan on are true: every path they name exists, every test
//! that a promise rests on is there, and what others run by them can be read.
#![expect(clippy::unwrap_used, reason = "what is missing here fails the test that asked")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use teladan::{
    source::SourceId,
    yaml::{self, Limits, Node},
};

/// What a path in a document may begin with.
const ROOTS: [&str; 8] =
    ["src/", "tests/", "docs/", "themes/", "content/", "benches/", ".github/", ".ci/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files of a folder, by their path from the root.
fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let inner: PathBuf = path.strip_prefix(root()).unwrap().to_owned();
            found.push(inner.to_string_lossy().replace('\\', "/"));
        }
    }
    found.sort();
    found
}

fn documents() -> Vec<String> {
    let top = ["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "tests/README.md"];
    top.map(str::to_owned).into_iter().chain(files("docs")).collect()
}

/// What stands between backticks on one line.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| line.split('`').skip(1).step_by(2))
}

/// Whether a path exists; `*` stands for any one folder, and a name in capitals for any name.
fn exists(path: &str) -> bool {
    let path = path.split(['*', ' ']).next().unwrap_or(path);
    let path = path.split("NAME").next().unwrap_or(path);
    root().join(path).exists()
}

#[test]
fn every_path_that_a_document_names_exists() {
    for document in documents() {
        let text = read(&document);
        for path in quoted(&text).filter(|it| ROOTS.iter().any(|root| it.starts_with(root))) {
            assert!(exists(path), "{document} names {path}");
        }
        for (_, link) in text.match_indices("](").map(|(at, _)| (at, &text[at + 2..])) {
            let link = link.split(')').next().unwrap();
            let folder = Path::new(&document).parent().unwrap();
            let is_there = root().join(folder).join(link).exists();
            assert!(link.starts_with("https:") || is_there, "{document} leads to {link}");
        }
    }
}

#[test]
fn every_promise_rests_on_a_test_that_is_there() {
    let text = read("SECURITY.md");
    let mut count = 0;
    for named in quoted(&text).filter(|it| it.contains("::")) {
        let (module, name) = named.split_once("::").unwrap();
        let file = read(&format!("tests/suite/{module}.rs"));
        assert!(
            file.contains(&format!("#[test]\nfn {name}("))
                || file.contains(&format!("fn {name}()")),
            "{named}"
        );
        count += 1;
    }
    assert!(count > 30, "{count}");
    let promises = text.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    for promise in promises {
        let held_by = promise.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        assert!(held_by.contains('`'), "nothing holds: {promise}");
    }
}

#[test]
fn the_architecture_answers_questions_and_every_decision_is_listed() {
    for heading in read("docs/architecture.md").lines().filter_map(|it| it.strip_prefix("## ")) {
        assert!(heading.ends_with('?'), "{heading}");
    }
    let index = read("docs/decisions/README.md");
    for file in files("docs/decisions").iter().filter(|it| !it.ends_with("README.md")) {
        let name = file.rsplit('/').next().unwrap();
        assert!(index.contains(&format!("({name})")), "{name} is in no list");
        let text = read(file);
        for part in ["**Decided:**", "**Why:**"] {
            assert!(text.contains(part), "{file} lacks {part}");
        }
    }
}

/// The YAML of a workflow.
fn workflow(path: &str) -> Node {
    let parsed = yaml::parse(&read(path), SourceId(0), 0, Limits::DATA);
    assert!(parsed.problems.is_empty(), "{path}: {:?}", parsed.problems);
    parsed.root.unwrap()
}

#[test]
fn workflows_are_what_their_host_can_run() {
    for path in files(".github/workflows") {
        let root = workflow(&path);
        for key in ["name", "on", "permissions", "jobs"] {
            assert!(root.get(key).is_some(), "{path} lacks {key}");
        }
        for job in root.get("jobs").unwrap().pairs() {
            assert!(job.value.get("runs-on").is_some(), "{path}: {} runs nowhere", job.key);
            for step in job.value.get("steps").unwrap().items() {
                let [run, uses] = ["run", "uses"].map(|key| step.get(key).and_then(Node::text));
                assert!(run.is_some() != uses.is_some(), "{path}: {} has an odd step", job.key);
                // Actions of others are named with a version.
                assert!(uses.is_none_or(|it| it.contains('@')), "{path}: {uses:?}");
                let script = run.unwrap_or_default();
                let is_ours = [".ci/", "tests/"].iter().any(|it| script.starts_with(it));
                assert!(!is_ours || exists(script), "{path} runs {script}");
            }
        }
    }
    let suite = read(".github/workflows/ci.yml");
    for system in ["ubuntu-latest", "windows-latest", "macos-latest"] {
        assert!(suite.contains(system), "nothing is tested on {system}");
    }
}
