//! The keys of a front matter that refer to entries, and the links in its texts.

use super::{
    links::links_of_text,
    mention::{Mention, MentionForm},
};
use crate::{
    model::EntryKey,
    names::{Fields, Value, Values},
};

/// Every mention in the values of a front matter. `text` is the whole file.
pub(super) fn mentions_of_values(
    values: &Values,
    fields: &'static Fields,
    text: &str,
    mentions: &mut Vec<Mention>,
) {
    for (key, value) in values.iter() {
        let Some(field) = fields.get(key) else { continue };
        let all = match value {
            Value::List(items) => items.as_slice(),
            single => std::slice::from_ref(single),
        };
        for value in all {
            match value {
                Value::Map(inner) => mentions_of_values(inner, &field.children, text, mentions),
                Value::Prose(prose) => {
                    let range = prose.span.range();
                    let written = text.get(range.clone()).unwrap_or("");
                    mentions.extend(links_of_text(&prose.text, written, range.start));
                }
                Value::Reference(reference) => {
                    let (kind, name) = (reference.kind, reference.name.clone());
                    let range = reference.span.range();
                    mentions.push(Mention {
                        words: text.get(range.clone()).unwrap_or("").to_owned(),
                        near: range.start,
                        range: Some(range),
                        form: MentionForm::Reference(EntryKey { kind, name }),
                    });
                }
                Value::Text(bare) => {
                    let kinds = field.value_type.reference_kinds();
                    let range = bare.span.range();
                    let written = text.get(range.clone()).unwrap_or("");
                    if !kinds.is_empty() {
                        let at = written.find(&bare.value).map(|at| range.start + at);
                        mentions.push(Mention {
                            words: bare.value.clone(),
                            near: range.start,
                            range: at.map(|at| at..at + bare.value.len()),
                            form: MentionForm::BareName(kinds),
                        });
                    }
                }
                _ => {}
            }
        }
    }
}
