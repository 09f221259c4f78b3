//! Diagnostics in every format: JSON as its schema says, annotations as GitHub reads them, and frames
//! for people, with the mark under the very value.

use serde_json::{Map, Value};

use crate::{
    project::Project,
    samples::{CASE, CASE_PATH, with},
    stdout::stdout_of,
};

const SCHEMA: &str = include_str!("../../src/diagnostic/findings.schema.json");

/// A site with a diagnostic of each shape: with and without a place, a variant, a suggestion.
fn faulty() -> Project {
    let project = Project::pair();
    let lines = "judul: Antrean: 100% baru\nbentuk: pelayanan-publk\nasing: x\n";
    project.file(CASE_PATH, with(CASE, lines, "## Kosong"));
    project.file("content/catatan, lama.txt", "x");
    project
}

/// What a value lacks of its schema: as much of JSON Schema as the schema of diagnostics uses.
fn faults(schema: &Value, value: &Value, at: &str, root: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (keyword, wanted) in schema.as_object().expect("a schema is an object") {
        let right = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => true,
            "$ref" => {
                let pointer = wanted.as_str().and_then(|it| it.strip_prefix('#'));
                let inner = pointer.and_then(|it| root.pointer(it)).expect("the target is there");
                found.extend(faults(inner, value, at, root));
                true
            }
            "type" => match wanted {
                Value::Array(types) => types.iter().any(|wanted| is(value, wanted)),
                one => is(value, one),
            },
            "const" => value == wanted,
            "enum" => wanted.as_array().is_some_and(|all| all.contains(value)),
            "anyOf" => {
                let all = wanted.as_array().expect("a list of schemas");
                all.iter().any(|inner| faults(inner, value, at, root).is_empty())
            }
            "minimum" => value.as_u64() >= wanted.as_u64(),
            "minLength" => value.as_str().is_some_and(|text| !text.is_empty()),
            "pattern" => {
                assert_eq!(wanted, "^[a-z0-9]+(-[a-z0-9]+)*$", "the only pattern known here");
                value.as_str().is_some_and(teladan::text::slug::is_slug)
            }
            "required" => {
                let names = wanted.as_array().expect("a list of names");
                names.iter().all(|name| value.get(name.as_str().unwrap_or_default()).is_some())
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object().expect("an object");
                value
                    .as_object()
                    .is_none_or(|pairs| pairs.keys().all(|key| known.contains_key(key)))
            }
            "properties" => {
                let none = Map::new();
                for (key, inner) in wanted.as_object().unwrap_or(&none) {
                    let part = value.get(key);
                    found.extend(
                        part.iter()
                            .flat_map(|part| faults(inner, part, &format!("{at}/{key}"), root)),
                    );
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    found.extend(faults(wanted, item, &format!("{at}/{index}"), root));
                }
                true
            }
            other => panic!("the schema uses `{other}`, which is not checked here"),
        };
        if !right {
            found.push(format!("{at}: {keyword} {wanted}, but {value}"));
        }
    }
    found
}

fn is(value: &Value, wanted: &Value) -> bool {
    match wanted.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("null") => value.is_null(),
        other => panic!("no such type: {other:?}"),
    }
}

#[test]
fn json_is_as_its_schema_says() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    for project in [faulty(), Project::pair()] {
        for language in ["id", "en"] {
            let output = stdout_of(&project, ["check", "--format", "json", "--lang", language]);
            let json: Value = serde_json::from_str(&output.text).expect("the output is JSON");
            assert_eq!(faults(&schema, &json, "", &schema), Vec::<String>::new());
            assert_eq!(json["language"], language);
        }
    }
}

#[test]
fn the_check_against_the_schema_finds_what_is_wrong() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    let output = stdout_of(&faulty(), ["check", "--format", "json"]);
    let sound: Value = serde_json::from_str(&output.text).expect("the output is JSON");
    for (pointer, wrong) in [
        ("/version", Value::from(0)),
        ("/findings/0/level", Value::from("fatal")),
        ("/findings/0/rule", Value::from("Rule")),
        ("/findings/0/title", Value::from("")),
        ("/findings/1/start", serde_json::json!({"line": 0, "column": 1, "offset": 0})),
        ("/findings/1", serde_json::json!({})),
        ("", serde_json::json!({"version": 1, "language": "id", "findings": [], "more": 1})),
    ] {
        let mut json = sound.clone();
        *json.pointer_mut(pointer).expect("it is there") = wrong;
        assert!(!faults(&schema, &json, "", &schema).is_empty(), "{pointer}");
    }
}

#[test]
fn a_sound_site_has_an_empty_list_of_diagnostics() {
    let output = stdout_of(&Project::pair(), ["check", "--format", "json"]);
    assert_eq!(output.code, Some(0));
    assert!(output.text.contains("\"findings\": []") && output.diagnostics.is_empty());
}

#[test]
fn github_reads_one_command_a_line() {
    let output = stdout_of(&faulty(), ["check", "--format", "github", "--lang", "en"]);
    let lines: Vec<&str> = output.text.lines().collect();
    assert_eq!(lines.len(), 5);
    for line in &lines {
        let rest = line.strip_prefix("::error ").or_else(|| line.strip_prefix("::warning "));
        let (properties, message) =
            rest.and_then(|rest| rest.split_once("::")).expect("command, properties, message");
        assert!(!message.is_empty());
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').expect("name and value");
            assert!(["file", "line", "col", "endLine", "title"].contains(&name), "{name}");
            assert!(!value.is_empty() && !value.contains([':', ',']), "{value}");
        }
    }
    let has = |text: &str| assert!(output.text.contains(text), "no `{text}` in:\n{}", output.text);
    has("::warning file=content/catatan%2C lama.txt,title=stray-file::");
    has("::error file=content/praktik/antrean.md,line=2,col=15,endLine=2,title=yaml-syntax::");
    has("did you mean `pelayanan-publik`?");
    has("100%25 baru");
    has("%0A");
}

#[test]
fn people_see_the_line_with_a_mark_under_the_very_value() {
    let run = faulty().run(["check"]);
    run.exit(1).stderr_has("kesalahan[nilai-tak-dikenal]");
    run.stderr_has("╭▸ content/praktik/antrean.md:3:9");
    run.stderr_has("3 │ bentuk: pelayanan-publk\n");
    run.stderr_has("│         ━━━━━━━━━━━━━━━\n");
    run.stderr_has("maksudnya `pelayanan-publik`?");
    run.stderr_has("╭▸ content/catatan, lama.txt\n");
    run.stdout_is_empty();
}

#[test]
fn a_mark_stands_right_behind_wide_letters_and_tabs() {
    let project = Project::pair();
    let lines = "ringkasan: “kafé”\nbentuk:\t\u{e9}bulat\n";
    project.file(CASE_PATH, with(CASE, lines, "Isi."));
    let output = stdout_of(&project, ["check", "--format", "json"]);
    let written: Vec<String> =
        output.diagnostics.iter().map(|diagnostic| diagnostic.to_line(&project)).collect();
    assert_eq!(
        written,
        [
            "curly-quotes | content/praktik/antrean.md:2:12 | “kafé”",
            "unknown-value | content/praktik/antrean.md:3:9 | ébulat"
        ]
    );
}

#[test]
fn other_formats_fold_nothing() {
    let project = Project::pair();
    let lines: String = (b'a'..=b'z')
        .map(|letter| ["asing_", &char::from(letter).to_string(), ": x\n"].concat())
        .collect();
    project.file(CASE_PATH, with(CASE, &lines, "Isi."));
    assert_eq!(stdout_of(&project, ["check", "--format", "json"]).diagnostics.len(), 26);
    let github = stdout_of(&project, ["check", "--format", "github"]);
    assert_eq!(github.text.lines().count(), 26);
    assert_eq!(project.run(["check"]).rules().len(), 20);
}

#[test]
fn colour_is_only_where_it_is_wanted_and_says_nothing_alone() {
    let project = faulty();
    let plain = project.run(["check"]);
    plain.stderr_lacks("\u{1b}[");
    let coloured = [("NO_COLOR", ""), ("CLICOLOR_FORCE", "1")];
    project.run_with(&coloured, ["check"]).stderr_has("\u{1b}[").stderr_has("kesalahan");
    for format in ["json", "github"] {
        assert!(!stdout_of(&project, ["check", "--format", format]).text.contains('\u{1b}'));
    }
}

#[test]
fn the_language_is_the_one_asked_for_or_that_of_the_site() {
    let project = faulty();
    project.run(["check"]).stderr_has("kesalahan[").stderr_has("maksudnya");
    project.run(["check", "--lang", "en"]).stderr_has("error[").stderr_has("did you mean");
    project.file("teladan.yaml", "title: Trial\nlanguages: [en, id]\n");
    project.run(["check"]).stderr_has("error[unknown-key]");
    project.run(["check", "--lang", "id"]).stderr_has("kesalahan[kunci-tak-dikenal]");
    project.run(["check", "--lang", "fr"]).exit(2);
    project.run(["check", "--format", "xml"]).exit(2);
}
