//! Diagnostic + language → sentences. Apart from the formats, because every one of them says the
//! same words.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{Argument, Diagnostic};
use crate::{
    rule::Rule,
    source::SourceId,
    text::{
        language::Language,
        placeholder::{fill, fill_with},
    },
    yaml::{self, Limits, Node},
};

/// A diagnostic in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences {
    /// What is wrong.
    pub title: String,
    /// A few words at the mark.
    pub label: Option<String>,
    /// A few words at the related place.
    pub related: Option<String>,
    /// The cause.
    pub why: Option<String>,
    /// What to do.
    pub cure: Option<String>,
    /// "Did you mean …?"
    pub suggestion: Option<String>,
}

/// Says a diagnostic in a language.
pub fn say(diagnostic: &Diagnostic, language: Language) -> Sentences {
    let wording = wording(language);
    let argument = |name: &str| {
        let argument = diagnostic.arguments.iter().find(|(known, _)| *known == name);
        argument.map(|(_, argument)| show_argument(argument, wording, language))
    };
    let part = |part: &str| {
        wording
            .find(diagnostic.rule, diagnostic.variant, part)
            .map(|sentence| fill_with(sentence, argument))
    };
    Sentences {
        title: part("title").unwrap_or_else(|| diagnostic.rule.id.to_owned()),
        label: part("label"),
        related: part("related"),
        why: part("why"),
        cure: part("cure"),
        suggestion: diagnostic
            .suggestion
            .as_ref()
            .map(|name| phrase(language, "did-you-mean", &[("name", name)])),
    }
}

/// A word or short sentence of the program outside diagnostics: names of types and levels, the lines
/// of a summary. Falls back to its own key, which a test makes sure never happens.
pub fn word(language: Language, key: &str) -> &'static str {
    let wording = wording(language);
    wording.words.get(key).map_or_else(|| missing(key), String::as_str)
}

/// Every word whose key begins so.
pub fn words_below(language: Language, start: &str) -> impl Iterator<Item = &'static str> {
    let words = wording(language).words.iter();
    words.filter(move |(key, _)| key.starts_with(start)).map(|(_, word)| word.as_str())
}

/// A word with its `{placeholders}` filled.
pub fn phrase(language: Language, key: &str, arguments: &[(&str, &str)]) -> String {
    fill(word(language, key), arguments)
}

fn missing(key: &str) -> &'static str {
    debug_assert!(false, "no wording for `{key}`");
    ""
}

/// All sentences of one language: rule → part → sentence, variants as `rule.variant`.
struct Wording {
    rules: BTreeMap<String, BTreeMap<String, String>>,
    words: BTreeMap<String, String>,
}

impl Wording {
    /// The sentence of a rule's variant, or of the rule itself where the variant has none.
    fn find(&self, rule: &Rule, variant: Option<&str>, part: &str) -> Option<&str> {
        let of_variant = variant.and_then(|variant| {
            self.rules.get(&format!("{}.{variant}", rule.id)).and_then(|parts| parts.get(part))
        });
        of_variant
            .or_else(|| self.rules.get(rule.id).and_then(|parts| parts.get(part)))
            .map(String::as_str)
            .filter(|sentence| !sentence.is_empty())
    }
}

fn wording(language: Language) -> &'static Wording {
    static ID: LazyLock<Wording> = LazyLock::new(|| read(include_str!("../rule/messages/id.yaml")));
    static EN: LazyLock<Wording> = LazyLock::new(|| read(include_str!("../rule/messages/en.yaml")));
    match language {
        Language::Id => &ID,
        Language::En => &EN,
    }
}

fn read(text: &str) -> Wording {
    let root = yaml::parse(text, SourceId(0), 0, Limits::DATA).root;
    let section = |name: &str| root.as_ref().and_then(|root| root.get(name));
    let rules = section("rules").map(Node::pairs).unwrap_or_default();
    let words = section("words").map(Node::pairs).unwrap_or_default();
    let sentences = |node: &Node| {
        let parts = node.pairs().iter();
        parts
            .filter_map(|pair| Some((pair.key.to_string(), pair.value.text()?.to_owned())))
            .collect()
    };
    Wording {
        rules: rules.iter().map(|pair| (pair.key.to_string(), sentences(&pair.value))).collect(),
        words: words
            .iter()
            .filter_map(|pair| Some((pair.key.to_string(), pair.value.text()?.to_owned())))
            .collect(),
    }
}

fn show_argument(argument: &Argument, wording: &Wording, language: Language) -> String {
    match argument {
        Argument::Text(text) => text.clone(),
        Argument::Number(number) => number.to_string(),
        Argument::Word(key) => {
            wording.words.get(*key).cloned().unwrap_or_else(|| (*key).to_owned())
        }
        Argument::Both { id, en } => match language {
            Language::Id => id.clone(),
            Language::En => en.clone(),
        },
        Argument::Names(names) => {
            let or = wording.words.get("or").map_or("/", String::as_str);
            let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            match quoted.split_last() {
                Some((last, [])) => last.clone(),
                Some((last, before)) => format!("{} {or} {last}", before.join(", ")),
                None => String::new(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::rule::RULES;

    fn placeholders(sentence: &str) -> BTreeSet<&str> {
        sentence.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
    }

    #[test]
    fn every_rule_says_what_is_wrong_and_what_to_do_in_both_languages() {
        for language in Language::ALL {
            let wording = wording(language);
            for rule in RULES {
                let parts = wording.rules.get(rule.id);
                let has = |part| parts.is_some_and(|parts| parts.contains_key(part));
                let of_variants = wording
                    .rules
                    .keys()
                    .any(|key| key.strip_prefix(rule.id).is_some_and(|rest| rest.starts_with('.')));
                assert!(has("title") || of_variants, "{}: {}", language.code(), rule.id);
                assert!(has("cure") || of_variants, "{}: {}", language.code(), rule.id);
            }
            for key in wording.rules.keys() {
                let rule = key.split('.').next().unwrap_or_default();
                assert!(crate::rule::find(rule).is_some(), "{key} is the wording of no rule");
            }
        }
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_placeholders() {
        let (id, en) = (wording(Language::Id), wording(Language::En));
        let flat = |wording: &Wording| -> BTreeMap<String, String> {
            let rules = wording.rules.iter().flat_map(|(rule, parts)| {
                parts.iter().map(move |(part, text)| (format!("{rule}/{part}"), text.clone()))
            });
            rules.chain(wording.words.clone()).collect()
        };
        let (id, en) = (flat(id), flat(en));
        assert_eq!(id.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        for (key, sentence) in &id {
            assert_eq!(placeholders(sentence), placeholders(&en[key]), "{key}");
        }
    }
}
