//! The record of a locus.

use super::{builder::RecordBuilder, count_with_records, shared_keys::add_awards};
use crate::{
    export::datum::Datum,
    graph::EntryRef,
    model::{
        LocusId,
        choice::{Hosting, Trait},
        locus::Locus,
    },
    names::ReferenceField,
    text::number::Number,
};

pub(super) fn add_locus<'a>(it: &mut RecordBuilder<'a>, id: LocusId, locus: &'a Locus) {
    it.term("kind", Some(&locus.kind));
    it.entry("parent", ReferenceField::LocusParent, locus.parent.as_ref());
    it.text("short_name", locus.short_name.as_deref());
    it.text("original_name", locus.original_name.as_deref());
    it.text("country", Some(&locus.country));
    it.term("province", locus.province.as_ref());
    it.text("regency", locus.regency.as_deref());
    it.text("address", locus.address.as_deref());
    if let Some(at) = locus.coordinates {
        let degrees = |value| Datum::Number(Number { value, decimals: decimals_of(value) });
        it.add("coordinates", Datum::List(vec![degrees(at.latitude), degrees(at.longitude)]));
    }
    it.count("population", locus.population);
    let area = locus.area_km2;
    it.number("area_km2", area.map(|value| Number { value, decimals: decimals_of(value) }));
    it.choices("traits", locus.traits.iter().copied().map(Trait::id));
    add_awards(it, &locus.awards);
    if let Some(contact) = &locus.contact {
        it.map("contact", |it| {
            it.text("office", contact.office.as_deref());
            it.texts("channel", &contact.channel);
        });
    }
    if let Some(hosting) = &locus.hosting {
        it.map("hosting", |it| {
            it.choices("accepts", hosting.accepts.iter().copied().map(Hosting::id));
            it.count("notice_days", hosting.notice_days);
            it.texts("days", &hosting.days);
            it.count("capacity", hosting.capacity);
            it.text("letter_to", hosting.letter_to.as_deref());
            it.shown("url", hosting.url.as_ref());
            it.shown("checked", hosting.checked);
        });
    }
    if it.only.is_some() {
        return;
    }
    let graph = it.site.graph;
    let visits = graph.backlinks.visits_of_locus[id].iter().map(|id| EntryRef::Visit(*id));
    it.count("visit_count", Some(count_with_records(graph, visits)));
}

/// How many digits after the point a number needs.
fn decimals_of(value: f64) -> u8 {
    let written = value.to_string();
    written.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(12) as u8)
}
