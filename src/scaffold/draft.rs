//! A commented draft of one entry: what people write first with what it is for, every other key as a
//! comment to be uncommented, what is about the page itself last.

use std::fmt::Write as _;

use super::allowed_values;
use crate::{
    diagnostic::wording::word,
    model::Vocabularies,
    names::{Field, Kind, RequiredIf, SpecialWord, ValueType, names},
    text::{language::Language, portable_name::is_reserved_on_windows, slug::slugify},
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
    vocabularies: &Vocabularies,
) -> Option<Draft> {
    let slug = slugify(name);
    if slug.is_empty() || is_reserved_on_windows(&slug) {
        return None;
    }
    let writer = DraftWriter { kind, title: title(name), language, case, vocabularies };
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
    vocabularies: &'a Vocabularies,
}

impl DraftWriter<'_> {
    fn write(&self, length: Length) -> String {
        let mut text = String::from("---\n");
        let draft = names().fields(self.kind).get("draft").map_or("draft", |it| self.name(it));
        let yes = names().bool_name(true, self.language);
        let _ = writeln!(text, "# {}\n{draft}: {yes}\n", word(self.language, "draft.remove"));
        let fields = sort_fields(self.kind);
        let is_shown = |field: &Field| self.is_shown(field, length);
        for field in fields.iter().filter(|field| is_shown(field)) {
            self.key(field, &mut text);
        }
        if length == Length::Full {
            let _ = writeln!(text, "# {}\n", word(self.language, "draft.optional"));
            let mut is_about_page = false;
            for field in fields.iter().filter(|field| !is_shown(field)) {
                if rank(field) == DraftPart::Page && !is_about_page {
                    is_about_page = true;
                    let _ = writeln!(text, "# {}\n", word(self.language, "hint.about-page"));
                }
                self.optional(field, &mut text);
            }
        }
        let _ = write!(text, "---\n\n{}\n", word(self.language, "draft.body"));
        text
    }

    /// Whether a key stands ready to be filled in, not as a comment.
    fn is_shown(&self, field: &Field, length: Length) -> bool {
        let is_first = match (length, self.kind) {
            (Length::Short, Kind::Case) => FIRST_CASE.contains(&field.key.as_str()),
            (Length::Short, _) => matches!(field.key.as_str(), "summary" | "sources"),
            (Length::Full, _) => field.key == "summary",
        };
        is_first || Self::is_needed(field)
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
        self.explain(field, text);
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
            for line in field.example_in(self.language).lines() {
                let _ = writeln!(text, "#  {line}");
            }
        }
        text.push('\n');
    }

    /// What a key is for, and what may stand behind it.
    fn explain(&self, field: &Field, text: &mut String) {
        let _ = writeln!(text, "# {}", self.doc(field));
        for line in allowed_values::describe(field, self.language, self.vocabularies) {
            let _ = writeln!(text, "# {line}");
        }
    }

    fn optional(&self, field: &Field, text: &mut String) {
        self.explain(field, text);
        let (name, example) = (self.name(field), field.example_in(self.language));
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
            (_, "title") => quote(&self.title),
            (_, "summary") => quote(word(self.language, "draft.summary")),
            (_, "sources") => format!("- {}", quote(word(self.language, "draft.source"))),
            _ if field.special.unknown => unknown(),
            (ValueType::Reference(Kind::Case), _) => self.case.unwrap_or_default().to_owned(),
            (ValueType::TextOrReference(kinds), _) => {
                let key = match kinds.first() {
                    Some(Kind::Institute) => "draft.institute",
                    Some(Kind::Locus) if self.kind == Kind::Adoption => "draft.office",
                    _ => "draft.locus",
                };
                quote(word(self.language, key))
            }
            (ValueType::Choice(choices), _) => {
                let written = choices.iter().find(|choice| choice.is(&field.example));
                written
                    .or(choices.first())
                    .map_or_else(String::new, |choice| choice.get(self.language).to_owned())
            }
            _ => field.example_in(self.language).to_owned(),
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

/// Where a key stands in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DraftPart {
    Title,
    Gist,
    /// What the kind itself is about.
    Kind,
    /// What the page rests on.
    Sources,
    /// Dates, writers, photos: what a page has whatever it is about.
    Page,
}

fn rank(field: &Field) -> DraftPart {
    match field.key.as_str() {
        "title" => DraftPart::Title,
        "summary" => DraftPart::Gist,
        "sources" => DraftPart::Sources,
        key if is_common(key) => DraftPart::Page,
        _ => DraftPart::Kind,
    }
}

/// Whether every kind has a key: two kinds that share nothing else have it.
fn is_common(key: &str) -> bool {
    [Kind::Page, Kind::Institute].iter().all(|kind| names().fields(*kind).get(key).is_some())
}

/// The keys that a draft offers, as people write: what the page says before what is said about it.
fn sort_fields(kind: Kind) -> Vec<&'static Field> {
    let fields = names().fields(kind).iter();
    let mut fields: Vec<&Field> =
        fields.filter(|field| !LEFT_OUT.contains(&field.key.as_str())).collect();
    fields.sort_by_key(|field| rank(field));
    fields
}

fn is_map(field: &Field) -> bool {
    field.value_type == ValueType::Map && !field.example.starts_with(['[', '{', '"'])
}

/// A text as YAML, in quotes where it would be read as something else without them.
fn quote(text: &str) -> String {
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
