//! What every kind needs to turn values into parts of an entry: terms looked up, sources of claims
//! found, listings with their special words. Apart so that the kinds are plain field lists.

use crate::{
    diagnostic::Diagnostic,
    model::{
        Claim, Id, Listing, TermId, TextOrEntry, TextOrTerm, Vocabularies, VocabularyId,
        case::{Award, Figure},
        common::Citation,
        term::Lookup,
    },
    names::{Reference, Value, Values, names},
    rule,
    source::{Sources, Spanned},
    text::{language::Language, list_marks::split_sentence, suggest::nearest},
};

/// Builds parts of one version of one entry.
pub(super) struct PartBuilder<'a> {
    pub(super) vocabularies: &'a Vocabularies,
    /// The entry's sources, which claims name by number or id.
    pub(super) source_ids: Vec<Option<String>>,
    pub(super) sources: &'a Sources,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl PartBuilder<'_> {
    /// The term that a key names.
    pub(super) fn term(
        &mut self,
        values: &Values,
        key: &str,
        vocabulary: VocabularyId,
    ) -> Option<TermId> {
        let text = values.text(key)?;
        self.look_up(&text, vocabulary)
    }

    /// The terms that a key lists.
    pub(super) fn terms(
        &mut self,
        values: &Values,
        key: &str,
        vocabulary: VocabularyId,
    ) -> Vec<TermId> {
        let mut terms = Vec::new();
        for value in values.list(key) {
            if let Value::Text(text) = value {
                terms.extend(self.look_up(text, vocabulary).filter(|term| !terms.contains(term)));
            }
        }
        terms
    }

    fn look_up(&mut self, text: &Spanned<String>, id: VocabularyId) -> Option<TermId> {
        let vocabulary = self.vocabularies.get(id);
        match vocabulary.look_up(&text.value) {
            Lookup::Found(term) => Some(term.id.clone()),
            Lookup::Ambiguous(terms) => {
                self.diagnostics.push(
                    Diagnostic::at(&rule::AMBIGUOUS_TERM, text.span)
                        .text("value", text.value.as_str())
                        .names("names", terms.iter().map(|term| term.id.0.clone())),
                );
                None
            }
            Lookup::Unknown => {
                let diagnostic = self.report_unknown(text, id);
                self.diagnostics.push(diagnostic);
                None
            }
        }
    }

    /// A text that is no term: a sentence that lists terms, or a word with terms near to it.
    fn report_unknown(&self, text: &Spanned<String>, id: VocabularyId) -> Diagnostic {
        let vocabulary = self.vocabularies.get(id);
        let parts = split_sentence(&text.value);
        let is_term = |part: &&str| matches!(vocabulary.look_up(part), Lookup::Found(_));
        if parts.len() > 1 && parts.iter().any(is_term) {
            let before = self.sources.get(text.span.source).text.get(..text.span.range().start);
            let in_list = before.is_some_and(|before| before.trim_end().ends_with('-'));
            let example = if in_list {
                parts.iter().map(|part| format!("- {part}")).collect::<Vec<_>>().join("\n")
            } else {
                format!("[{}]", parts.join(", "))
            };
            return Diagnostic::at(&rule::LIST_NOTATION, text.span)
                .text("value", text.value.as_str())
                .number("count", parts.len())
                .text("example", example);
        }
        let near = vocabulary.nearest(&text.value, &self.vocabularies.synonyms);
        let diagnostic = Diagnostic::at(&rule::UNKNOWN_TERM, text.span)
            .text("value", text.value.as_str())
            .both("vocabulary", file_name(id, Language::Id), file_name(id, Language::En));
        if near.is_empty() {
            return diagnostic;
        }
        let names = near.iter().map(|term| term.id.0.clone());
        diagnostic
            .variant("near")
            .names("near", names)
            .suggest(near.first().map(|term| term.id.0.as_str()))
    }

    /// Who says so, and where it stands.
    pub(super) fn claim(&mut self, values: &Values) -> Claim {
        let source = values.text("source").and_then(|text| self.source(&text));
        Claim { source, speaker: values.string("speaker") }
    }

    fn source(&mut self, text: &Spanned<String>) -> Option<Id<Citation>> {
        let by_id =
            self.source_ids.iter().position(|id| id.as_deref() == Some(text.value.as_str()));
        let by_number = || {
            let number = text.value.parse::<usize>().ok()?;
            number.checked_sub(1).filter(|position| *position < self.source_ids.len())
        };
        let position = by_id.or_else(by_number);
        if position.is_none() {
            let ids = self.source_ids.iter().flatten().map(String::as_str);
            self.diagnostics.push(
                Diagnostic::at(&rule::DANGLING_REFERENCE, text.span)
                    .variant("source")
                    .text("name", text.value.as_str())
                    .number("count", self.source_ids.len())
                    .suggest(nearest(&text.value, ids)),
            );
        }
        position.map(Id::at)
    }

    /// A list of parts with the word that may stand instead, and what a heading of the body says.
    /// A part that cannot be built has its own diagnostic and is left out.
    pub(super) fn listing<T>(
        &mut self,
        values: &Values,
        key: &str,
        mut part: impl FnMut(&mut Self, &Values) -> Option<T>,
    ) -> Listing<T> {
        let mut items: Vec<T> = values.maps(key).filter_map(|item| part(self, item)).collect();
        // There are tens of thousands of these lists in a large knowledge base.
        items.shrink_to_fit();
        Listing { items, special: values.special(key), narrative: values.narrative(key) }
    }

    /// A listing of terms.
    pub(super) fn term_listing(
        &mut self,
        values: &Values,
        key: &str,
        vocabulary: VocabularyId,
    ) -> Listing<TermId> {
        Listing {
            items: self.terms(values, key, vocabulary),
            special: values.special(key),
            narrative: None,
        }
    }

    /// The awards of a case or locus.
    pub(super) fn awards(&mut self, values: &Values) -> Listing<Award> {
        self.listing(values, "awards", |builder, award| {
            let ranks = builder.vocabularies.get(VocabularyId::AwardRanks);
            let rank = award.string("rank").map(|rank| match ranks.look_up(&rank) {
                Lookup::Found(term) => TextOrTerm::Term(term.id.clone()),
                Lookup::Ambiguous(_) | Lookup::Unknown => TextOrTerm::Text(rank),
            });
            Some(Award {
                name: award.string("name")?,
                giver: award.string("giver"),
                year: year(award, "year"),
                rank,
                claim: builder.claim(award),
            })
        })
    }
}

/// A vocabulary's name as its file would have it.
fn file_name(id: VocabularyId, language: Language) -> &'static str {
    let name = names().vocabularies.iter().find(|known| known.en == id.name());
    name.map_or(id.name(), |known| known.get(language))
}

/// A listing of plain texts.
pub(super) fn text_listing(values: &Values, key: &str) -> Listing<String> {
    Listing { items: values.strings(key), special: values.special(key), narrative: None }
}

/// An entry, or a plain text.
pub(super) fn text_or_entry(values: &Values, key: &str) -> Option<TextOrEntry> {
    values.get(key).and_then(to_text_or_entry)
}

/// A list of entries or plain texts.
pub(super) fn texts_or_entries(values: &Values, key: &str) -> Vec<TextOrEntry> {
    values.list(key).iter().filter_map(to_text_or_entry).collect()
}

fn to_text_or_entry(value: &Value) -> Option<TextOrEntry> {
    match value {
        Value::Text(text) => Some(TextOrEntry::Text(text.clone())),
        Value::Reference(reference) => Some(TextOrEntry::Entry(reference.clone())),
        _ => None,
    }
}

/// A list of entries.
pub(super) fn references(values: &Values, key: &str) -> Vec<Reference> {
    let texts = values.list(key).iter().filter_map(|value| match value {
        Value::Reference(reference) => Some(reference.clone()),
        _ => None,
    });
    texts.collect()
}

/// A list of fixed values.
pub(super) fn choices<T>(values: &Values, key: &str, from_id: fn(&str) -> Option<T>) -> Vec<T> {
    let texts = values.list(key).iter().filter_map(|value| match value {
        Value::Choice(choice) => from_id(choice.value),
        _ => None,
    });
    texts.collect()
}

/// A number or words.
pub(super) fn figure(values: &Values, key: &str) -> Option<Figure> {
    match values.get(key)? {
        Value::Number(number) => Some(Figure::Number(number.value)),
        Value::Text(text) => Some(Figure::Text(text.value.clone())),
        _ => None,
    }
}

/// A year, already within its bounds.
pub(super) fn year(values: &Values, key: &str) -> Option<u16> {
    values.count(key).and_then(|year| u16::try_from(year).ok())
}
