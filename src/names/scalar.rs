//! One scalar → one typed value. Apart from the reader of maps because this is where the text an
//! editor typed is understood, or refused with the way to write it.

use std::borrow::Cow;

use super::{
    field::{Field, ValueFormat, ValueType},
    format,
    kind::Kind,
    load::names,
    name::Name,
    reference,
    reference::split_reference,
    value::{Prose, Reference, Value},
    year::check_year,
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{Span, Spanned},
    text::{
        date::{Date, DateError, PartialDate},
        fold::fold,
        invisible::{is_invisible, plain, trim},
        language::Language,
        number::{self, NumberError},
        portable_name::is_reserved_on_windows,
        slug::{is_slug, slugify},
        suggest::nearest,
    },
    yaml::{Node, NodeValue, Style},
};

/// Reads a scalar as the field wants it; says what is wrong and gives nothing if it cannot be.
pub(super) fn read(
    field: &'static Field,
    node: &Node,
    language: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let Some((text, span)) = text_of(field, node) else {
        let diagnostic = Diagnostic::at(&rule::WRONG_TYPE, node.span);
        diagnostics.push(diagnostic.word("wanted", field.value_type.word()));
        return None;
    };
    warn_about_notation(field, node, diagnostics);
    let text = &*visible(field, text, span, diagnostics);
    let result = parse_value(field, text, span, language);
    match result {
        Ok(value) => {
            let right = format::check(field, &value, span, language, diagnostics);
            right.then_some(value)
        }
        Err(diagnostic) if field.text_ok && diagnostic.rule == &rule::WRONG_TYPE => {
            Some(text_value(text, span))
        }
        Err(diagnostic) => {
            diagnostics.push(*diagnostic);
            None
        }
    }
}

/// The text of a scalar, or of `[[lokus/x]]` without quotes, which YAML takes for a list in a list.
fn text_of<'a>(field: &Field, node: &'a Node) -> Option<(&'a str, Span)> {
    if let Some(text) = node.text() {
        return Some((text, node.span));
    }
    let wants_reference =
        matches!(field.value_type, ValueType::Reference(_) | ValueType::TextOrReference(_));
    let NodeValue::List(items) = &node.value else { return None };
    match items.as_slice() {
        [inner] if wants_reference => text_of(field, inner).map(|(text, _)| (text, node.span)),
        _ => None,
    }
}

/// The signs of a value that count: in texts for readers all of them, elsewhere the visible ones.
/// An invisible sign is named where it could keep a name from being found.
fn visible<'a>(
    field: &Field,
    text: &'a str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Cow<'a, str> {
    match (&field.value_type, field.format) {
        (ValueType::Markdown, _) => return Cow::Borrowed(text),
        (ValueType::Text, None) => return trim(text),
        _ => {}
    }
    if let Some(sign) = text.chars().find(|sign| is_invisible(*sign)) {
        diagnostics.push(
            Diagnostic::at(&rule::INVISIBLE_SIGN, span)
                .text("value", &*plain(text))
                .text("sign", format!("U+{:04X}", u32::from(sign))),
        );
    }
    let is_name = matches!(
        field.value_type,
        ValueType::Text | ValueType::TextOrReference(_) | ValueType::LessonReference
    );
    if is_name {
        // A dash may be meant: in a sentence, an address or the name of a file.
        let visible: String = text.chars().filter(|sign| !is_invisible(*sign)).collect();
        return Cow::Owned(trim(&visible).into_owned());
    }
    plain(text)
}

/// Warns about a value that is valid and yet not read as its writer meant it.
fn warn_about_notation(field: &Field, node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let Some(scalar) = node.scalar().filter(|scalar| scalar.style == Style::Plain) else { return };
    let is_text = matches!(field.value_type, ValueType::Text | ValueType::Markdown);
    if let Some(lost) = scalar.comment.as_ref().filter(|_| is_text) {
        diagnostics.push(
            Diagnostic::at(&rule::HASH_IN_VALUE, node.span)
                .text("value", &*scalar.text)
                .text("lost", lost.trim()),
        );
    }
    let opens = scalar.text.starts_with(['“', '”', '‘', '’']);
    if opens && scalar.text.ends_with(['“', '”', '‘', '’']) {
        let inner = scalar.text.trim_matches(['“', '”', '‘', '’']);
        diagnostics.push(Diagnostic::at(&rule::CURLY_QUOTES, node.span).text("value", inner));
    }
}

fn text_value(text: &str, span: Span) -> Value {
    Value::Text(Spanned { value: text.trim().to_owned(), span })
}

type ParseResult = Result<Value, Box<Diagnostic>>;

fn parse_value(field: &'static Field, text: &str, span: Span, language: Language) -> ParseResult {
    match &field.value_type {
        ValueType::Text
        | ValueType::Term(_)
        | ValueType::SourceReference
        | ValueType::LessonReference => Ok(text_value(text, span)),
        ValueType::Markdown => Ok(Value::Prose(Prose { text: text.into(), span })),
        ValueType::Slug => parse_slug(text, span),
        ValueType::Date => {
            let date = Date::parse(text).map_err(|error| bad_date(&error, text, span, "type.date"));
            let value = date?;
            check_year(&field.value_type, value.into(), span)?;
            Ok(Value::Date(Spanned { value, span }))
        }
        ValueType::PartialDate => {
            let date = PartialDate::parse(text);
            let value = date.map_err(|error| bad_date(&error, text, span, "type.partial-date"))?;
            check_year(&field.value_type, value, span)?;
            Ok(Value::Partial(Spanned { value, span }))
        }
        ValueType::Number => parse_number(field, text, span),
        ValueType::Bool => {
            names().bool(text).map(|value| Value::Bool(Spanned { value, span })).ok_or_else(|| {
                let names = [names().bool_name(true, language), names().bool_name(false, language)];
                Box::new(
                    Diagnostic::at(&rule::UNKNOWN_VALUE, span)
                        .text("value", text)
                        .names("names", names),
                )
            })
        }
        ValueType::Choice(choices) => parse_choice(choices, text, span, language),
        ValueType::Reference(kind) => parse_reference(*kind, text, span),
        ValueType::TextOrReference(kinds) => parse_text_or_reference(kinds, text, span),
        ValueType::Map => Err(wrong_type(span, "type.map")),
    }
}

fn wrong_type(span: Span, wanted: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(&rule::WRONG_TYPE, span).word("wanted", wanted))
}

fn parse_slug(text: &str, span: Span) -> ParseResult {
    let slug = slugify(text);
    let variant = if is_reserved_on_windows(&slug) {
        "slug-windows"
    } else if !is_slug(text) || slug.len() < text.len() {
        "slug"
    } else {
        return Ok(text_value(text, span));
    };
    let meant = if variant == "slug" { slug } else { format!("{slug}-2") };
    let meant = Some(meant).filter(|meant| is_slug(meant) && meant != text);
    Err(Box::new(
        Diagnostic::at(&rule::BAD_FORMAT, span).variant(variant).text("value", text).suggest(meant),
    ))
}

fn bad_date(error: &DateError, text: &str, span: Span, wanted: &'static str) -> Box<Diagnostic> {
    let diagnostic =
        Diagnostic::at(&rule::BAD_DATE, span).text("value", text).word("wanted", wanted);
    Box::new(match error {
        DateError::Shape(Some(meant)) => diagnostic.variant("shape").suggest(Some(meant)),
        DateError::Shape(None) => diagnostic.variant("shape"),
        DateError::Impossible => diagnostic.variant("impossible"),
        DateError::Incomplete => diagnostic.variant("incomplete"),
    })
}

fn parse_number(field: &Field, text: &str, span: Span) -> ParseResult {
    // Degrees are written with a dot in every language, and often with three digits behind it.
    if field.format == Some(ValueFormat::LatLon)
        && let Ok(value) = text.trim().parse::<f64>()
        && value.is_finite()
    {
        return Ok(Value::Number(Spanned { value: number::Number { value, decimals: 0 }, span }));
    }
    match number::parse(text) {
        Ok(value) => Ok(Value::Number(Spanned { value, span })),
        Err(NumberError::Ambiguous { thousands, fraction }) => Err(Box::new(
            Diagnostic::at(&rule::AMBIGUOUS_NUMBER, span)
                .text("value", text)
                .text("thousands", thousands)
                .text("fraction", fraction),
        )),
        Err(NumberError::LeadingZero) => Err(Box::new(
            Diagnostic::at(&rule::AMBIGUOUS_NUMBER, span)
                .variant("leading-zero")
                .text("value", text),
        )),
        Err(NumberError::NotANumber) => Err(wrong_type(span, "type.number")),
    }
}

fn parse_choice(
    choices: &'static [Name],
    text: &str,
    span: Span,
    language: Language,
) -> ParseResult {
    let folded = fold(text);
    if let Some(choice) = choices.iter().find(|choice| choice.is(&folded)) {
        return Ok(Value::Choice(Spanned { value: choice.en.as_str(), span }));
    }
    let meant = nearest(text, choices.iter().flat_map(Name::all));
    Err(Box::new(
        Diagnostic::at(&rule::UNKNOWN_VALUE, span)
            .text("value", text)
            .names("names", choices.iter().map(|choice| choice.get(language)))
            .suggest(meant),
    ))
}

fn parse_reference(kind: Kind, text: &str, span: Span) -> ParseResult {
    match split_reference(text) {
        Some((written, name)) if written == kind => {
            Ok(Value::Reference(Reference { kind, name: name.to_owned(), span }))
        }
        Some((written, _)) => Err(Box::new(
            Diagnostic::at(&rule::DANGLING_REFERENCE, span)
                .variant("kind")
                .word("wanted", kind.word())
                .word("found", written.word()),
        )),
        None => {
            let name = reference::bare_name(text).to_owned();
            Ok(Value::Reference(Reference { kind, name, span }))
        }
    }
}

fn parse_text_or_reference(kinds: &[Kind], text: &str, span: Span) -> ParseResult {
    match split_reference(text) {
        Some((kind, name)) if kinds.contains(&kind) => {
            Ok(Value::Reference(Reference { kind, name: name.to_owned(), span }))
        }
        Some((kind, _)) => Err(Box::new(
            Diagnostic::at(&rule::DANGLING_REFERENCE, span)
                .variant("kind")
                .word("wanted", kinds.first().map_or("", |kind| kind.word()))
                .word("found", kind.word()),
        )),
        None => Ok(text_value(text, span)),
    }
}
