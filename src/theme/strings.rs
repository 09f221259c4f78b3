//! Interface strings: every word that pages show and no entry says. One file for each language,
//! `i18n/<code>.yaml`; a site's file changes single strings or adds a language.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{ThemeFiles, own_strings::OwnStrings};
use crate::{
    config::Config,
    diagnostic::Diagnostic,
    parse::parse_data,
    rule,
    source::{SourceId, Span},
    text::placeholder::fill,
    yaml::{self, Limits, Node},
};

/// The strings of one language, by their path: `case.problem`. A page looks up a hundred of them.
#[derive(Debug, Clone, Default)]
pub struct Strings {
    language: String,
    by_path: FxHashMap<String, String>,
}

impl Strings {
    /// The language code.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A string. What is missing shows its own path, so that it is found; the built-in languages
    /// miss none.
    pub fn get<'a>(&'a self, path: &'a str) -> &'a str {
        let string = self.by_path.get(path);
        debug_assert!(string.is_some(), "no string `{path}` in {}", self.language);
        string.map_or(path, String::as_str)
    }

    /// A string that may be left out.
    pub fn find(&self, path: &str) -> Option<&str> {
        self.by_path.get(path).map(String::as_str)
    }

    /// A string with its `{placeholders}` filled.
    pub fn fill(&self, path: &str, values: &[(&str, &str)]) -> String {
        fill(self.get(path), values)
    }

    /// A string that counts: `<path>.one` where the language has a singular, `<path>.other`
    /// elsewhere; `{n}` is the number.
    pub fn count(&self, path: &str, n: usize, shown: &str) -> String {
        let singular = (n == 1).then(|| self.find(&format!("{path}.one"))).flatten();
        let other = format!("{path}.other");
        fill(singular.unwrap_or_else(|| self.get(&other)), &[("n", shown)])
    }

    /// Every string by its path, in the order of paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.by_path.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        all.collect::<BTreeMap<_, _>>().into_iter()
    }
}

pub(super) fn strings(
    built_in: &ThemeFiles,
    own: &ThemeFiles,
    config: &Config,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, Strings> {
    let fallback = read_built_in(built_in, "id");
    let mut known = read_built_in(built_in, "en");
    known.extend(fallback.clone());
    let mut all = BTreeMap::new();
    for language in &config.languages {
        let mut flat = read_built_in(built_in, language);
        let is_built_in = !flat.is_empty();
        let file = own.get(&format!("i18n/{language}.yaml"));
        if let Some((file, source)) = file.and_then(|file| Some((file, file.source?))) {
            let text = String::from_utf8_lossy(&file.bytes);
            if let Some(root) = parse_data(source, &text, Limits::DATA).into_value(diagnostics) {
                OwnStrings { built_in: &known, own, diagnostics }.read(&root, &mut flat);
                report_missing(&flat, &fallback, source, language, diagnostics);
            }
        } else if !is_built_in {
            diagnostics.push(
                Diagnostic::at(&rule::UNKNOWN_LANGUAGE, config.theme.span)
                    .variant("strings")
                    .text("code", language.as_str())
                    .names("names", ["id", "en"]),
            );
        }
        for (path, text) in &fallback {
            if !is_plural(path) {
                flat.entry(path.clone()).or_insert_with(|| text.clone());
            }
        }
        all.insert(
            language.clone(),
            Strings { language: language.clone(), by_path: flat.into_iter().collect() },
        );
    }
    all
}

fn report_missing(
    flat: &BTreeMap<String, String>,
    all: &BTreeMap<String, String>,
    source: SourceId,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for path in all.keys().filter(|path| !flat.contains_key(*path) && !is_plural(path)) {
        diagnostics.push(
            Diagnostic::at(&rule::MISSING_STRING, Span::new(source, 0..0))
                .text("key", path.as_str())
                .text("language", language),
        );
    }
}

/// Languages differ in their plural forms: only `other` must be there.
fn is_plural(path: &str) -> bool {
    path.ends_with(".one")
}

fn read_built_in(built_in: &ThemeFiles, language: &str) -> BTreeMap<String, String> {
    let mut flat = BTreeMap::new();
    if let Some(file) = built_in.get(&format!("i18n/{language}.yaml")) {
        let text = String::from_utf8_lossy(&file.bytes);
        if let Some(root) = yaml::parse(&text, SourceId(0), 0, Limits::DATA).root {
            flatten(&root, "", &mut flat);
        }
    }
    flat
}

fn flatten(node: &Node, prefix: &str, flat: &mut BTreeMap<String, String>) {
    for pair in node.pairs() {
        let path =
            if prefix.is_empty() { pair.key.to_string() } else { format!("{prefix}.{}", pair.key) };
        match pair.value.text() {
            Some(text) => {
                flat.insert(path, text.to_owned());
            }
            None => flatten(&pair.value, &path, flat),
        }
    }
}
