//! The records of terms: what the ids in other records mean.

use super::builder::RecordBuilder;
use crate::{
    export::datum::{Datum, Record},
    render::view::RenderContext,
    text::number::Number,
};

/// Every term, list by list.
pub(in crate::export) fn term_records<'a>(
    site: &'a RenderContext<'a>,
    language: &'a str,
) -> impl Iterator<Item = Record<'a>> {
    site.graph.vocabularies.iter().flat_map(move |(vocabulary, list)| {
        list.terms().iter().map(move |term| {
            let mut it = RecordBuilder::new(site, language);
            it.text("vocabulary", Some(vocabulary.name()));
            it.term("id", Some(&term.id));
            it.text("label", Some(term.label.get(language)));
            it.text("description", term.description.as_ref().map(|text| text.get(language)));
            let synonyms = term.synonyms_in(language);
            it.list("synonyms", synonyms.map(|text| Datum::Text(text.into())));
            it.text("code", term.code.as_deref());
            it.text("iso", term.iso.as_deref());
            if let Some(at) = term.coordinates {
                let degrees = [at.latitude, at.longitude];
                let degrees = degrees.map(|value| Datum::Number(Number { value, decimals: 4 }));
                it.add("coordinates", Datum::List(degrees.into()));
            }
            it.text("group", term.group.as_deref());
            it.record
        })
    })
}
