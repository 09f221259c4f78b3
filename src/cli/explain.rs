//! `teladan explain`: what a rule means and how to satisfy it, or all rules in a line each.

use std::{fmt::Write as _, io::Write as _};

use super::{Exit, args::ExplainArguments, terminal};
use crate::{
    diagnostic::wording::{phrase, word},
    rule::{self, Level, Rule, pages},
    text::{language::Language, suggest::nearest},
};

/// Explains a rule, or lists all.
pub(super) fn explain(arguments: &ExplainArguments, fallback_language: Language) -> Exit {
    let language = arguments.lang.map_or(fallback_language, Language::from);
    let Some(name) = &arguments.rule else {
        print_page(&list(language));
        return Exit::Clean;
    };
    if let Some(page) = rule::find(name).and_then(|rule| pages::page(rule, language.code())) {
        let title = rule::find(name).map_or("", |rule| local_name(rule, language));
        print_page(&format!("# {title}\n\n{page}"));
        return Exit::Clean;
    }
    terminal::print_line(&phrase(language, "cli.explain.unknown", &[("rule", name)]));
    let known = rule::RULES.iter().flat_map(|rule| [rule.id, rule.nama]);
    if let Some(meant) = nearest(name, known) {
        terminal::print_line(&phrase(language, "did-you-mean", &[("name", meant)]));
    }
    Exit::Failed
}

/// The name of a rule in a language.
fn local_name(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::Id => rule.nama,
        Language::En => rule.id,
    }
}

/// All rules, each with its level and its page's first line.
fn list(language: Language) -> String {
    let width = rule::RULES.iter().map(|rule| local_name(rule, language).len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rule::RULES {
        let level = match rule.level {
            Some(Level::Error) => word(language, "error"),
            Some(Level::Warning) => word(language, "warning"),
            Some(Level::Note) => word(language, "note"),
            None => word(language, "off"),
        };
        let summary = pages::summary(rule, language.code()).unwrap_or_default();
        let _ = writeln!(out, "{:width$}  {level:10}  {summary}", local_name(rule, language));
    }
    out
}

fn print_page(text: &str) {
    // A pipe that was closed early is no failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}
