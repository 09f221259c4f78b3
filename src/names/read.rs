//! Spanned tree + table → typed values, with every mistake gathered. The table alone decides what
//! may stand where; no kind of entry has a reader of its own.

use std::borrow::Cow;

use super::{
    blank::{has_no_content, says_nothing},
    cure,
    field::{Field, Fields, Translation, ValueType},
    format,
    key_language::language_of_keys,
    load::names,
    require::report_missing_keys,
    scalar,
    special_word::SpecialWord,
    value::{Prose, Value, Values},
};
use crate::{
    diagnostic::Diagnostic,
    rule,
    source::{Span, Spanned},
    text::{fold::fold, language::Language, suggest::nearest},
    yaml::{Node, NodeValue, Pair},
};

/// What kind of file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The file that holds an entry's facts.
    Main,
    /// A translation: prose only, nothing required, lists as maps by item.
    Translation,
    /// `teladan.yaml`, where a map by language may stand instead of a text.
    Config,
}

/// Reads the maps of one file.
#[derive(Debug)]
pub struct Reader {
    pub(super) mode: Mode,
    /// The language of most of the file's keys: missing keys are named in it.
    pub(super) key_language: Language,
    /// Whether the value that is read is an item of a list.
    pub(super) in_list: bool,
    /// Everything wrong so far.
    pub diagnostics: Vec<Diagnostic>,
}

impl Reader {
    /// A reader for one file. `otherwise` is the language of missing keys if the file has no key
    /// that tells.
    pub fn new(mode: Mode, root: &Node, fields: &Fields, otherwise: Language) -> Self {
        Self {
            mode,
            key_language: language_of_keys(root, fields, otherwise),
            in_list: false,
            diagnostics: Vec::new(),
        }
    }

    /// The language of most of the file's keys.
    pub fn key_language(&self) -> Language {
        self.key_language
    }

    /// Reads a whole file. `carried` are the texts that headings of the body carry for a key.
    pub fn entry(
        &mut self,
        fields: &'static Fields,
        root: &Node,
        carried: Vec<(&'static str, Prose)>,
    ) -> Values {
        let NodeValue::Map(pairs) = &root.value else {
            self.report_wrong_type(root.span, "type.map");
            return Values::new(root.span);
        };
        let mut values = self.pairs(fields, pairs, root.span);
        for (key, prose) in carried {
            let is_text =
                fields.get(key).is_some_and(|field| field.value_type == ValueType::Markdown);
            if !is_text && values.narrative(key).is_none() {
                values.narratives.push((key, prose));
            } else if is_text && values.get(key).is_none() {
                values.insert(key, Value::Prose(prose));
            }
        }
        self.require(fields, &values, pairs, root.span);
        values
    }

    fn require(&mut self, fields: &Fields, values: &Values, pairs: &[Pair], span: Span) {
        if self.mode != Mode::Translation {
            let missing = report_missing_keys(fields, values, pairs, span, self.key_language);
            self.diagnostics.extend(missing);
        }
    }

    fn map(&mut self, fields: &'static Fields, pairs: &[Pair], span: Span) -> Values {
        let values = self.pairs(fields, pairs, span);
        self.require(fields, &values, pairs, span);
        values
    }

    fn pairs(&mut self, fields: &'static Fields, pairs: &[Pair], span: Span) -> Values {
        let mut values = Values::new(span);
        let mut first_places: Vec<(Cow<'static, str>, Span)> = Vec::new();
        for pair in pairs {
            let Some(field) = fields.find(&pair.key) else {
                self.report_unknown_key(fields, pair);
                continue;
            };
            let key: Cow<'static, str> =
                if field.key == "*" { pair.key.to_string().into() } else { (&*field.key).into() };
            if let Some((_, first)) = first_places.iter().find(|(known, _)| *known == key) {
                let names = [field.name.id.clone(), field.name.en.clone()];
                self.diagnostics.push(
                    Diagnostic::at(&rule::DUPLICATE_KEY, pair.key_span)
                        .variant("names")
                        .text("key", &*pair.key)
                        .names("names", names)
                        .related(*first),
                );
                continue;
            }
            first_places.push((key.clone(), pair.key_span));
            self.warn_about_lost_value(field, pair);
            if !self.is_allowed_here(field, pair) || has_no_content(field, &pair.value) {
                continue;
            }
            if let Some(value) = self.value(field, &pair.value) {
                values.insert(key, value);
            }
        }
        values
    }

    /// Facts stand in the main file, and a few keys in a translation only.
    fn is_allowed_here(&mut self, field: &Field, pair: &Pair) -> bool {
        let holds_prose = |field: &Field| field.children.iter().any(Field::may_be_translated);
        let right = match (self.mode, field.translation) {
            (Mode::Main | Mode::Config, Translation::Only) => false,
            (Mode::Translation, Translation::Never) => holds_prose(field),
            (Mode::Main | Mode::Config | Mode::Translation, _) => true,
        };
        if !right {
            let variant = match self.mode {
                Mode::Main | Mode::Config => "main",
                Mode::Translation => "translation",
            };
            self.diagnostics.push(
                Diagnostic::at(&rule::NOT_TRANSLATABLE, pair.key_span)
                    .variant(variant)
                    .text("key", &*pair.key),
            );
        }
        right
    }

    /// One value, or a list of them where the key takes one.
    pub(super) fn value(&mut self, field: &'static Field, node: &Node) -> Option<Value> {
        if let Some(special) = self.special(field, node) {
            return special;
        }
        if let Some(read) = self.written_list(field, node, false) {
            return read;
        }
        if !field.list {
            return self.single(field, node);
        }
        let values = match &node.value {
            NodeValue::List(items) => {
                if let [only] = items.as_slice()
                    && let Some(Some(special)) = self.special(field, only)
                {
                    return Some(special);
                }
                let mut values = Vec::new();
                for item in items.iter().filter(|item| !says_nothing(item)) {
                    match self.written_list(field, item, true) {
                        Some(Some(Value::List(several))) => values.extend(several),
                        Some(_) => {}
                        None => values.extend(self.item(field, item)),
                    }
                }
                values
            }
            NodeValue::Map(pairs)
                if self.mode == Mode::Translation && field.value_type == ValueType::Map =>
            {
                pairs.iter().filter_map(|pair| self.read_translated_item(field, pair)).collect()
            }
            NodeValue::Map(pairs) if self.is_pair_map(field, pairs) => {
                pairs.iter().filter_map(|pair| self.read_pair(field, pair)).collect()
            }
            NodeValue::Map(_) | NodeValue::Scalar(_) => {
                self.single(field, node).into_iter().collect()
            }
        };
        let value = Value::List(values);
        format::check_list(field, &value, node.span, self.key_language, &mut self.diagnostics);
        Some(value)
    }

    /// The special word instead of a value: `Some(None)` if it may not stand here.
    #[expect(
        clippy::option_option,
        reason = "no special word, one that may not stand, or its value"
    )]
    fn special(&mut self, field: &'static Field, node: &Node) -> Option<Option<Value>> {
        let text = node.text()?;
        let special = names().special(text)?;
        if let ValueType::Choice(choices) = &field.value_type
            && choices.iter().any(|choice| choice.is(&fold(text)))
        {
            return None;
        }
        let allowed = match special {
            SpecialWord::Unknown => field.special.unknown,
            SpecialWord::None => field.special.none,
            SpecialWord::NotMeasured => field.special.not_measured,
        };
        if allowed {
            return Some(Some(Value::Special(Spanned { value: special, span: node.span })));
        }
        if matches!(field.value_type, ValueType::Text | ValueType::Markdown) {
            return None;
        }
        self.refuse_special_word(field, node);
        Some(None)
    }

    /// One item of a list, where a cure must be one too. A special word stands for the whole list, never for one of several.
    pub(super) fn item(&mut self, field: &'static Field, node: &Node) -> Option<Value> {
        let is_free = matches!(field.value_type, ValueType::Text | ValueType::Markdown);
        let special = node.text().and_then(|text| names().special(text)).filter(|_| !is_free);
        if special.is_none() || matches!(field.value_type, ValueType::Choice(_)) {
            let outer = std::mem::replace(&mut self.in_list, true);
            let value = self.single(field, node);
            self.in_list = outer;
            return value;
        }
        self.refuse_special_word(field, node);
        None
    }

    fn refuse_special_word(&mut self, field: &Field, node: &Node) {
        self.diagnostics.push(
            Diagnostic::at(&rule::SPECIAL_WORD, node.span)
                .text("value", node.text().unwrap_or_default())
                .text("key", field.name.get(self.key_language)),
        );
    }

    fn single(&mut self, field: &'static Field, node: &Node) -> Option<Value> {
        match (&field.value_type, &node.value) {
            (ValueType::Map, _) if field.children.is_empty() => self.free_map(field, node),
            (ValueType::Text, NodeValue::Map(_))
                if self.mode == Mode::Config && field.translation == Translation::Prose =>
            {
                self.free_map(field, node)
            }
            (ValueType::Map, NodeValue::Map(pairs)) => {
                if self.is_pair_map(field, pairs) && pairs.len() == 1 {
                    return pairs.first().and_then(|pair| self.read_pair(field, pair));
                }
                Some(Value::Map(self.map(&field.children, pairs, node.span)))
            }
            (ValueType::Map, NodeValue::Scalar(_)) if field.short.is_some() => {
                self.read_short_form(field, node)
            }
            // `[[praktik/lain]]` without quotes.
            (ValueType::Map, NodeValue::List(_))
                if field.has_short_reference() || field.has_short_list() =>
            {
                self.read_short_form(field, node)
            }
            (ValueType::Map, NodeValue::Scalar(scalar)) if field.pair.is_some() => {
                let cure = cure::with_pair(field, &scalar.text, self.key_language, self.in_list);
                self.diagnostics.push(
                    Diagnostic::at(&rule::WRONG_TYPE, node.span)
                        .variant("pair")
                        .text("value", &*scalar.text)
                        .text("example", cure),
                );
                None
            }
            (ValueType::Map, _) => {
                self.report_wrong_type(node.span, field.value_type.word());
                None
            }
            _ => scalar::read(field, node, self.key_language, &mut self.diagnostics),
        }
    }

    /// In a translation, a list of maps is a map by the item's id (or term).
    fn read_translated_item(&mut self, field: &'static Field, pair: &Pair) -> Option<Value> {
        let mut values = match &pair.value.value {
            NodeValue::Map(pairs) => self.pairs(&field.children, pairs, pair.value.span),
            NodeValue::Scalar(_) => match self.prose_of_item(field, &pair.value)? {
                Value::Map(values) => values,
                _ => return None,
            },
            NodeValue::List(_) => {
                self.report_wrong_type(pair.value.span, "type.map");
                return None;
            }
        };
        values.item = Some(Spanned { value: pair.key.to_string(), span: pair.key_span });
        Some(Value::Map(values))
    }

    /// A plain value for a translated item is its main text.
    fn prose_of_item(&mut self, field: &'static Field, node: &Node) -> Option<Value> {
        let named = field.pair.as_ref().map(|(_, text)| text).or(field.short.as_ref());
        let key =
            named.and_then(|key| field.children.get(key)).filter(|key| key.may_be_translated())?;
        let value = self.value(key, node)?;
        let mut values = Values::new(node.span);
        values.insert(key.key.as_str(), value);
        Some(Value::Map(values))
    }

    /// A map that takes any keys; its values are kept as typed.
    fn free_map(&mut self, field: &Field, node: &Node) -> Option<Value> {
        let mut values = Values::new(node.span);
        if let (Some(text), Some(short)) = (node.text(), &field.short) {
            values.free.push((short.clone(), text.to_owned()));
            return Some(Value::Map(values));
        }
        let NodeValue::Map(pairs) = &node.value else {
            self.report_wrong_type(node.span, ValueType::Map.word());
            return None;
        };
        for pair in pairs {
            match &pair.value.value {
                _ if says_nothing(&pair.value) => {}
                NodeValue::Scalar(scalar) => {
                    values.free.push((pair.key.to_string(), scalar.text.to_string()));
                }
                NodeValue::List(items) if items.iter().all(|item| item.text().is_some()) => {
                    let texts: Vec<&str> = items.iter().filter_map(Node::text).collect();
                    values.free.push((pair.key.to_string(), texts.join(", ")));
                }
                NodeValue::List(_) | NodeValue::Map(_) => {
                    self.report_wrong_type(pair.value.span, "type.text");
                }
            }
        }
        Some(Value::Map(values))
    }

    fn report_unknown_key(&mut self, fields: &Fields, pair: &Pair) {
        self.diagnostics.push(
            Diagnostic::at(&rule::UNKNOWN_KEY, pair.key_span)
                .text("key", &*pair.key)
                .suggest(nearest(&pair.key, fields.all_names())),
        );
    }

    fn report_wrong_type(&mut self, span: Span, wanted: &'static str) {
        self.diagnostics.push(Diagnostic::at(&rule::WRONG_TYPE, span).word("wanted", wanted));
    }
}
