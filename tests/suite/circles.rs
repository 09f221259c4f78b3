//! No circle of `use` between the files of a module: each can be read after those it names. What a
//! file takes from the module above it is followed to the file that declares it.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{File, files};

/// A module by its parts: `["render", "view", "case"]`.
type Module = Vec<String>;

/// For each module, the names that it declares by `use child::Name`, with the child.
type Exports = BTreeMap<Module, BTreeMap<String, Module>>;

/// The parts of a file's module.
fn module(file: &File) -> Module {
    let inner = file.path.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = inner.trim_end_matches("/mod");
    inner.split('/').map(str::to_owned).collect()
}

/// Every path that begins with `root` in a text, with lists in braces written out.
fn paths(text: &str, root: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(root) {
        let before = text[..at].chars().next_back();
        if before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | ':')) {
            expand(&text[at + root.len()..], &[], &mut found);
        }
    }
    found
}

/// Writes out one tree of a `use`, and returns what follows it.
fn expand<'a>(text: &'a str, above: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(mut rest) = text.strip_prefix('{') {
        loop {
            rest = rest.trim_start();
            if rest.is_empty() || rest.starts_with('}') {
                return rest.strip_prefix('}').unwrap_or(rest);
            }
            let next = expand(rest, above, found).trim_start();
            // Whatever else stands there (`as x`, a mark of a macro) is passed over.
            rest = next.find([',', '}']).map_or("", |at| next[at..].trim_start_matches(','));
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let path: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
    match rest.strip_prefix("::") {
        Some(inner) if !name.is_empty() => expand(inner, &path, found),
        _ => {
            found.push(path);
            rest
        }
    }
}

/// The code of a file as one text.
fn code(file: &File) -> String {
    file.code().map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// What each module hands on from its own files.
fn exports(all: &BTreeMap<Module, &File>) -> Exports {
    let mut found = Exports::new();
    for (module, file) in all {
        let children =
            all.keys().filter(|other| other.split_last().is_some_and(|it| it.1 == *module));
        for child in children {
            let name = &child[child.len() - 1];
            for path in paths(&code(file), &format!("{name}::")) {
                let last = path[path.len() - 1].clone();
                found.entry(module.clone()).or_default().insert(last, child.clone());
            }
        }
    }
    found
}

/// The file that a path leads to, from a module.
fn target(
    path: &[String],
    from: &[String],
    all: &BTreeMap<Module, &File>,
    exports: &Exports,
) -> Option<Module> {
    let mut module: Module = from.to_vec();
    let mut known = all.contains_key(&module).then(|| module.clone());
    for part in path {
        if let Some(child) = exports.get(&module).and_then(|names| names.get(part)) {
            return Some(child.clone());
        }
        module.push(part.clone());
        if !all.contains_key(&module) {
            break;
        }
        known = Some(module.clone());
    }
    known
}

/// The files that a file names, without those that hold it.
fn named(
    module: &Module,
    file: &File,
    all: &BTreeMap<Module, &File>,
    exports: &Exports,
) -> BTreeSet<Module> {
    let text = code(file);
    let above = &module[..module.len() - 1];
    let up = &above[..above.len().saturating_sub(1)];
    let roots: [(&str, &[String]); 4] =
        [("crate::", &[]), ("super::super::", up), ("super::", above), ("self::", module)];
    let mut found = BTreeSet::new();
    for (root, from) in roots {
        for path in paths(&text, root) {
            found.extend(target(&path, from, all, exports));
        }
    }
    found.retain(|other| {
        other != module && !module.starts_with(other) && !other.starts_with(module)
    });
    found
}

/// A way from a file back to itself, if there is one.
fn circle(start: &Module, uses: &BTreeMap<Module, BTreeSet<Module>>) -> Option<Vec<Module>> {
    let mut ways = vec![vec![start.clone()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        for next in uses.get(&way[way.len() - 1]).into_iter().flatten() {
            if next == start {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                ways.push(way.iter().cloned().chain([next.clone()]).collect());
            }
        }
    }
    None
}

#[test]
fn no_files_of_a_module_use_each_other_in_a_circle() {
    let sources = files(&["src"]);
    let all: BTreeMap<Module, &File> = sources.iter().map(|file| (module(file), file)).collect();
    let exports = exports(&all);
    let uses: BTreeMap<Module, BTreeSet<Module>> =
        all.iter().map(|(name, file)| (name.clone(), named(name, file, &all, &exports))).collect();
    assert!(uses.values().map(BTreeSet::len).sum::<usize>() > 500, "the paths are read");
    let mut circles: Vec<String> = uses
        .keys()
        .filter_map(|start| circle(start, &uses))
        .map(|way| way.iter().map(|it| it.join("::")).collect::<Vec<_>>().join(" -> "))
        .collect();
    circles.sort_by_key(String::len);
    assert!(circles.is_empty(), "\n{}", circles.join("\n"));
}
