//! One scalar → one typed value. Apart from the reader of maps because this is where the text an
//! editor typed is understood, or refused with the way to write it.

use super::{
    field::{Field, Format, Type},
    format, reference,
    reference::split_reference,
    table::{Kind, Name, names},
    value::{Prose, Reference, Value},
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{Span, Spanned},
    text::{
        date::{Date, DateError, PartialDate},
        fold::fold,
        language::Language,
        number::{self, NumberError},
        slug::{is_slug, slugify},
        suggest::nearest,
    },
    yaml::{Node, Style, Value as Yaml},
};

/// Reads a scalar as the field wants it; says what is wrong and gives nothing if it cannot be.
pub(super) fn read(
    field: &'static Field,
    node: &Node,
    speaks: Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Value> {
    let Some((text, span)) = text_of(field, node) else {
        let diagnostic = Diagnostic::at(&rule::WRONG_TYPE, node.span);
        diagnostics.push(diagnostic.word("wanted", field.kind.word()));
        return None;
    };
    look(field, node, diagnostics);
    let result = typed(field, text, span, speaks);
    match result {
        Ok(value) => {
            format::check(field, &value, span, speaks, diagnostics);
            Some(value)
        }
        Err(diagnostic) if field.text_ok && diagnostic.rule == &rule::WRONG_TYPE => {
            Some(plain(text, span))
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
    let wants_reference = matches!(field.kind, Type::Reference(_) | Type::TextOrReference(_));
    let Yaml::List(items) = &node.value else { return None };
    match items.as_slice() {
        [inner] if wants_reference => text_of(field, inner).map(|(text, _)| (text, node.span)),
        _ => None,
    }
}

/// What is read, and not as its writer meant it.
fn look(field: &Field, node: &Node, diagnostics: &mut Vec<Diagnostic>) {
    let Some(scalar) = node.scalar().filter(|scalar| scalar.style == Style::Plain) else { return };
    let is_text = matches!(field.kind, Type::Text | Type::Markdown);
    if let Some(lost) = scalar.comment.as_ref().filter(|_| is_text) {
        diagnostics.push(
            Diagnostic::at(&rule::HASH_IN_VALUE, node.span)
                .text("value", &*scalar.text)
                .text("lost", &**lost),
        );
    }
    let opens = scalar.text.starts_with(['“', '”', '‘', '’']);
    if opens && scalar.text.ends_with(['“', '”', '‘', '’']) {
        let inner = scalar.text.trim_matches(['“', '”', '‘', '’']);
        diagnostics.push(Diagnostic::at(&rule::CURLY_QUOTES, node.span).text("value", inner));
    }
}

fn plain(text: &str, span: Span) -> Value {
    Value::Text(Spanned { value: text.trim().to_owned(), span })
}

type Typed = Result<Value, Box<Diagnostic>>;

fn typed(field: &'static Field, text: &str, span: Span, speaks: Language) -> Typed {
    match &field.kind {
        Type::Text | Type::Term(_) | Type::SourceReference | Type::LessonReference => {
            Ok(plain(text, span))
        }
        Type::Markdown => Ok(Value::Prose(Prose { text: text.to_owned(), span })),
        Type::Slug => slug(text, span),
        Type::Date => Date::parse(text)
            .map(|value| Value::Date(Spanned { value, span }))
            .map_err(|error| bad_date(&error, text, span, "type.date")),
        Type::PartialDate => PartialDate::parse(text)
            .map(|value| Value::Partial(Spanned { value, span }))
            .map_err(|error| bad_date(&error, text, span, "type.partial-date")),
        Type::Number => number(field, text, span),
        Type::Bool => {
            names().bool(text).map(|value| Value::Bool(Spanned { value, span })).ok_or_else(|| {
                let names = [names().bool_name(true, speaks), names().bool_name(false, speaks)];
                Box::new(
                    Diagnostic::at(&rule::UNKNOWN_VALUE, span)
                        .text("value", text)
                        .names("names", names),
                )
            })
        }
        Type::Choice(choices) => choice(choices, text, span, speaks),
        Type::Reference(kind) => referenced(*kind, text, span),
        Type::TextOrReference(kinds) => text_or_reference(kinds, text, span),
        Type::Map => Err(wrong_type(span, "type.map")),
    }
}

fn wrong_type(span: Span, wanted: &'static str) -> Box<Diagnostic> {
    Box::new(Diagnostic::at(&rule::WRONG_TYPE, span).word("wanted", wanted))
}

fn slug(text: &str, span: Span) -> Typed {
    if is_slug(text) {
        return Ok(plain(text, span));
    }
    let meant = Some(slugify(text)).filter(|slug| !slug.is_empty());
    Err(Box::new(
        Diagnostic::at(&rule::BAD_FORMAT, span).variant("slug").text("value", text).suggest(meant),
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

fn number(field: &Field, text: &str, span: Span) -> Typed {
    // Degrees are written with a dot in every language, and often with three digits behind it.
    if field.format == Some(Format::LatLon)
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

fn choice(choices: &'static [Name], text: &str, span: Span, speaks: Language) -> Typed {
    let folded = fold(text);
    if let Some(found) = choices.iter().find(|choice| choice.is(&folded)) {
        return Ok(Value::Choice(Spanned { value: found.en.as_str(), span }));
    }
    let meant = nearest(text, choices.iter().flat_map(Name::all));
    Err(Box::new(
        Diagnostic::at(&rule::UNKNOWN_VALUE, span)
            .text("value", text)
            .names("names", choices.iter().map(|choice| choice.get(speaks)))
            .suggest(meant),
    ))
}

fn referenced(kind: Kind, text: &str, span: Span) -> Typed {
    match split_reference(text) {
        Some((named, name)) if named == kind => {
            Ok(Value::Reference(Reference { kind, name: name.to_owned(), span }))
        }
        Some((named, _)) => Err(Box::new(
            Diagnostic::at(&rule::DANGLING_REFERENCE, span)
                .variant("kind")
                .word("wanted", kind.word())
                .word("found", named.word()),
        )),
        None => {
            let name = reference::bare(text).to_owned();
            Ok(Value::Reference(Reference { kind, name, span }))
        }
    }
}

fn text_or_reference(kinds: &[Kind], text: &str, span: Span) -> Typed {
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
        None => Ok(plain(text, span)),
    }
}
