//! What may stand behind a key, as a line for people who write: choices, terms, the form of a date.
//! Apart from the draft, because it speaks of types, and the draft of keys.

use crate::{
    diagnostic::wording::{phrase, word},
    model::{Vocabularies, VocabularyId},
    names::{Field, Kind, SpecialWord, ValueType, names},
    text::language::Language,
};

/// How many terms of a long list are shown; a list that is hardly longer is shown whole.
const SHOWN_TERMS: usize = 8;

/// Lines that say what may stand behind a key, and behind the keys nested in it.
pub(super) fn describe(
    field: &Field,
    language: Language,
    vocabularies: &Vocabularies,
) -> Vec<String> {
    let mut lines = Vec::new();
    let special = special_words(field, language);
    match values(field, language, vocabularies) {
        Some(values) => lines.push(join(values, &special, language)),
        None if special.is_empty() => {}
        None => lines.push(phrase(language, "hint.or", &[("words", &special)])),
    }
    let nested: Vec<&Field> = field.children.iter().filter(|key| key.key != "id").collect();
    if !nested.is_empty() {
        let keys: Vec<&str> = nested.iter().map(|key| key.name.get(language)).collect();
        lines.push(phrase(language, "hint.keys", &[("keys", &keys.join(", "))]));
    }
    for key in nested {
        if let Some(values) = values(key, language, vocabularies) {
            lines.push(format!("`{}`: {values}", key.name.get(language)));
        }
    }
    lines
}

fn join(values: String, special: &str, language: Language) -> String {
    if special.is_empty() {
        values
    } else {
        format!("{values} {}", phrase(language, "hint.or", &[("words", special)]))
    }
}

fn special_words(field: &Field, language: Language) -> String {
    let allowed = field.special;
    let words = [
        (allowed.unknown, SpecialWord::Unknown),
        (allowed.none, SpecialWord::None),
        (allowed.not_measured, SpecialWord::NotMeasured),
    ];
    let names = words
        .into_iter()
        .filter(|(is_allowed, _)| *is_allowed)
        .map(|(_, special)| names().special_name(special, language));
    names.collect::<Vec<_>>().join(", ")
}

fn values(field: &Field, language: Language, vocabularies: &Vocabularies) -> Option<String> {
    let one_of = |choices: &str| {
        let key = if field.list { "hint.some-of" } else { "hint.one-of" };
        phrase(language, key, &[("choices", choices)])
    };
    match &field.value_type {
        ValueType::Choice(choices) => {
            let names: Vec<&str> = choices.iter().map(|choice| choice.get(language)).collect();
            Some(one_of(&names.join(", ")))
        }
        ValueType::Bool => {
            let names = [true, false].map(|value| names().bool_name(value, language));
            Some(one_of(&names.join(", ")))
        }
        ValueType::Term(list) => Some(one_of(&terms(list, language, vocabularies)?)),
        ValueType::PartialDate => Some(word(language, "hint.partial-date").to_owned()),
        ValueType::Date => Some(word(language, "hint.date").to_owned()),
        ValueType::Reference(kind) => Some(file_names(*kind, "hint.file-name", language)),
        ValueType::TextOrReference(kinds) => {
            kinds.first().map(|kind| file_names(*kind, "hint.text-or-file-name", language))
        }
        ValueType::Number => {
            let (least, most) = field.bounds.filter(|(_, most)| most.is_finite())?;
            let bounds = [("least", &*least.to_string()), ("most", &*most.to_string())];
            Some(phrase(language, "hint.between", &bounds))
        }
        _ => None,
    }
}

fn file_names(kind: Kind, key: &str, language: Language) -> String {
    phrase(language, key, &[("folder", names().folder(kind, language))])
}

/// The terms of a list as they are typed: by id in Indonesian, by label in English.
fn terms(list: &str, language: Language, vocabularies: &Vocabularies) -> Option<String> {
    let terms = vocabularies.get(VocabularyId::from_name(list)?).terms();
    let shown = if terms.len() <= SHOWN_TERMS + 2 { terms.len() } else { SHOWN_TERMS };
    let typed = terms.iter().take(shown).map(|term| match language {
        Language::Id => term.id.0.as_str(),
        Language::En => term.label.get(language.code()),
    });
    let mut text = typed.collect::<Vec<_>>().join("; ");
    if shown < terms.len() {
        let n = terms.len().to_string();
        text.push_str(&phrase(language, "hint.more-terms", &[("n", &n)]));
    }
    Some(text)
}
