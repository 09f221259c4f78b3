//! A commented draft of one entry: every required key with what it is for, every other key as a
//! comment to be uncommented.

use std::fmt::Write as _;

use crate::{
    diagnostic::wording::word,
    names::{Field, Kind, RequiredIf, SpecialWord, ValueType, names},
    text::{language::Language, slug::slugify},
};

/// How much of the table a draft shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// The keys that a first entry needs: eleven for a case.
    Short,
    /// Every key of the kind.
    Full,
}

/// A new entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The file's name without its ending.
    pub name: String,
    /// The file's text.
    pub text: String,
}

/// The keys of a first case: what a cohort asks first. Other kinds have what is required, and what
/// every entry should have.
const FIRST_CASE: [&str; 11] = [
    "title",
    "summary",
    "locus",
    "sectors",
    "stage",
    "status",
    "success_factors",
    "obstacles",
    "results",
    "lessons",
    "sources",
];

/// Keys that no draft offers, because another way is better or they come later.
const LEFT_OUT: [&str; 6] = ["draft", "of", "slug", "aliases", "withdrawn", "lang"];

/// Writes a draft. `name` is a title or a file name; `case` is the name of a case that there is,
/// for an adoption to refer to. Nothing comes back if no file can have the name.
pub fn write_draft(
    kind: Kind,
    name: &str,
    length: Length,
    language: Language,
    case: Option<&str>,
) -> Option<Draft> {
    let slug = slugify(name);
    if slug.is_empty() {
        return None;
    }
    let writer = DraftWriter { kind, title: title(name), language, case };
    Some(Draft { name: slug, text: writer.write(length) })
}

/// A title: as given, or a file name with its words apart.
fn title(name: &str) -> String {
    if name.contains(char::is_whitespace) || name.contains(char::is_uppercase) {
        return name.trim().to_owned();
    }
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

struct DraftWriter<'a> {
    kind: Kind,
    title: String,
    language: Language,
    case: Option<&'a str>,
}

impl DraftWriter<'_> {
    fn write(&self, length: Length) -> String {
        let fields = || in_order(names().fields(self.kind).iter());
        let offered = |field: &&Field| !LEFT_OUT.contains(&field.key.as_str());
        let shown = |field: &&Field| match (length, self.kind) {
            (Length::Short, Kind::Case) => FIRST_CASE.contains(&field.key.as_str()),
            (Length::Short, _) => {
                Self::is_needed(field) || matches!(field.key.as_str(), "summary" | "sources")
            }
            (Length::Full, _) => Self::is_needed(field),
        };
        let mut text = String::from("---\n");
        let draft = names().fields(self.kind).get("draft").map_or("draft", |it| self.name(it));
        let yes = names().bool_name(true, self.language);
        let _ = writeln!(text, "# {}\n{draft}: {yes}\n", word(self.language, "draft.remove"));
        for field in fields().filter(offered).filter(shown) {
            self.key(field, &mut text);
        }
        if length == Length::Full {
            let _ = writeln!(text, "# {}\n", word(self.language, "draft.optional"));
            for field in fields().filter(offered).filter(|field| !shown(field)) {
                self.optional(field, &mut text);
            }
        }
        let _ = write!(text, "---\n\n{}\n", word(self.language, "draft.body"));
        text
    }

    fn is_needed(field: &Field) -> bool {
        match &field.required_if {
            None => field.required,
            Some(RequiredIf::Is { key, .. }) => key == "country",
            // An adoption rests on a case or on a visit: the draft asks for the case.
            Some(RequiredIf::Absent(_)) => field.key == "case",
        }
    }

    fn key(&self, field: &Field, text: &mut String) {
        let _ = writeln!(text, "# {}", self.doc(field));
        let name = self.name(field);
        let value = self.value(field);
        if value.contains('\n') || value.starts_with("- ") {
            let _ = writeln!(text, "{name}:");
            for line in value.lines() {
                let _ = writeln!(text, "  {line}");
            }
        } else {
            let _ = writeln!(text, "{}", format!("{name}: {value}").trim_end());
        }
        if field.special.unknown {
            let _ = writeln!(text, "# {}", word(self.language, "draft.example"));
            let _ = writeln!(text, "#{name}:");
            for line in field.example.lines() {
                let _ = writeln!(text, "#  {line}");
            }
        }
        text.push('\n');
    }

    fn optional(&self, field: &Field, text: &mut String) {
        let _ = writeln!(text, "# {}", self.doc(field));
        let (name, example) = (self.name(field), &field.example);
        if example.contains('\n') || example.starts_with("- ") || is_map(field) {
            let _ = writeln!(text, "#{name}:");
            for line in example.lines() {
                let _ = writeln!(text, "#  {line}");
            }
        } else {
            let _ = writeln!(text, "#{name}: {example}");
        }
        text.push('\n');
    }

    /// What stands behind a required key: a value that passes every check, so that a new draft
    /// never stands in the way of the others.
    fn value(&self, field: &Field) -> String {
        let unknown = || names().special_name(SpecialWord::Unknown, self.language).to_owned();
        match (&field.value_type, field.key.as_str()) {
            (_, "title") => quoted(&self.title),
            (_, "summary") => quoted(word(self.language, "draft.summary")),
            (_, "sources") => format!("- {}", quoted(word(self.language, "draft.source"))),
            _ if field.special.unknown => unknown(),
            (ValueType::Reference(Kind::Case), _) => self.case.unwrap_or_default().to_owned(),
            (ValueType::TextOrReference(kinds), _) => {
                let key = match kinds.first() {
                    Some(Kind::Institute) => "draft.institute",
                    Some(Kind::Locus) if self.kind == Kind::Adoption => "draft.office",
                    _ => "draft.locus",
                };
                quoted(word(self.language, key))
            }
            (ValueType::Choice(choices), _) => {
                let written = choices.iter().find(|choice| choice.is(&field.example));
                written
                    .or(choices.first())
                    .map_or_else(String::new, |choice| choice.get(self.language).to_owned())
            }
            _ => field.example.clone(),
        }
    }

    fn name<'f>(&self, field: &'f Field) -> &'f str {
        field.name.get(self.language)
    }

    fn doc<'f>(&self, field: &'f Field) -> &'f str {
        match self.language {
            Language::Id => &field.doc.0,
            Language::En => &field.doc.1,
        }
    }
}

/// The title and the gist first, what the page rests on last, the kind's own keys between.
fn in_order(fields: impl Iterator<Item = &'static Field>) -> impl Iterator<Item = &'static Field> {
    let mut fields: Vec<&Field> = fields.collect();
    fields.sort_by_key(|field| match field.key.as_str() {
        "title" => 0,
        "summary" => 1,
        "sources" => 3,
        _ => 2,
    });
    fields.into_iter()
}

fn is_map(field: &Field) -> bool {
    field.value_type == ValueType::Map && !field.example.starts_with(['[', '{', '"'])
}

/// A text as YAML, in quotes where it would be read as something else without them.
fn quoted(text: &str) -> String {
    let plain = text.starts_with(|c: char| c.is_alphanumeric())
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.contains(char::is_control);
    if plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}
