//! `teladan explain`: what a rule means and how to satisfy it, the terms of a list with their other
//! names, or all rules in a line each.

use std::{fmt::Write as _, io::Write as _, path::Path, sync::Arc};

use super::{Exit, args::ExplainArguments, terminal};
use crate::{
    diagnostic::wording::{phrase, word},
    model::VocabularyId,
    names::{Name, names},
    pipeline,
    rule::{self, Level, Rule, pages},
    source::Sources,
    text::{language::Language, suggest::nearest},
    validate::read_vocabularies,
};

/// Explains a rule or a list of terms, or lists all rules. `root` is the knowledge base, if there is
/// one.
pub(super) fn explain(
    arguments: &ExplainArguments,
    root: Option<&Path>,
    fallback_language: Language,
) -> Exit {
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
    if let Some(id) = names().vocabulary(name).and_then(VocabularyId::from_name) {
        print_page(&list_terms(id, root, language));
        return Exit::Clean;
    }
    terminal::print_line(&phrase(language, "cli.explain.unknown", &[("rule", name)]));
    let lists = names().vocabularies.iter().flat_map(Name::all);
    let known = rule::RULES.iter().flat_map(|rule| [rule.id, rule.nama]).chain(lists);
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

/// A vocabulary: each term with its label, and its other names below. In a knowledge base its own
/// terms are among them.
fn list_terms(id: VocabularyId, root: Option<&Path>, language: Language) -> String {
    let site = root.and_then(|root| pipeline::compile(root, pipeline::Options::default()).site);
    let vocabularies = site.map_or_else(
        || Arc::new(read_vocabularies(&[], &Sources::default(), language.code()).value),
        |site| site.graph.vocabularies,
    );
    let vocabulary = vocabularies.get(id);
    let title = vocabulary.label.as_ref().map_or(id.name(), |label| label.get(language.code()));
    let mut out = format!("# {title}\n\n{}\n\n", word(language, "cli.explain.terms"));
    for term in vocabulary.terms() {
        let label = term.label.get(language.code());
        let _ = writeln!(out, "{}  {label}", term.id.0);
        let own = [term.code.clone(), term.iso.clone()];
        let synonyms: Vec<String> = own
            .into_iter()
            .flatten()
            .chain(term.synonyms.iter().map(|it| it.text.clone()))
            .collect();
        if !synonyms.is_empty() {
            let _ = writeln!(out, "    {}", synonyms.join(", "));
        }
    }
    out
}

fn print_page(text: &str) {
    // A pipe that was closed early is no failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}
