//! `teladan explain`: what a rule means and how to satisfy it, or all rules in a line each.

use std::{fmt::Write as _, io::Write as _};

use super::{Exit, args::ExplainArguments, talk};
use crate::{
    diagnostic::wording::{phrase, word},
    rule::{self, Level, Rule, pages},
    text::{language::Language, suggest::nearest},
};

/// Explains a rule, or lists all.
pub(super) fn explain(arguments: &ExplainArguments, spoken: Language) -> Exit {
    let language = arguments.lang.map_or(spoken, Language::from);
    let Some(name) = &arguments.rule else {
        show(&list(language));
        return Exit::Clean;
    };
    if let Some(page) = rule::find(name).and_then(|rule| pages::page(rule, language.code())) {
        let title = rule::find(name).map_or("", |rule| named(rule, language));
        show(&format!("# {title}\n\n{page}"));
        return Exit::Clean;
    }
    talk::say(&phrase(language, "cli.explain.unknown", &[("rule", name)]));
    let known = rule::RULES.iter().flat_map(|rule| [rule.id, rule.nama]);
    if let Some(meant) = nearest(name, known) {
        talk::say(&phrase(language, "did-you-mean", &[("name", meant)]));
    }
    Exit::Failed
}

fn named(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::Id => rule.nama,
        Language::En => rule.id,
    }
}

/// All rules, each with its level and its page's first line.
fn list(language: Language) -> String {
    let width = rule::RULES.iter().map(|rule| named(rule, language).len()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in rule::RULES {
        let level = match rule.level {
            Some(Level::Error) => word(language, "error"),
            Some(Level::Warning) => word(language, "warning"),
            Some(Level::Note) => word(language, "note"),
            None => word(language, "off"),
        };
        let summary = pages::summary(rule, language.code()).unwrap_or_default();
        let _ = writeln!(out, "{:width$}  {level:10}  {summary}", named(rule, language));
    }
    out
}

fn show(text: &str) {
    // A pipe that was closed early is no failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}
