//! What a search knows of loci, institutes and adoptions.

use super::Writer;
use crate::{
    graph::EntryRef,
    model::VocabularyId,
    names::{Kind, Reference, ReferenceField},
};

pub(super) fn locus(writer: &mut Writer<'_>, index: usize) {
    let locus = &writer.site.graph.locus(index).version(writer.language).data;
    writer.term(VocabularyId::LocusKinds, &locus.kind);
    let province = locus.province.as_ref();
    let label = province.map(|province| writer.label(VocabularyId::Provinces, province));
    let place = [locus.regency.clone(), label].into_iter().flatten().collect::<Vec<_>>();
    writer.found.place = place.join(", ");
    if let Some(province) = province {
        writer.term(VocabularyId::Provinces, province);
    }
    let names = [&locus.short_name, &locus.original_name, &locus.regency];
    for name in names.into_iter().flatten() {
        writer.name(name);
    }
    if let Some(parent) = &locus.parent {
        let name = writer.named(parent, ReferenceField::LocusParent);
        writer.name(&name);
    }
    if let Some(address) = &locus.address {
        writer.line(address);
    }
    writer.listing("awards", "locus.awards", &locus.awards, |_, award, out| {
        out.push_str(&award.name);
        if let Some(giver) = &award.giver {
            out.push_str(" · ");
            out.push_str(giver);
        }
    });
}

pub(super) fn institute(writer: &mut Writer<'_>, index: usize) {
    let institute = &writer.site.graph.entries.institutes[index].version(writer.language).data;
    if let Some(province) = &institute.province {
        writer.found.place = writer.label(VocabularyId::Provinces, province);
        writer.term(VocabularyId::Provinces, province);
    }
    if let Some(name) = &institute.short_name {
        writer.name(name);
    }
}

pub(super) fn adoption(writer: &mut Writer<'_>, index: usize) {
    let adoption = &writer.site.graph.entries.adoptions[index].version(writer.language).data;
    let by = writer.named(&adoption.by, ReferenceField::AdoptionBy);
    writer.name(&by);
    writer.found.place = by;
    let mut of = |kind: Kind, reference: &Option<Reference>| {
        let index = reference.as_ref().and_then(|it| writer.site.graph.resolve(it));
        if let Some(index) = index {
            let title = writer.title(EntryRef { kind, index });
            writer.name(&title);
        }
    };
    of(Kind::Case, &adoption.case);
    of(Kind::Visit, &adoption.visit);
    writer.prose("changed", adoption.changed.as_ref());
    writer.prose("why", adoption.why.as_ref());
    writer.prose("result", adoption.result.as_ref());
    writer.prose("stopped_because", adoption.stopped_because.as_ref());
}
