//! Lists as Word or a sentence writes them: `• satu`, `– dua`, `1. tiga`, lines below each other, and
//! words joined by commas or "dan". YAML folds them into one text, so each is told with the list
//! that it shows, and read as that list so that its items are checked too.

use super::{
    cure,
    field::{Field, ValueType},
    read::{Mode, Reader},
    value::Value,
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{SourceId, Span},
    text::{
        fold::fold,
        list_marks::{split_sentence, strip_mark},
    },
    yaml::{Node, NodeValue, Pair, Scalar, Style},
};

impl Reader {
    /// The values of a list that is not written as one: nothing if the value is something else.
    #[expect(clippy::option_option, reason = "no such list, one without values, or its values")]
    pub(super) fn written_list(
        &mut self,
        field: &'static Field,
        node: &Node,
        in_list: bool,
    ) -> Option<Option<Value>> {
        if self.mode == Mode::Translation {
            return None;
        }
        let items = match &node.value {
            NodeValue::Scalar(scalar) => items_of_scalar(field, scalar, in_list)?,
            NodeValue::Map(pairs) if field.list => items_of_map(pairs)?,
            NodeValue::Map(_) | NodeValue::List(_) => return None,
        };
        let name = field.name.get(self.key_language);
        let lines: Vec<String> = items.iter().map(item_text).collect();
        let span = place_of(node);
        let diagnostic = Diagnostic::at(&rule::LIST_NOTATION, span);
        let diagnostic = if items.len() == 1 { diagnostic.variant("one") } else { diagnostic };
        self.diagnostics.push(
            diagnostic
                .text("key", name)
                .number("count", items.len())
                .text("example", cure::list(field, name, &lines, in_list)),
        );
        if !field.list {
            return Some(None);
        }
        let items = items.iter().map(|item| Node { span, ..item.clone() });
        let values: Vec<Value> = items.filter_map(|item| self.item(field, &item)).collect();
        Some(Some(Value::List(values)))
    }

    /// A value that begins with `#` is a comment to YAML: `utama: #0b5d57`.
    pub(super) fn warn_about_lost_value(&mut self, field: &Field, pair: &Pair) {
        let Some(scalar) = pair.value.scalar() else { return };
        let lost =
            scalar.comment.as_deref().filter(|comment| !comment.starts_with([' ', '\t', '#']));
        if let Some(lost) = lost.filter(|lost| scalar.text.is_empty() && !lost.is_empty()) {
            let lost = format!("#{}", lost.trim_end());
            self.diagnostics.push(
                Diagnostic::at(&rule::HASH_IN_VALUE, pair.key_span)
                    .variant("whole")
                    .text("value", lost.as_str())
                    .text("key", field.name.get(self.key_language)),
            );
        }
    }
}

/// The place of an item before it has that of the whole list.
const NOWHERE: Span = Span { source: SourceId(0), start: 0, end: 0 };

/// The place of a value, which for a map reaches up to the next key of the file.
fn place_of(node: &Node) -> Span {
    let last = node.pairs().last().map(|pair| pair.value.span.end);
    Span { end: last.unwrap_or(node.span.end), ..node.span }
}

/// An item as it would be written behind `- `.
fn item_text(item: &Node) -> String {
    match &item.value {
        NodeValue::Map(pairs) => {
            let pairs = pairs.iter().map(|pair| {
                format!("{}: {}", pair.key, cure::one_line(pair.value.text().unwrap_or_default()))
            });
            pairs.collect::<Vec<_>>().join("\n  ")
        }
        _ => cure::one_line(item.text().unwrap_or_default()),
    }
}

/// The items that the lines or words of a text show, if it was meant as a list.
fn items_of_scalar(field: &Field, scalar: &Scalar, in_list: bool) -> Option<Vec<Node>> {
    if scalar.style != Style::Plain {
        return None;
    }
    let lines: Vec<&str> = match &scalar.lines {
        Some(lines) => lines.text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
        None => vec![&scalar.text],
    };
    let marked = lines.iter().filter(|line| strip_mark(line).is_some()).count();
    if marked > 0 && (field.list || field.value_type == ValueType::Markdown && marked > 1) {
        return Some(marked_items(&lines));
    }
    let begins_line = scalar.lines.as_ref().is_some_and(|lines| lines.begins_line);
    if field.list && !in_list && begins_line && lines.len() > 1 {
        return Some(lines.iter().map(|line| text_node(line)).collect());
    }
    let parts = split_sentence(&scalar.text);
    let is_list = field.list
        && parts.len() > 1
        && match &field.value_type {
            ValueType::Choice(choices) => {
                parts.iter().all(|part| choices.iter().any(|choice| choice.is(&fold(part))))
            }
            ValueType::Reference(_) => parts.iter().all(|part| !part.contains(char::is_whitespace)),
            ValueType::TextOrReference(_) => {
                parts.iter().all(|part| super::split_reference(part).is_some())
            }
            ValueType::Map if field.has_short_reference() => {
                parts.iter().all(|part| super::split_reference(part).is_some())
            }
            _ => false,
        };
    is_list.then(|| parts.iter().map(|part| text_node(part)).collect())
}

/// The items of marked lines; a line without a mark goes on with the one above.
fn marked_items(lines: &[&str]) -> Vec<Node> {
    let mut items: Vec<String> = Vec::new();
    for line in lines {
        match (strip_mark(line), items.last_mut()) {
            (Some(item), _) => items.push(item.to_owned()),
            (None, Some(last)) => *last = format!("{last} {line}"),
            (None, None) => items.push((*line).to_owned()),
        }
    }
    items.iter().filter(|item| !item.is_empty()).map(|item| text_node(item)).collect()
}

/// The items of `• adopsi: Mulai` and its like, which YAML takes for the keys of one map.
fn items_of_map(pairs: &[Pair]) -> Option<Vec<Node>> {
    strip_mark(&pairs.first()?.key)?;
    let mut items: Vec<Vec<Pair>> = Vec::new();
    for pair in pairs {
        let marked = strip_mark(&pair.key);
        let key = marked.unwrap_or(&pair.key).into();
        let pair = Pair { key, ..pair.clone() };
        match items.last_mut().filter(|_| marked.is_none()) {
            Some(item) => item.push(pair),
            None => items.push(vec![pair]),
        }
    }
    let nodes = items.into_iter().map(|pairs| Node { span: NOWHERE, value: NodeValue::Map(pairs) });
    Some(nodes.collect())
}

fn text_node(text: &str) -> Node {
    let scalar = Scalar { text: text.into(), style: Style::Quoted, comment: None, lines: None };
    Node { span: NOWHERE, value: NodeValue::Scalar(scalar) }
}
