//! `teladan explain`: every rule has a page in both languages, and is found under both names.

use teladan::rule::{Level, RULES, Rule, pages};

use crate::{project::Project, stdout::stdout_of};

/// The headings of a page, in order: what, why, cure, example.
const HEADINGS: [(&str, [&str; 4]); 2] =
    [("id", ["Apa", "Mengapa", "Cara", "Contoh"]), ("en", ["What", "Why", "Cure", "Example"])];

fn name(rule: &Rule, language: &str) -> &'static str {
    if language == "id" { rule.nama } else { rule.id }
}

fn explained(name: &str, language: &str) -> (Option<i32>, String) {
    let output = stdout_of(&Project::new(), ["explain", name, "--lang", language]);
    (output.code, output.text)
}

#[test]
fn every_rule_has_a_page_with_its_headings_in_both_languages() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (language, headings) in HEADINGS {
            let Some(page) = pages::page(rule, language) else {
                wrong.push(format!("{language}: {} has no page", rule.id));
                continue;
            };
            // Every other part stands within the fences of an example.
            let text: String = page.split("```").step_by(2).collect();
            let found: Vec<&str> =
                text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
            if found != headings {
                wrong.push(format!("{language}: {} has the headings {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_page_opens_with_the_rule_in_one_sentence() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (language, _) in HEADINGS {
            let summary = pages::summary(rule, language).unwrap_or_default();
            let length = summary.chars().count();
            if !(20..=100).contains(&length) || !summary.ends_with('.') || summary.starts_with('#')
            {
                wrong.push(format!("{language}: {}: `{summary}`", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_example_shows_how_it_is_before_and_after() {
    for rule in RULES {
        for (language, [.., example]) in HEADINGS {
            let page = pages::page(rule, language).unwrap_or_default();
            let below = page.split_once(&format!("## {example}\n")).map(|(_, below)| below);
            assert!(below.is_some_and(|it| !it.trim().is_empty()), "{language}: {}", rule.id);
            assert!(page.matches("```").count().is_multiple_of(2), "{language}: {}", rule.id);
        }
    }
}

#[test]
fn a_rule_is_found_under_both_its_names_in_both_languages() {
    for rule in [RULES[0], RULES[RULES.len() / 2], RULES[RULES.len() - 1]] {
        for (language, headings) in HEADINGS {
            let by_id = explained(rule.id, language);
            assert_eq!(by_id, explained(rule.nama, language));
            assert_eq!(by_id.0, Some(0), "{}", rule.id);
            assert!(by_id.1.starts_with(&format!("# {}\n\n", name(rule, language))));
            let page = pages::page(rule, language).unwrap_or_default();
            assert!(by_id.1.contains(page) && page.contains(headings[0]), "{}", rule.id);
        }
    }
}

#[test]
fn a_rule_that_is_not_there_fails_and_the_nearest_is_offered() {
    let project = Project::new();
    for (typed, meant) in
        [("tautan-putuss", "tautan-putus"), ("dangling-lnk", "dangling-link"), ("circl", "circle")]
    {
        let run = project.run(["explain", typed]);
        run.exit(2).stdout_is_empty().stderr_has(&format!("maksudnya `{meant}`?"));
        project.run(["explain", typed, "--lang", "en"]).exit(2).stderr_has("did you mean");
    }
    project.run(["explain", "xyzxyzxyz"]).exit(2).stderr_has("`xyzxyzxyz`").stderr_lacks("maksud");
}

#[test]
fn without_a_name_all_rules_are_listed_with_level_and_summary() {
    for (language, levels) in [
        ("id", ["kesalahan", "peringatan", "catatan", "mati"]),
        ("en", ["error", "warning", "note", "off"]),
    ] {
        let output = stdout_of(&Project::new(), ["explain", "--lang", language]);
        assert_eq!(output.code, Some(0));
        let lines: Vec<&str> = output.text.lines().collect();
        assert_eq!(lines.len(), RULES.len());
        for (line, rule) in lines.iter().zip(RULES) {
            let mut words = line.split_whitespace();
            assert_eq!(words.next(), Some(name(rule, language)));
            assert!(words.next().is_some_and(|level| levels.contains(&level)), "{line}");
            let summary = pages::summary(rule, language).unwrap_or_default();
            assert!(line.ends_with(summary), "{line}");
        }
    }
}

#[test]
fn no_knowledge_base_is_needed_to_ask() {
    let project = Project::new();
    project.remove("teladan.yaml");
    project.run(["explain", "rujukan-putus"]).exit(0);
    project.run(["explain"]).exit(0);
}

/// The index of the rules' pages, made from the rules themselves.
fn index(language: &str) -> String {
    let (title, head) = match language {
        "id" => ("Aturan pengecekan", "| Aturan | Tingkat | Isi |"),
        _ => ("The rules of the check", "| Rule | Level | What it finds |"),
    };
    let mut text = format!("# {title}\n\n{head}\n| --- | --- | --- |\n");
    for rule in RULES {
        let level = match (language, rule.level) {
            ("id", Some(Level::Error)) => "kesalahan",
            ("id", Some(Level::Warning)) => "peringatan",
            ("id", Some(Level::Note)) => "catatan",
            ("id", None) => "mati",
            (_, Some(Level::Error)) => "error",
            (_, Some(Level::Warning)) => "warning",
            (_, Some(Level::Note)) => "note",
            (_, None) => "off",
        };
        let summary = pages::summary(rule, language).unwrap_or_default();
        let name = name(rule, language);
        text.push_str(
            &["| [", name, "](", rule.id, ".md) | ", level, " | ", summary, " |\n"].concat(),
        );
    }
    text
}

/// With `TELADAN_BLESS=1` the index is written anew.
#[test]
fn the_index_of_all_pages_is_that_of_the_program() {
    for (language, _) in HEADINGS {
        let path = format!("{}/src/rule/pages/{language}/README.md", env!("CARGO_MANIFEST_DIR"));
        if std::env::var_os("TELADAN_BLESS").is_some() {
            std::fs::write(&path, index(language)).expect("the index can be written");
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(written, index(language), "{path}: run with TELADAN_BLESS=1");
    }
}

#[test]
fn the_terms_of_the_knowledge_base_that_is_named_are_explained() {
    let project = Project::new();
    project.file("lain/teladan.yaml", "judul: Lain\n").file(
        "lain/content/istilah/bidang.yaml",
        "istilah:\n  - {id: layanan-keliling, label: Layanan keliling}\n",
    );
    let own = "layanan-keliling  Layanan keliling";
    assert!(!stdout_of(&project, ["explain", "bidang"]).text.contains(own));
    assert!(stdout_of(&project, ["explain", "bidang", "--root", "lain"]).text.contains(own));
    project.run(["explain", "bidang", "--root", "tidak-ada"]).exit(2).stderr_has("tidak-ada");
}
