//! The house rules that no compiler holds: which module may use which, heads, lengths, words.

use std::{collections::BTreeMap, fs, path::Path};

/// Each module of the library, in the order of the stages, with those it may use beside itself.
/// Whatever is not named here is a violation, also a module that this table does not know.
const LAYERS: [(&str, &[&str]); 19] = [
    // 0: knows nothing of sites.
    ("text", &[]),
    ("source", &[]),
    ("yaml", &["source"]),
    ("rule", &["text"]),
    ("diagnostic", &["source", "text", "rule", "yaml"]),
    // 1: the words and things of a site.
    ("names", &["source", "text", "rule", "diagnostic", "yaml"]),
    ("config", &["source", "text", "rule", "diagnostic", "yaml", "names"]),
    ("parse", &["source", "text", "rule", "diagnostic", "yaml"]),
    ("model", &["source", "text", "names", "config", "parse"]),
    // 2: the stages.
    ("read", &["source", "text", "rule", "diagnostic", "names", "model"]),
    (
        "validate",
        &[
            "source",
            "text",
            "rule",
            "diagnostic",
            "yaml",
            "names",
            "config",
            "model",
            "read",
            "parse",
        ],
    ),
    ("graph", &["source", "text", "rule", "diagnostic", "names", "model", "parse", "validate"]),
    ("images", &[]),
    ("output", &["source", "diagnostic", "rule"]),
    ("theme", &["source", "rule", "diagnostic", "yaml", "config", "read", "parse"]),
    (
        "render",
        &[
            "source",
            "text",
            "rule",
            "diagnostic",
            "names",
            "config",
            "model",
            "parse",
            "graph",
            "theme",
            "output",
        ],
    ),
    ("scaffold", &["text", "diagnostic", "names"]),
    // 3: names all stages.
    ("pipeline", &["*"]),
    // 4: the hosts.
    ("cli", &["*"]),
];

/// Files that are longer than one reads at once, and how long they may be until they are split.
const LONG: [(&str, usize); 3] =
    [("src/names/read.rs", 450), ("src/render/markdown.rs", 560), ("src/render/view/case.rs", 420)];

struct File {
    /// From the root of the repository, with `/` inside.
    path: String,
    text: String,
}

impl File {
    /// What is compiled into the program: everything before the tests at the foot.
    fn program(&self) -> &str {
        self.text.split_once("\n#[cfg(test)]\nmod tests").map_or(&self.text, |(program, _)| program)
    }

    /// Its lines of code, without comments and what stands between quotes on one line.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.program().lines().enumerate();
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// The module of the library that it belongs to.
    fn module(&self) -> &str {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        inner.split('/').next().unwrap_or(inner)
    }
}

fn files(folders: &[&str]) -> Vec<File> {
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

/// Every module of the library that a line of code names: `crate::a`, `crate::{a, b::c}`.
fn named(file: &File) -> Vec<String> {
    let code: Vec<&str> = file.code().map(|(_, line)| line).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            Some(list) => found.extend(firsts(list)),
            None => found.push(word(rest)),
        }
    }
    found
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The first words of the items of a list in braces.
fn firsts(list: &str) -> Vec<String> {
    let (mut depth, mut item, mut found) = (1, String::new(), Vec::new());
    for character in list.chars() {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || depth == 1 && character == ',' {
            found.push(word(item.trim()));
            item.clear();
        } else {
            item.push(character);
        }
        if depth == 0 {
            break;
        }
    }
    found.retain(|word| !word.is_empty());
    found
}

#[test]
fn a_module_uses_only_those_above_it() {
    let layers = BTreeMap::from(LAYERS);
    let mut wrong = Vec::new();
    for file in files(&["src"]) {
        let module = file.module();
        if ["lib", "main"].contains(&module) {
            continue;
        }
        let Some(allowed) = layers.get(module) else {
            wrong.push(format!("{}: `{module}` has no layer", file.path));
            continue;
        };
        for used in named(&file) {
            let right =
                used == module || allowed.contains(&"*") || allowed.contains(&used.as_str());
            if !right || used == "cli" && module != "cli" {
                wrong.push(format!("{} uses `{used}`", file.path));
            }
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_layers_have_no_circle() {
    for (index, (module, allowed)) in LAYERS.iter().enumerate() {
        for other in allowed.iter().filter(|other| **other != "*") {
            let above = LAYERS[..index].iter().any(|(known, _)| known == other);
            assert!(above, "`{other}` does not stand above `{module}`");
        }
    }
}

#[test]
fn every_file_says_first_what_it_is() {
    for file in files(&["src", "tests/suite", "benches"]) {
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
        let known = LONG.iter().find(|(path, _)| *path == file.path);
        let most = known.map_or(400, |(_, most)| *most);
        assert!(length <= most, "{} has {length} lines", file.path);
    }
    for file in files(&["tests/suite"]) {
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
    for file in files(&["src", "tests/suite"]) {
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
    for file in files(&["src", "tests/suite", "benches"]) {
        if file.path == "tests/suite/tidy.rs" {
            continue;
        }
        for home in homes {
            assert!(!file.text.contains(home), "{} holds {home}", file.path);
        }
    }
}
