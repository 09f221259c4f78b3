//! What must be there and is not: told with what the key is for and what an editor would type.
//! Apart from reading, because it looks at a map only when all of it is read.

use super::{
    field::{Field, Fields, RequiredIf},
    read::{Mode, Reader},
    value::Values,
};
use crate::{diagnostic::Diagnostic, rule, source::Span, yaml::Pair};

impl Reader {
    pub(super) fn require(&mut self, fields: &Fields, values: &Values, pairs: &[Pair], span: Span) {
        if self.mode == Mode::Translation {
            return;
        }
        for field in fields.iter() {
            let told = || values.narrative(&field.key).is_some();
            let there = values.get(&field.key).is_some() || field.heading && told();
            if there || !is_required(field, fields, values) {
                continue;
            }
            let typed =
                pairs.iter().find(|pair| field.name.is(&crate::text::fold::fold(&pair.key)));
            match typed {
                // A value that is there but wrong has its own diagnostic.
                Some(pair) if !pair.value.is_empty() => {}
                Some(pair) => self.missing(field, pair.key_span, "empty"),
                None => self.missing(field, first_line(span, pairs), "absent"),
            }
        }
    }

    fn missing(&mut self, field: &Field, span: Span, variant: &'static str) {
        let example = field.example.lines().next().unwrap_or_default();
        let name = field.name.get(self.speaks);
        let shown = if field.example.contains('\n') || example.starts_with('-') {
            format!("{name}:\n{}", indented(&field.example))
        } else {
            format!("{name}: {example}")
        };
        self.diagnostics.push(
            Diagnostic::at(&rule::MISSING_KEY, span)
                .variant(variant)
                .text("key", name)
                .both("doc", field.doc.0.as_str(), field.doc.1.as_str())
                .text("example", shown),
        );
    }
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

fn indented(example: &str) -> String {
    example.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}
