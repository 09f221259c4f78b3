//! Values → locus.

use super::{
    common::coordinates,
    part_builder::{PartBuilder, choices, text_or_entry},
};
use crate::{
    model::{
        VocabularyId,
        choice::{Hosting as Accepts, Trait},
        locus::{Contact, Hosting, Locus},
    },
    names::Values,
};

/// Where a locus is, if its file does not say.
const HOME: &str = "ID";

pub(super) fn locus(values: &Values, builder: &mut PartBuilder<'_>) -> Option<Locus> {
    let kind = builder.term(values, "kind", VocabularyId::LocusKinds);
    let province = builder.term(values, "province", VocabularyId::Provinces);
    let awards = builder.awards(values);
    Some(Locus {
        kind: kind?,
        parent: text_or_entry(values, "parent"),
        short_name: values.string("short_name"),
        original_name: values.string("original_name"),
        country: values.string("country").unwrap_or_else(|| HOME.to_owned()),
        province,
        regency: values.string("regency"),
        address: values.string("address"),
        coordinates: coordinates(values),
        population: values.count("population"),
        area_km2: values.number("area_km2").map(|number| number.value.value),
        traits: choices(values, "traits", Trait::from_id),
        awards,
        contact: values.map("contact").map(|contact| Contact {
            office: contact.string("office"),
            channel: contact.strings("channel"),
        }),
        hosting: values.map("hosting").map(hosting),
    })
}

fn hosting(values: &Values) -> Hosting {
    Hosting {
        accepts: choices(values, "accepts", Accepts::from_id),
        notice_days: values.count("notice_days"),
        days: values.strings("days"),
        capacity: values.count("capacity"),
        letter_to: values.string("letter_to"),
        url: values.web_address("url"),
        checked: values.date("checked").map(|date| date.value),
    }
}
