//! Main file + translation → the same entry in another language: facts from the one, prose from
//! the other. Done on values, so that an entry is built from them by the same code in every
//! language.

use super::{
    field::{Field, Fields, ValueType},
    value::{Value, Values},
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    text::{fold::fold, suggest::nearest},
};

/// Whether two texts name one term of a vocabulary, which is given by its English name.
pub type SameTerm<'a> = &'a dyn Fn(&str, &str, &str) -> bool;

/// The values of `main` with the prose of `translation` over them. An item of a list is found by
/// its id, or by the text that a pair such as `- pimpinan: …` names it with, or by its number.
pub fn merge(
    fields: &'static Fields,
    main: &Values,
    translation: &Values,
    is_same_term: SameTerm<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Values {
    let mut merged = main.clone();
    for (key, value) in &translation.pairs {
        let Some(field) = fields.get(key) else { continue };
        let value = match (main.get(key), value) {
            (Some(Value::List(items)), Value::List(changes)) if has_items(field) => {
                Value::List(merge_items(field, items, changes, is_same_term, diagnostics))
            }
            (Some(Value::Map(old)), Value::Map(new)) => {
                Value::Map(merge(&field.children, old, new, is_same_term, diagnostics))
            }
            // The main file has no such list, or a word such as `unknown` instead.
            (_, Value::List(changes)) if has_items(field) => {
                for change in changes {
                    report_unmatched(change, &[], field, diagnostics);
                }
                continue;
            }
            _ => value.clone(),
        };
        merged.replace(key.clone(), value);
    }
    merged
}

fn has_items(field: &Field) -> bool {
    field.list && !field.children.is_empty()
}

fn merge_items(
    field: &'static Field,
    items: &[Value],
    changes: &[Value],
    is_same_term: SameTerm<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Value> {
    let mut merged = items.to_vec();
    for change in changes {
        let Value::Map(new) = change else { continue };
        let position = new.item.as_ref();
        let position =
            position.and_then(|item| position_of(field, items, &item.value, is_same_term));
        match position.and_then(|index| merged.get_mut(index)) {
            Some(Value::Map(old)) => {
                *old = merge(&field.children, old, new, is_same_term, diagnostics);
            }
            _ => report_unmatched(change, items, field, diagnostics),
        }
    }
    merged
}

fn position_of(
    field: &Field,
    items: &[Value],
    wanted: &str,
    is_same_term: SameTerm<'_>,
) -> Option<usize> {
    let vocabulary =
        field.pair.as_ref().and_then(|(first, _)| match &field.children.get(first)?.value_type {
            ValueType::Term(vocabulary) => Some(vocabulary.as_str()),
            _ => None,
        });
    let is_same = |name: &str| vocabulary.is_some_and(|it| is_same_term(it, name, wanted));
    let folded = fold(wanted);
    let by_name =
        items.iter().position(|item| names_of(field, item).any(|name| fold(&name) == folded));
    let by_number = || wanted.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let by_term = || items.iter().position(|item| names_of(field, item).any(|name| is_same(&name)));
    by_name.or_else(by_number).or_else(by_term).filter(|index| *index < items.len())
}

/// The id of an item, and what else names it.
fn names_of<'a>(field: &'a Field, item: &'a Value) -> impl Iterator<Item = String> + 'a {
    let keys = std::iter::once("id").chain(field.pair.as_ref().map(|(first, _)| first.as_str()));
    keys.filter_map(move |key| match item {
        Value::Map(values) => values.string(key),
        _ => None,
    })
}

fn report_unmatched(
    change: &Value,
    items: &[Value],
    field: &Field,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Value::Map(values) = change else { return };
    let Some(item) = &values.item else { return };
    let known: Vec<String> = items.iter().flat_map(|item| names_of(field, item)).collect();
    diagnostics.push(
        Diagnostic::at(&rule::UNMATCHED_ITEM, item.span)
            .text("item", item.value.as_str())
            .suggest(nearest(&item.value, known.iter().map(String::as_str))),
    );
}
