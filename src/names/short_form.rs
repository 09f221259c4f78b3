//! Short forms: a plain value, or `- x: y`, where a map is wanted. Apart because the cure of what is
//! missing beside them is the whole item, not another key.

use super::{
    blank::says_nothing,
    cure,
    field::Field,
    read::{Mode, Reader},
    require::{find_missing, missing_key},
    value::{Value, Values},
};
use crate::{
    source::Span,
    text::{language::Language, suggest::nearest},
    yaml::{Node, NodeValue, Pair},
};

impl Reader {
    /// A plain value where a map is wanted fills the key that the table names.
    pub(super) fn read_short_form(&mut self, field: &'static Field, node: &Node) -> Option<Value> {
        let key = field.children.get(field.short.as_deref()?)?;
        let value = self.value(key, node)?;
        let mut values = Values::new(node.span);
        values.insert(key.key.as_str(), value);
        let text = node.text().unwrap_or_default();
        self.require_beside(field, &values, node.span, |field, missing, language, in_list| {
            cure::with_short_form(field, text, missing, language, in_list)
        });
        Some(Value::Map(values))
    }

    /// Reports what is required beside the value of a short form; the cure shows the whole item.
    fn require_beside(
        &mut self,
        field: &Field,
        values: &Values,
        span: Span,
        cure: impl Fn(&Field, &Field, Language, bool) -> String,
    ) {
        let missing = find_missing(&field.children, values, &[]);
        let (language, in_list) = (self.key_language, self.in_list);
        if self.mode != Mode::Translation {
            self.diagnostics.extend(missing.into_iter().map(|key| {
                let diagnostic = missing_key(key.field, span, "short", language);
                diagnostic.text("form", cure(field, key.field, language, in_list))
            }));
        }
    }

    /// Whether a map is `- x: y` rather than keys: none of its keys is one.
    pub(super) fn is_pair_map(&self, field: &Field, pairs: &[Pair]) -> bool {
        self.mode == Mode::Main
            && field.pair.is_some()
            && !pairs.is_empty()
            && pairs.iter().all(|pair| {
                field.children.find(&pair.key).is_none()
                    && (pairs.len() > 1 || nearest(&pair.key, field.children.all_names()).is_none())
            })
    }

    /// `- pimpinan: Direktur mewajibkan…`: the pair's two halves fill two keys.
    pub(super) fn read_pair(&mut self, field: &'static Field, pair: &Pair) -> Option<Value> {
        let (first, second) = field.pair.as_ref()?;
        let (first, second) = (field.children.get(first)?, field.children.get(second)?);
        let key = Node {
            span: pair.key_span,
            value: NodeValue::Scalar(crate::yaml::Scalar {
                text: pair.key.clone(),
                style: crate::yaml::Style::Plain,
                comment: None,
                lines: None,
            }),
        };
        let span = Span { end: pair.value.span.end, ..pair.key_span };
        let mut values = Values::new(span);
        for (field, node) in [(first, &key), (second, &pair.value)] {
            if !says_nothing(node)
                && let Some(value) = self.value(field, node)
            {
                values.insert(field.key.as_str(), value);
            }
        }
        self.require_beside(field, &values, span, |_, missing, _, _| {
            format!("- {}: {}", pair.key, cure::one_line(&missing.example))
        });
        Some(Value::Map(values))
    }
}
