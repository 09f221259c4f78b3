//! Diagnostics for people at a terminal: title, <file:line:column>, the text with a mark under it, the
//! cause and the cure. The frame is drawn by `annotate-snippets`.

use std::{collections::HashMap, fmt::Write as _};

use annotate_snippets::{
    AnnotationKind, Group, Level as Title, Renderer, Snippet, renderer::DecorStyle,
};

use super::{
    Diagnostic, Place,
    wording::{Sentences, phrase, say, word},
};
use crate::{
    rule::{Level, Rule},
    source::Sources,
    text::language::Language,
};

/// How many diagnostics of one rule are shown before the rest is only counted.
const FOLD_AFTER: usize = 20;

/// Renders diagnostics in the order given, with colour codes (the stream takes them off again where
/// they are not wanted).
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Unicode);
    let mut shown: HashMap<&str, usize> = HashMap::new();
    let mut folded: Vec<(&str, usize)> = Vec::new();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let count = shown.entry(diagnostic.rule.id).or_default();
        *count += 1;
        if *count > FOLD_AFTER {
            let name = rule_name(diagnostic.rule, language);
            match folded.iter_mut().find(|(rule, _)| *rule == name) {
                Some((_, more)) => *more += 1,
                None => folded.push((name, 1)),
            }
            continue;
        }
        let sentences = say(diagnostic, language);
        let groups = draw_frame(diagnostic, &sentences, sources, language);
        let _ = writeln!(out, "{}\n", renderer.render(&groups));
    }
    for (rule, more) in folded {
        let more = more.to_string();
        let line = phrase(language, "folded", &[("count", &more), ("rule", rule)]);
        let _ = writeln!(out, "{line}\n");
    }
    out
}

fn draw_frame<'a>(
    diagnostic: &'a Diagnostic,
    sentences: &'a Sentences,
    sources: &'a Sources,
    language: Language,
) -> Vec<Group<'a>> {
    let title = title_of_level(diagnostic.level, language).primary_title(&sentences.title);
    let title = title.id(rule_name(diagnostic.rule, language));
    let mut group = match &diagnostic.place {
        Place::Span(span) => {
            let source = sources.get(span.source);
            let mut mark = AnnotationKind::Primary.span(span.range());
            if let Some(label) = &sentences.label {
                mark = mark.label(label);
            }
            let mut snippet =
                Snippet::source(&*source.text).path(escape_controls(&source.path)).annotation(mark);
            if let Some(related) = diagnostic.related.filter(|other| other.source == span.source) {
                let mut other = AnnotationKind::Context.span(related.range());
                if let Some(label) = &sentences.related {
                    other = other.label(label);
                }
                snippet = snippet.annotation(other);
            }
            title.element(snippet)
        }
        Place::Path(path) => title.element(annotate_snippets::Origin::path(escape_controls(path))),
    };
    if let Some(why) = &sentences.why {
        group = group.element(Title::NOTE.with_name(word(language, "why")).message(why.as_str()));
    }
    for cure in sentences.cure.iter().chain(&sentences.suggestion) {
        group = group.element(Title::HELP.with_name(word(language, "cure")).message(cure.as_str()));
    }
    vec![group]
}

/// A path on one line: a file's name may hold any character, also one that moves the cursor.
fn escape_controls(path: &str) -> String {
    let escape =
        |c: char| if c.is_control() { c.escape_debug().to_string() } else { c.to_string() };
    path.chars().map(escape).collect()
}

/// The rule's name in a language.
fn rule_name(rule: &Rule, language: Language) -> &'static str {
    match language {
        Language::Id => rule.nama,
        Language::En => rule.id,
    }
}

fn title_of_level(level: Level, language: Language) -> Title<'static> {
    match level {
        Level::Error => Title::ERROR.with_name(word(language, "error")),
        Level::Warning => Title::WARNING.with_name(word(language, "warning")),
        Level::Note => Title::NOTE.with_name(word(language, "note")),
    }
}
