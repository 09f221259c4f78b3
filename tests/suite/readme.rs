//! README is true: its examples run, its message is what the program says, its tables of keys are
//! the program's own.
#![expect(clippy::unwrap_used, reason = "what is missing here fails the test that asked")]

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use teladan::names::{Field, Kind, names};

const README: &str = include_str!("../../README.md");

/// A fenced block: what stands behind the fence, and its text.
struct Block {
    info: String,
    text: String,
}

fn blocks() -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```").filter(|info| !info.is_empty()) {
            let inner = lines.by_ref().take_while(|line| *line != "```");
            let text = inner.flat_map(|line| [line, "\n"]).collect();
            blocks.push(Block { info: info.to_owned(), text });
        }
    }
    blocks
}

/// The files that README shows, by path.
fn files() -> BTreeMap<String, String> {
    let titled = blocks().into_iter().filter_map(|block| {
        let (_, title) = block.info.split_once("title=")?;
        Some((title.to_owned(), block.text))
    });
    titled.collect()
}

fn shell(folder: &Path, script: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_teladan"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", program.parent().unwrap().display());
    let output = Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{script}\n{said}");
    said
}

/// The knowledge base that README builds, after its first commands and with its files.
#[cfg(unix)]
fn followed() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let scripts: Vec<Block> = blocks().into_iter().filter(|block| block.info == "sh").collect();
    shell(folder.path(), &scripts[0].text);
    let root = folder.path().join("praktik-baik");
    for (path, text) in files() {
        fs::create_dir_all(root.join(&path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
    for script in &scripts[1..] {
        shell(&root, &script.text);
    }
    (folder, root)
}

#[test]
#[cfg(unix)]
fn its_commands_run_in_order_and_its_files_are_sound() {
    let (_folder, root) = followed();
    let said = shell(&root, "teladan check");
    assert!(!said.contains("kesalahan["), "{said}");
    assert!(root.join("public/praktik/antrean-daring-di-puskesmas.html").is_file());
}

#[test]
#[cfg(unix)]
fn the_message_it_shows_is_what_the_program_says() {
    let (_folder, root) = followed();
    let case = root.join("content/praktik/antrean-daring-di-puskesmas.md");
    let text = fs::read_to_string(&case).unwrap().replace("penerapan", "penerpan");
    fs::write(case, text).unwrap();
    // The term of a later example is used by no page, and a warning says so.
    fs::remove_file(root.join("content/istilah/faktor.yaml")).unwrap();
    let said = shell(&root, "teladan check --lang en || true");
    let shown = blocks().into_iter().find(|block| block.info == "text").unwrap().text;
    assert_eq!(said.trim(), shown.trim());
}

#[test]
fn its_tables_list_exactly_the_keys_of_the_program() {
    let common: Vec<&str> = rows("common").iter().map(|row| row.0).collect();
    let own: Vec<(&str, &str)> = rows("case");
    let of_case: Vec<&Field> = names().fields(Kind::Case).iter().collect();
    let top = |rows: &[&str]| -> Vec<String> {
        rows.iter().filter(|key| !key.starts_with('·')).map(|key| (*key).to_owned()).collect()
    };
    let mut listed = top(&common);
    listed.extend(top(&own.iter().map(|row| row.0).collect::<Vec<_>>()));
    let known: Vec<String> = of_case.iter().map(|field| field.name.en.clone()).collect();
    assert_eq!(listed, known);
    for (key, indonesian) in own.iter().filter(|row| !row.0.starts_with('·')) {
        let field = of_case.iter().find(|field| field.name.en == *key).unwrap();
        assert_eq!(field.name.id, *indonesian);
        let nested: Vec<&str> = nested(&own, key);
        let children = field.children.iter().map(|child| child.name.en.as_str());
        let told_in_prose = ["id", "source", "speaker"];
        let children: Vec<&str> = children.filter(|key| !told_in_prose.contains(key)).collect();
        assert_eq!(nested, children, "{key}");
    }
}

/// The rows of a table of keys: English and Indonesian name, `· ` for each level before.
fn rows(group: &str) -> Vec<(&'static str, &'static str)> {
    let table = README.split(&format!("<!-- keys:{group} -->\n")).nth(1).unwrap();
    let table = table.split("<!-- /keys -->").next().unwrap();
    let cells = table.lines().skip(2).map(|line| {
        let mut cells = line.split(" | ");
        let english = cells.next().unwrap().trim_start_matches("| ");
        let english = english.trim_end_matches("\\*").trim_end_matches('`');
        let english = english.strip_prefix('`').unwrap_or(english);
        (english, cells.next().unwrap().trim_matches('`'))
    });
    cells.collect()
}

/// The keys one level below a key, in the order of the table.
fn nested(rows: &[(&'static str, &str)], key: &str) -> Vec<&'static str> {
    let below = rows.iter().skip_while(|row| row.0 != key).skip(1);
    let below = below.take_while(|row| row.0.starts_with('·'));
    below
        .filter_map(|row| row.0.strip_prefix("· "))
        .filter_map(|name| name.strip_prefix('`'))
        .collect()
}
