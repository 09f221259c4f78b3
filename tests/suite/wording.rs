//! The words of messages: for people who write, not for people who program.

use teladan::{
    source::SourceId,
    yaml::{self, Limits, Node, NodeValue},
};

const MESSAGES: [(&str, &str); 2] = [
    ("id", include_str!("../../src/rule/messages/id.yaml")),
    ("en", include_str!("../../src/rule/messages/en.yaml")),
];

/// Words of programmers, in both languages. As whole words, with a plural's ending or without.
const JARGON: [&str; 28] = [
    "mapping",
    "scalar",
    "token",
    "sequence",
    "parse",
    "parser",
    "parsing",
    "node",
    "boolean",
    "bool",
    "string",
    "array",
    "anchor",
    "schema",
    "syntax",
    "invalid",
    "skalar",
    "sintaks",
    "skema",
    "larik",
    "simpul",
    "jangkar",
    "pengurai",
    "frontmatter",
    "metadata",
    "entity",
    "null",
    "regex",
];

/// Every sentence with its key.
fn sentences(text: &'static str) -> Vec<(String, String)> {
    let root = yaml::parse(text, SourceId(0), 0, Limits::DATA).root.expect("the messages are read");
    let mut found = Vec::new();
    gather(&root, "", &mut found);
    found
}

fn gather(node: &Node, key: &str, found: &mut Vec<(String, String)>) {
    match &node.value {
        NodeValue::Scalar(scalar) => found.push((key.to_owned(), scalar.text.to_string())),
        NodeValue::Map(pairs) => {
            for pair in pairs {
                gather(&pair.value, &format!("{key}/{}", pair.key), found);
            }
        }
        NodeValue::List(_) => panic!("{key}: messages are no lists"),
    }
}

/// The words of a sentence without its examples, which stand between backticks, and without the
/// names that are filled in.
fn words(sentence: &str) -> Vec<String> {
    let own = sentence.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let own: String = own.split('{').map(|it| it.rsplit('}').next().unwrap_or(it)).collect();
    let words = own.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

#[test]
fn no_message_speaks_like_a_programmer() {
    let mut wrong = Vec::new();
    for (language, text) in MESSAGES {
        for (key, sentence) in sentences(text) {
            for word in words(&sentence) {
                let single = word.strip_suffix('s').unwrap_or(&word);
                if JARGON.contains(&word.as_str()) || JARGON.contains(&single) {
                    wrong.push(format!("{language}{key}: {word} in: {sentence}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn messages_are_read_whole() {
    for (language, text) in MESSAGES {
        let found = sentences(text);
        assert!(found.len() > 400, "{language}: {}", found.len());
        assert!(found.iter().all(|(key, sentence)| !sentence.trim().is_empty() && !key.is_empty()));
    }
}

#[test]
fn titles_are_in_house_style() {
    for (language, text) in MESSAGES {
        for (key, title) in sentences(text).iter().filter(|(key, _)| key.ends_with("/title")) {
            let first = title.chars().next().expect("a title says something");
            assert!(!first.is_uppercase(), "{language}{key}: {title}");
            assert!(!title.ends_with('.') && !title.contains('\n'), "{language}{key}: {title}");
            assert!(title.matches('`').count().is_multiple_of(2), "{language}{key}: {title}");
        }
    }
}
