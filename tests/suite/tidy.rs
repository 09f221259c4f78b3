//! The house rules that no compiler holds: heads, lengths, words, names.

use std::{collections::BTreeMap, fs, path::Path};

/// A file of the repository.
pub(crate) struct File {
    /// From the root of the repository, with `/` inside.
    pub(crate) path: String,
    text: String,
}

impl File {
    /// What is compiled into the program: everything before the tests at the foot.
    fn program(&self) -> &str {
        self.text.split_once("\n#[cfg(test)]\nmod tests").map_or(&self.text, |(program, _)| program)
    }

    /// Its lines of code, without comments and what stands between quotes on one line.
    pub(crate) fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.program().lines().enumerate();
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// The module of the library that it belongs to.
    pub(crate) fn module(&self) -> &str {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inner.split('/').next().unwrap_or(inner)
    }
}

/// Every file of Rust below these folders.
pub(crate) fn files(folders: &[&str]) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in folders {
        collect(root, &root.join(folder), &mut found);
    }
    assert!(!found.is_empty(), "{folders:?} hold nothing");
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<File>) {
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let inner = path.strip_prefix(root).expect("it lies below").to_string_lossy();
            let text = fs::read_to_string(&path).expect("the file is text");
            found.push(File { path: inner.replace('\\', "/"), text });
        }
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    for file in files(&["src", "tests/suite", "tests/hostile", "tests/harness"]) {
        let head: Vec<&str> =
            file.text.lines().map_while(|line| line.strip_prefix("//!")).collect();
        let head = head.join(" ");
        let first = head.trim().chars().next();
        let is_sentence = first.is_some_and(|c| c.is_uppercase() || c == '`' || c == '"')
            && (head.trim_end().ends_with('.') || head.contains(". "));
        assert!(is_sentence && head.split_whitespace().count() >= 3, "{}: `{head}`", file.path);
    }
}

#[test]
fn no_file_is_too_long_to_read_at_once() {
    for file in files(&["src"]) {
        let length = file.program().lines().count();
        assert!(length <= 400, "{} has {length} lines", file.path);
    }
    for file in files(&["tests/suite", "tests/hostile", "tests/harness"]) {
        let length = file.text.lines().count();
        assert!(length <= 250, "{} has {length} lines", file.path);
    }
}

#[test]
fn nothing_is_left_for_later() {
    let words = ["TODO", "FIXME", "XXX", "dbg!", "unimplemented!", "todo!"];
    for file in files(&["src"]) {
        for word in words {
            assert!(!file.text.contains(word), "{} holds {word}", file.path);
        }
    }
}

#[test]
fn modules_are_named_for_what_they_hold() {
    let empty = [
        "utils", "util", "helpers", "helper", "common", "misc", "types", "manager", "shared",
        "base",
    ];
    for file in files(&["src", "tests/suite", "tests/hostile", "tests/harness"]) {
        // What all entries have in common is a thing of this domain: the common keys.
        if file.path.ends_with("model/common.rs") || file.path.ends_with("validate/common.rs") {
            continue;
        }
        let named = file.path.trim_end_matches(".rs").split('/').any(|part| empty.contains(&part));
        assert!(!named, "{}", file.path);
    }
}

#[test]
fn the_program_never_unwraps() {
    for file in files(&["src"]) {
        for (number, line) in file.code() {
            assert!(!line.contains(".unwrap()"), "{}:{number}", file.path);
        }
    }
}

#[test]
fn nothing_knows_the_machine_it_was_written_on() {
    let homes = ["/home/", "/root/", "/Users/", "/work/", "C:\\Users"];
    for file in files(&["src", "tests/suite", "tests/hostile", "tests/harness"]) {
        if file.path == "tests/suite/tidy.rs" {
            continue;
        }
        for home in homes {
            assert!(!file.text.contains(home), "{} holds {home}", file.path);
        }
    }
}

/// The name of the type that a line of code declares.
fn declared_type(line: &str) -> Option<&str> {
    let words = ["struct ", "enum ", "trait ", "type ", "union "];
    let mut rest = line.trim_start();
    if let Some(public) = rest.strip_prefix("pub") {
        rest = public.split_once(' ')?.1;
    }
    let name = words.iter().find_map(|word| rest.strip_prefix(word))?;
    let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    Some(&name[..end])
}

#[test]
fn no_type_name_is_declared_twice() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files(&["src"]) {
        // A type at the margin or in a module; one within a function or `impl` is read with it.
        for (number, line) in file.code().filter(|(_, line)| !line.starts_with(' ')) {
            if let Some(name) = declared_type(line) {
                let place = format!("{}:{number}", file.path);
                places.entry(name.to_owned()).or_default().push(place);
            }
        }
    }
    assert!(places.len() > 100, "only {} types are found", places.len());
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "one word, one thing: {places:#?}");
}

/// A search for a class of characters: what it finds may have more than one byte.
const SEARCHES: [&str; 7] = [
    ".find(|c",
    ".rfind(|c",
    ".find(char::",
    ".rfind(char::",
    ".find(is_",
    ".rfind(is_",
    "char_indices(",
];

/// How much of the code behind such a search is looked at.
const LOOK_AHEAD: usize = 240;

#[test]
fn no_byte_is_counted_on_from_a_search_for_a_class_of_characters() {
    for file in files(&["src"]) {
        let code: Vec<&str> = file.code().map(|(_, line)| line.trim()).collect();
        let code = code.join(" ");
        for search in SEARCHES {
            for (at, _) in code.match_indices(search) {
                let behind: String = code[at..].chars().take(LOOK_AHEAD).collect();
                let behind = behind.split(" fn ").next().unwrap_or_default();
                assert!(!behind.contains("+ 1"), "{}: use text::boundary: {behind}", file.path);
            }
        }
    }
}
