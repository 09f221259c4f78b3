//! What databases and search engines load. `tests/postgres` loads it into a real server; here stands
//! what needs none.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::project::{Project, tree};

/// A project with the entries of a folder of the repository.
fn project_of(folder: &str) -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let project = Project::new();
    for (path, bytes) in tree(&folder.join("content")) {
        project.bytes(&format!("content/{path}"), &bytes);
    }
    let settings = fs::read_to_string(folder.join("teladan.yaml")).expect("it is there");
    project.file("teladan.yaml", settings);
    project
}

/// The types that the documentation of `OpenSearch` lists and the mapping uses.
const TYPES: [&str; 9] =
    ["keyword", "text", "date", "double", "integer", "boolean", "geo_point", "nested", "object"];

/// Why `OpenSearch` would refuse a value under a mapping; nothing if it takes it.
fn refusal(mapping: &Value, value: &Value, at: &str) -> Option<String> {
    if let Value::Array(items) = value {
        return items.iter().find_map(|item| refusal(mapping, item, at));
    }
    if mapping.get("enabled") == Some(&Value::Bool(false)) {
        return None;
    }
    let properties = mapping.get("properties").and_then(Value::as_object);
    if let Some(properties) = properties {
        let Value::Object(map) = value else { return Some(format!("{at} is no map: {value}")) };
        return map.iter().find_map(|(key, value)| match properties.get(key) {
            Some(mapping) => refusal(mapping, value, &format!("{at}.{key}")),
            None => Some(format!("{at}.{key} is not mapped")),
        });
    }
    let kind = mapping.get("type").and_then(Value::as_str).unwrap_or_default();
    let fits = match kind {
        "keyword" => value.is_string() || value.is_number() || value.is_boolean(),
        "text" | "date" => value.is_string(),
        "double" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "geo_point" => {
            let degrees = |key: &str| value.get(key).and_then(Value::as_f64);
            degrees("lat").is_some_and(|it| it.abs() <= 90.0)
                && degrees("lon").is_some_and(|it| it.abs() <= 180.0)
        }
        _ => false,
    };
    (!fits).then(|| format!("{at} is no {kind}: {value}"))
}

/// Every type that a mapping names.
fn types(mapping: &Value, into: &mut BTreeSet<String>) {
    if let Some(kind) = mapping.get("type").and_then(Value::as_str) {
        into.insert(kind.to_owned());
    }
    for part in ["properties", "fields"] {
        let inner = mapping.get(part).and_then(Value::as_object);
        inner.into_iter().flatten().for_each(|(_, inner)| types(inner, into));
    }
}

#[test]
fn opensearch_takes_every_entry_under_its_strict_mapping() {
    for folder in [".", "tests/fixtures/full"] {
        let project = project_of(folder);
        project.build();
        project.run(["export", "opensearch", "--out", "export"]).exit(0);
        let files = tree(&project.path("export"));
        let mut names = BTreeSet::new();
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("bulk-")) {
            let language = path.split('-').nth(1).expect("the language");
            let index = project.read(&format!("export/index-{language}.json"));
            let index: Value = serde_json::from_str(&index).expect("an index");
            let mapping = &index["mappings"];
            assert_eq!(mapping["dynamic"], "strict");
            let mut used = BTreeSet::new();
            types(mapping, &mut used);
            assert!(used.iter().all(|kind| TYPES.contains(&kind.as_str())), "{used:?}");
            let text = String::from_utf8(bytes.clone()).expect("text");
            let lines: Vec<Value> =
                text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
            for pair in lines.chunks(2) {
                let [action, document] = pair else { panic!("an action without a document") };
                let id = action["index"]["_id"].as_str().expect("an id");
                assert_eq!(document["entry"], id);
                assert_eq!(refusal(mapping, document, id), None);
                assert!(names.insert((language.to_owned(), id.to_owned())), "{id} twice");
            }
        }
        let of_site = |language: &str| -> usize {
            let folder = if language == "id" { "data" } else { "en/data" };
            let files = tree(&project.path(&format!("public/{folder}")));
            let records = files.iter().filter(|(path, _)| {
                path.ends_with(".ndjson")
                    && !path.starts_with("istilah")
                    && !path.starts_with("terms")
            });
            let own = |bytes: &Vec<u8>| {
                let text = String::from_utf8(bytes.clone()).expect("text");
                let records = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
                records.filter(|record: &Value| record["language"] == language).count()
            };
            records.map(|(_, bytes)| own(bytes)).sum()
        };
        for language in ["id", "en"] {
            let count = names.iter().filter(|(code, _)| code == language).count();
            assert_eq!(count, of_site(language), "{folder}, {language}");
        }
        assert!(names.len() > 5, "{folder}");
    }
}

#[test]
fn the_files_for_engines_are_the_same_each_time() {
    let project = project_of("tests/fixtures/full");
    for engine in ["postgres", "opensearch", "xlsx"] {
        project.run(["export", engine, "--out", "first"]).exit(0);
        project.run(["export", engine, "--out", "second"]).exit(0);
        let [first, second] = ["first", "second"].map(|folder| {
            let mut files = tree(&project.path(folder));
            files.retain(|path, _| !path.starts_with(".teladan"));
            files
        });
        assert_eq!(first, second);
        fs::remove_dir_all(project.path("first")).expect("it is there");
        fs::remove_dir_all(project.path("second")).expect("it is there");
    }
}

#[test]
fn a_sign_that_no_engine_takes_is_left_out_and_words_about_it_are_kept() {
    let project = Project::new();
    let head = "judul: \"a\\0b\"\nmenu: ya\nringkasan: 'x \\u0000 y'";
    project.file("content/halaman/a.md", format!("---\n{head}\n---\n\nIsi.\n"));
    project.run(["export", "postgres", "--out", "sql"]).exit(0);
    project.run(["export", "opensearch", "--out", "bulk"]).exit(0);
    let sql = project.read("sql/teladan.sql");
    let row = sql.lines().find(|line| line.starts_with("page/a\tid\t")).expect("its row");
    let json = row.rsplit('\t').next().expect("a cell").replace("\\\\", "\\");
    let bulk = project.read("bulk/bulk-id-00001.ndjson");
    for json in [json.as_str(), bulk.lines().nth(1).expect("its document")] {
        let record: Value = serde_json::from_str(json).expect("JSON");
        assert_eq!(record["title"], "ab");
        assert_eq!(record["summary"], "x \\u0000 y");
    }
}

#[test]
fn a_row_for_postgres_has_as_many_cells_as_its_table_has_columns() {
    let project = project_of("tests/fixtures/full");
    project.run(["export", "postgres", "--out", "export"]).exit(0);
    let sql = project.read("export/teladan.sql");
    let mut columns = None;
    let mut rows = 0;
    for line in sql.lines() {
        if let Some(copy) = line.strip_prefix("COPY ") {
            columns = Some(copy.matches(',').count() + 1);
        } else if line == "\\." {
            columns = None;
        } else if let Some(columns) = columns {
            assert_eq!(line.matches('\t').count() + 1, columns, "{line}");
            rows += 1;
        }
    }
    assert!(rows > 100, "{rows}");
    assert!(sql.contains("BEGIN;") && sql.trim_end().contains("COMMIT;"));
}
