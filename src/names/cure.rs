//! Cures of values: what to write instead of this very value. Editors follow a cure to the letter, so
//! it must be valid where the mistake stands.

use super::field::{Field, ValueType};
use crate::text::language::Language;

/// A text as it can stand behind a key or `- ` on one line: in quotes where YAML would read it as
/// something else.
pub(super) fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let reserved = text.starts_with([
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`',
    ]);
    if reserved || text.contains(": ") || text.contains(" #") || text.ends_with(':') {
        return format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    text
}

/// A list of these items: the whole key with it, or only the items where they stand in a list.
pub(super) fn list(field: &Field, name: &str, items: &[String], in_list: bool) -> String {
    if in_list {
        return items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n");
    }
    let mark = if field.value_type == ValueType::Markdown { " |" } else { "" };
    let lines = items.iter().map(|item| format!("\n  - {}", item.replace('\n', "\n  ")));
    format!("{name}:{mark}{}", lines.collect::<String>())
}

/// An item whose main text was written alone, with what is missing beside it.
pub(super) fn with_short_form(
    field: &Field,
    text: &str,
    missing: &Field,
    language: Language,
    in_list: bool,
) -> String {
    if let Some((first, second)) = &field.pair
        && *first == missing.key
        && field.short.as_ref() == Some(second)
    {
        return with_pair(field, text, language, in_list);
    }
    let short = field.short.as_deref().and_then(|key| field.children.get(key));
    let short = short.map_or("", |field| field.name.get(language));
    let example = one_line(&missing.example);
    let name = missing.name.get(language);
    if field.list {
        let item = format!("{short}: {}\n  {name}: {example}", one_line(text));
        return list(field, field.name.get(language), &[item], in_list);
    }
    format!("{}:\n  {short}: {}\n  {name}: {example}", field.name.get(language), one_line(text))
}

/// An item written as a pair, such as `- adopsi: Mulai dari yang kecil`.
pub(super) fn with_pair(field: &Field, text: &str, language: Language, in_list: bool) -> String {
    let first = field.pair.as_ref().and_then(|(first, _)| field.children.get(first));
    let first = first.map_or("", |first| first.example.as_str());
    let item = format!("{first}: {}", one_line(text));
    list(field, field.name.get(language), &[item], in_list)
}
