//! The table of names, tried as a whole: any subset of keys of any kind, in either language or
//! mixed, is read without a panic and means the same.

use proptest::prelude::*;
use teladan::{
    names::{
        Field, Fields, Kind, Mode, Reader, SpecialWord, ValueType, Values, field::Translation,
        names, split_reference,
    },
    source::SourceId,
    text::language::Language,
    yaml::{self, Limits},
};

/// Decisions, one byte each; when they run out, everything is left out.
struct Tape<'a>(std::slice::Iter<'a, u8>);

impl Tape<'_> {
    fn next(&mut self) -> usize {
        usize::from(self.0.next().copied().unwrap_or_default())
    }
}

/// The same front matter with Indonesian names, English names, and whichever comes.
#[derive(Default)]
struct Texts([String; 3]);

impl Texts {
    fn each(&mut self, mut part: impl FnMut(usize) -> String) {
        for (index, text) in self.0.iter_mut().enumerate() {
            text.push_str(&part(index));
        }
    }
}

/// The language of a text; the third has a name of its own each time.
fn language(index: usize, pick: usize) -> Language {
    if (index + pick * usize::from(index == 2)).is_multiple_of(2) {
        Language::Id
    } else {
        Language::En
    }
}

fn write_keys(fields: &Fields, tape: &mut Tape<'_>, indent: usize, texts: &mut Texts) {
    for field in fields.iter().filter(|field| is_for_main_files(field)) {
        let (keep, pick) = (tape.next(), tape.next());
        if keep % 3 == 0 {
            continue;
        }
        let all: Vec<&str> = field.name.all().collect();
        texts.each(|index| {
            let name = match index {
                2 => all[pick % all.len()],
                _ => field.name.get(language(index, 0)),
            };
            format!("{}{name}:", " ".repeat(indent))
        });
        write_value(field, tape, indent + 2, texts);
    }
}

/// Whether a key stands in files other than translations, under a name of its own.
fn is_for_main_files(field: &Field) -> bool {
    field.key != "*" && field.translation != Translation::Only
}

fn write_value(field: &Field, tape: &mut Tape<'_>, indent: usize, texts: &mut Texts) {
    let allowed = [
        (field.special.unknown, SpecialWord::Unknown),
        (field.special.none, SpecialWord::None),
        (field.special.not_measured, SpecialWord::NotMeasured),
    ];
    let words: Vec<SpecialWord> =
        allowed.into_iter().filter(|(allowed, _)| *allowed).map(|(_, word)| word).collect();
    let pick = tape.next();
    if !words.is_empty() && pick % 4 == 1 {
        let word = words[pick % words.len()];
        texts.each(|index| format!(" {}\n", names().special_name(word, language(index, pick))));
    } else if field.value_type == ValueType::Map && !field.children.is_empty() {
        let items = if field.list { 1 + pick % 2 } else { 1 };
        texts.each(|_| "\n".to_owned());
        for _ in 0..items {
            if field.list {
                texts.each(|_| format!("{}-\n", " ".repeat(indent)));
            }
            write_keys(&field.children, tape, indent + 2, texts);
        }
    } else if field.value_type == ValueType::Map {
        texts.each(|_| format!("\n{}Jumlah loket: 4\n", " ".repeat(indent)));
    } else {
        texts.each(|index| format!(" {}\n", written(field, language(index, pick), pick)));
    }
}

/// A value as an editor would type it.
fn written(field: &Field, language: Language, pick: usize) -> String {
    let one = match &field.value_type {
        ValueType::Choice(choices) => choices[pick % choices.len()].get(language).to_owned(),
        ValueType::Bool => names().bool_name(pick.is_multiple_of(2), language).to_owned(),
        ValueType::Reference(_) | ValueType::TextOrReference(_) => {
            match split_reference(&field.example) {
                Some((kind, name)) => format!("{}/{name}", names().folder(kind, language)),
                None => field.example.clone(),
            }
        }
        _ => field.example.clone(),
    };
    let is_list = field.list && pick % 2 == 1 && !one.starts_with('[');
    if is_list { format!("[\"{one}\", \"{one}\"]") } else { one }
}

/// Reads front matter; with its values come the rules that it breaks.
fn read(kind: Kind, mode: Mode, text: &str) -> Option<(Values, Vec<&'static str>)> {
    let fields = names().fields(kind);
    let root = yaml::parse(text, SourceId(0), 0, Limits::FRONT_MATTER).root?;
    let mut reader = Reader::new(mode, &root, fields, Language::Id);
    let values = reader.entry(fields, &root, Vec::new());
    let rules = reader.diagnostics.iter().map(|diagnostic| diagnostic.rule.id).collect();
    Some((values, rules))
}

fn any_kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(Kind::ALL.to_vec())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_subset_of_keys_means_the_same_in_both_languages(
        kind in any_kind(),
        decisions in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let mut texts = Texts::default();
        write_keys(names().fields(kind), &mut Tape(decisions.iter()), 0, &mut texts);
        let [id, en, mixed] = &texts.0;
        prop_assume!(!id.is_empty());
        let [id, en, mixed] = [id, en, mixed].map(|text| (read(kind, Mode::Main, text), text));
        let (values, rules) = id.0.expect("what the table writes is YAML");
        for (other, text) in [en, mixed] {
            let (others, broken) = other.expect("what the table writes is YAML");
            prop_assert_eq!(&values, &others, "{}\n---\n{}", id.1, text);
            prop_assert_eq!(&rules, &broken, "{}\n---\n{}", id.1, text);
        }
        // Keys that depend on others may be missing; nothing else can be wrong with an example.
        let wrong: Vec<_> = rules.iter().filter(|rule| **rule != "missing-key").collect();
        prop_assert!(wrong.is_empty(), "{:?} in\n{}", wrong, id.1);
    }

    #[test]
    fn any_subset_of_keys_is_read_as_a_translation(
        kind in any_kind(),
        decisions in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let mut texts = Texts::default();
        write_keys(names().fields(kind), &mut Tape(decisions.iter()), 0, &mut texts);
        let [id, en, _] = &texts.0;
        let read = |text| read(kind, Mode::Translation, text);
        prop_assert_eq!(read(id), read(en));
    }

    #[test]
    fn any_text_is_read_as_front_matter_without_a_panic(
        kind in any_kind(),
        text in "(judul|lokus|hambatan|faktor|- |  |: |\\[|\\]|\\{|\\}|\"|'|\\||>|&a|\\*a|!|#|,|\n|\t|é|0|\\.)*",
    ) {
        read(kind, Mode::Main, &text);
        read(kind, Mode::Translation, &text);
    }
}

#[test]
fn every_example_is_what_its_key_wants() {
    for kind in Kind::ALL {
        let everything = vec![1; 4000];
        let mut texts = Texts::default();
        write_keys(names().fields(kind), &mut Tape(everything.iter()), 0, &mut texts);
        for text in &texts.0 {
            let (values, rules) = read(kind, Mode::Main, text).expect("the examples are YAML");
            assert!(rules.is_empty(), "{rules:?} in\n{text}");
            let keys = names().fields(kind).iter().filter(|field| is_for_main_files(field));
            assert_eq!(values.iter().count(), keys.count(), "{text}");
        }
    }
}
