//! Puts a record together, key by key. What has no value has no key.

use std::{borrow::Cow, fmt::Display};

use crate::{
    export::datum::{Datum, Record},
    graph::{EntryRef, target::Target},
    model::{Listing, TermId, TextOrEntry},
    names::{Prose, Reference, ReferenceField, SpecialWord},
    parse::LinkKind,
    parse::markdown::append_plain_text,
    render::view::RenderContext,
    text::number::Number,
};

/// A record that is being put together, in one language.
pub(super) struct RecordBuilder<'a> {
    pub(super) site: &'a RenderContext<'a>,
    pub(super) language: &'a str,
    /// Where references of its texts begin.
    pub(super) entry: Option<EntryRef>,
    /// The only key that is wanted; nothing for all of them.
    pub(super) only: Option<&'a str>,
    pub(super) record: Record<'a>,
}

impl<'a> RecordBuilder<'a> {
    /// Nothing is said yet.
    pub(super) fn new(site: &'a RenderContext<'a>, language: &'a str) -> Self {
        Self { site, language, entry: None, only: None, record: Record::new() }
    }

    /// Sets a key, if it is wanted.
    pub(super) fn add(&mut self, key: impl Into<Cow<'static, str>>, value: Datum<'a>) {
        let key = key.into();
        if self.wants(&key) {
            self.record.push((key, value));
        }
    }

    /// Whether a key is wanted: what nobody reads is not worked out.
    fn wants(&self, key: &str) -> bool {
        self.only.is_none_or(|only| only == key)
    }

    /// A map within the record.
    fn nested(&self) -> Self {
        Self { entry: self.entry, ..Self::new(self.site, self.language) }
    }

    pub(super) fn text(&mut self, key: &'static str, text: Option<&'a str>) {
        if let Some(text) = text {
            self.add(key, Datum::Text(text.into()));
        }
    }

    pub(super) fn texts(&mut self, key: &'static str, texts: &'a [String]) {
        self.list(key, texts.iter().map(|text| Datum::Text(text.into())));
    }

    /// A text in Markdown, as readers read it.
    pub(super) fn prose(&mut self, key: &'static str, prose: Option<&'a Prose>) {
        if let Some(prose) = prose.filter(|_| self.wants(key)) {
            let plain = self.plain_text(&prose.text);
            self.add(key, plain);
        }
    }

    /// A date, or anything else that has a way to be written.
    pub(super) fn shown(&mut self, key: &'static str, value: Option<impl Display>) {
        if let Some(value) = value.filter(|_| self.wants(key)) {
            self.add(key, Datum::Text(value.to_string().into()));
        }
    }

    pub(super) fn number(&mut self, key: &'static str, number: Option<Number>) {
        if let Some(number) = number {
            self.add(key, Datum::Number(number));
        }
    }

    pub(super) fn count(&mut self, key: &'static str, count: Option<u64>) {
        #[expect(
            clippy::cast_precision_loss,
            reason = "counts of people and pages are far smaller"
        )]
        self.number(key, count.map(|count| Number { value: count as f64, decimals: 0 }));
    }

    pub(super) fn flag(&mut self, key: &'static str, value: Option<bool>) {
        if let Some(value) = value {
            self.add(key, Datum::Bool(value));
        }
    }

    /// Fixed values, by their English names.
    pub(super) fn choices(
        &mut self,
        key: &'static str,
        values: impl IntoIterator<Item = &'static str>,
    ) {
        self.list(key, values.into_iter().map(|value| Datum::Text(value.into())));
    }

    pub(super) fn term(&mut self, key: &'static str, term: Option<&'a TermId>) {
        self.text(key, term.map(|term| term.0.as_str()));
    }

    pub(super) fn terms(&mut self, key: &'static str, terms: &'a [TermId]) {
        self.list(key, terms.iter().map(|term| Datum::Text(term.0.as_str().into())));
    }

    pub(super) fn entry(
        &mut self,
        key: &'static str,
        field: ReferenceField,
        named: Option<&'a TextOrEntry>,
    ) {
        if let Some(named) = named.filter(|_| self.wants(key)) {
            let entry = self.entry_datum(field, named);
            self.add(key, entry);
        }
    }

    pub(super) fn entries(
        &mut self,
        key: &'static str,
        field: ReferenceField,
        named: &'a [TextOrEntry],
    ) {
        let wanted = if self.wants(key) { named } else { &[] };
        let entries: Vec<Datum<'a>> =
            wanted.iter().map(|named| self.entry_datum(field, named)).collect();
        self.list(key, entries);
    }

    pub(super) fn reference(&mut self, key: &'static str, reference: Option<&'a Reference>) {
        if let Some(reference) = reference.filter(|_| self.wants(key)) {
            let entry = self.reference_datum(reference);
            self.add(key, entry);
        }
    }

    pub(super) fn references(&mut self, key: &'static str, references: &'a [Reference]) {
        let wanted = if self.wants(key) { references } else { &[] };
        let entries: Vec<Datum<'a>> =
            wanted.iter().map(|reference| self.reference_datum(reference)).collect();
        self.list(key, entries);
    }

    /// A list, unless it is empty.
    pub(super) fn list(&mut self, key: &'static str, values: impl IntoIterator<Item = Datum<'a>>) {
        if !self.wants(key) {
            return;
        }
        let values: Vec<Datum<'a>> = values.into_iter().collect();
        if !values.is_empty() {
            self.add(key, Datum::List(values));
        }
    }

    /// A map, unless nothing is in it.
    pub(super) fn map(&mut self, key: &'static str, fill: impl FnOnce(&mut Self)) {
        if !self.wants(key) {
            return;
        }
        let mut inner = self.nested();
        fill(&mut inner);
        if !inner.record.is_empty() {
            self.add(key, Datum::Map(inner.record));
        }
    }

    /// A list of maps.
    pub(super) fn maps<T>(
        &mut self,
        key: &'static str,
        items: &'a [T],
        fill: impl Fn(&mut Self, &'a T),
    ) {
        let wanted = if self.wants(key) { items } else { &[] };
        let maps: Vec<Datum<'a>> = wanted
            .iter()
            .map(|item| {
                let mut inner = self.nested();
                fill(&mut inner, item);
                Datum::Map(inner.record)
            })
            .collect();
        self.list(key, maps);
    }

    /// A list of maps, and what stands instead of it.
    pub(super) fn listing<T>(
        &mut self,
        key: &'static str,
        listing: &'a Listing<T>,
        fill: impl Fn(&mut Self, &'a T),
    ) {
        self.maps(key, &listing.items, fill);
        self.stated(key, listing);
    }

    /// The word that stands instead of a list, and the text about it.
    pub(super) fn stated<T>(&mut self, key: &'static str, listing: &'a Listing<T>) {
        if let Some(special) = listing.special.filter(|_| self.only.is_none()) {
            self.add(format!("{key}_stated"), Datum::Text(special_id(special).into()));
        }
        self.narrative(key, listing.narrative.as_ref());
    }

    /// The text that a section of the body tells about a list.
    pub(super) fn narrative(&mut self, key: &'static str, prose: Option<&'a Prose>) {
        if let Some(prose) = prose.filter(|_| self.only.is_none()) {
            let plain = self.plain_text(&prose.text);
            self.add(format!("{key}_text"), plain);
        }
    }

    fn plain_text(&self, markdown: &str) -> Datum<'a> {
        Datum::Text(self.read_plain_text(markdown).into())
    }

    /// A text in Markdown, as readers read it.
    pub(super) fn read_plain_text(&self, markdown: &str) -> String {
        let mut plain = String::new();
        append_plain_text(markdown, &|target| self.title_of_link(target), &mut plain);
        plain.truncate(plain.trim_end().len());
        plain
    }

    /// The title of the entry that `[[target]]` leads to, if it has a record.
    fn title_of_link(&self, target: &str) -> Option<String> {
        match self.site.graph.target(self.entry?, "", target, LinkKind::Wiki) {
            Target::Entry(entry, _) if super::has_record(self.site.graph, entry) => {
                Some(self.site.title(entry, self.language).to_owned())
            }
            _ => None,
        }
    }

    fn entry_datum(&self, field: ReferenceField, named: &'a TextOrEntry) -> Datum<'a> {
        self.named(self.site.graph.resolve_any(named, field), named.name())
    }

    fn reference_datum(&self, reference: &'a Reference) -> Datum<'a> {
        self.named(self.site.graph.resolve(reference), &reference.name)
    }

    /// An entry that has a record by its title; any other by what was typed.
    fn named(&self, entry: Option<EntryRef>, typed: &'a str) -> Datum<'a> {
        match entry.filter(|entry| super::has_record(self.site.graph, *entry)) {
            Some(entry) => {
                let title = self.site.title(entry, self.language);
                Datum::Entry(Some(super::entry_name(self.site.graph, entry)), title.into())
            }
            None => Datum::Entry(None, typed.into()),
        }
    }
}

/// A special word by its English name.
fn special_id(special: SpecialWord) -> &'static str {
    match special {
        SpecialWord::Unknown => "unknown",
        SpecialWord::None => "none",
        SpecialWord::NotMeasured => "not-measured",
    }
}
