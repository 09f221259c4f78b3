//! Required keys that are not there: each is reported with what it is for and what an editor would
//! type. Apart from reading, because it looks at a map only when all of it is read.

use super::{
    blank::has_no_content,
    field::{Field, Fields, RequiredIf},
    load::names,
    special_word::SpecialWord,
    value::Values,
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::Span,
    text::{fold::fold, language::Language},
    yaml::Pair,
};

/// A diagnostic for each required key without a value. `pairs` are the pairs of the map as they
/// were typed, `span` is the place of the map, and `language` that of the names in the messages.
pub(super) fn report_missing_keys(
    fields: &Fields,
    values: &Values,
    pairs: &[Pair],
    span: Span,
    language: Language,
) -> Vec<Diagnostic> {
    let missing = find_missing(fields, values, pairs).into_iter();
    let diagnostics = missing.map(|MissingKey { field, typed }| {
        let span = typed.unwrap_or_else(|| first_line(span, pairs));
        let unknown = field.special.unknown;
        let variant = match (typed.is_some(), unknown) {
            (true, false) => "empty",
            (true, true) => "empty-or-unknown",
            (false, false) => "absent",
            (false, true) => "absent-or-unknown",
        };
        let word = names().special_name(SpecialWord::Unknown, language);
        let unknown = format!("{}: {word}", field.name.get(language));
        missing_key(field, span, variant, language).text("unknown", unknown)
    });
    diagnostics.collect()
}

/// A required key without a value.
pub(super) struct MissingKey<'a> {
    pub(super) field: &'a Field,
    /// Where its name stands, if it was typed and left empty.
    pub(super) typed: Option<Span>,
}

/// Every required key without a value. One that is there but wrong has its own diagnostic.
pub(super) fn find_missing<'a>(
    fields: &'a Fields,
    values: &Values,
    pairs: &[Pair],
) -> Vec<MissingKey<'a>> {
    let mut missing = Vec::new();
    for field in fields.iter() {
        let has_narrative = || field.heading && values.narrative(&field.key).is_some();
        let has_value = values.get(&field.key).is_some() || has_narrative();
        if has_value || !is_required(field, fields, values) {
            continue;
        }
        let typed = pairs.iter().find(|pair| field.name.is(&fold(&pair.key)));
        if typed.is_none_or(|pair| has_no_content(field, &pair.value)) {
            missing.push(MissingKey { field, typed: typed.map(|pair| pair.key_span) });
        }
    }
    missing
}

/// The diagnostic about a required key without a value.
pub(super) fn missing_key(
    field: &Field,
    span: Span,
    variant: &'static str,
    language: Language,
) -> Diagnostic {
    let example = field.example_in(language);
    let name = field.name.get(language);
    let written = if example.contains('\n') || example.starts_with('-') {
        format!("{name}:\n{}", indent(example))
    } else {
        format!("{name}: {example}")
    };
    Diagnostic::at(&rule::MISSING_KEY, span)
        .variant(variant)
        .text("key", name)
        .both("doc", field.doc.0.as_str(), field.doc.1.as_str())
        .text("example", written)
}

fn is_required(field: &Field, fields: &Fields, values: &Values) -> bool {
    match &field.required_if {
        None => field.required,
        Some(RequiredIf::Absent(key)) => values.get(key).is_none(),
        Some(RequiredIf::Is { key, values: wanted }) => {
            let default = fields.get(key).and_then(|neighbour| neighbour.default.clone());
            let text =
                values.choice(key).map(str::to_owned).or_else(|| values.string(key)).or(default);
            text.is_some_and(|text| wanted.contains(&text))
        }
    }
}

/// Where to mark what is not there: the first key of the map, or the map itself.
fn first_line(span: Span, pairs: &[Pair]) -> Span {
    pairs.first().map_or(span, |pair| pair.key_span)
}

fn indent(example: &str) -> String {
    example.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
