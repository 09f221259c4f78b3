//! A site's own file of interface strings, read as strictly as everything else: a text that no page
//! shows, a list or nothing where a text must stand, a placeholder that nothing fills.

use std::collections::{BTreeMap, BTreeSet};

use super::ThemeFiles;
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::Span,
    text::suggest::nearest,
    yaml::{Node, NodeValue, Pair, Style},
};

/// What the strings of a site are held against.
pub(super) struct OwnStrings<'a> {
    /// The built-in strings of the site's languages, by path.
    pub(super) built_in: &'a BTreeMap<String, String>,
    /// The site's theme: its templates may show strings of their own.
    pub(super) own: &'a ThemeFiles,
    pub(super) diagnostics: &'a mut Vec<Diagnostic>,
}

impl OwnStrings<'_> {
    /// Reads a file into `flat`. What is not sound is reported and left out.
    pub(super) fn read(&mut self, root: &Node, flat: &mut BTreeMap<String, String>) {
        if !matches!(root.value, NodeValue::Map(_)) {
            self.report_type(root.span, "");
        }
        self.read_below(root, "", flat);
    }

    fn read_below(&mut self, node: &Node, prefix: &str, flat: &mut BTreeMap<String, String>) {
        for pair in node.pairs() {
            let path = format!("{prefix}{}", pair.key);
            match &pair.value.value {
                NodeValue::Scalar(scalar) => {
                    let is_word = scalar.style == Style::Plain
                        && ["", "null", "Null", "NULL", "~"].contains(&&*scalar.text);
                    if is_word || self.is_branch(&path) {
                        self.report_type(pair.value.span, &path);
                    } else if self.knows(&path, pair) && self.fills(&path, pair, &scalar.text) {
                        flat.insert(path, scalar.text.to_string());
                    }
                }
                NodeValue::Map(_) if self.built_in.contains_key(&path) => {
                    self.report_type(pair.value.span, &path);
                }
                NodeValue::Map(_) => self.read_below(&pair.value, &format!("{path}."), flat),
                NodeValue::List(_) => self.report_type(pair.value.span, &path),
            }
        }
    }

    /// Whether strings lie below a path.
    fn is_branch(&self, path: &str) -> bool {
        let below = format!("{path}.");
        let next = self.built_in.range(below.clone()..).next();
        next.is_some_and(|(known, _)| known.starts_with(&below))
    }

    /// Whether a page shows the string, by the built-in theme or by a template of the site.
    fn knows(&mut self, path: &str, pair: &Pair) -> bool {
        // Languages differ in their plural forms.
        let plural = path.rsplit_once('.').filter(|(_, form)| ["one", "other"].contains(form));
        let is_plural = plural
            .is_some_and(|(counted, _)| self.built_in.contains_key(&format!("{counted}.other")));
        if is_plural || self.built_in.contains_key(path) || self.is_shown_by_own_template(path) {
            return true;
        }
        let names = self.built_in.keys().map(String::as_str);
        let suggestion = nearest(path, names);
        let diagnostic = Diagnostic::at(&rule::UNKNOWN_KEY, pair.key_span).variant("string");
        self.diagnostics.push(diagnostic.text("key", path).suggest(suggestion));
        false
    }

    fn is_shown_by_own_template(&self, path: &str) -> bool {
        let name = format!("t.{path}");
        let templates = self.own.iter().filter(|(file, _)| file.starts_with("templates/"));
        let mut texts = templates.map(|(_, file)| String::from_utf8_lossy(&file.bytes));
        texts.any(|text| text.contains(&name))
    }

    /// Whether every placeholder of the text is one that the program fills.
    fn fills(&mut self, path: &str, pair: &Pair, text: &str) -> bool {
        let sentence = self
            .built_in
            .get(path)
            .or_else(|| self.built_in.get(&format!("{}.other", path.strip_suffix(".one")?)));
        let Some(known) = sentence.map(|sentence| placeholders(sentence)) else { return true };
        let wrong = placeholders(text).into_iter().find(|name| !known.contains(name));
        let Some(wrong) = wrong else { return true };
        let suggestion = nearest(wrong, known.iter().copied()).map(|name| format!("{{{name}}}"));
        let diagnostic = Diagnostic::at(&rule::UNKNOWN_VALUE, pair.value.span);
        let diagnostic = diagnostic.variant("placeholder").text("value", format!("{{{wrong}}}"));
        let names = known.iter().map(|name| format!("{{{name}}}"));
        self.diagnostics.push(if known.is_empty() {
            diagnostic.variant("no-placeholder")
        } else {
            diagnostic.names("names", names).suggest(suggestion)
        });
        false
    }

    fn report_type(&mut self, span: Span, path: &str) {
        let diagnostic = Diagnostic::at(&rule::WRONG_TYPE, span).variant("string");
        self.diagnostics.push(diagnostic.text("key", path));
    }
}

/// The names between braces.
fn placeholders(sentence: &str) -> BTreeSet<&str> {
    let parts = sentence.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name).collect()
}
