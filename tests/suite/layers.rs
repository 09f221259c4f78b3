//! Which module may use which: the layers of the library, held against every `crate::` in it and
//! against the order of its modules.

use std::collections::BTreeMap;

use crate::tidy::{File, files};

/// Each module of the library, in the order of the stages, with those it may use beside itself.
/// Whatever is not named here is a violation, also a module that this table does not know.
const LAYERS: [(&str, &[&str]); 30] = [
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
    ("model", &["source", "text", "names", "parse"]),
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
    ("mend", &["yaml"]),
    ("graph", &["source", "text", "rule", "diagnostic", "names", "model", "parse"]),
    (
        "rename",
        &["source", "text", "yaml", "names", "config", "parse", "model", "read", "mend", "graph"],
    ),
    ("images", &["text"]),
    ("cache", &["read"]),
    ("output", &["source", "text", "diagnostic", "rule", "read", "cache"]),
    ("target", &["text", "output"]),
    ("pack", &["text", "output"]),
    ("offline", &["images", "output"]),
    (
        "theme",
        &["source", "text", "rule", "diagnostic", "yaml", "config", "read", "parse", "images"],
    ),
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
            "images",
            "theme",
            "output",
        ],
    ),
    (
        "search",
        &[
            "text", "names", "config", "model", "parse", "graph", "theme", "cache", "output",
            "render",
        ],
    ),
    (
        "export",
        &[
            "text",
            "diagnostic",
            "names",
            "config",
            "model",
            "parse",
            "graph",
            "theme",
            "output",
            "render",
            "search",
        ],
    ),
    ("pocket", &["text", "names", "config", "model", "graph", "theme", "render", "search"]),
    ("scaffold", &["text", "diagnostic", "names", "model"]),
    ("watch", &["read"]),
    // 3: names all stages.
    ("pipeline", &["*"]),
    // 4: the hosts.
    (
        "serve",
        &[
            "source",
            "text",
            "rule",
            "diagnostic",
            "config",
            "read",
            "cache",
            "output",
            "search",
            "export",
            "images",
            "pipeline",
            "watch",
        ],
    ),
    ("cli", &["*"]),
];

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
fn the_library_lists_its_modules_in_the_order_of_layers() {
    let library = files(&["src"]).into_iter().find(|file| file.path == "src/lib.rs");
    let library = library.expect("there is a library");
    let modules = library.code().filter_map(|(_, line)| line.strip_prefix("pub mod "));
    let listed: Vec<&str> = modules.map(|module| module.trim_end_matches(';')).collect();
    assert_eq!(listed, LAYERS.map(|(module, _)| module));
}
